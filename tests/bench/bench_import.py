"""Measures whole imports into a fresh profile: seconds of each phase and peak memory, for CSV and XLSX.

    python tests/bench/bench_import.py [--rows 100000] [--kinds csv,xlsx] [--without-index]

Each import runs in a process of its own, so that the peaks (MB of resident memory, of the importing process and of the
largest of its children) are its own. One row in a hundred is broken; what was rejected is counted in the output.
"""

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))

import made_knowledge
from fakes_knowledge import ThreadBuilder

from desktop_cs.domain.knowledge import QaPair
from desktop_cs.knowledge.base import KnowledgeBase
from desktop_cs.knowledge.generations import Manifest
from desktop_cs.knowledge.importing import Phase
from desktop_cs.knowledge.index import Progress
from desktop_cs.store.database import open_database
from desktop_cs.store.pairs import QaPairs


def main() -> None:
    """Make the files, import each in a process of its own, print one JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--kinds", default="csv,xlsx")
    parser.add_argument("--without-index", action="store_true", help="leave out building the search index")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(asyncio.run(measure(options.one, options.without_index))))
        return
    with tempfile.TemporaryDirectory() as folder:
        for kind in options.kinds.split(","):
            file = Path(folder) / kind / f"kb.{kind}"
            file.parent.mkdir()
            getattr(made_knowledge, f"write_{kind}")(file, options.rows, broken=True)
            how = ["--without-index"] if options.without_index else []
            subprocess.run([sys.executable, __file__, "--one", str(file), *how], check=True)


class EmptyBuilder(ThreadBuilder):
    """Builds an index of nothing, whatever it is given."""

    def build(self, root: Path, pairs: Sequence[QaPair], version: int, progress: Progress) -> Manifest:
        return super().build(root, (), version, progress)


async def measure(file: Path, without_index: bool) -> dict[str, object]:
    """Import the file into an empty store beside it."""
    database = open_database(file.with_suffix(".sqlite3"))
    base = KnowledgeBase(QaPairs(database), file.with_suffix(".index"), EmptyBuilder() if without_index else None)
    begun = time.perf_counter()
    first_heard: dict[Phase, float] = {}
    peaks: dict[Phase, int] = {}

    def hear(phase: Phase, *_: int) -> None:
        first_heard.setdefault(phase, time.perf_counter())
        peaks[phase] = peak_mb(resource.RUSAGE_SELF)

    report = await base.import_file(file, progress=hear)
    ends = [*list(first_heard.values())[1:], time.perf_counter()]
    starts = [begun, *list(first_heard.values())[1:]]
    await base.aclose()
    await database.close()
    return {
        "file": file.name,
        "file_mb": round(file.stat().st_size / 2**20, 1),
        "added": report.added,
        "rejected": len(report.rejected),
        "duplicates": len(report.duplicates),
        "seconds": {phase: round(end - start, 1) for phase, start, end in zip(first_heard, starts, ends, strict=True)},
        "peak_mb_at_end_of": dict(peaks),
        "peak_mb_children": peak_mb(resource.RUSAGE_CHILDREN),
    }


def peak_mb(who: int) -> int:
    """Peak resident memory; Linux counts in KB, macOS in bytes."""
    return resource.getrusage(who).ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    main()
