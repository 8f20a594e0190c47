"""How well a QA pair fits a question: one number from 0 to 1 that is the sum of its terms' shares.

For a question q and a phrasing p (the standard question or one variant; the best phrasing counts, never the sum):

    w(t)  = ln(1 + (N - n + 0.5) / (n + 0.5)), times 0.4 for an n-gram inside a word
            N pairs in the index, n of them hold t; a term that no pair holds has the greatest weight,
            so that a question about something unknown scores low whatever its common words match
    s(f)  = f / (1.2 + f)
    f_p   = 2.0 · tf(t, p) / (0.25 + 0.75 · |p| / mean) + 0.5 if the answer holds t
    f_q   = 2.0 · tf(t, q) / (0.25 + 0.75 · |q| / mean)

    fit   = Σ w · min(1, s(f_p) / s(f_q)) / Σ w         over the terms of q
    cos   = tf-idf cosine of q and p, (1 + ln tf) · w
    score = 0.8 · fit + 0.2 · cos

`fit` is BM25F (Zaragoza et al. 2004: both fields are added before they saturate once) divided by what the question
would score against itself: raw BM25 cannot be compared across questions. The answer's 0.5 stands against 2.0 and has
no part in the cosine: it settles ties between like questions and cannot lift a pair above one whose question matches.
A phrasing equal to the question scores 1.0.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

QUESTION_WEIGHT = 2.0
ANSWER_WEIGHT = 0.5
GRAM_WEIGHT = 0.4
_K1 = 1.2
_B = 0.75
_FIT = 0.8
MAX_TERMS = 256  # of a question; a longer one is judged by its first terms


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of one pair: which phrasing (0 is the question) matched best, and the terms' shares, largest first."""

    score: float
    phrasing: int
    shares: tuple[tuple[str, float], ...]


class Question:
    """An analysed question with the weights of its terms.

    `frequency` tells how many of the `pairs` pairs hold a term; `mean_terms` is the mean length of a phrasing.
    """

    def __init__(self, terms: Iterable[str], frequency: Callable[[str], int], pairs: int, mean_terms: float) -> None:
        counts = Counter(terms)
        self._counts = dict(list(counts.items())[:MAX_TERMS])
        self._pairs = pairs
        self._mean = max(mean_terms, 1.0)
        self._frequency: dict[str, int] = {}
        self._weights: dict[str, float] = {}
        for term in self._counts:
            self._weigh(term, frequency(term))
        self._total = sum(self._weights.values())
        length = sum(self._counts.values())
        self._own = {term: _saturated(self._frequency_in(tf, length)) for term, tf in self._counts.items()}
        self._norm = _norm(self._counts, self._weights)

    def rarest(self, limit: int) -> list[str]:
        """The terms that some pair holds, rarest first: those that tell pairs apart."""
        known = [term for term in self._counts if self._frequency[term] > 0]
        return sorted(known, key=lambda term: (-self._weights[term], term))[:limit]

    def score(
        self, phrasings: Sequence[Sequence[str]], answer: Collection[str], frequency: Callable[[str], int]
    ) -> Scored:
        """The score of a pair given the terms of its phrasings and of its answer."""
        best = Scored(0.0, 0, ())
        for number, phrasing in enumerate(phrasings):
            shares = self._shares(Counter(phrasing), answer, frequency)
            score = math.fsum(shares.values())
            if score > best.score:
                ordered = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
                best = Scored(score, number, tuple(ordered))
        return best if best.score <= 1.0 else _at_most_one(best)

    def _shares(
        self, phrasing: Counter[str], answer: Collection[str], frequency: Callable[[str], int]
    ) -> dict[str, float]:
        length = phrasing.total()
        norm = self._norm * self._norm_of(phrasing, frequency)
        shares = {}
        for term, count in self._counts.items():
            tf = phrasing.get(term, 0)
            found = (self._frequency_in(tf, length) if tf else 0.0) + (ANSWER_WEIGHT if term in answer else 0.0)
            if not found:
                continue
            weight = self._weights[term]
            share = _FIT * weight * min(1.0, _saturated(found) / self._own[term]) / self._total
            if tf:
                share += (1 - _FIT) * weight * weight * _damped(count) * _damped(tf) / norm
            shares[term] = share
        return shares

    def _norm_of(self, phrasing: Counter[str], frequency: Callable[[str], int]) -> float:
        for term in phrasing:
            if term not in self._weights:
                self._weigh(term, frequency(term))
        return _norm(phrasing, self._weights)

    def _weigh(self, term: str, frequency: int) -> None:
        self._frequency[term] = frequency
        pairs = max(self._pairs, frequency)
        weight = math.log(1 + (pairs - frequency + 0.5) / (frequency + 0.5))
        self._weights[term] = weight * (GRAM_WEIGHT if term.startswith("~") else 1.0)

    def _frequency_in(self, tf: int, length: int) -> float:
        return QUESTION_WEIGHT * tf / (1 - _B + _B * length / self._mean)


def _saturated(frequency: float) -> float:
    return frequency / (_K1 + frequency)


def _damped(tf: int) -> float:
    return 1 + math.log(tf)


def _norm(counts: dict[str, int], weights: dict[str, float]) -> float:
    return math.sqrt(math.fsum((weights[term] * _damped(tf)) ** 2 for term, tf in counts.items())) or 1.0


def _at_most_one(scored: Scored) -> Scored:
    # Only rounding can lead above 1; the shares must still add up.
    shares = tuple((term, share / scored.score) for term, share in scored.shares)
    return Scored(1.0, scored.phrasing, shares)
