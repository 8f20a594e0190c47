"""Long steps keep their output back and tell how they ended; the terminal is handed over whole."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from setup_steps.talk import work

PACKAGING = Path(__file__).parents[3] / "packaging"


def test_a_step_says_what_it_does_and_keeps_its_output_back(capsys: pytest.CaptureFixture[str]) -> None:
    ran = work("Counting", [sys.executable, "-c", "print(*range(20), sep='\\n')"])
    assert ran.code == 0
    assert ran.tail().splitlines() == [f"  | {number}" for number in range(10, 20)]
    told = capsys.readouterr()
    assert told.err.startswith("Counting ...\n  done after ")
    assert told.out == ""


def test_a_failed_step_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    ran = work("Failing", [sys.executable, "-c", "import sys; sys.exit('no luck')"])
    assert ran.code == 1
    assert ran.tail() == "  | no luck"
    assert "failed after" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("import sys; sys.exit(3)", 3),
        pytest.param(
            "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
            128 + 9,
            marks=pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals"),
        ),
    ],
)
def test_the_handed_over_programs_end_is_passed_on(program: str, expected: int) -> None:
    code = f"""
import os, sys
from setup_steps.handover import hand_over
sys.exit(hand_over([sys.executable, "-c", {program!r}], env=os.environ))
"""
    assert subprocess.run([sys.executable, "-c", code], cwd=PACKAGING, check=False).returncode == expected


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc to know when the parent listens")
def test_a_request_to_end_reaches_the_handed_over_program() -> None:
    program = """
import os, pathlib, signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
parent = pathlib.Path(f"/proc/{os.getppid()}/status")
while not int(parent.read_text().split("SigCgt:")[1].split()[0], 16) >> (signal.SIGTERM - 1) & 1:
    pass
print("ready", flush=True)
signal.pause()
"""
    code = f"""
import os, sys
from setup_steps.handover import hand_over
sys.exit(hand_over([sys.executable, "-c", {program!r}], env=os.environ))
"""
    with subprocess.Popen([sys.executable, "-c", code], cwd=PACKAGING, stdout=subprocess.PIPE, text=True) as outer:
        assert outer.stdout is not None
        assert outer.stdout.readline() == "ready\n"
        outer.send_signal(signal.SIGTERM)
        assert outer.wait() == 7
