"""How good redaction and the word filter are on labelled data: pure measures for the `eval` commands.

A piece of personal data counts as found when all its letters and digits are covered (80 % of them for an address); a
prediction is right when at least half of its code points lie in true spans; a clean line is one without true spans.
"""

import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop_cs.domain.redaction import Kind, Span
from desktop_cs.domain.words import ListedWord, WordHit
from desktop_cs.privacy.word_boundaries import Boundaries
from desktop_cs.privacy.words import WordFilter

MUST_HAVE = frozenset((Kind.CN_MOBILE, Kind.CN_ID, Kind.BANK_CARD, Kind.EMAIL))
_ADDRESS_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text and where its personal data stands."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class LabelledMessage:
    """A message, the list it is held against, and whether a word of it is in the message."""

    text: str
    words: tuple[str, ...]
    hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactionReport:
    """Figures of redaction; shares are between 0 and 1."""

    recall: float
    must_have_recall: float
    precision: float
    clean_lines: int
    clean_lines_hit: int
    per_kind: dict[str, tuple[int, int]]  # found, in all
    median_ms: float
    wrong_rows: tuple[int, ...]  # indexes of rows with something missed or wrongly masked


@dataclass(frozen=True, slots=True, kw_only=True)
class WordReport:
    """Figures of the word filter; shares are between 0 and 1."""

    recall: float
    false_hits: float  # share of the messages without a word that were hit
    median_ms: float
    wrong_rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    """One row held against what was predicted for it."""

    row: LabelledText
    found: tuple[Kind, ...]
    predicted: int
    right: int
    seconds: float

    @property
    def is_wrong(self) -> bool:
        return len(self.found) < len(self.row.spans) or self.right < self.predicted


def measure_redaction(rows: Iterable[LabelledText], find: Callable[[str], Sequence[Span]]) -> RedactionReport:
    """Hold what `find` finds against the labels."""
    judged = [_judge(row, find) for row in rows]
    total = Counter(span.kind for one in judged for span in one.row.spans)
    found = Counter(kind for one in judged for kind in one.found)
    clean = [one for one in judged if not one.row.spans]
    return RedactionReport(
        recall=_share(found.total(), total.total()),
        must_have_recall=_share(sum(found[kind] for kind in MUST_HAVE), sum(total[kind] for kind in MUST_HAVE)),
        precision=_share(sum(one.right for one in judged), sum(one.predicted for one in judged)),
        clean_lines=len(clean),
        clean_lines_hit=sum(one.predicted > 0 for one in clean),
        per_kind={kind.value: (found[kind], total[kind]) for kind in Kind if total[kind]},
        median_ms=_median_ms([one.seconds for one in judged]),
        wrong_rows=tuple(index for index, one in enumerate(judged) if one.is_wrong),
    )


def _judge(row: LabelledText, find: Callable[[str], Sequence[Span]]) -> _Judged:
    begin = time.perf_counter()
    spans = find(row.text)
    seconds = time.perf_counter() - begin
    found = tuple(span.kind for span in row.spans if is_found(row.text, span, spans))
    return _Judged(row, found, len(spans), sum(is_right(span, row.spans) for span in spans), seconds)


def is_found(text: str, span: Span, predicted: Iterable[Span]) -> bool:
    """Whether a true span is covered by predictions, of whatever kind."""
    signs = [index for index in range(span.start, span.end) if text[index].isalnum()]
    covered = sum(any(p.start <= index < p.end for p in predicted) for index in signs)
    return covered >= len(signs) * (_ADDRESS_SHARE if span.kind is Kind.ADDRESS else 1)


def is_right(predicted: Span, true: Iterable[Span]) -> bool:
    """Whether at least half of a prediction lies in true spans."""
    inside = sum(max(0, min(predicted.end, span.end) - max(predicted.start, span.start)) for span in true)
    return 2 * inside >= predicted.end - predicted.start


def measure_words(rows: Sequence[LabelledMessage]) -> WordReport:
    """Hold the word filter against the labels, each row with its own words as the company's list."""
    boundaries = Boundaries(word for words in {row.words for row in rows} for word in words)
    filters: dict[tuple[str, ...], WordFilter] = {}
    times, wrong = [], []
    hit: Counter[bool] = Counter()
    for index, row in enumerate(rows):
        if row.words not in filters:
            filters[row.words] = WordFilter(map(ListedWord, row.words), boundaries=boundaries)
        begin = time.perf_counter()
        hits: tuple[WordHit, ...] = filters[row.words].find(row.text)
        times.append(time.perf_counter() - begin)
        hit[row.hit] += bool(hits)
        if bool(hits) is not row.hit:
            wrong.append(index)
    with_word = sum(row.hit for row in rows)
    return WordReport(
        recall=_share(hit[True], with_word),
        false_hits=hit[False] / max(1, len(rows) - with_word),
        median_ms=_median_ms(times),
        wrong_rows=tuple(wrong),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _median_ms(seconds: list[float]) -> float:
    return statistics.median(seconds) * 1000 if seconds else 0.0
