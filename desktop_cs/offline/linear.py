"""A linear classifier over sparse rows: one support vector machine for each intent, all learnt side by side.

Dual coordinate descent for the squared hinge loss (Hsieh et al., "A Dual Coordinate Descent Method for Large-scale
Linear SVM", 2008, algorithm 1). One step takes one text and moves the weights of every intent at once, so that numpy
does the work; its memory is that of the weights alone.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from desktop_cs.offline.vectors import Floats, Row

ROUNDS = 8
_FEWEST_ROUNDS = 2
_WORK = 2e9  # multiplications; what is greater gets fewer rounds
_STILL = 1e-2  # a step smaller than this changes nothing that shows


def learn(
    rows: Sequence[Row],
    labels: npt.NDArray[np.intp],
    importance: Floats,
    denied: Sequence[tuple[Row, int]] = (),
    *,
    columns: int,
    intents: int,
    cost: float = 1.5,
    rounds: int = ROUNDS,
    seed: int = 0,
) -> Floats:
    """Weights of shape (columns + 1, intents); the last row is the bias. Same input and seed, same weights.

    Minimises ½‖w‖² + cost · Σ importance · max(0, 1 - y (w · x))² for each intent, y = 1 for its own rows, else -1.
    `denied` are rows with y = -1 for one intent, of importance 1, and of no account for the others.
    """
    rows = [*rows, *(row for row, _ in denied)]
    labels = np.concatenate([labels, np.full(len(denied), -1, dtype=np.intp)])
    importance = np.concatenate([importance, np.ones(len(denied), dtype=np.float32)])
    counts = _counting(len(rows), [intent for _, intent in denied], intents)
    weights = np.zeros((columns + 1, intents), dtype=np.float32)
    duals = np.zeros((len(rows), intents), dtype=np.float32)
    biased = [with_bias(row, columns) for row in rows]
    lengths = [float(row.values @ row.values) for row in biased]
    slack = 1 / (2 * cost * np.maximum(importance, 1e-6))
    dice = np.random.default_rng(seed)
    for _ in range(_bounded(rounds, sum(row.columns.size for row in rows) * intents)):
        for place in dice.permutation(len(rows)):
            row = biased[place]
            sign = -np.ones(intents, dtype=np.float32)
            if labels[place] >= 0:
                sign[labels[place]] = 1
            near = weights[row.columns]
            slope = sign * (row.values @ near) - 1 + slack[place] * duals[place]
            moved = np.maximum(duals[place] - slope / (lengths[place] + slack[place]), 0)
            step = (moved - duals[place]) * sign * counts(place)
            if np.abs(step).max() > _STILL:
                duals[place] += step * sign
                near += row.values[:, None] * step
                weights[row.columns] = near
    return weights


def centres(rows: Sequence[Row], labels: npt.NDArray[np.intp], *, columns: int, intents: int) -> Floats:
    """The mean direction of each intent's rows, each of length 1, of shape (columns + 1, intents)."""
    sums = np.zeros((columns + 1, intents), dtype=np.float32)
    for row, label in zip(rows, labels, strict=True):
        sums[row.columns, label] += row.values
    lengths = np.sqrt((sums * sums).sum(axis=0))
    sums /= np.where(lengths > 0, lengths, 1)
    return sums


def with_bias(row: Row, columns: int) -> Row:
    """The row with a constant 1 in the column after the last."""
    return Row(np.append(row.columns, columns), np.append(row.values, np.float32(1)))


def _bounded(rounds: int, cells: int) -> int:
    return int(min(max(_WORK // max(cells, 1), _FEWEST_ROUNDS), rounds))


def _counting(rows: int, denied: Sequence[int], intents: int) -> Callable[[int], Floats]:
    """Which intents a row counts for: all, or for the last rows the denied one alone."""
    every = np.ones(intents, dtype=np.float32)
    single = np.eye(intents, dtype=np.float32) if denied else every[None, :]
    first = rows - len(denied)
    return lambda place: every if place < first else single[denied[place - first]]
