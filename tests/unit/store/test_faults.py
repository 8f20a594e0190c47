"""Kills, torn files, turned bits, wrong keys, full disks, broken keyrings: nothing acknowledged is lost, nothing is
altered without a word. Fifty rounds of most; five hundred of each with `pytest -m soak`."""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(__file__).parents[2] / "helpers" / "storage_faults.py"
ROUNDS, FEWER = 50, {"kill_rekey": 20, "torn_log": 20}  # what takes longest and shows as much in fewer
MEMORY_DISK = Path("/dev/shm")
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")

# What must be nought, and what must not: else the rounds hurt nothing.
BARS = {
    "kill": (("lost", "doubled", "damaged"), ("acknowledged",)),
    "kill_rekey": (("lost",), ("sealed", "finished", "changed")),
    "torn_log": (("no_prefix", "refused"), ("shortest", "longest")),
    "torn_file": (("silent", "altered"), ("noticed",)),
    "bit_flip": (("silent", "altered"), ("noticed",)),
    "wrong_key": (("opened", "altered"), ("still",)),
    "full_disk": (("lost", "not_said", "reads_failed", "not_resumed"), ("acknowledged",)),
    "keyring": (("opened", "altered", "not_recovered"), ("still",)),
}


@pytest.fixture
def folder() -> Iterator[Path]:
    """In memory where the system offers that: a kill leaves its files as it leaves those on a disk, and sooner."""
    parent = MEMORY_DISK if MEMORY_DISK.is_dir() and os.access(MEMORY_DISK, os.W_OK) else None
    made = Path(tempfile.mkdtemp(prefix="desktop-cs-faults-", dir=parent))
    yield made
    shutil.rmtree(made)


def hurt(fault: str, folder: Path, rounds: int, *before: str, **environment: str) -> dict[str, Any]:
    seed = random.randrange(10**6)
    command = [*before, sys.executable, str(PROGRAM), fault, str(folder), str(rounds), str(seed)]
    env = {**os.environ, "PYTHONPATH": str(PROGRAM.parent), "DESKTOP_CS_UNSEALED": "", **environment}
    done = subprocess.run(command, capture_output=True, text=True, timeout=3_000, check=False, env=env)
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1]) | {"seed": seed}
    print(fault, result)
    return result


def judge(fault: str, result: dict[str, Any]) -> None:
    nought, some = BARS[fault]
    assert {name: result[name] for name in nought} == dict.fromkeys(nought, 0), result
    assert all(result[name] for name in some), result


def test_every_fault_is_judged() -> None:
    from storage_faults import FAULTS

    assert [fault.__name__ for fault in FAULTS] == list(BARS)


@pytest.mark.parametrize("fault", BARS)
def test_nothing_is_lost_and_nothing_is_silent(fault: str, folder: Path) -> None:
    result = hurt(fault, folder, FEWER.get(fault, ROUNDS))
    judge(fault, result)
    if fault in ("torn_file", "bit_flip"):
        assert result["noticed"] == ROUNDS
    if fault == "keyring":
        assert len(result["codes"]) == 5


def test_a_small_disk_that_is_full(folder: Path) -> None:
    """A real one of three megabytes, mounted in a name space of its own; where that is forbidden, see the skip."""
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rm", "true"], check=False).returncode != 0:
        pytest.skip("this system lets nobody mount a small disk; a limit on pages stood in for it")
    result = hurt("full_disk", folder, ROUNDS, "unshare", "-rm", OWN_MOUNTS="1")
    if result["means"] != "tmpfs":
        pytest.skip("this system lets nobody mount a small disk; a limit on pages stood in for it")
    judge("full_disk", result)


@pytest.mark.soak
@pytest.mark.timeout(3_000)
@pytest.mark.parametrize("fault", BARS)
def test_five_hundred_times(fault: str, folder: Path) -> None:
    judge(fault, hurt(fault, folder, 500))
