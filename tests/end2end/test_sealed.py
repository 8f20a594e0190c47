"""The program on a sealed profile: nothing a customer wrote can be read in its folder, and nobody else may look."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PHONE = "13812345678"
WORDS = "紫色的袋鼠跳过了栅栏"
PASSPHRASE = "eleven blue kangaroos"


def run(*arguments: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command as a newcomer would run it: no keyring, no terminal, and a generous umask."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DESKTOP_CS_", "DBUS_"))}
    env = kept | {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), **environment}
    command = ["sh", "-c", 'umask 022; exec "$@"', "sh", sys.executable, "-m", "desktop_cs", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=env, stdin=subprocess.DEVNULL, check=False)


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_a_sealed_profile_tells_nothing_and_is_private(tmp_path: Path) -> None:
    profile = tmp_path / "p"
    question = f"{WORDS}，手机{PHONE}"
    done = run("ask", question, "--offline", "--profile", str(profile), home=tmp_path, DESKTOP_CS_PASSPHRASE=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    files = [path for path in profile.rglob("*") if path.is_file()]
    assert {"desktop-cs.sqlite3", "desktop-cs.seal.json", "desktop-cs.log"} <= {path.name for path in files}
    for path in files:
        content = path.read_bytes()
        for secret in (PHONE, WORDS, PASSPHRASE):
            assert secret.encode() not in content, path
    folders = [profile, *(path for path in profile.rglob("*") if path.is_dir())]
    locks = [path for path in files if path.name.endswith("LOCK")]  # whoosh makes its empty lock files executable
    assert {path.stat().st_mode & 0o777 for path in files if path not in locks} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in folders + locks} == {0o700}


def test_a_newcomer_without_a_keyring_is_told_the_three_mends(tmp_path: Path) -> None:
    done = run("ask", "退货", "--offline", home=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    for mend in ("keyring", "DESKTOP_CS_PASSPHRASE", "--unsealed"):
        assert mend in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.rglob("*.sqlite3"))


@pytest.mark.abandons  # the demo's customers are in the middle of a turn when it ends
def test_the_demo_needs_no_seal(tmp_path: Path) -> None:
    done = run("demo", "--once", "--profile", str(tmp_path / "demo"), home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "demo" / "desktop-cs.sqlite3").read_bytes().startswith(b"SQLite format 3")
