"""From raw signals to a score that means something: the chance that the best intent is right (Platt scaling).

The direction that tells known from unknown questions is learnt first; a second fit along it turns the distance into a
chance. Everything here works on held-back records: what a model that had not seen a text made of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

ENOUGH = 60  # held-back records of either kind together; with fewer the default curve and threshold stand
# Of the chance that the best intent is right. Between 0.5 and 0.7 little changes for questions in scope, while every
# step silences more strange lines: python tests/bench/bench_silence.py prints the trade.
DEFAULT_THRESHOLD = 0.565
UNKNOWN_SHARE = 0.1  # how many questions are taken to fit no intent, when records are weighted
_ROUNDS = 40
_RIDGE = 1e-3
_BINS = 10


@dataclass(frozen=True, slots=True)
class Record:
    """One held-back case: score of the best intent (open-ended), its lead over the second, the part of the text that
    its examples cover and the part that is known at all; whether the best intent was right, and whether any would have
    been."""

    best: float
    margin: float
    covered: float
    coverage: float
    right: bool
    known: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """score = 1 / (1 + exp(-(offset + best · a + margin · b + covered · c + coverage · d))). The
    default was fitted on samples of eight intents with six examples each from five public sets."""

    offset: float = -0.94
    by_best: float = 2.51
    by_margin: float = 0.08
    by_covered: float = 3.28
    by_coverage: float = 1.4

    def score(self, best: float, margin: float, covered: float, coverage: float) -> float:
        """The score from 0 to 1."""
        bent = self.offset + self.by_best * best + self.by_margin * margin
        bent += self.by_covered * covered + self.by_coverage * coverage
        return float(1 / (1 + np.exp(-np.clip(bent, -60.0, 60.0))))


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows whose score is in one tenth of the scale: how many, their mean score, and the share that was right."""

    rows: int
    score: float
    right: float


def weights_of(records: Sequence[Record]) -> Numbers:
    """A weight for each record, so that unknown questions make up `UNKNOWN_SHARE` of all; their mean is 1."""
    known = np.array([record.known for record in records], dtype=bool)
    if known.all() or not known.any():
        return np.ones(len(records))
    share = np.where(known, (1 - UNKNOWN_SHARE) / known.sum(), UNKNOWN_SHARE / (~known).sum())
    return np.asarray(share * len(records), dtype=np.float64)


def is_enough(records: Sequence[Record]) -> bool:
    """Whether the records can carry a curve: enough of them, some right and some not."""
    return len(records) >= ENOUGH and len({record.right for record in records}) == 2


def fit(records: Sequence[Record]) -> Curve:
    """The curve for the records; the default one where they are not enough. More of a signal never lowers the score."""
    if not is_enough(records):
        return Curve()
    signals = np.array([(record.best, record.margin, record.covered, record.coverage) for record in records])
    known = np.array([record.known for record in records], dtype=np.float64)
    right = np.array([record.right for record in records], dtype=np.float64)
    weights = weights_of(records)
    direction = _rising(signals, known if 0 < known.sum() < len(known) else right, weights)
    offset, scale = _fitted((signals @ direction)[:, None], right, weights)
    if not np.isfinite(offset + scale) or scale <= 0:
        return Curve()
    return Curve(float(offset), *(float(scale * part) for part in direction))


def reliability(scored: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """The ten bins of (score, right), from 0.0–0.1 to 0.9–1.0; empty ones are left out."""
    bins = []
    places = np.array([min(int(score * _BINS), _BINS - 1) for score, _ in scored], dtype=int)
    scores, rights = np.array([s for s, _ in scored]), np.array([float(r) for _, r in scored])
    for place in range(_BINS):
        inside = places == place
        if inside.any():
            bins.append(Bin(int(inside.sum()), float(scores[inside].mean()), float(rights[inside].mean())))
    return tuple(bins)


def calibration_error(scored: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: the mean distance of score and share of right ones over ten bins, by their rows
    (Naeini, Cooper and Hauskrecht, 2015). 0 for no rows."""
    return sum(bin_.rows * abs(bin_.score - bin_.right) for bin_ in reliability(scored)) / max(len(scored), 1)


def _rising(signals: Numbers, target: Numbers, weights: Numbers) -> Numbers:
    """The direction of a logistic fit in which no signal counts against itself: such a one counts for nothing."""
    used = np.ones(signals.shape[1], dtype=bool)
    while used.any():
        found = _fitted(signals[:, used], target, weights)[1:]
        if (found >= 0).all():
            direction = np.zeros(signals.shape[1])
            direction[used] = found
            return direction
        used[np.flatnonzero(used)[found < 0]] = False
    return np.zeros(signals.shape[1])


def _fitted(signals: Numbers, target: Numbers, weights: Numbers) -> Numbers:
    """Offset and weights of the likeliest logistic curve (Newton's method with a small ridge)."""
    given = np.column_stack([np.ones(len(signals)), signals])
    found = np.zeros(given.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(given @ found, -30, 30)))
        gradient = given.T @ (weights * (target - chance)) - _RIDGE * found
        bend = (given * (weights * np.maximum(chance * (1 - chance), 1e-9))[:, None]).T @ given
        step = np.linalg.solve(bend + _RIDGE * np.eye(len(found)), gradient)
        found += np.clip(step, -5, 5)
        if np.abs(step).max() < 1e-6:
            break
    return found
