"""The seal on a real Secret Service: gnome-keyring under a D-Bus session and a home of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "helpers" / "secret_service.py"
START = 'printf "test\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 && exec "$@"'


@pytest.mark.keyring
@pytest.mark.parametrize("rounds", [5, pytest.param(50, marks=pytest.mark.soak)])
def test_a_real_keyring_keeps_loses_and_locks_the_key(tmp_path: Path, rounds: int) -> None:
    missing = [name for name in ("dbus-run-session", "gnome-keyring-daemon") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"needs {' and '.join(missing)} (Debian: dbus, gnome-keyring)")
    home = tmp_path / "home"
    home.mkdir()
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "GNOME_", "XDG_"))}
    env |= {"HOME": str(home), "PYTHONPATH": str(PROGRAM.parent), "DESKTOP_CS_UNSEALED": ""}
    command = [sys.executable, str(PROGRAM), str(tmp_path / "profiles"), str(rounds)]
    (tmp_path / "profiles").mkdir()
    session = ["dbus-run-session", "--", "bash", "-c", START, "bash", *command]
    done = subprocess.run(session, capture_output=True, text=True, timeout=110, check=False, env=env)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["lives"] == [["open", "seal_keyring_changed", "seal_keyring_empty", "open"]]
    assert "SecretService" in told["keyring"]
    assert told["locked"] in ("seal_keyring_locked", "seal_keyring_silent")  # silent while it asks nobody
