"""The progress line: quick work says nothing to a file, and the time left follows the speed so far."""

import io

import pytest

from desktop_cs.commands.meter import Meter, line


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("done", "total", "elapsed", "text"),
    [
        (0, 0, 1.0, "read …"),
        (25, 100, 10.0, "read 25 %, about 30 s left"),
        (10, 1_000, 10.0, "read 1 %, about 16 min left"),
        (100, 100, 10.0, "read 100 %"),
    ],
)
def test_the_line_tells_share_and_time_left(done: int, total: int, elapsed: float, text: str) -> None:
    assert line("read", done, total, elapsed) == text


def test_a_file_hears_of_long_work_now_and_then() -> None:
    out, clock = io.StringIO(), Clock()
    meter = Meter(out, clock)
    for done in range(11):
        meter.show("read", done, 20)
        clock.now += 1
    meter.show("index", 0, 5)
    assert out.getvalue().splitlines() == ["read 25 %, about 15 s left", "read 50 %, about 10 s left"]


def test_quick_work_says_nothing_to_a_file() -> None:
    out = io.StringIO()
    Meter(out, Clock()).show("read", 5, 5)
    assert out.getvalue() == ""


def test_a_terminal_sees_one_line_that_ends_with_the_step() -> None:
    out, clock = Terminal(), Clock()
    meter = Meter(out, clock)
    for done in range(1, 4):
        clock.now += 1
        meter.show("read", done, 3)
    shown = out.getvalue()
    assert shown.count("\r") == 3
    assert shown.endswith("read 100 %".ljust(60) + "\n")
    assert shown.count("\n") == 1
