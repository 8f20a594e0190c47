"""A text that nobody redacted cannot be handed to the door: the type checker refuses it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
HEAD = """
from desktop_cs.coze.door.letter import Letter
from desktop_cs.coze.transport import Call
from desktop_cs.domain.engine import ComposeRequest, Line, SafeHit
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.message import Role
from desktop_cs.domain.outgoing import Fixed, Outgoing, as_json, joined
from desktop_cs.domain.redaction import Redacted

raw: str = input()
hit: QaHit
safe: Redacted
"""
FINE = [
    "Outgoing({'q': safe, 'id': Fixed('7'), 'n': 1, 'all': ({'x': safe},), 'none': None})",
    "as_json({'q': (safe, Fixed('x'))})",
    "joined(Fixed(''), (safe, Fixed('x'), as_json(safe)))",
    "Letter(path='/', purpose='p', deadline=0.0, body=Outgoing({}), query={'id': Fixed('7')})",
]
REFUSED = [
    "Outgoing({'q': raw})",
    "Outgoing({'q': 'a word'})",
    "Outgoing({'all': ({'x': raw},)})",
    "Outgoing({'all': (raw,)})",
    "Outgoing({'all': [safe]})",
    "as_json({'q': raw})",
    "joined(Fixed(''), (raw,))",
    "Letter(path='/', purpose='p', deadline=0.0, body={'q': safe})",
    "Letter(path='/', purpose='p', deadline=0.0, body=raw)",
    "Letter(path='/', purpose='p', deadline=0.0, query={'id': raw})",
    "Call(path='/', purpose='p', deadline=0.0, trace_id=TraceId(''), body={'q': raw})",
    "Line(Role.CUSTOMER, raw)",
    "hits: tuple[SafeHit, ...] = (hit,)",
]


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> set[int]:
    """The numbers of the lines that mypy refuses; all cases in one run, which takes some seconds."""
    folder = tmp_path_factory.mktemp("types")
    (folder / "cases.py").write_text("\n".join([HEAD.strip(), *FINE, *REFUSED]) + "\n")
    command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), str(folder / "cases.py")]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    lines = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert all("cases.py:" in line for line in lines), done.stdout + done.stderr
    return {int(line.split("cases.py:")[1].split(":")[0]) for line in lines}


def number_of(case: str) -> int:
    return [*HEAD.strip().splitlines(), *FINE, *REFUSED].index(case) + 1


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, complaints: set[int]) -> None:
    assert number_of(case) in complaints


@pytest.mark.parametrize("case", FINE)
def test_fine(case: str, complaints: set[int]) -> None:
    assert number_of(case) not in complaints
