"""Near-duplicates: new pairs whose question almost is that of another pair. They are reported, never left out.

Comparing all with all would be quadratic, so only pairs that share one of their rarest features are compared. A
feature is a search term or two terms in a row; each question is filed under a few of them, and a feature that very
many questions have says nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from desktop_cs.domain.knowledge import DuplicateRow, QaPair
from desktop_cs.domain.terms import search_terms
from desktop_cs.knowledge.merge import question_key

SIMILAR = 0.90  # of two questions, from 0 to 1 (indel distance over both lengths)
SIMILAR_WITH_ANSWER = 0.60  # where the answers are the same, so much is enough
_FILED_UNDER = 4  # of a question's rarest features
_TOO_COMMON = 50  # questions with a feature
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Entry:
    pair: QaPair
    text: str
    answer: int

    @classmethod
    def of(cls, pair: QaPair) -> "_Entry":
        return cls(pair, question_key(pair.language, pair.question)[1], hash(" ".join(pair.answer.casefold().split())))


def near_duplicates(
    stored: Iterable[QaPair], added: Sequence[tuple[int, QaPair]], tell: Callable[[int, int], None]
) -> Iterator[DuplicateRow]:
    """The most similar pair, stored or of an earlier row, for each new row that has one. Questions that differ in a
    number ask for different things, and the same question is a duplicate already: neither is near."""
    entries = [_Entry.of(pair) for pair in stored]
    begin = len(entries)
    entries += [_Entry.of(pair) for _, pair in added]
    counts: Counter[str] = Counter()
    for entry in entries:
        counts.update(_features(entry.text))
    filed: defaultdict[str, list[_Entry]] = defaultdict(list)
    for place, entry in enumerate(entries):
        keys = _rarest(entry, counts)
        if place >= begin:
            tell(place - begin + 1, len(added))
            best = _best(entry, (other for key in keys for other in filed[key]))
            if best is not None:
                of, similarity = best
                yield DuplicateRow(row=added[place - begin][0], of=of.pair.id, similarity=similarity, taken=True)
        for key in keys:
            filed[key].append(entry)


def similarity(question: str, other: str) -> float:
    """How similar two folded questions are, from 0 to 1; 0 where their numbers differ."""
    if _NUMBERS.findall(question) != _NUMBERS.findall(other):
        return 0.0
    return fuzz.ratio(question, other) / 100


def _best(entry: _Entry, others: Iterable[_Entry]) -> tuple[_Entry, float] | None:
    found: tuple[_Entry, float] | None = None
    for other in others:
        if other.pair.language is not entry.pair.language or other.text == entry.text:
            continue
        enough = SIMILAR_WITH_ANSWER if other.answer == entry.answer else SIMILAR
        least = max(enough, found[1]) if found else enough
        if fuzz.ratio(entry.text, other.text, score_cutoff=100 * least) == 0:
            continue
        score = round(similarity(entry.text, other.text), 3)
        if score >= enough and (found is None or score > found[1]):
            found = other, score
    return found


def _rarest(entry: _Entry, counts: Counter[str]) -> list[str]:
    """What a question is filed under: its rarest features of those that any other question has."""
    known = [(counts[feature], feature) for feature in _features(entry.text)]
    return [feature for count, feature in sorted(known) if 1 < count <= _TOO_COMMON][:_FILED_UNDER]


def _features(text: str) -> set[str]:
    terms = [term for term in search_terms(text) if term[0] != "~"]
    return {*terms, *map(" ".join, pairwise(terms))}
