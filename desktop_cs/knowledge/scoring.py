"""How well a QA pair fits a question: one number from 0 to 1 that is the sum of its terms' shares.

For a question q and a phrasing p (the standard question of a pair or one of its variants):

    w(t)  = ln(1 + (N - n + 0.5) / (n + 0.5)), times 0.3 for an n-gram inside a word or a pair of words
            N pairs in the index, n of them hold t; a term that no pair holds has the greatest weight,
            so that a question about something unknown scores low whatever its common words match
    s(f)  = f / (2 + f)
    f_p   = 2.0 · tf(t, p) / (0.25 + 0.75 · |p| / mean) + 0.7 if the answer holds t
    f_q   = 2.0 · tf(t, q) / (0.25 + 0.75 · |q| / mean)

    fit   = Σ w · min(1, s(f_p) / s(f_q)) / Σ w         over the terms of q
    cos   = tf-idf cosine of q and p, (1 + ln tf) · w
    own   = 0.7 · fit + 0.3 · cos

    score = own + 0.8 · (1 - own) · (second + third) / 2

`fit` is BM25F (Zaragoza et al. 2004: both fields are added before they saturate once) divided by what the question
would score against itself: raw BM25 cannot be compared across questions. Coverage of the question, spelling (n-grams
inside words), order (pairs of neighbours) and the field are thereby parts of the one sum. The answer's 0.7 stands
against 2.0 and has no part in the cosine: it settles ties and cannot lift a pair above one whose question matches.

A pair counts with its best phrasing, never with the sum. `second` and `third` are the `own` of the next best phrasings
among the candidates that lead to the same answer, in this pair or another: neighbours that agree close a part of the
gap to 1, so a phrasing equal to the question stays at 1.0. Their terms carry what they add.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

QUESTION_WEIGHT = 2.0
ANSWER_WEIGHT = 0.7
MARKED_WEIGHT = 0.3  # of an n-gram inside a word, and of a pair of words
SUPPORT = 0.8
SUPPORTERS = 2  # phrasings besides the best one
MAX_TERMS = 256  # of a question; a longer one is judged by its first terms
_K1 = 2.0
_B = 0.75
_FIT = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An analysed question: its different terms, and for each one number in every array."""

    terms: tuple[str, ...]
    keys: NDArray[np.uint64]
    weights: Floats
    own: Floats  # s(f_q)
    parts: Floats  # of the cosine: w² · (1 + ln tf) / |q|
    total: float  # Σ w


Frequencies = Callable[[NDArray[np.uint64]], NDArray[np.int64]]


def question_of(terms: Iterable[str], frequencies: Frequencies, pairs: int, mean_terms: float) -> Question:
    """Weigh the terms of a question. `frequencies` tells how many of the `pairs` pairs hold each of the keys;
    `mean_terms` is the mean length of a phrasing."""
    counts = dict(list(Counter(terms).items())[:MAX_TERMS])
    held = tuple(counts)
    keys = keys_of(held)
    tf = np.array(list(counts.values()), np.float64)
    weights = weights_of(frequencies(keys), kinds_of(held), pairs)
    norm = float(np.sqrt(((weights * damped(tf)) ** 2).sum())) or 1.0
    length = length_norm(np.array([tf.sum()]), mean_terms)[0]
    return Question(
        terms=held,
        keys=keys,
        weights=weights,
        own=saturated(QUESTION_WEIGHT * tf / length),
        parts=weights * weights * damped(tf) / norm,
        total=float(weights.sum()) or 1.0,
    )


def shares_of(question: Question, tf: Floats, lengths: Floats, norms: Floats, in_answer: NDArray[np.bool_]) -> Floats:
    """What each term of the question (columns) adds to `own` of each phrasing (rows).

    `tf` counts the terms in the phrasings, `in_answer` marks those that the answers hold; `lengths` are
    `length_norm` and `norms` the cosine norms of the phrasings.
    """
    found = QUESTION_WEIGHT * tf / lengths[:, None] + ANSWER_WEIGHT * in_answer
    fit = question.weights * np.minimum(1.0, saturated(found) / question.own) / question.total
    cosine = np.where(tf > 0, question.parts * damped(tf), 0.0) / norms[:, None]
    return _FIT * fit + (1 - _FIT) * cosine


def supported_score(own: Sequence[float]) -> float:
    """The score of a pair whose best phrasing has the first of these numbers and its supporters the others."""
    return own[0] + SUPPORT * (1.0 - own[0]) / SUPPORTERS * sum(own[1:])


def supported(best: Floats, supporters: Sequence[Floats]) -> Floats:
    """The shares of a pair's score: those of its best phrasing, lifted by those of the next ones."""
    own = min(float(best.sum()), 1.0)
    lift = SUPPORT * (1.0 - own) / SUPPORTERS
    shares: Floats = best + lift * np.sum(supporters, axis=0) if supporters else best
    total = float(shares.sum())
    return shares / total if total > 1.0 else shares  # only rounding leads above 1


def keys_of(terms: Iterable[str]) -> NDArray[np.uint64]:
    """The terms as 64-bit numbers (BLAKE2b): two of a million terms fall together once in 10⁷ knowledge bases."""
    raw = b"".join(blake2b(term.encode(), digest_size=8).digest() for term in terms)
    return np.frombuffer(raw, "<u8")


def kinds_of(terms: Iterable[str]) -> Floats:
    """How much a term counts by its kind: 1 for words and characters, less for marked ones."""
    return np.array([MARKED_WEIGHT if term[0] == "~" or "_" in term else 1.0 for term in terms], np.float64)


def weights_of(frequencies: NDArray[np.int64], kinds: Floats, pairs: int) -> Floats:
    """w(t) of terms that so many of the pairs hold."""
    n = frequencies.astype(np.float64)
    weights: Floats = kinds * np.log1p((np.maximum(pairs, n) - n + 0.5) / (n + 0.5))
    return weights


def length_norm(lengths: NDArray[np.float64], mean: float) -> Floats:
    """How much longer than usual texts are, as BM25 counts it."""
    return 1 - _B + _B * lengths / max(mean, 1.0)


def saturated(frequency: Floats) -> Floats:
    """s(f)."""
    return frequency / (_K1 + frequency)


def damped(tf: Floats) -> Floats:
    """1 + ln tf, and 1 for what does not occur."""
    return 1 + np.log(np.maximum(tf, 1.0))
