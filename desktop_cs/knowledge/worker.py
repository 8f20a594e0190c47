"""The child process that builds indexes, so that the window never waits for one. Run as a module; ends with its parent.

One JSON object a line. In: `{"root", "folder", "version"}`, with the pairs waiting in `pairs.jsonl` of the folder.
Out: `{"done", "total"}` while it works, then `{"manifest": {…}}` or `{"failed": "…"}`. It knows nothing of the window
or of the application, and leaves putting the new index in use to its parent.
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from desktop_cs.domain.knowledge import QaPair
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.records import pair_from_record
from desktop_cs.knowledge.search import build_generation

PAIRS_FILE = "pairs.jsonl"


def serve(jobs: Iterable[str], answers: TextIO) -> None:
    """Work off jobs until the parent closes the line."""

    def answer(**content: Any) -> None:
        answers.write(json.dumps(content) + "\n")
        answers.flush()

    for line in jobs:
        job = json.loads(line)
        try:
            folder = Path(job["folder"])
            pairs = _take_pairs(folder / PAIRS_FILE)
            manifest = build_generation(
                Path(job["root"]), folder, pairs, job["version"], lambda done, total: answer(done=done, total=total)
            )
        except (OSError, ValueError, KeyError, MemoryError, KnowledgeError) as error:
            answer(failed=f"{type(error).__name__}: {error}")
        else:
            answer(manifest=asdict(manifest))


def _take_pairs(file: Path) -> list[QaPair]:
    with file.open(encoding="utf-8") as lines:
        pairs = [pair_from_record(json.loads(line)) for line in lines]
    file.unlink()
    return pairs


if __name__ == "__main__":
    # Text mode on Windows would write the code page, not UTF-8.
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    serve(sys.stdin, sys.stdout)
