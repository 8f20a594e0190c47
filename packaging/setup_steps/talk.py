"""How the set-up speaks: one sentence per step on stderr, a sign of life in long ones, never a traceback."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

SIGN_OF_LIFE_SECONDS = 10


class Stop(Exception):  # noqa: N818 - it reads as what it does
    """The set-up cannot go on. The message says what happened and what to do next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a long step ended: its exit code and all it printed."""

    code: int
    output: str

    def tail(self) -> str:
        return "\n".join(f"  | {line[:200]}" for line in self.output.strip().splitlines()[-10:])


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def work(title: str, argv: Sequence[str]) -> Ran:
    """Runs a long step with its output kept back, saying what it does, that it still lives, and how long it took."""
    say(f"{title} ...")
    begun = time.monotonic()
    with tempfile.TemporaryFile() as log:
        code = _wait(argv, log, begun)
        output = _read(log)
    say(f"  {'done' if code == 0 else 'failed'} after {time.monotonic() - begun:.1f} s")
    return Ran(code=code, output=output)


def _wait(argv: Sequence[str], log: BinaryIO, begun: float) -> int:
    child = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
    try:
        while True:
            try:
                return child.wait(timeout=SIGN_OF_LIFE_SECONDS)
            except subprocess.TimeoutExpired:
                latest = (_read(log).strip().splitlines() or [""])[-1].strip()
                say(f"  {time.monotonic() - begun:.0f} s: {latest[:100]}")
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()


def _read(log: BinaryIO) -> str:
    # The child shares the file position, so it is put back to the end, where the child goes on writing.
    log.seek(0)
    text = log.read().decode(errors="replace")
    log.seek(0, 2)
    return text
