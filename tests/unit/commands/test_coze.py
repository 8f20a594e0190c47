"""Signing in, testing and signing out by command, against the emulator and a keyring in memory."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import keyring.core
import pytest
from click.testing import CliRunner, Result
from fakes_emulator import emulator
from fakes_keyring import FailingKeyring, MemoryKeyring

from desktop_cs.cli import main
from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.privacy.secrets import SERVICE
from desktop_cs.settings.file import load


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    ring = MemoryKeyring({})
    monkeypatch.setattr(keyring.core, "_keyring_backend", ring)
    return ring


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[EmulatorServer]:
    with emulator() as running:
        monkeypatch.setenv("COZE_API_BASE", running.address().base_url)
        monkeypatch.setenv("COZE_BOT_ID", running.address().bot_id)
        monkeypatch.setenv("COZE_WORKFLOW_ID", running.address().workflow_id)
        yield running


def coze(profile: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["coze", *words, "--profile", str(profile), "--json"], input=typed)


def checks(result: Result) -> dict[str, str]:
    return {check["name"]: check["status"] for check in json.loads(result.stdout)["checks"]}


def test_a_personal_token_in_test_out(server: EmulatorServer, ring: MemoryKeyring, tmp_path: Path) -> None:
    token = server.address().token
    signed_in = coze(tmp_path, "login", "--method", "pat", typed=f"{token}\n")
    assert signed_in.exit_code == 0, signed_in.output
    assert json.loads(signed_in.stdout)["method"] == "pat"
    tested = coze(tmp_path, "test")
    assert tested.exit_code == 0, tested.output
    assert checks(tested)["account"] == checks(tested)["chat"] == "ok"
    assert json.loads(tested.stdout)["missing"] == []
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"settings.json", "desktop-cs.sqlite3"}, "the calls are in the ledger"
    assert not [path for path in files if token.encode() in path.read_bytes()]
    assert token not in signed_in.output + tested.output
    out = coze(tmp_path, "logout")
    assert json.loads(out.stdout)["signed_out"] is True
    assert ring.kept == {}
    after = coze(tmp_path, "test")
    assert after.exit_code == 1
    assert checks(after)["account"] == "fail"
    assert json.loads(coze(tmp_path, "logout").stdout)["signed_out"] is False


def test_through_the_browser(
    server: EmulatorServer, ring: MemoryKeyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda url: httpx.get(url, follow_redirects=True, trust_env=False))
    signed_in = coze(tmp_path, "login", "--client-id", "desk-app")
    assert signed_in.exit_code == 0, signed_in.output
    assert json.loads(signed_in.stdout)["method"] == "pkce"
    assert load(tmp_path / "settings.json").coze.client_id == "desk-app"
    assert checks(coze(tmp_path, "test"))["chat"] == "ok"
    (secret,) = ring.kept.values()
    assert json.loads(secret)["refresh_token"] not in signed_in.output


def test_by_device_without_a_browser(server: EmulatorServer, ring: MemoryKeyring, tmp_path: Path) -> None:
    httpx.post(f"{server.address().base_url}/_emulator/oauth/life", json={"interval_s": 1}, trust_env=False)
    answered = threading.Event()

    def answer() -> None:  # another person, on another device
        while not answered.wait(0.05):
            for device in list(server._state.oauth.devices.values()):
                link = f"{server.address().base_url}/api/permission/oauth2/device?user_code={device.user_code}"
                httpx.get(link, trust_env=False)
                answered.set()

    person = threading.Thread(target=answer)
    person.start()
    signed_in = coze(tmp_path, "login", "--method", "device", "--client-id", "desk-app")
    answered.set()
    person.join()
    assert signed_in.exit_code == 0, signed_in.output
    assert "user_code=" in signed_in.stderr


def test_a_wrong_token_is_not_kept(server: EmulatorServer, ring: MemoryKeyring, tmp_path: Path) -> None:
    result = coze(tmp_path, "login", "--method", "pat", typed="pat_of_the_other_region\n")
    assert result.exit_code == 1
    assert "region" in result.stderr
    assert ring.kept == {}


@pytest.mark.parametrize(
    ("path", "missing", "permission"),
    [("/v3/chat", "chat", "'chat'"), ("/v1/workflow", "workflow", "'run workflow'")],
)
def test_a_missing_permission_is_named(
    server: EmulatorServer, ring: MemoryKeyring, tmp_path: Path, path: str, missing: str, permission: str
) -> None:
    coze(tmp_path, "login", "--method", "pat", typed=server.address().token)
    server.set_fault("bad_token", path=path)
    result = coze(tmp_path, "test")
    assert result.exit_code == 1
    record = json.loads(result.stdout)
    assert record["missing"] == [missing]
    assert permission in next(check["mend"] for check in record["checks"] if check["name"] == missing)


def test_without_a_keyring_nothing_is_begun(
    server: EmulatorServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", FailingKeyring(keyring.errors.NoKeyringError()))
    result = coze(tmp_path, "login", "--method", "pat", typed=server.address().token)
    assert result.exit_code == 1
    assert "keyring_missing" in result.stderr
    assert server.requests() == ()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "--region"),
        (("--region", "http://api.coze.cn"), 1, "https"),
        (("--region", "http://127.0.0.1:9"), 1, "COZE_API_BASE"),
        (("--region", "https://u:p@api.coze.cn"), 1, "cannot be used"),
        (("--region", "cn", "--method", "pkce"), 2, "--client-id"),
        (("--region", "cn", "--method", "jwt", "--client-id", "a"), 2, "--key-id"),
    ],
)
def test_what_is_missing_or_refused_is_said(
    words: tuple[str, ...], code: int, said: str, ring: MemoryKeyring, tmp_path: Path
) -> None:
    result = coze(tmp_path, "login", *words)
    assert (result.exit_code, said in result.stderr) == (code, True), result.output
    assert ring.kept == {}


def test_a_keyring_set_by_hand_is_understood(server: EmulatorServer, ring: MemoryKeyring, tmp_path: Path) -> None:
    ring.kept[SERVICE, f"coze-token {server.address().base_url}"] = server.address().token
    assert checks(coze(tmp_path, "test"))["account"] == "ok"
