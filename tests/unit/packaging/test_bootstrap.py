"""The entry: an unsupported Python is told what to do, and older ones can read the file at all."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ENTRY = Path(__file__).parents[3] / "packaging" / "bootstrap.py"


def start_as(version: tuple[int, int, int]) -> subprocess.CompletedProcess[str]:
    code = f"import runpy, sys; sys.version_info = {version}; runpy.run_path({str(ENTRY)!r}, run_name='__main__')"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13), (3, 14, 0)])
def test_an_unsupported_python_is_told_which_to_take(version: tuple[int, int, int]) -> None:
    ended = start_as(version)
    assert ended.returncode == 1
    assert "needs Python 3.11, 3.12 or 3.13" in ended.stderr
    assert f"this is Python {version[0]}.{version[1]}." in ended.stderr
    assert "Traceback" not in ended.stderr


def test_old_pythons_can_read_the_entry() -> None:
    tree = ast.parse(ENTRY.read_text(encoding="ascii"), feature_version=(3, 5))
    assert not [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.JoinedStr, ast.AnnAssign))]


def test_a_supported_python_gets_to_work() -> None:
    ended = subprocess.run([sys.executable, str(ENTRY), "--help"], capture_output=True, text=True, check=False)
    assert ended.returncode == 0
    assert "bootstrap.py run" in ended.stdout
