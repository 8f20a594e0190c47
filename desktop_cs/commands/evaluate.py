"""`desktop-cs eval`: how good search is on labelled files, beside other engines, in a throw-away folder."""

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from desktop_cs.commands.common import Common, common_options
from desktop_cs.domain.knowledge import QaHit, QaPair
from desktop_cs.errors import KnowledgeError, UsageError
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.builder import ChildBuilder
from desktop_cs.knowledge.evaluate import LabelledQuery, RetrievalReport, evaluate_retrieval
from desktop_cs.knowledge.files import read_file
from desktop_cs.knowledge.search import QaIndex
from desktop_cs.peers.choosing import NAMES, Peer, peer

_OURS = "desktop-cs"
_FIGURES = ("top1", "mrr5", "recall5", "p50_ms", "p99_ms")
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group("eval")
def evaluate() -> None:
    """Measure quality on labelled files."""


@evaluate.command()
@click.option("--kb", type=_FILE, help="QA pairs: any file that `kb import` takes.")
@click.option(
    "--queries", type=_FILE, help="JSONL of query, expected_intent and, where one pair is right, expected_id."
)
@click.option(
    "--set", "named", multiple=True, metavar="NAME=KB,QUERIES", help="A named pair of files; may be repeated."
)
@click.option("--against", default="", metavar="NAMES", help=f"Engines to run beside ours, of: {','.join(NAMES)}.")
@common_options
def retrieval(common: Common, kb: Path | None, queries: Path | None, named: tuple[str, ...], against: str) -> None:
    """How often the right QA pair stands first, or among the first five, and how long one search takes.

    A query is right when the hit has its expected_id, or without one its expected_intent. Other engines get the same
    pairs, cut into the same terms.
    """
    sets = _sets(kb, queries, named)
    engines = [name for name in against.split(",") if name]
    for name in engines:
        peer(name, Analyser().terms)  # a missing one is told before the work, not after it
    results = [{"set": name, **_measured(files, engines)} for name, files in sets.items()]
    common.show({**results[0]["engines"][_OURS], "sets": results}, lambda record: _table(record["sets"]))


def _sets(kb: Path | None, queries: Path | None, named: Sequence[str]) -> dict[str, tuple[Path, Path]]:
    sets = {}
    if (kb is None) != (queries is None):
        raise UsageError("eval_files", "Give both --kb and --queries.")
    if kb and queries:
        sets[kb.name.split(".")[0]] = (kb, queries)
    for text in named:
        name, _, files = text.partition("=")
        first, _, second = files.partition(",")
        if not (name and first and second):
            raise UsageError("eval_set", f"--set {text!r} is not of the form NAME=KB,QUERIES.")
        sets[name] = (Path(first), Path(second))
    if not sets:
        raise UsageError("eval_files", "Name the files with --kb and --queries, or with --set NAME=KB,QUERIES.")
    return sets


def _measured(files: tuple[Path, Path], engines: Sequence[str]) -> dict[str, Any]:
    read = read_file(files[0])
    for row in read.rejected:
        click.echo(f"{files[0].name}, row {row.row}: {row.reason}", err=True)
    queries = _queries(files[1])
    reports = {_OURS: _ours(read.pairs, queries)}
    analyser = Analyser()
    for name in engines:
        engine = peer(name, analyser.terms)
        engine.build(read.pairs)
        reports[name] = evaluate_retrieval(_hits_of(engine, read.pairs), queries)
    return {
        "pairs": len(read.pairs),
        "queries": len(queries),
        "engines": {
            name: {figure: round(value, 4) for figure, value in asdict(report).items() if figure in _FIGURES}
            for name, report in reports.items()
        },
    }


def _ours(pairs: Sequence[QaPair], queries: Sequence[LabelledQuery]) -> RetrievalReport:
    builder = ChildBuilder()
    with tempfile.TemporaryDirectory(prefix="desktop-cs-eval-", ignore_cleanup_errors=True) as folder:
        try:
            builder.build(Path(folder), pairs, 1, lambda *_: None)
            index = QaIndex(Path(folder), Analyser())
            try:
                return evaluate_retrieval(index.search, queries)
            finally:
                index.close()
        finally:
            builder.close()


def _hits_of(engine: Peer, pairs: Sequence[QaPair]) -> Callable[[str, int], list[QaHit]]:
    return lambda text, k: [QaHit(pair=pairs[at], score=0.0) for at in engine.search(text, k)]


def _queries(path: Path) -> list[LabelledQuery]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # not splitlines: U+2028 may stand inside a JSON text
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError("file_unreadable", f"{path} cannot be read as UTF-8 text: {error}.") from error
    found = [_query(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not found:
        raise KnowledgeError("file_empty", f"{path.name} holds no query. Write one JSON object a line.")
    return found


def _query(path: Path, number: int, line: str) -> LabelledQuery:
    try:
        row = json.loads(line)
        texts = {name: row.get(name) or "" for name in ("query", "expected_intent", "expected_id")}
    except (ValueError, AttributeError, RecursionError) as error:
        raise KnowledgeError("query_row", f"{path.name}, row {number} is not a JSON object.") from error
    labelled = texts["expected_intent"] or texts["expected_id"]
    if not (texts["query"] and labelled and all(isinstance(text, str) for text in texts.values())):
        raise KnowledgeError(
            "query_row", f"{path.name}, row {number} needs the texts query and expected_intent (or expected_id)."
        )
    return LabelledQuery(**texts)


def _table(sets: Sequence[dict[str, Any]]) -> str:
    lines = [f"{'set':<20}{'engine':<12}" + "".join(f"{figure:>9}" for figure in _FIGURES)]
    for result in sets:
        for name, figures in result["engines"].items():
            cells = "".join(f"{figures[figure]:>9.{2 if figure.endswith('_ms') else 3}f}" for figure in _FIGURES)
            lines.append(f"{result['set']:<20}{name:<12}{cells}")
    return "\n".join(lines)
