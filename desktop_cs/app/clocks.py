"""The clocks of the program: the wall clock, and a steady one that nobody can set."""

import sys
import time
from datetime import UTC, datetime


def wall() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


def steady() -> float:
    """Seconds of a clock that only runs forward, also while the machine sleeps: a lid that was closed over night is
    a night of silence. Linux's and Python's monotonic clock stand still then, on macOS `CLOCK_MONOTONIC` does not."""
    if sys.platform == "win32":
        return time.monotonic()
    return time.clock_gettime(time.CLOCK_MONOTONIC if sys.platform == "darwin" else time.CLOCK_BOOTTIME)
