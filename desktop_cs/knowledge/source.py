"""A file while it is read: what is known of it, how far the reading is, and the rows that come out of it."""

import threading
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.columns import Layout, Wanted, example_of, header_text

_SHOWN = 20  # headers in a message
_SHOWN_SIGNS = 300


@dataclass(frozen=True, slots=True)
class Row:
    """A raw row: its number as the reader of the file sees it, and its values by our column name."""

    number: int
    values: Mapping[str, object]


class RowError(ValueError):
    """Why a row cannot be taken; the text is the sentence that is shown."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot even be read."""

    number: int
    error: RowError


Rows = Generator[Row | BadRow, None, None]


@dataclass(slots=True, kw_only=True)
class Source:
    """Filled in by the reader as it goes. `done` of `total` counts bytes, or the rows of a workbook. `stop` is set by
    whoever has lost interest: a child process that still reads is then ended."""

    path: Path
    wanted: Wanted
    encoding: str = ""
    layout: Layout = field(default_factory=lambda: Layout(columns={}))
    done: int = 0
    total: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def take_layout(self, layout: Layout, headers: list[object]) -> None:
        """Read rows by this layout. `KnowledgeError(file_header)` where a column is not there that must be."""
        missing = [f"{column}={name}" for column, name in self.wanted.given.items() if column not in layout.columns]
        if missing or not layout.is_complete:
            raise self.header_error(headers, missing)
        self.layout = layout

    def header_error(self, headers: list[object], missing: list[str]) -> KnowledgeError:
        """No usable header: what was found, and how to name the columns."""
        found = ", ".join(filter(None, map(header_text, headers[:_SHOWN]))).encode("utf-8", "replace").decode()
        sheet = self.wanted.sheet
        needed = " and ".join(sheet.required)
        lack = f"no column for {', '.join(missing)}" if missing else f"no header with the columns {needed}"
        doubt = (
            "" if "?" not in found else f" If that is unreadable, {self.encoding} is wrong: --encoding names another."
        )
        return KnowledgeError(
            "file_header",
            f"{self.path.name} has {lack}; its first line holds: {found[:_SHOWN_SIGNS] or 'nothing'}. Put the names "
            f"({', '.join(sheet.shown)}) into the first line, or say which is which, such as --map "
            f"{example_of(sheet)}.{doubt}",
            path=str(self.path),
        )
