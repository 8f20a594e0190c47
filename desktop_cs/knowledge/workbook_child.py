"""The child process that reads one XLSX workbook within limits of time, memory and inflated size. Run as a module.

In: one JSON line `{"path", "wanted"}`. Out: JSON lines `{"rows": [[number, [cell, …]], …], "total"}`, at last
`{"ended": true}`; or `{"failed": code, "message"}`. It knows nothing of the application.
"""

import json
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.columns import Wanted, lay_out, wanted_from
from desktop_cs.knowledge.limits import MAX_ROWS, too_large

MAX_INFLATED = 400 * 2**20  # bytes of all parts together
MAX_RATIO = 100  # inflated : packed, of what is more than the first 10 MB
_FREE_OF_RATIO = 10 * 2**20
_MAX_MEMORY = 2 * 2**30  # bytes of address space, where the system can limit it
_MAX_CPU_S = 600
_MAX_NUMBER = 1_048_576  # rows of a sheet: a higher number is made up
_MAX_CELLS = 100  # of a row
_PORTION = 200  # rows sent together
_NOT_XLSX = (
    *(zipfile.BadZipFile, InvalidFileException, ParseError, DefusedXmlException, MemoryError, RecursionError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, NotImplementedError, OSError),
)


def serve(job: dict[str, Any], answers: TextIO) -> None:
    """Read the workbook of the job and answer with its rows, or with why not."""
    path = Path(job["path"])

    def answer(**content: Any) -> None:
        answers.write(json.dumps(content) + "\n")
        answers.flush()

    try:
        total = counted_rows(path)
        for rows in portions(path, wanted_from(job["wanted"])):
            answer(rows=rows, total=total)
        answer(ended=True)
    except KnowledgeError as error:
        answer(failed=error.code, message=error.message)
    except _NOT_XLSX:
        message = f"{path.name} is not a readable XLSX workbook. Save it as .xlsx again in a spreadsheet program."
        answer(failed="file_unreadable", message=message)


def counted_rows(path: Path) -> int:
    """Inflate everything once, and count: what the parts say of their own size is not believed. About how many rows the
    largest sheet has; `KnowledgeError(file_too_large)` for a zip bomb."""
    limit = min(MAX_INFLATED, max(_FREE_OF_RATIO, MAX_RATIO * path.stat().st_size))
    inflated = most = 0
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            rows = 0
            with archive.open(part) as content:
                while chunk := content.read(1 << 16):
                    inflated += len(chunk)
                    rows += chunk.count(b"<row ") if part.filename.startswith("xl/worksheets/") else 0
                    if inflated > limit:
                        raise too_large(path, f"more than {limit // 2**20} MB when unpacked")
            most = max(most, rows)
    return most


def portions(path: Path, wanted: Wanted) -> Iterator[list[Any]]:
    """The rows of the sheet that is wanted, the header first, some hundreds at a time."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        waiting: list[Any] = []
        for count, (number, cells) in enumerate(_rows(_sheet(book, wanted))):
            if count > MAX_ROWS:
                raise too_large(path, f"more than {MAX_ROWS:,} rows")
            waiting.append([number, cells])
            if len(waiting) == _PORTION or count == 0:  # the header at once: it may be refused
                yield waiting
                waiting = []
        yield waiting
    finally:
        book.close()


def _sheet(book: Any, wanted: Wanted) -> Any:
    """The first sheet with a usable header, or the first one."""
    for sheet in book.worksheets:
        # What a sheet says of its size may be wrong by millions of cells, and openpyxl would fill them in.
        sheet.reset_dimensions()
        header = next((cells for _, cells in _rows(sheet)), [])
        if lay_out(header, wanted).is_complete:
            return sheet
    return book.worksheets[0]


def _rows(sheet: Any) -> Iterator[tuple[int, list[object]]]:
    """The rows that hold anything, with their numbers."""
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > _MAX_NUMBER:
            return
        if any(cell is not None for cell in row):
            yield number, [_plain(cell) for cell in row[:_MAX_CELLS]]


def _plain(cell: object) -> object:
    return cell if cell is None or isinstance(cell, str | int | float) else str(cell)


def _limit_resources() -> None:
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limits; the parent's clock is left
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY, _MAX_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_MAX_CPU_S, _MAX_CPU_S))


if __name__ == "__main__":
    # Text mode on Windows would write the code page, not UTF-8.
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    _limit_resources()
    serve(json.loads(sys.stdin.readline()), sys.stdout)
