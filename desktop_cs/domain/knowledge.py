"""QA pairs, what a search finds among them, and what an import did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from desktop_cs.domain.ids import QaId


class Language(StrEnum):
    """The languages the desk speaks."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class QaPair:
    """A standard question with its variants and its answer. `version` grows by one with each edit."""

    id: QaId
    question: str
    answer: str
    intent: str
    language: Language
    variants: tuple[str, ...] = ()
    version: int = 1
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QaHit:
    """One found pair. `score` runs from 0 to 1 and is comparable across queries; `terms` are the matched query terms
    with each one's share of the score (they add up to it).

    Spans are begin and end in characters of the text as it was written, in order and without overlap.
    """

    pair: QaPair
    score: float
    matched: str = ""  # the question or variant that matched best
    terms: tuple[tuple[str, float], ...] = ()
    variant: int | None = None  # the place of `matched` among the variants; None when it is the question
    query_spans: tuple[tuple[int, int], ...] = ()  # what matched, in the query
    matched_spans: tuple[tuple[int, int], ...] = ()  # and in `matched`
    same_answer: tuple[QaId, ...] = ()  # found as well, but left out: same answer and intent as this one
    kept_since: datetime | None = None  # when it was found, where it comes from the cache; `query_spans` is then empty


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheCount:
    """How often the hot cache was asked; `hits` came out of it, `joined` waited for an equal search under way."""

    asked: int = 0
    hits: int = 0
    joined: int = 0

    @property
    def hit_rate(self) -> float | None:
        """The share that came out of it; None before anything was asked."""
        return self.hits / self.asked if self.asked else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRow:
    """A row of an import file that was left out, counted from 1 as its reader would, and why."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateRow:
    """A row that says what the pair `of` says already. `similarity` of the questions runs to 1.0, the same question;
    `taken` tells whether the row was imported all the same."""

    row: int
    of: QaId
    similarity: float
    taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or would do on a dry run. `columns` names the file's header for each of our columns;
    `encoding` is empty for a workbook, `mapping` where no saved one was used."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: tuple[RejectedRow, ...] = field(default_factory=tuple)
    duplicates: tuple[DuplicateRow, ...] = field(default_factory=tuple)
    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    mapping: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditNote:
    """Who changes pairs, and why. Both may be empty: the program itself, seeding a fresh profile."""

    author: str = ""
    reason: str = ""


UNSIGNED = EditNote()


@dataclass(frozen=True, slots=True, kw_only=True)
class QaVersion:
    """One version of a pair as its history keeps it, with `pair.version` and `pair.updated_at`. `deleted` marks the
    version in which it was taken out; its content is then the last one."""

    pair: QaPair
    note: EditNote
    deleted: bool = False
