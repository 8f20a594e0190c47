"""From a weighed question to the best answers: rare terms open candidates, all terms judge them.

1. The rarest terms of the question add up their precomputed impacts over all phrasings, until `OPENING_TERMS` terms or
   `MAX_POSTINGS` entries are read: common words cost the most and tell the least.
2. The best `POOL` phrasings are scored exactly (`scoring.py`).
3. Pairs with the same answer and intent are one place in the list: the best of them stands for all, supported by the
   phrasings of the others, which are named instead of shown.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import count, repeat
from typing import NamedTuple

import numpy as np

from desktop_cs.knowledge.postings import Offsets, Postings
from desktop_cs.knowledge.scoring import SUPPORTERS, Floats, Question, shares_of, supported, supported_score

OPENING_TERMS = 40
MAX_POSTINGS = 80_000
POOL = 64
_SAMPLE = 4_096  # entries of a term that are looked at to set the bar
_ANY = np.float32(1e-12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Scored phrasings of one set of postings: a row for each, a column for each term of the question."""

    postings: Postings
    phrasings: Offsets
    shares: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One place in the list: the pair (its number in its postings), which phrasing matched (0 is the question), each
    term's share of the score, and the pairs behind it that say the same."""

    postings: Postings
    pair: int
    phrasing: int
    shares: Floats
    same: tuple[tuple[Postings, int], ...]


class _Row(NamedTuple):
    """One scored phrasing: its row among the candidates, its own score, and what it answers."""

    part: Candidates
    at: int
    own: float
    topic: int


def candidates(postings: Postings, question: Question, gone: Collection[int] = ()) -> Candidates:
    """The phrasings that fit best, with their exact shares. `gone` are numbers of pairs that must not be found."""
    numbers = postings.numbers(question.keys)
    phrasings = _opened(postings, question, numbers, gone)
    return Candidates(
        postings=postings, phrasings=phrasings, shares=_exact(postings, question, numbers, phrasings.astype(np.int64))
    )


def ranked(found: list[Candidates], limit: int) -> list[Ranked]:
    """The best places over all candidates, best first; the earlier pair first where two are alike."""
    topics = _topics(found)
    topics.sort(key=lambda rows: -supported_score([row.own for row in rows[: 1 + SUPPORTERS]]))
    return [_place(rows) for rows in topics[:limit]]


def opening(postings: Postings, question: Question, numbers: Offsets) -> list[tuple[int, int, int]]:
    """The terms that open candidates, rarest first: the column of each, where its postings begin and end."""
    columns = np.lexsort((question.keys, -question.weights))
    columns = columns[numbers[columns] >= 0]
    begin, end = postings.term_at[numbers[columns]], postings.term_at[numbers[columns] + 1]
    held = end > begin
    columns, begin, end = columns[held], begin[held], end[held]
    few = max(int(np.searchsorted(np.cumsum(end - begin), MAX_POSTINGS, side="right")), 1)
    count = min(few, OPENING_TERMS)
    return list(zip(columns[:count].tolist(), begin[:count].tolist(), end[:count].tolist(), strict=True))


def _opened(postings: Postings, question: Question, numbers: Offsets, gone: Collection[int]) -> Offsets:
    sums = np.zeros(len(postings.pairs), np.float32)
    for pair in gone:
        last = postings.first[pair + 1] if pair + 1 < len(postings.first) else len(sums)
        sums[postings.first[pair] : last] = -np.inf
    worth = (question.weights / question.own).astype(np.float32)
    some = None
    for column, begin, end in opening(postings, question, numbers):
        phrasings = postings.phrasings[begin:end]
        sums[phrasings] += postings.impacts[begin:end] * worth[column]
        if some is None and len(phrasings) > POOL:
            some = phrasings[:_SAMPLE]
    # The best of some are a floor for the best of all: few are left to choose from.
    bar = _ANY if some is None else max(_ANY, np.partition(sums[some], -POOL)[-POOL])
    found = np.flatnonzero(sums >= bar)
    if len(found) > POOL:
        found = np.sort(found[np.argpartition(sums[found], -POOL)[-POOL:]])
    return found


def _exact(postings: Postings, question: Question, numbers: Offsets, phrasings: Offsets) -> Floats:
    tf = np.zeros((len(phrasings), len(numbers)))
    if not tf.size:
        return tf
    # A table over all terms costs less than looking each entry up among the question's.
    columns = np.full(len(postings.keys), -1, np.int16)
    columns[numbers[numbers >= 0]] = np.flatnonzero(numbers >= 0)
    in_answer = np.zeros(tf.shape, np.bool_)
    rows, at = _spread(postings.phrasing_at, phrasings)
    places = columns[postings.terms[at]]
    hit = places >= 0
    tf[rows[hit], places[hit]] = postings.counts[at[hit]]
    rows, at = _spread(postings.answer_at, postings.answers[postings.pairs[phrasings]].astype(np.int64))
    places = columns[postings.answer_terms[at]]
    hit = places >= 0
    in_answer[rows[hit], places[hit]] = True
    lengths = postings.lengths[phrasings].astype(np.float64)
    return shares_of(question, tf, lengths, postings.norms[phrasings].astype(np.float64), in_answer)


def _spread(starts: Offsets, wanted: Offsets) -> tuple[Offsets, Offsets]:
    """Where the entries of the wanted rows lie, and the place among the wanted of each entry's row."""
    begin = starts[wanted]
    sizes = starts[wanted + 1] - begin
    rows = np.repeat(np.arange(len(wanted)), sizes)
    at = np.arange(len(rows)) + np.repeat(begin - (np.cumsum(sizes) - sizes), sizes)
    return rows, at


def _topics(found: list[Candidates]) -> list[list[_Row]]:
    """The candidates by what they answer, best rows first."""
    by_topic: dict[int, list[_Row]] = {}
    rows: list[_Row] = []
    for part in found:
        postings = part.postings
        topics = postings.topics[postings.pairs[part.phrasings]].tolist()
        rows += map(_Row, repeat(part), count(), part.shares.sum(axis=1).tolist(), topics)
    rows.sort(key=lambda row: -row.own)
    for row in rows:
        by_topic.setdefault(row.topic, []).append(row)
    return list(by_topic.values())


def _place(rows: list[_Row]) -> Ranked:
    part = rows[0].part
    postings = part.postings
    phrasing = int(part.phrasings[rows[0].at])
    pair = int(postings.pairs[phrasing])
    pairs = dict.fromkeys((row.part.postings, int(row.part.postings.pairs[row.part.phrasings[row.at]])) for row in rows)
    shares = [row.part.shares[row.at] for row in rows[: 1 + SUPPORTERS]]
    return Ranked(
        postings=postings,
        pair=pair,
        phrasing=phrasing - int(postings.first[pair]),
        shares=supported(shares[0], shares[1:]),
        same=tuple(pairs)[1:],
    )
