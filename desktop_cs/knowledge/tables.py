"""QA pairs in CSV tables, read as a stream. Rows are numbered as a spreadsheet shows them."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from desktop_cs.domain.cells import guarded, unguarded
from desktop_cs.domain.knowledge import QaPair
from desktop_cs.knowledge.columns import Layout, header_text, lay_out
from desktop_cs.knowledge.encodings import is_broken, open_text
from desktop_cs.knowledge.rows import cells_of
from desktop_cs.knowledge.source import BadRow, Row, RowError, Rows, Source

_DELIMITERS = (",", ";", "\t", "|")
_MAX_FIELD = 200_000  # characters; a cell whose quotation mark is never closed swallows what follows


def read_csv(source: Source) -> Rows:
    """The rows of a CSV file below its header. `KnowledgeError` for a header that cannot be read."""
    csv.field_size_limit(_MAX_FIELD)
    with open_text(source.path, source.encoding, newline="") as text:
        lines = _Lines(text)
        delimiter = _delimiter(lines, source)
        for row in rows_below_header(source, _records(lines, delimiter), is_strict=True):
            source.done = lines.position()
            yield row


def rows_below_header(
    source: Source, records: Iterator[tuple[int, Sequence[object] | RowError]], *, is_strict: bool = False
) -> Rows:
    """The records after the first as rows. Strict: no cells beyond the last header."""
    headers: list[object] | None = None
    for number, record in records:
        if isinstance(record, RowError):
            yield BadRow(number, record)
            continue
        cells = [unguarded(cell) if isinstance(cell, str) else cell for cell in record]
        if headers is None:
            headers = cells
            source.take_layout(lay_out(headers, source.wanted), headers)
            places = _places(headers, source.layout)
        elif any(cell not in (None, "") for cell in cells):
            error = _fault(cells, len(headers), source.encoding) if is_strict else None
            values = {column: cells[place] for column, place in places.items() if place < len(cells)}
            yield BadRow(number, error) if error else Row(number, values)
    if headers is None:
        raise source.header_error([], [])


def write_csv(path: Path, columns: Sequence[str], pairs: Iterable[QaPair]) -> None:
    """Write pairs with a header, in UTF-8 with a byte order mark: without one Excel shows Chinese as rubbish."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for pair in pairs:
            cells = cells_of(pair)
            writer.writerow([guarded(cells[column]) for column in columns])


class _Lines:
    """The lines of a text, which can be given back when a record turns out to be none."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._waiting: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else next(self._text)
        self.taken.append(line)
        return line

    def give_back(self, after: int) -> None:
        """Give back what was taken after so many lines."""
        self._waiting.extendleft(reversed(self.taken[after:]))

    def position(self) -> int:
        """How many bytes of the file have been read."""
        return self._text.buffer.tell()


def _records(lines: _Lines, delimiter: str) -> Iterator[tuple[int, list[str] | RowError]]:
    """The records with their numbers. A record that is none costs its first line only: reading goes on behind it."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    while True:
        lines.taken.clear()
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            lines.give_back(after=1)
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            yield number, RowError(f"This line is not CSV ({error}). Look for a quotation mark that is not doubled.")


def _delimiter(lines: _Lines, source: Source) -> str:
    first = next(lines, "")
    lines.give_back(after=0)

    def fits(sign: str) -> int:
        names = [cell.strip().strip('"') for cell in first.rstrip("\r\n").split(sign)]
        return len(lay_out(names, source.wanted).columns)

    return max(_DELIMITERS, key=fits)


def _places(headers: Sequence[object], layout: Layout) -> dict[str, int]:
    names = [header_text(header) for header in headers]
    return {column: names.index(name) for column, name in layout.columns.items()}


def _fault(cells: list[object], width: int, encoding: str) -> RowError | None:
    if any(isinstance(cell, str) and is_broken(cell) for cell in cells):
        return RowError(f"The row has bytes that are not {encoding.removesuffix('-sig')}; write its text again.")
    if any(cell not in (None, "") for cell in cells[width:]):
        return RowError(f'The row has {len(cells)} cells, the header {width}; put texts with a comma into “"”.')
    return None
