"""Scores that mean something: curves, thresholds and their limits."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.offline.calibration import (
    DEFAULT_THRESHOLD,
    ENOUGH,
    UNKNOWN_SHARE,
    Curve,
    Record,
    calibration_error,
    fit,
    reliability,
    weights_of,
)
from desktop_cs.offline.threshold import best_threshold, choose, f1_at


def cases(count: int, seed: int = 7, slips: float = 0.1) -> list[Record]:
    """Known questions score about 0.6, unknown ones about -0.2; `slips` of the known are wrong."""
    dice = random.Random(seed)
    found = []
    for place in range(count):
        known = place % 10 != 0
        best = dice.gauss(0.6 if known else -0.2, 0.3)
        found.append(Record(best, 0.3, 1.0, 1.0, right=known and dice.random() >= slips, known=known))
    return found


def test_a_curve_tells_the_chance_to_be_right() -> None:
    records = cases(4_000, slips=0.0)
    curve = fit(records)
    scored = [(curve.score(r.best, r.margin, r.covered, r.coverage), r.right) for r in cases(4_000, seed=8, slips=0.0)]
    assert calibration_error(scored) < 0.03


def test_more_of_a_signal_never_lowers_the_score() -> None:
    records = [Record(0.9 - m, m, 1.0, 1.0, right=m > 0.2, known=m > 0.2) for m in (x / 200 for x in range(100))]
    curve = fit(records)
    assert min(curve.by_best, curve.by_margin, curve.by_covered, curve.by_coverage) >= 0.0
    assert curve.score(0.9, 0.3, 1.0, 1.0) >= curve.score(0.1, 0.3, 0.5, 0.5)


def test_with_too_few_records_the_shipped_curve_and_threshold_stand() -> None:
    few = cases(ENOUGH - 1)
    one_sided = [Record(0.5, 0.1, 1.0, 1.0, right=True, known=True)] * 500
    assert fit(few) == fit(one_sided) == fit([]) == Curve()
    assert [choose(records, Curve()).enough for records in (few, one_sided, [])] == [False] * 3
    assert choose(few, Curve()).threshold == DEFAULT_THRESHOLD


def test_unknown_questions_weigh_their_share() -> None:
    records = cases(100) + [Record(0.0, 0.0, 0.0, 0.0, right=False, known=False)] * 300
    weights = weights_of(records)
    unknown = np.array([not record.known for record in records])
    assert weights.sum() == pytest.approx(len(records))
    assert weights[unknown].sum() / weights.sum() == pytest.approx(UNKNOWN_SHARE)


def test_the_chosen_threshold_has_an_interval_and_a_curve() -> None:
    records = cases(600)
    choice = choose(records, fit(records))
    assert choice.enough
    assert 0.0 < choice.low <= choice.threshold <= choice.high < 1.0
    assert choice == choose(records, fit(records))
    assert [at for at, _ in choice.curve][::50] == [0.0, 0.5, 1.0]
    assert choice.f1 >= 0.98 * max(f1 for _, f1 in choice.curve)


def test_the_ends_reject_nothing_and_all() -> None:
    scores, unknown, weights = np.array([0.1, 0.6, 0.9]), np.array([True, False, False]), np.ones(3)
    assert f1_at(0.0, scores, unknown, weights) == 0.0
    assert f1_at(1.0, scores, unknown, weights) == pytest.approx(0.5)
    assert best_threshold(scores, unknown, weights) == pytest.approx(0.35)


@given(st.lists(st.tuples(st.integers(0, 20), st.booleans()), min_size=2, max_size=25))
def test_no_other_threshold_is_clearly_better(found: list[tuple[int, bool]]) -> None:
    scores = np.array([score / 20 for score, _ in found])
    unknown = np.array([is_unknown for _, is_unknown in found])
    weights = np.ones(len(found))
    if unknown.any():
        chosen = f1_at(best_threshold(scores, unknown, weights), scores, unknown, weights)
        assert all(chosen >= 0.99 * f1_at(score, scores, unknown, weights) - 1e-9 for score in (*scores, 0.999))


def test_reliability_by_tenths() -> None:
    bins = reliability([(0.05, False), (0.95, True), (1.0, True), (0.92, False)])
    assert [(bin_.rows, round(bin_.right, 3)) for bin_ in bins] == [(1, 0.0), (3, 0.667)]
    assert calibration_error([]) == 0.0
    assert calibration_error([(1.0, True), (0.0, False)]) == 0.0
