"""The environment `.venv/` in the checkout: made from the hashed lock, and made anew when what it came from changed.

pip installs, because it is the one installer that knows the index, proxy and certificates this machine is set up with.
"""

import hashlib
import importlib.metadata
import importlib.util
import json
import os
import platform
import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from setup_steps.advice import advice
from setup_steps.talk import Ran, Stop, say, work

LOCK = "requirements.lock"
FOLDER = ".venv"
STAMP = "desktop-cs.stamp"
DISK_BYTES = 1_000_000_000
# `pip --python` came with 22.3; older ones cannot install into another environment.
PIP_THAT_REACHES_OUT = (22, 3)
TABLES = ("build-system", "project", "dependency-groups")


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Where the environment of a checkout keeps its Python, its commands and the stamp of a finished set-up."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / FOLDER

    @property
    def stamp_file(self) -> Path:
        return self.folder / STAMP

    @property
    def python(self) -> str:
        return script_path(self.folder, "python")

    def script(self, name: str) -> str:
        return script_path(self.folder, name)


def script_path(folder: Path, name: str) -> str:
    return str(folder / "Scripts" / f"{name}.exe" if os.name == "nt" else folder / "bin" / name)


def prepare(environment: Environment) -> None:
    """Makes the environment unless a finished one stands. Raises `Stop` with the reason and the mend."""
    if is_ready(environment):
        return
    wanted = stamp(environment.root, this_python())
    state = "unfinished or out of date" if environment.folder.exists() else "not there yet"
    say(f"The environment {FOLDER} is {state}: it is made now, with about 130 MB of downloads.")
    if shutil.disk_usage(environment.root).free < DISK_BYTES:
        raise Stop("Less than 1 GB is free on this disk, and the environment needs that much: make room, start again.")
    pip = new_virtualenv(environment.folder)
    quiet = ("--no-input", "--no-user", "--disable-pip-version-check", "--progress-bar", "off")
    locked = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(environment.root / LOCK))
    _succeed(work("Installing the locked packages", [*pip, "install", *quiet, *locked]))
    own = ("--no-deps", "--no-index", "--no-build-isolation", "--editable", str(environment.root))
    _succeed(work("Installing Desktop CS itself", [*pip, "install", *quiet, *own]))
    environment.stamp_file.write_text(wanted, encoding="utf-8")


def is_ready(environment: Environment) -> bool:
    """The stamp is written last, so an interrupted set-up has none; a removed base Python leaves a dangling link."""
    if not environment.stamp_file.is_file() or not Path(environment.python).exists():
        return False
    return environment.stamp_file.read_text(encoding="utf-8") == stamp(environment.root, this_python())


def stamp(root: Path, python: str) -> str:
    """SHA-256 of all the environment depends on: the lock, the package's metadata, Python, the place, this file."""
    pyproject = read_pyproject(root)
    metadata = json.dumps({table: pyproject.get(table) for table in TABLES}, sort_keys=True)
    parts = [(root / LOCK).read_bytes(), metadata.encode(), python.encode(), str(root).encode(), _recipe()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def read_pyproject(root: Path) -> dict[str, Any]:
    try:
        return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Stop(f"pyproject.toml cannot be read: {error}. Mend that line and start again.") from error


def this_python() -> str:
    """Version, home and processor. A patch release keeps an environment working, so it does not count."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return " ".join((version, sys.base_prefix, platform.machine()))


def can_install() -> bool:
    """Can this Python make an environment with pip, or reach into one with its own? A bare Debian's can do neither."""
    return _reaching_pip() or importlib.util.find_spec("ensurepip") is not None


def new_virtualenv(folder: Path) -> list[str]:
    """Makes an empty environment and returns the pip command line that installs into it."""
    without_pip = ["--without-pip"] if _reaching_pip() else []
    _succeed(work(f"Making {folder.name}", [sys.executable, "-m", "venv", "--clear", *without_pip, str(folder)]))
    python = script_path(folder, "python")
    return [sys.executable, "-m", "pip", "--python", python] if without_pip else [python, "-m", "pip"]


def _reaching_pip() -> bool:
    try:
        major, minor = importlib.metadata.version("pip").split(".")[:2]
    except importlib.metadata.PackageNotFoundError:
        return False
    return (int(major), int(minor)) >= PIP_THAT_REACHES_OUT


def _recipe() -> bytes:
    return Path(__file__).read_bytes()


def _succeed(ran: Ran) -> None:
    if ran.code != 0:
        raise Stop(f"{ran.tail()}\n{advice(ran.output)}")
