"""`requirements.lock`: written by a resolver, checked offline for addresses and for being in step with pyproject.toml.

Its first line records a digest of the requirements it was resolved from, so a changed requirement without a new lock
is noticed on any machine without asking an index.
"""

import hashlib
import itertools
import json
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from setup_steps.environment import LOCK, new_virtualenv, read_pyproject, script_path
from setup_steps.talk import Ran, Stop, work

RELOCK = "python3 packaging/bootstrap.py lock"
INPUTS = re.compile(r"inputs sha256:([0-9a-f]{64})")
PYTHONS = ("3.11", "3.12", "3.13")
# The oldest glibc and macOS that PySide6_Essentials is built for.
PLATFORMS = (
    *("x86_64-pc-windows-msvc", "x86_64-apple-darwin", "aarch64-apple-darwin"),
    *("x86_64-manylinux_2_34", "aarch64-manylinux_2_39"),
)
COMPILE = (
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--group", "dev"),
)


def inputs_digest(pyproject: Mapping[str, Any]) -> str:
    """SHA-256 of everything the resolver reads from pyproject.toml; the order of requirements does not count."""
    project = pyproject["project"]
    groups = pyproject.get("dependency-groups", {})
    read = {
        "python": project["requires-python"],
        "dependencies": sorted(project.get("dependencies", [])),
        "groups": {name: sorted(map(str, wanted)) for name, wanted in groups.items()},
    }
    return hashlib.sha256(json.dumps(read, sort_keys=True).encode()).hexdigest()


def problems(lock: str, pyproject: Mapping[str, Any]) -> list[str]:
    """What is wrong with the lock, a sentence each; empty when it is clean and current."""
    found = []
    for number, line in enumerate(lock.splitlines(), start=1):
        if "://" in line:
            found.append(f"{LOCK}, line {number}: holds an address; each machine has its own index.")
        elif line.startswith("-"):
            found.append(f"{LOCK}, line {number}: holds the option {line.split()[0]}; only pins belong here.")
    recorded = INPUTS.search(lock.partition("\n")[0])
    if recorded is None:
        found.append(f"{LOCK}: does not say what it was resolved from. Write it anew: {RELOCK}")
    elif recorded[1] != inputs_digest(pyproject):
        found.append(f"{LOCK}: pyproject.toml has changed since. Write it anew: {RELOCK}")
    return found


def check(root: Path) -> list[str]:
    lock = (root / LOCK).read_text(encoding="utf-8")
    return problems(lock, read_pyproject(root))


def write(root: Path, uv_arguments: Sequence[str]) -> None:
    """Resolves anew for every platform and supported Python, keeping the pins that still fit.

    Raises `Stop`, and leaves the lock as it was, when the requirements contradict each other or a pin has no
    ready-made wheel somewhere: set-up never builds.
    """
    lock = root / LOCK
    with tempfile.TemporaryDirectory() as folder:
        tools, fresh = Path(folder) / "tools", Path(folder) / LOCK
        if lock.exists():
            fresh.write_bytes(lock.read_bytes())
        _succeed(work("Fetching the resolver", [*new_virtualenv(tools), "install", "--no-user", "uv"]))
        # Told which Python to use, uv neither searches the machine for others nor tries to download one.
        uv_compile = [
            script_path(tools, "uv"),
            "pip",
            "compile",
            "--python",
            script_path(tools, "python"),
            "--no-python-downloads",
        ]
        resolve = [*uv_compile, *COMPILE, *uv_arguments, str(root / "pyproject.toml"), "-o", str(fresh)]
        _succeed(work("Resolving the packages", resolve))
        _prove_wheels(uv_compile, fresh)
        pins = fresh.read_text(encoding="utf-8")
    digest = inputs_digest(read_pyproject(root))
    lock.write_text(f"# Written by `{RELOCK}`; inputs sha256:{digest}\n{pins}", encoding="utf-8", newline="\n")


def _prove_wheels(uv_compile: Sequence[str], lock: Path) -> None:
    for python, platform in itertools.product(PYTHONS, PLATFORMS):
        target = ("--python-version", python, "--python-platform", platform)
        argv = [*uv_compile, "--no-deps", "--only-binary", ":all:", *target, str(lock), "-o", os.devnull]
        _succeed(work(f"Looking for wheels: Python {python}, {platform}", argv))


def _succeed(ran: Ran) -> None:
    if ran.code != 0:
        raise Stop(f"{ran.tail()}\nThe lock is as it was: the lines above say why no new one could be made.")
