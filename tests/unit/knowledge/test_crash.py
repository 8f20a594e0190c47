"""50 × kill -9 while an index is built, swapped and edited: the next start answers from a whole one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HELPERS = Path(__file__).parents[2] / "helpers"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_the_next_start_answers_like_a_fresh_build(tmp_path: Path) -> None:
    program = [sys.executable, str(HELPERS / "crash_knowledge.py"), str(tmp_path), "50"]
    done = subprocess.run(program, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout.splitlines()[-1])
    assert result["trials"] == 50
    assert result["touches"] > 50  # else trials repeat each other
    assert {"ready", "stale"} <= set(result["states"])
    assert "missing" not in result["states"]
