"""Import and export files by the ending of their name: .csv, .xlsx, .jsonl and .md.

A row that cannot be taken is rejected with its number and a reason, and the others are kept. A second row with the id
or the question of an earlier one is rejected too: which of them is right is for a person to say.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_cs.domain.knowledge import QaPair, RejectedRow
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.lines import read_jsonl, read_markdown, write_jsonl, write_markdown
from desktop_cs.knowledge.merge import question_key
from desktop_cs.knowledge.rows import Row, RowError, pair_of
from desktop_cs.knowledge.tables import read_csv, read_xlsx, write_csv, write_xlsx

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 50_000

_Rows = Iterator[Row | tuple[int, RowError]] | Iterator[Row]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The pairs of a file in its order, and the rows that were left out."""

    pairs: tuple[QaPair, ...]
    rejected: tuple[RejectedRow, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    read: Callable[[Path], _Rows]
    write: Callable[[Path, Iterable[QaPair]], None]


_KINDS = {
    ".csv": _Kind(read_csv, write_csv),
    ".xlsx": _Kind(read_xlsx, write_xlsx),
    ".jsonl": _Kind(read_jsonl, write_jsonl),
    ".md": _Kind(read_markdown, write_markdown),
}


def read_file(path: Path) -> ReadFile:
    """The pairs and the rejected rows of a file. Raises `KnowledgeError` when it cannot be read as a whole."""
    kind = _kind(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(path, f"{size / 2**20:.1f} MB, over {MAX_BYTES // 2**20} MB")
        return _checked(path, kind.read(path))
    except OSError as error:
        raise _trouble(path, "read", error) from error


def write_file(path: Path, pairs: Iterable[QaPair]) -> None:
    """Write pairs to a file, in one step: an older file of that name stays whole when it fails."""
    kind = _kind(path)
    temporary = path.with_name(f".{secrets.token_hex(4)}{path.suffix}")
    try:
        try:
            kind.write(temporary, pairs)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise _trouble(path, "written", error) from error


def _checked(path: Path, rows: _Rows) -> ReadFile:
    pairs: list[QaPair] = []
    rejected: list[RejectedRow] = []
    seen: dict[object, int] = {}
    for count, row in enumerate(rows, start=1):
        if count > MAX_ROWS:
            raise _too_large(path, f"more than {MAX_ROWS:,} rows")
        number = row.number if isinstance(row, Row) else row[0]
        try:
            pairs.append(_new_pair(row, seen, number))
        except RowError as error:
            rejected.append(RejectedRow(row=number, reason=str(error)))
    return ReadFile(tuple(pairs), tuple(rejected))


def _new_pair(row: Row | tuple[int, RowError], seen: dict[object, int], number: int) -> QaPair:
    if not isinstance(row, Row):
        raise row[1]
    pair = pair_of(row.values)
    key = question_key(pair.language, pair.question)
    for what, name in ((pair.id, "id"), (key, "question")):
        if what in seen:
            raise RowError(f"The {name} is the same as in row {seen[what]}; keep one of them.")
    seen[pair.id] = seen[key] = number
    return pair


def _kind(path: Path) -> _Kind:
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise KnowledgeError(
            "file_kind",
            f"{path.name} ends in none of {', '.join(_KINDS)}. Rename it or save it as one of these kinds.",
            path=str(path),
        )
    return kind


def _too_large(path: Path, size: str) -> KnowledgeError:
    return KnowledgeError("file_too_large", f"{path.name} has {size}. Split it into smaller files.", path=str(path))


def _trouble(path: Path, verb: str, error: OSError) -> KnowledgeError:
    return KnowledgeError(
        "file_trouble",
        f"{path} cannot be {verb}: {error.strerror or error}. Check the name and the permissions.",
        path=str(path),
    )
