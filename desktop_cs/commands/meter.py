"""How far a long command is: one line on stderr, with the time that is left."""

import sys
import time
from collections.abc import Callable
from typing import TextIO

_EVERY_S = 5.0  # where nobody watches: a line now and then, and none for what is quick
_WATCHED_S = 0.1


class Meter:
    """Shows one step after the other. The time left is that of the step, from its speed so far."""

    def __init__(self, out: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out or sys.stderr
        self._clock = clock
        self._is_watched = self._out.isatty()
        self._step = ""
        self._begun = self._shown = clock()

    def show(self, step: str, done: int, total: int) -> None:
        """So much of the step is done."""
        now = self._clock()
        if step != self._step:
            self._step, self._begun = step, now
        is_last = self._is_watched and done >= total > 0
        if now - self._shown < (_WATCHED_S if self._is_watched else _EVERY_S) and not is_last:
            return
        self._shown = now
        text = line(step, done, total, now - self._begun)
        self._out.write(f"\r{text:<60}{chr(10) if is_last else ''}" if self._is_watched else text + "\n")
        self._out.flush()


def line(step: str, done: int, total: int, elapsed_s: float) -> str:
    """The line for a step: how much is done and how long the rest will take."""
    if done <= 0 or total <= 0:
        return f"{step} …"
    left = elapsed_s * (total - done) / done
    time_left = f"{left:.0f} s" if left < 90 else f"{left / 60:.0f} min"
    return f"{step} {100 * done // total} %" + (f", about {time_left} left" if done < total else "")
