"""`desktop-cs ledger`: lists, exports and checks what left."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from fakes_emulator import emulator
from programs import desktop_cs, json_of

from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.domain.cells import unguarded
from desktop_cs.store.driver import connect


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    with emulator() as running:
        yield running


@pytest.fixture(scope="module")
def profile(server: EmulatorServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one question was asked through Coze."""
    folder = tmp_path_factory.mktemp("profile")
    address = server.address()
    names = ("BASE", "TOKEN", "BOT_ID", "WORKFLOW_ID")
    values = (address.base_url, address.token, address.bot_id, address.workflow_id)
    env = {
        f"COZE_API_{name}" if name in names[:2] else f"COZE_{name}": v for name, v in zip(names, values, strict=True)
    }
    asked = json_of(desktop_cs("ask", "快递没更新，手机13812345678", "--json", profile=folder, env=env))
    assert asked["engine"] == "coze"
    return folder


def ledger(profile: Path, *arguments: str) -> Result:
    return desktop_cs("ledger", *arguments, profile=profile)


def entries(profile: Path, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json_of(ledger(profile, "list", *arguments, "--json"))["entries"]
    return found


def test_list(server: EmulatorServer, profile: Path) -> None:
    listed = entries(profile)
    assert [entry["purpose"] for entry in listed] == ["compose", "understand"]
    received = [request.body.decode() for request in server.requests()]
    assert [entry["body"] for entry in reversed(listed)] == received
    # Once in the message, once among the slots that the conversation remembers.
    assert listed[0]["kinds"] == {"CN_MOBILE": 2}
    assert entries(profile, "--trace", listed[0]["trace_id"]) == listed
    assert entries(profile, "--trace", "nobody") == []
    assert entries(profile, "--since", "2999-01-01") == []
    assert entries(profile, "--limit", "1") == listed[:1]
    people = ledger(profile, "list").stdout
    assert "understand" in people
    assert "CN_MOBILE×1" in people
    assert ledger(profile, "list", "--since", "yesterday").exit_code == 2


def test_exports_say_the_same(profile: Path, tmp_path: Path) -> None:
    listed = entries(profile)[::-1]
    for name in ("out.jsonl", "out.CSV"):
        assert json_of(ledger(profile, "export", str(tmp_path / name), "--json"))["entries"] == 2
        assert (tmp_path / name).stat().st_mode & 0o77 == 0
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == listed
    with (tmp_path / "out.CSV").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [unguarded(row["body"]) for row in rows] == [entry["body"] for entry in listed]
    assert not [cell for row in rows for cell in row.values() if cell[:1] in tuple("=+-@\t\r＝＋－＠") and cell]


@pytest.mark.parametrize(("name", "code"), [("out.xml", "ledger_file_kind"), ("no/such/out.csv", "ledger_unwritable")])
def test_exports_that_cannot_be(profile: Path, tmp_path: Path, name: str, code: str) -> None:
    failed = ledger(profile, "export", str(tmp_path / name))
    assert (failed.exit_code, code in failed.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_verify(profile: Path) -> None:
    whole = json_of(ledger(profile, "verify", "--json"))
    assert (whole["ok"], whole["entries"], len(whole["head"])) == (True, 2, 64)
    db = connect(profile / "desktop-cs.sqlite3", read_only=False)
    db.execute("update ledger set trace_id = 'other' where seq = 1")
    db.conn.commit()
    db.close()
    broken = ledger(profile, "verify", "--json")
    assert broken.exit_code == 1
    assert json.loads(broken.stdout)["broken_at"] == 1


def test_an_empty_ledger(tmp_path: Path) -> None:
    assert "Nothing has left" in ledger(tmp_path, "list").stdout
    assert json_of(ledger(tmp_path, "verify", "--json"))["ok"] is True
