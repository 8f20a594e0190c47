"""Takes a file in: reads it as a stream in a thread, judges every row against the store, and says what would change.
Nothing is written here, so that stopping at any moment leaves everything as it was."""

import asyncio
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path

from desktop_cs.domain.knowledge import UNSIGNED, EditNote, ImportReport, QaPair, RejectedRow
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.columns import VERSION, Wanted
from desktop_cs.knowledge.files import open_source, rows_of
from desktop_cs.knowledge.merge import Candidate, Merger, MergeRules
from desktop_cs.knowledge.near import near_duplicates
from desktop_cs.knowledge.rows import made_id, pair_of
from desktop_cs.knowledge.source import BadRow, Row, RowError, Source

_TELL_EVERY = 250  # rows


class Phase(StrEnum):
    """What an import is doing."""

    READ = "read"
    COMPARE = "compare"
    STORE = "store"
    INDEX = "index"


PhaseProgress = Callable[[Phase, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How a file is read and what it may change. `encoding` is found where it is empty."""

    encoding: str = ""
    wanted: Wanted = field(default_factory=Wanted)
    rules: MergeRules = field(default_factory=MergeRules)
    dry_run: bool = False
    note: EditNote = UNSIGNED


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import would do."""

    changed: tuple[QaPair, ...]
    report: ImportReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The first rows of a file as they would be read, each with its number."""

    encoding: str
    columns: dict[str, str]
    mapping: str
    rows: tuple[tuple[int, QaPair] | RejectedRow, ...]


async def plan_import(path: Path, options: ImportOptions, stored: Iterable[QaPair], progress: PhaseProgress) -> Plan:
    """Read the whole file and compare. `progress` hears the phase, done and total, on this loop. Cancelling stops the
    reading; `KnowledgeError` for a file that cannot be read at all."""
    loop = asyncio.get_running_loop()
    stop = threading.Event()

    def tell(phase: Phase, done: int, total: int) -> None:
        if stop.is_set():
            raise KnowledgeError("import_stopped", "The import was stopped; nothing was changed.")
        loop.call_soon_threadsafe(progress, phase, done, total)

    try:
        return await asyncio.to_thread(_plan, path, options, stored, tell)
    finally:
        stop.set()


def preview_file(path: Path, options: ImportOptions, rows: int) -> Preview:
    """The first rows of a file. Raises as `plan_import`."""
    source = open_source(path, options.wanted, options.encoding)
    read = rows_of(source)
    try:
        shown = tuple(map(_previewed, islice(read, rows)))
    finally:
        read.close()
    layout = source.layout
    return Preview(encoding=source.encoding, columns=dict(layout.columns), mapping=layout.mapping, rows=shown)


def _plan(path: Path, options: ImportOptions, stored: Iterable[QaPair], tell: PhaseProgress) -> Plan:
    stored = tuple(stored)
    source = open_source(path, options.wanted, options.encoding)
    merger = Merger(stored, options.rules)
    rejected = _merge(source, merger, tell)
    near = near_duplicates(stored, merger.added, partial(_now_and_then, tell, Phase.COMPARE))
    duplicates = sorted((*merger.duplicates, *near), key=lambda duplicate: duplicate.row)
    return Plan(
        changed=(*merger.updated, *(pair for _, pair in merger.added)),
        report=ImportReport(
            added=len(merger.added),
            updated=len(merger.updated),
            unchanged=merger.unchanged,
            rejected=tuple(sorted(rejected, key=lambda row: row.row)),
            duplicates=tuple(duplicates),
            encoding=source.encoding,
            columns=dict(source.layout.columns),
            mapping=source.layout.mapping,
        ),
    )


def _merge(source: Source, merger: Merger, tell: PhaseProgress) -> list[RejectedRow]:
    rejected = []
    for count, row in enumerate(rows_of(source)):
        if count % _TELL_EVERY == 0:
            tell(Phase.READ, source.done, max(source.total, source.done))
        try:
            merger.take(_candidate(row))
        except RowError as error:
            rejected.append(RejectedRow(row=row.number, reason=str(error)))
    return rejected + [RejectedRow(row=number, reason=str(error)) for number, error in merger.finish()]


def _candidate(row: Row | BadRow) -> Candidate:
    pair = _pair(row)
    spare = None
    if isinstance(row, Row) and not row.values.get("id"):
        spare = made_id(pair.language, pair.question, pair.answer)
    return Candidate(
        number=row.number,
        pair=pair,
        spare_id=spare,
        is_dated=isinstance(row, Row) and bool(row.values.get(VERSION)),
    )


def _pair(row: Row | BadRow) -> QaPair:
    if isinstance(row, BadRow):
        raise row.error
    return pair_of(row.values)


def _previewed(row: Row | BadRow) -> tuple[int, QaPair] | RejectedRow:
    try:
        return row.number, _pair(row)
    except RowError as error:
        return RejectedRow(row=row.number, reason=str(error))


def _now_and_then(tell: PhaseProgress, phase: Phase, done: int, total: int) -> None:
    if done % _TELL_EVERY == 0 or done == total:
        tell(phase, done, total)
