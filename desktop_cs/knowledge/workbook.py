"""XLSX workbooks. Reading one can take much time and memory, and a hostile one all there is: it is read in a child
process (`workbook_child.py`) with limits, and its rows arrive here in portions."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import openpyxl

from desktop_cs.domain.cells import guarded
from desktop_cs.domain.knowledge import QaPair
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.rows import cells_of
from desktop_cs.knowledge.source import RowError, Rows, Source
from desktop_cs.knowledge.tables import rows_below_header

COMMAND = (sys.executable, "-m", "desktop_cs.knowledge.workbook_child")
STALLED_S = 30.0  # for one portion of rows
_MAX_CELL = 32_767  # characters that XLSX can hold


def read_xlsx(source: Source, command: Sequence[str] = COMMAND, stalled_s: float = STALLED_S) -> Rows:
    """The rows of the first sheet that has a question and an answer column, below its first line.

    `command` starts the child. `KnowledgeError`: `file_unreadable`, `file_too_large`, `file_header`.
    """
    yield from rows_below_header(source, _records(source, command, stalled_s))


def write_xlsx(path: Path, columns: Sequence[str], pairs: Iterable[QaPair]) -> None:
    """Write pairs as one sheet; `KnowledgeError(cell_too_long)` for a text that a cell cannot hold."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("QA")
    sheet.append(list(columns))
    for pair in pairs:
        texts = cells_of(pair)
        cells = [guarded(texts[column]) for column in columns]
        if any(len(cell) > _MAX_CELL for cell in cells):
            sheet.close()
            raise KnowledgeError(
                "cell_too_long",
                f"The pair {pair.id} has a text of over {_MAX_CELL:,} characters, more than XLSX can hold. "
                "Export to CSV or JSONL instead.",
            )
        sheet.append(cells)
    book.save(path)


def _records(
    source: Source, command: Sequence[str], stalled_s: float
) -> Iterator[tuple[int, Sequence[object] | RowError]]:
    # The child only ever gets our own command; the path goes over its input.
    with subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        watch = _Watch(child, source.stop, stalled_s)
        watch.start()
        try:
            for answer in _answers(child, source, watch):
                source.total = answer["total"]
                for number, cells in answer["rows"]:
                    source.done = number
                    yield number, cells
        finally:
            child.kill()
            watch.join()


class _Watch(threading.Thread):
    """Ends the child when nobody wants its rows any more, or when one portion takes too long."""

    def __init__(self, child: subprocess.Popen[str], stop: threading.Event, stalled_s: float) -> None:
        super().__init__(name="workbook-watch", daemon=True)
        self._child = child
        self._stop_wanted = stop
        self._stalled_s = stalled_s
        self._waiting_since: float | None = None

    def run(self) -> None:
        """Look every tenth of a second, until the child has ended."""
        while self._child.poll() is None:
            since = self._waiting_since
            if self._stop_wanted.wait(0.1) or (since is not None and time.monotonic() - since > self._stalled_s):
                self._child.kill()
                return

    def next_line(self, lines: IO[str]) -> str:
        """The child's next line; empty when it has ended."""
        self._waiting_since = time.monotonic()
        try:
            return lines.readline()
        finally:
            self._waiting_since = None


def _answers(child: subprocess.Popen[str], source: Source, watch: _Watch) -> Iterator[dict[str, Any]]:
    if child.stdin is None or child.stdout is None:  # never: both are pipes
        raise _unreadable(source)
    job = {"path": str(source.path), "wanted": asdict(source.wanted)}
    child.stdin.write(json.dumps(job) + "\n")
    child.stdin.flush()
    while line := watch.next_line(child.stdout):
        answer: dict[str, Any] = json.loads(line)
        if "ended" in answer:
            return
        if "failed" in answer:
            raise KnowledgeError(answer["failed"], answer["message"], path=str(source.path))
        yield answer
    raise _unreadable(source)


def _unreadable(source: Source) -> KnowledgeError:
    return KnowledgeError(
        "file_unreadable",
        f"{source.path.name} could not be read as an XLSX workbook with the time and memory it may take. Save it as "
        "“CSV UTF-8” in a spreadsheet program and import that.",
        path=str(source.path),
    )
