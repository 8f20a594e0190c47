"""Where to stop believing: the threshold with the greatest F1 of telling unknown questions, with its uncertainty."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop_cs.offline.calibration import (
    DEFAULT_THRESHOLD,
    Curve,
    Numbers,
    Record,
    calibration_error,
    is_enough,
    weights_of,
)

_RESAMPLES = 200
_AS_GOOD = 0.99  # of the greatest F1: what differs less is chance, and then the lower threshold answers more
_POINTS = 101


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A threshold with its F1 and the 95 % bootstrap interval of where the best one may lie. `enough` is false where
    there are too few records: then it is the shipped default and nothing was measured. `labels` counts the held-back
    records; `ece` is the expected calibration error of their scores."""

    threshold: float = DEFAULT_THRESHOLD
    f1: float = 0.0
    low: float = 0.0
    high: float = 1.0
    enough: bool = False
    labels: int = 0
    ece: float = 0.0
    curve: tuple[tuple[float, float], ...] = ()  # (threshold, F1) at each hundredth


def choose(records: Sequence[Record], curve: Curve, *, seed: int = 0) -> Choice:
    """The threshold for records scored by a curve. Rejecting (score below the threshold) is right for unknown
    questions; F1 is that of the rejections, with records weighted as `weights_of` says. Same records, same choice."""
    known = np.array([record.known for record in records], dtype=bool)
    if not is_enough(records) or known.all() or not known.any():
        return Choice(labels=len(records))
    scores = np.array([curve.score(r.best, r.margin, r.covered, r.coverage) for r in records])
    weights = weights_of(records)
    threshold = best_threshold(scores, ~known, weights)
    dice = np.random.default_rng(seed)
    found = []
    for _ in range(_RESAMPLES):
        drawn = dice.integers(len(records), size=len(records))
        if (~known[drawn]).any():
            found.append(best_threshold(scores[drawn], ~known[drawn], weights[drawn]))
    low, high = np.quantile(found, (0.025, 0.975)) if found else (0.0, 1.0)
    return Choice(
        threshold=threshold,
        f1=f1_at(threshold, scores, ~known, weights),
        low=float(min(low, threshold)),
        high=float(max(high, threshold)),
        enough=True,
        labels=len(records),
        ece=calibration_error([(score, record.right) for score, record in zip(scores, records, strict=True)]),
        curve=tuple((at / 100, f1_at(at / 100, scores, ~known, weights)) for at in range(_POINTS)),
    )


def best_threshold(scores: Numbers, unknown: Numbers, weights: Numbers) -> float:
    """The lowest threshold whose F1 is as good as the greatest, midway between neighbouring scores."""
    order = np.argsort(scores, kind="stable")
    ordered, sought, weight = scores[order], unknown[order], weights[order]
    caught = np.cumsum(weight * sought)
    f1 = 2 * caught / (np.cumsum(weight) + (weight * sought).sum())
    f1[:-1][ordered[:-1] == ordered[1:]] = 0.0  # no threshold parts equal scores
    f1[ordered >= 1.0] = 0.0  # a score of 1 is never rejected
    place = int(np.flatnonzero(f1 >= _AS_GOOD * f1.max())[0])
    following = ordered[place + 1] if place + 1 < len(ordered) else 1.0
    middle = float((ordered[place] + following) / 2)
    return middle if middle > ordered[place] else float(following)  # neighbouring numbers have no middle


def f1_at(threshold: float, scores: Numbers, unknown: Numbers, weights: Numbers) -> float:
    """F1 of rejecting what scores below the threshold; 0 where nothing is rejected."""
    rejected = scores < threshold
    caught = float((weights * (rejected & unknown.astype(bool))).sum())
    either = float((weights * rejected).sum() + (weights * unknown).sum())
    return 2 * caught / either if either else 0.0
