"""From a similarity to a score that means something: the chance that the best intent is right (Platt scaling)."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

_ROUNDS = 25
_RIDGE = 1e-3
_ENOUGH = 20  # records; with fewer the default curve stands
_MOST = 4_000


@dataclass(frozen=True, slots=True)
class Record:
    """One known case: similarity of the best intent, its lead over the second, whether it was right, its weight."""

    similarity: float
    margin: float
    right: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Curve:
    """score = 1 / (1 + exp(-(offset + similarity · a + margin · b))). The default was fitted on public sets."""

    offset: float = -1.5
    by_similarity: float = 3.0
    by_margin: float = 18.0

    def score(self, similarity: float, margin: float) -> float:
        """The score from 0 to 1."""
        return _sigmoid(self.offset + self.by_similarity * similarity + self.by_margin * margin)


def fit(records: Sequence[Record]) -> Curve:
    """The likeliest curve for the records (Newton's method on the logistic loss with a small ridge).

    The default curve where there are too few records, or none that is right or wrong. A greater similarity never
    gives a lower score: where the margin alone explains the records, the similarity counts for nothing.
    """
    # A fixed seed: the same records give the same curve.
    kept = random.Random(0).sample(records, _MOST) if len(records) > _MOST else records  # noqa: S311
    if len(kept) < _ENOUGH or len({record.right for record in kept}) < 2:
        return Curve()
    offset, by_similarity, by_margin = _fitted(kept)
    if by_similarity < 0:
        offset, _, by_margin = _fitted([replace(record, similarity=0.0) for record in kept])
        by_similarity = 0.0
    usable = all(map(math.isfinite, (offset, by_similarity, by_margin))) and by_margin > 0
    return Curve(offset, by_similarity, by_margin) if usable else Curve()


def best_threshold(scored: Sequence[tuple[float, bool, float]], default: float = 0.5) -> float:
    """The threshold with the greatest F1 over (score, right, weight): precision is the right share of what is
    accepted, recall the accepted share of what is right. Midway between neighbours; `default` where nothing is right.
    """
    ordered = sorted(scored, reverse=True)
    total = math.fsum(weight for _, right, weight in ordered if right)
    best, threshold = 0.0, default
    accepted = hits = 0.0
    for place, (score, right, weight) in enumerate(ordered):
        accepted += weight
        hits += weight if right else 0.0
        is_last = place + 1 == len(ordered)
        following = 0.0 if is_last else ordered[place + 1][0]
        f1 = 2 * hits / (accepted + total) if total else 0.0
        if f1 > best and (is_last or following < score):
            middle = (score + following) / 2
            best, threshold = f1, middle if is_last or middle > following else score
    return threshold


def _fitted(records: Sequence[Record]) -> list[float]:
    weights = [0.0, 0.0, 0.0]
    for _ in range(_ROUNDS):
        step = _newton_step(weights, records)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def _newton_step(weights: list[float], records: Sequence[Record]) -> list[float]:
    gradient = [-_RIDGE * weight for weight in weights]
    hessian = [[_RIDGE if row == column else 0.0 for column in range(3)] for row in range(3)]
    for record in records:
        given = (1.0, record.similarity, record.margin)
        chance = _sigmoid(sum(weight * value for weight, value in zip(weights, given, strict=True)))
        error = (record.right - chance) * record.weight
        bend = max(chance * (1 - chance), 1e-9) * record.weight
        for row in range(3):
            gradient[row] += error * given[row]
            for column in range(3):
                hessian[row][column] += bend * given[row] * given[column]
    return _solved(hessian, gradient)


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small positive definite system (Gauss elimination; the ridge keeps the pivots above zero)."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for pivot in range(size):
        for other in range(size):
            if other != pivot:
                factor = rows[other][pivot] / rows[pivot][pivot]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[pivot], strict=True)]
    return [rows[place][size] / rows[place][place] for place in range(size)]


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-min(max(value, -60.0), 60.0)))
