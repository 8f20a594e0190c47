"""QA pairs in tables: CSV in UTF-8, UTF-16 or GB18030, and XLSX. Rows are numbered as a spreadsheet shows them."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from desktop_cs.domain.knowledge import QaPair
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.rows import COLUMNS, REQUIRED, Row, cells_of, column, guarded, unguarded

_DELIMITERS = (",", ";", "\t")
_MAX_FIELD = 1_000_000  # characters; a cell that is never closed swallows what follows
_MAX_UNPACKED = 300 * 1024 * 1024  # bytes of an XLSX file; a zip bomb unpacks to far more
_MAX_CELL = 32_767  # characters that XLSX can hold
_NOT_XLSX = (
    *(zipfile.BadZipFile, InvalidFileException, ParseError, DefusedXmlException),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError),
)


def read_csv(path: Path) -> Iterator[Row]:
    """The rows of a CSV file below its header. `KnowledgeError` for an encoding or header that cannot be read."""
    text = _decoded(path)
    first = text.split("\n", 1)[0]
    fitting = [sign for sign in _DELIMITERS if set(REQUIRED) <= {column(cell.strip('"')) for cell in first.split(sign)}]
    csv.field_size_limit(_MAX_FIELD)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=fitting[0] if fitting else ",")
    try:
        yield from _rows(path, enumerate(records, start=1))
    except csv.Error as error:
        raise KnowledgeError(
            "file_unreadable",
            f"{path.name} cannot be read as CSV after line {records.line_num}: {error}. "
            "Look for a quotation mark that is never closed.",
            path=str(path),
        ) from error


def write_csv(path: Path, pairs: Iterable[QaPair]) -> None:
    """Write pairs with a header, in UTF-8 with a byte order mark: without one Excel shows Chinese as rubbish."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([guarded(cell) for cell in cells_of(pair).values()] for pair in pairs)


def read_xlsx(path: Path) -> Iterator[Row]:
    """The rows of the first sheet that has a question and an answer column, below its first line."""
    try:
        _check_size(path)
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            sheet = next((s for s in book.worksheets if _has_header(s.iter_rows(max_row=1, values_only=True))), None)
            if sheet is None:
                raise _no_header(path)
            yield from _rows(path, enumerate(sheet.iter_rows(values_only=True), start=1))
        finally:
            book.close()
    except _NOT_XLSX as error:
        raise KnowledgeError(
            "file_unreadable",
            f"{path.name} is not a readable XLSX workbook. Save it as .xlsx again in a spreadsheet program.",
            path=str(path),
        ) from error


def write_xlsx(path: Path, pairs: Iterable[QaPair]) -> None:
    """Write pairs as one sheet; `KnowledgeError(cell_too_long)` for a text that a cell cannot hold."""
    table = [[guarded(cell) for cell in cells_of(pair).values()] for pair in pairs]
    for cells in table:
        if any(len(cell) > _MAX_CELL for cell in cells):
            raise KnowledgeError(
                "cell_too_long",
                f"The pair {cells[0]} has a text of over {_MAX_CELL:,} characters, more than XLSX can hold. "
                "Export to CSV or JSONL instead.",
            )
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("QA")
    sheet.append(COLUMNS)
    for cells in table:
        sheet.append(cells)
    book.save(path)


def _rows(path: Path, records: Iterator[tuple[int, Iterable[object]]]) -> Iterator[Row]:
    header: list[str] = []
    for number, record in records:
        cells = [unguarded(cell) if isinstance(cell, str) else cell for cell in record]
        if not header:
            header = [column(cell) for cell in cells]
            if not set(REQUIRED) <= set(header):
                raise _no_header(path)
        elif any(cell not in (None, "") for cell in cells):
            yield Row(number, dict(zip(header, cells, strict=False)))
    if not header:
        raise _no_header(path)


def _has_header(first_rows: Iterator[tuple[object, ...]]) -> bool:
    return set(REQUIRED) <= {column(cell) for cell in next(first_rows, ())}


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    encodings = ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise KnowledgeError(
        "file_encoding",
        f"{path.name} is neither UTF-8 nor GB18030. Save it as “CSV UTF-8” and import it again.",
        path=str(path),
    )


def _check_size(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > _MAX_UNPACKED:
        raise KnowledgeError(
            "file_too_large",
            f"{path.name} unpacks to {unpacked // 2**20} MB, over {_MAX_UNPACKED // 2**20} MB. "
            "Split it into smaller files.",
            path=str(path),
        )


def _no_header(path: Path) -> KnowledgeError:
    return KnowledgeError(
        "file_header",
        f"{path.name} has no header with the columns question and answer. Put the column names "
        f"({', '.join(COLUMNS)}) into the first line.",
        path=str(path),
    )
