"""`desktop-cs seal`: from an open profile to a sealed one, with another key, another passphrase, and a code proven."""

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from fakes_keyring import MemoryKeyring
from programs import desktop_cs, json_of
from sealed import PASSPHRASE, SECRET, got, in_the_clear, put, seal_of

from desktop_cs.domain.access import DataKey

ENV = {"DESKTOP_CS_PASSPHRASE": PASSPHRASE, "DESKTOP_CS_UNSEALED": ""}
OTHER = "twelve green wallabies"


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    made = MemoryKeyring({})
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def key_of(folder: Path, passphrase: str) -> DataKey | None:
    return asyncio.run(seal_of(folder, environment={"DESKTOP_CS_PASSPHRASE": passphrase}).key())


def test_an_open_profile_is_sealed_once_and_says_so(tmp_path: Path, ring: MemoryKeyring) -> None:
    asyncio.run(put(tmp_path, None))
    assert json_of(desktop_cs("seal", "--status", "--json", profile=tmp_path))["state"] == "offered"
    record = {"keyring": "fakes_keyring.MemoryKeyring", "passphrase": False, "recovery": False, "changing": False}
    assert json_of(desktop_cs("seal", "--json", profile=tmp_path)) == {"state": "sealed", **record}
    assert in_the_clear(tmp_path) == []
    entries = dict(ring.kept)
    assert json_of(desktop_cs("seal", "--json", profile=tmp_path))["state"] == "sealed"
    assert ring.kept == entries
    assert "No recovery code yet" in desktop_cs("seal", "--status", profile=tmp_path).stdout


def test_without_a_keyring_a_new_passphrase_is_read(tmp_path: Path) -> None:
    asyncio.run(put(tmp_path, None))
    refused = desktop_cs("seal", profile=tmp_path, env={"DESKTOP_CS_UNSEALED": "1"})
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "seal_choice_needed" in refused.stderr
    made = desktop_cs("seal", "--passphrase", "--json", profile=tmp_path, stdin=f"{PASSPHRASE}\n")
    assert json_of(made)["passphrase"] is True
    assert PASSPHRASE not in made.output
    changed = desktop_cs("seal", "--passphrase", "--json", profile=tmp_path, stdin=f"{OTHER}\n", env=ENV)
    assert json_of(changed)["passphrase"] is True
    assert asyncio.run(got(tmp_path, key_of(tmp_path, OTHER))) == SECRET
    wrong = desktop_cs("seal", "--passphrase", profile=tmp_path, stdin="x\n", env=ENV)
    assert wrong.exit_code == 1
    assert "seal_passphrase_wrong" in wrong.stderr


def test_there_is_nothing_to_seal_where_nothing_is(tmp_path: Path) -> None:
    result = desktop_cs("seal", profile=tmp_path)
    assert result.exit_code == 1
    assert "seal_nothing" in result.stderr
    assert "no profile here" in desktop_cs("seal", "--status", profile=tmp_path).stdout


def test_a_code_that_nobody_wrote_down_is_not_taken_into_use(tmp_path: Path, ring: MemoryKeyring) -> None:
    json_of(desktop_cs("kb", "stats", "--json", profile=tmp_path, env={"DESKTOP_CS_UNSEALED": ""}))
    result = desktop_cs("seal", "--recovery", profile=tmp_path, stdin="no\nidea\nat all\n")
    assert result.exit_code == 1
    assert "recovery_unproven" in result.stderr
    assert json_of(desktop_cs("seal", "--status", "--json", profile=tmp_path))["recovery"] is False


def test_a_shut_profile_is_said_and_exits_with_1(tmp_path: Path, ring: MemoryKeyring) -> None:
    json_of(desktop_cs("kb", "stats", "--json", profile=tmp_path, env={"DESKTOP_CS_UNSEALED": ""}))
    ring.kept.clear()
    for command in (["ask", "hi"], ["kb", "stats"], ["seal"], ["seal", "--rekey"], ["drill", "--history"]):
        result = desktop_cs(*command, profile=tmp_path)
        assert (result.exit_code, result.stdout) == (1, ""), command
        assert "seal_keyring_empty" in result.stderr
        assert "desktop-cs seal --recover" in result.stderr
    doctor = desktop_cs("doctor", "--json", profile=tmp_path)
    assert doctor.exit_code == 1
    failed = {check["name"] for check in json.loads(doctor.stdout)["checks"] if check["status"] == "fail"}
    assert failed == {"seal", "database", "index"}


def test_the_doctor_tells_how_a_profile_is_sealed(tmp_path: Path, ring: MemoryKeyring) -> None:
    json_of(desktop_cs("kb", "stats", "--json", profile=tmp_path, env={"DESKTOP_CS_UNSEALED": ""}))
    checks = {check["name"]: check for check in json_of(desktop_cs("doctor", "--json", profile=tmp_path))["checks"]}
    assert "MemoryKeyring" in checks["seal"]["detail"]
    assert "recovery" in checks["seal"]["mend"]
    assert checks["database"]["detail"] == "whole: every page's seal was checked"
    if os.name == "posix":
        (tmp_path / "words.txt").write_text("")
        (tmp_path / "words.txt").chmod(0o644)
        exposed = {c["name"]: c for c in json_of(desktop_cs("doctor", "--json", profile=tmp_path))["checks"]}
        assert exposed["profile"]["status"] == "warn"
        assert "words.txt" in exposed["profile"]["detail"]
        assert (tmp_path / "words.txt").stat().st_mode & 0o777 == 0o600


class Terminal:
    """The real command with somebody who reads what it says and types."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        command = [sys.executable, "-m", "desktop_cs", "seal", *arguments]
        env = {**os.environ, **environment}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=env)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def until(self, pattern: str) -> str:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            if found := re.search(pattern, line):
                return found[1]
        raise AssertionError(f"{pattern} was never said")

    def type(self, text: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()

    def told(self) -> dict[str, object]:
        out, err = self.process.communicate(timeout=60)
        assert self.process.returncode == 0, err
        record: dict[str, object] = json.loads(out)
        return record

    def prove(self) -> str:
        code = self.until(r"((?:[2-9A-Y]{5}-){6}[2-9A-Y]{5})")
        self.type(code.split("-")[int(self.until(r"group (\d)")) - 1])
        return code


def test_the_recovery_code_is_proven_and_opens_what_was_sealed_anew(tmp_path: Path) -> None:
    asyncio.run(put(tmp_path, None))
    with Terminal("--profile", str(tmp_path), "--passphrase", "--recovery", "--json") as terminal:
        first = terminal.prove()
        terminal.type(PASSPHRASE)
        assert terminal.told()["recovery"] is True
    old = key_of(tmp_path, PASSPHRASE)
    with Terminal("--profile", str(tmp_path), "--rekey", "--json", DESKTOP_CS_PASSPHRASE=PASSPHRASE) as terminal:
        code = terminal.prove()
        terminal.type(OTHER)
        assert terminal.told() == {
            "state": "sealed", "keyring": "", "passphrase": True, "recovery": True, "changing": False
        }  # fmt: skip
    new = key_of(tmp_path, OTHER)
    assert new != old
    stale = desktop_cs("seal", "--recover", profile=tmp_path, stdin=f"{first}\n")
    assert "recovery_wrong" in stale.stderr
    result = desktop_cs("seal", "--recover", "--json", profile=tmp_path, stdin=f"{code}\n{PASSPHRASE}\n")
    assert json_of(result)["passphrase"] is True
    assert key_of(tmp_path, PASSPHRASE) == new
    assert asyncio.run(got(tmp_path, new)) == SECRET
