"""Reads the files of a demo pack: UTF-8 text, and JSON Lines whose broken rows are named and left out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from desktop_cs.demo.row_types import KeyedRow
from desktop_cs.domain.knowledge import RejectedRow
from desktop_cs.errors import DemoError

_REASONS_SHOWN = 3

R = TypeVar("R", bound=KeyedRow)
Problem = Callable[[R], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedPackRow(RejectedRow):
    """A row that was left out, with the name of its file."""

    file: str


def read_text(path: Path) -> str:
    """The text of a file, with or without a byte order mark.

    `DemoError`: `demo_pack_missing` where there is no such file, `demo_pack_unreadable` where it cannot be opened or is
    not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise DemoError(
            "demo_pack_missing",
            f"The demo pack has no file {path}. Put it there, or install the program again.",
            file=str(path),
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DemoError(
            "demo_pack_unreadable",
            f"The demo pack's file {path} cannot be read ({_cause(error)}). Check its rights and save it as UTF-8.",
            file=str(path),
        ) from error


def read_rows(
    path: Path, shape: type[R], rejected: list[RejectedPackRow], problem: Problem[R] | None = None
) -> tuple[R, ...]:
    """The good rows of a JSON Lines file; the others are added to `rejected` with the reason.

    Rows are counted from 1 as an editor does, blank ones too. Of rows with the same key the first stays. `problem` may
    say what else is wrong with a row.
    """
    rows: dict[str, R] = {}
    # Not splitlines: a JSON text may hold a line or paragraph separator as it is.
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = shape.model_validate_json(line)
        except ValidationError as error:
            reason: str | None = reason_of(error)
        else:
            reason = f"{row.key} was in an earlier row" if row.key in rows else problem(row) if problem else None
            if reason is None:
                rows[row.key] = row
        if reason is not None:
            rejected.append(RejectedPackRow(file=path.name, row=number, reason=reason))
    return tuple(rows.values())


def reason_of(error: ValidationError) -> str:
    """What is wrong with a row, field by field; never its values."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    parts = [
        ": ".join(filter(None, (".".join(map(str, item["loc"])), item["msg"].removeprefix("Value error, "))))
        for item in found
    ]
    more = len(parts) - _REASONS_SHOWN
    return "; ".join(parts[:_REASONS_SHOWN]) + (f"; and {more} more" if more > 0 else "")


def _cause(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8 at byte {error.start}"
    return error.strerror or type(error).__name__
