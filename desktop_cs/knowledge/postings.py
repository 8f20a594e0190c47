"""The compact arrays a question is answered from: which phrasings hold a term, and which terms a phrasing holds.

A build writes them beside the Whoosh index of its generation, one `hot-<name>.npy` each; opening maps them into memory,
so that an index of 100,000 pairs opens at once and costs what is really read. Edits since the build form a second,
small set of arrays in memory, weighed by the statistics of the first (`like`).
"""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from desktop_cs.knowledge.drafts import Draft
from desktop_cs.knowledge.scoring import (
    QUESTION_WEIGHT,
    damped,
    keys_of,
    kinds_of,
    length_norm,
    saturated,
    weights_of,
)

Ints: TypeAlias = NDArray[np.int32]
Offsets: TypeAlias = NDArray[np.int64]
_PREFIX = "hot-"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Postings:
    """Arrays over T terms, F phrasings, N pairs and A different answers. `x_at` has one entry more than there are x:
    row i of what hangs on it is `[x_at[i]:x_at[i + 1]]`."""

    keys: NDArray[np.uint64]  # T, ascending: see `scoring.keys_of`
    frequencies: Offsets  # T: pairs that hold the term in a phrasing
    term_at: Offsets  # T + 1
    phrasings: Ints  # the phrasings that hold each term
    impacts: NDArray[np.float32]  # s(f_p) of the question field there
    phrasing_at: Offsets  # F + 1
    terms: Ints  # the different terms of each phrasing
    counts: NDArray[np.uint8]  # tf there
    lengths: NDArray[np.float32]  # F: `scoring.length_norm`
    norms: NDArray[np.float32]  # F: of the cosine
    pairs: Ints  # F: the pair of each phrasing
    first: Ints  # N: the first phrasing of each pair
    answers: Ints  # N: the answer of each pair
    topics: NDArray[np.uint64]  # N: alike for pairs with the same answer and intent
    answer_at: Offsets  # A + 1
    answer_terms: Ints  # the different terms of each answer
    ids: NDArray[np.bytes_]  # N
    facts: NDArray[np.float64]  # mean number of terms in a phrasing

    @property
    def mean_terms(self) -> float:
        """The mean number of terms in a phrasing."""
        return float(self.facts[0])

    def numbers(self, keys: NDArray[np.uint64]) -> Offsets:
        """The number of each term, -1 for one that does not occur."""
        if not len(self.keys):
            return np.full(len(keys), -1, np.int64)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, at, -1)

    def frequencies_of(self, keys: NDArray[np.uint64]) -> Offsets:
        """How many pairs hold each term in a phrasing."""
        if not len(self.keys):
            return np.zeros(len(keys), np.int64)
        numbers = self.numbers(keys)
        return np.where(numbers >= 0, self.frequencies[numbers], 0)


def save(postings: Postings, folder: Path) -> None:
    """Write the arrays into the folder."""
    for field in fields(Postings):
        np.save(folder / f"{_PREFIX}{field.name}.npy", getattr(postings, field.name), allow_pickle=False)


def load(folder: Path) -> Postings:
    """Map the arrays of the folder into memory. `OSError` or `ValueError` where they are missing or damaged."""

    def mapped(name: str) -> Any:
        array = np.load(folder / f"{_PREFIX}{name}.npy", mmap_mode="r", allow_pickle=False)
        # A plain array over the same mapping: memmap's own indexing costs ten times as much.
        return np.asarray(array) if array.size else np.empty(array.shape, array.dtype)

    return Postings(**{field.name: mapped(field.name) for field in fields(Postings)})


def assemble(draft: Draft, like: Postings | None = None) -> Postings:
    """Turn a draft into arrays, weighed by its own statistics or by those of `like`."""
    keys, order, renumber = _sorted_keys(draft)
    forward = renumber[np.frombuffer(draft.terms, np.int32)]
    counts = np.frombuffer(draft.counts, np.uint8)
    phrasing_at = np.frombuffer(draft.phrasing_at, np.int64)
    sizes = np.diff(phrasing_at)
    phrasing = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    pairs = np.frombuffer(draft.pairs, np.int32)

    by_term = np.argsort(forward, kind="stable")
    held = np.bincount(forward, minlength=len(keys))
    frequencies = _pairs_a_term(forward[by_term], pairs[phrasing[by_term]], len(keys))
    totals = np.frombuffer(draft.lengths, np.int32).astype(np.float64)
    mean = like.mean_terms if like else float(totals.mean()) if len(totals) else 1.0
    total_pairs = len(like.first) if like else len(draft.ids)
    known = np.maximum(like.frequencies_of(keys), frequencies) if like else frequencies
    weights = weights_of(known, kinds_of(draft.vocabulary)[order], total_pairs)
    lengths = length_norm(totals, mean)
    tf = counts.astype(np.float64)
    squares = np.bincount(phrasing, weights=(weights[forward] * damped(tf)) ** 2, minlength=len(sizes))
    impacts = saturated(QUESTION_WEIGHT * tf / lengths[phrasing])
    return Postings(
        keys=keys,
        frequencies=frequencies,
        term_at=np.concatenate(([0], np.cumsum(held))),
        phrasings=phrasing[by_term],
        impacts=impacts[by_term].astype(np.float32),
        phrasing_at=phrasing_at,
        terms=forward,
        counts=counts,
        lengths=lengths.astype(np.float32),
        norms=np.maximum(np.sqrt(squares), 1e-6).astype(np.float32),
        pairs=pairs,
        first=np.frombuffer(draft.first, np.int32),
        answers=np.frombuffer(draft.answers, np.int32),
        topics=np.frombuffer(draft.topics, np.uint64),
        answer_at=np.frombuffer(draft.answer_at, np.int64),
        answer_terms=renumber[np.frombuffer(draft.answer_terms, np.int32)],
        ids=np.array([pair_id.encode() for pair_id in draft.ids], np.bytes_),
        facts=np.array([mean]),
    )


def _sorted_keys(draft: Draft) -> tuple[NDArray[np.uint64], Offsets, Ints]:
    """The keys of the draft's terms in ascending order, the order, and the new number of each old one."""
    keys = keys_of(draft.vocabulary)
    order = np.argsort(keys)
    renumber = np.empty(len(keys), np.int32)
    renumber[order] = np.arange(len(keys), dtype=np.int32)
    return keys[order], order, renumber


def _pairs_a_term(terms: Ints, pairs: Ints, count: int) -> Offsets:
    """How many different pairs stand beside each term; both ascending."""
    new = np.ones(len(terms), np.bool_)
    new[1:] = (terms[1:] != terms[:-1]) | (pairs[1:] != pairs[:-1])
    return np.bincount(terms[new], minlength=count)
