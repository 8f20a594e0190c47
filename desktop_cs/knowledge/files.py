"""Import and export files by the ending of their name: .csv, .xlsx, .jsonl and .md. Files are read as a stream."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop_cs.domain.knowledge import QaPair, RejectedRow
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.columns import COLUMNS, VERSION, Wanted
from desktop_cs.knowledge.encodings import find_encoding, named_encoding
from desktop_cs.knowledge.limits import MAX_BYTES, MAX_ROWS, too_large
from desktop_cs.knowledge.lines import read_jsonl, read_markdown, write_jsonl, write_markdown
from desktop_cs.knowledge.merge import question_key
from desktop_cs.knowledge.rows import pair_of
from desktop_cs.knowledge.source import BadRow, RowError, Rows, Source
from desktop_cs.knowledge.tables import read_csv, write_csv
from desktop_cs.knowledge.workbook import read_xlsx, write_xlsx


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The pairs of a file in its order, and the rows that were left out."""

    pairs: tuple[QaPair, ...]
    rejected: tuple[RejectedRow, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    read: Callable[[Source], Rows]
    write: Callable[[Path, Sequence[str], Iterable[QaPair]], None]
    is_text: bool = True


_KINDS = {
    ".csv": _Kind(read_csv, write_csv),
    ".xlsx": _Kind(read_xlsx, write_xlsx, is_text=False),
    ".jsonl": _Kind(read_jsonl, write_jsonl),
    ".md": _Kind(read_markdown, write_markdown),
}
_NO_WISHES = Wanted()


def open_source(path: Path, wanted: Wanted = _NO_WISHES, encoding: str = "") -> Source:
    """Look at a file before it is read: its size, its encoding. Raises `KnowledgeError`; `UsageError` for an unknown
    `encoding`."""
    kind = _kind(path)
    with _told(path, "read"):
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise too_large(path, f"{size / 2**20:.1f} MB, over {MAX_BYTES // 2**20} MB")
        if not kind.is_text:
            return Source(path=path, wanted=wanted)
        found = named_encoding(encoding) if encoding else find_encoding(path)
        return Source(path=path, wanted=wanted, encoding=found, total=size)


def rows_of(source: Source) -> Rows:
    """The rows of a file, one after the other. `KnowledgeError` when it cannot be read as a whole."""
    with _told(source.path, "read"):
        for count, row in enumerate(_kind(source.path).read(source), start=1):
            if count > MAX_ROWS:
                raise too_large(source.path, f"more than {MAX_ROWS:,} rows")
            yield row


def read_file(path: Path) -> ReadFile:
    """All pairs and rejected rows of a file, apart from any store: a second row with the id or the question of an
    earlier one is rejected. Raises `KnowledgeError` when it cannot be read as a whole."""
    pairs: list[QaPair] = []
    rejected: list[RejectedRow] = []
    seen: dict[object, int] = {}
    for row in rows_of(open_source(path)):
        try:
            if isinstance(row, BadRow):
                raise row.error
            pair = pair_of(row.values)
            _check_new(pair, seen, row.number)
            pairs.append(pair)
        except RowError as error:
            rejected.append(RejectedRow(row=row.number, reason=str(error)))
    return ReadFile(tuple(pairs), tuple(rejected))


def write_file(path: Path, pairs: Iterable[QaPair], *, with_versions: bool = False) -> None:
    """Write pairs to a file, in one step: an older file of that name stays whole when it fails."""
    kind = _kind(path)
    columns = (*COLUMNS, VERSION) if with_versions else COLUMNS
    temporary = path.with_name(f".{secrets.token_hex(4)}{path.suffix}")
    with _told(path, "written"):
        try:
            kind.write(temporary, columns, pairs)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def _check_new(pair: QaPair, seen: dict[object, int], number: int) -> None:
    key = question_key(pair.language, pair.question)
    for what, name in ((pair.id, "id"), (key, "question")):
        if what in seen:
            raise RowError(f"The {name} is the same as in row {seen[what]}; keep one of them.")
    seen[pair.id] = seen[key] = number


def _kind(path: Path) -> _Kind:
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise KnowledgeError(
            "file_kind",
            f"{path.name} ends in none of {', '.join(_KINDS)}. Rename it or save it as one of these kinds.",
            path=str(path),
        )
    return kind


@contextmanager
def _told(path: Path, verb: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KnowledgeError(
            "file_trouble",
            f"{path} cannot be {verb}: {error.strerror or error}. Check the name and the permissions.",
            path=str(path),
        ) from error
