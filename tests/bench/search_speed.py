"""Time and memory of search beside SQLite FTS5, tantivy and bm25s: the same pairs, the same terms, the same run.

    python tests/bench/search_speed.py --pairs 1000 --pairs 10000 --pairs 100000 [--seeds FILE.kb.jsonl …] [--json]

Every engine builds and answers in a process of its own; the questions go to all of them in the same order. Ours is the
whole way: cut, opened, scored, ranked, explained. `peak_mb` is the most memory above the start while answering.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

sys.path.insert(0, str(Path(__file__).parent))

from mixed_pairs import pairs, questions

from desktop_cs.domain.knowledge import QaPair
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.builder import ChildBuilder
from desktop_cs.knowledge.evaluate import percentile
from desktop_cs.knowledge.search import QaIndex
from desktop_cs.peers.choosing import NAMES, peer

_OURS = "desktop-cs"
_EDITS = 20
_COLUMNS = ("build_s", "open_s", "p50_ms", "p99_ms", "found5", "peak_mb", "edit_ms", "disk_mb")


@click.command()
@click.option("--pairs", "sizes", type=int, multiple=True, default=(1_000, 10_000), help="May be repeated.")
@click.option("--questions", "count", default=500, show_default=True)
@click.option("--seeds", type=click.Path(path_type=Path, exists=True), multiple=True, help="Texts to recombine.")
@click.option("--engine", "engines", multiple=True, default=(_OURS, *NAMES))
@click.option("--json", "as_json", is_flag=True)
@click.option("--alone", is_flag=True, hidden=True)
def main(
    sizes: Sequence[int], count: int, seeds: Sequence[Path], engines: Sequence[str], as_json: bool, alone: bool
) -> None:
    """Print a line for each size and engine."""
    if alone:
        print(json.dumps(measure(engines[0], sizes[0], count, seeds)))
        return
    if not as_json:
        print(f"{'pairs':>8} {'engine':<11}" + "".join(f"{column:>9}" for column in _COLUMNS))
    for size in sizes:
        for engine in engines:
            command = [sys.executable, __file__, "--alone", "--pairs", str(size), "--questions", str(count)]
            command += ["--engine", engine, *(part for seed in seeds for part in ("--seeds", str(seed)))]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            line = json.loads(done.stdout.splitlines()[-1])
            print(json.dumps(line) if as_json else _row(line), flush=True)


def measure(engine: str, size: int, count: int, seeds: Sequence[Path]) -> dict[str, Any]:
    """The figures of one engine in this process."""
    texts = [json.loads(line)["question"] for seed in seeds for line in seed.read_text(encoding="utf-8").splitlines()]
    held = pairs(size, seeds=texts)
    asked = questions(held, count)
    Analyser().terms("預熱 warm up")
    figures = _ours if engine == _OURS else _theirs
    return {"pairs": size, "engine": engine, **figures(engine, held, asked)}


def _ours(_: str, held: list[QaPair], asked: list[Any]) -> dict[str, float]:
    builder = ChildBuilder()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        builder.build(root, held[:10], 1, lambda *_: None)  # the child is long-lived: it runs already
        with _seconds() as build:
            builder.build(root, held, 2, lambda *_: None)
        builder.close()
        before = _memory_mb()
        with _seconds() as opening:
            index = QaIndex(root, Analyser())
        figures = _asked(lambda text: [hit.pair.id for hit in index.search(text, 5)], asked)
        figures |= {"build_s": build[0], "open_s": opening[0], "peak_mb": _memory_mb() - before}
        edits = []
        for number, pair in enumerate(pairs(_EDITS, seed=9)):
            with _seconds() as edit:
                index.change([pair], [held[number].id], 3 + number)
                found = index.search(pair.question, 5)
            assert any(pair.id in (hit.pair.id, *hit.same_answer) for hit in found), "an edit is not found"
            edits.append(edit[0] * 1000)
        figures["edit_ms"] = max(edits)
        figures["disk_mb"] = sum(file.stat().st_size for file in root.rglob("*") if file.is_file()) / 2**20
        index.close()
    return figures


def _theirs(engine: str, held: list[QaPair], asked: list[Any]) -> dict[str, float]:
    before = _memory_mb()
    made = peer(engine, Analyser().terms)
    with _seconds() as build:
        made.build(held)
    figures = _asked(lambda text: [held[at].id for at in made.search(text, 5)], asked)
    return figures | {"build_s": build[0], "peak_mb": _memory_mb() - before}


def _asked(search: Callable[[str], list[str]], asked: list[Any]) -> dict[str, float]:
    for question in asked[:20]:
        search(question.query)
    times, right = [], 0
    for question in asked:
        with _seconds() as took:
            found = search(question.query)
        times.append(took[0] * 1000)
        right += question.expected in found
    return {"p50_ms": percentile(times, 0.5), "p99_ms": percentile(times, 0.99), "found5": right / len(asked)}


@contextmanager
def _seconds() -> Iterator[list[float]]:
    took: list[float] = []
    begin = time.perf_counter()
    yield took
    took.append(time.perf_counter() - begin)


def _memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _row(line: dict[str, Any]) -> str:
    cells = "".join(f"{line[column]:>9.2f}" if column in line else f"{'':>9}" for column in _COLUMNS)
    return f"{line['pairs']:>8} {line['engine']:<11}{cells}"


if __name__ == "__main__":
    main()
