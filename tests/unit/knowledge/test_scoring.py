"""The score: between 0 and 1, the sum of its shares, and best for what says the same."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop_cs.knowledge.scoring import (
    Question,
    damped,
    keys_of,
    kinds_of,
    length_norm,
    question_of,
    shares_of,
    supported,
    supported_score,
    weights_of,
)

FREQUENCY = {"a": 40, "b": 20, "c": 10, "d": 5, "~abc": 8, "a_b": 3, "rare": 1, "never": 0}
BY_KEY = dict(zip(keys_of(FREQUENCY).tolist(), FREQUENCY.values(), strict=True))
PAIRS, MEAN = 50, 5.0
WORDS = st.lists(st.sampled_from(sorted(FREQUENCY)), min_size=1, max_size=12)


def frequencies(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    return np.array([BY_KEY[key] for key in keys.tolist()], np.int64)


def question(terms: list[str]) -> Question:
    return question_of(terms, frequencies, PAIRS, MEAN)


def own(asked: Question, phrasing: list[str], answer: set[str] = frozenset()) -> NDArray[np.float64]:  # type: ignore[assignment]
    counts = Counter(phrasing)
    tf = np.array([[counts[term] for term in asked.terms]], np.float64)
    weights = weights_of(frequencies(keys_of(counts)), kinds_of(counts), PAIRS)
    norm = np.sqrt(((weights * damped(np.array(list(counts.values()), np.float64))) ** 2).sum())
    lengths = length_norm(np.array([float(counts.total())]), MEAN)
    held = np.array([[term in answer for term in asked.terms]])
    return shares_of(asked, tf, lengths, np.array([norm]), held)[0]


@given(WORDS, WORDS, st.sets(st.sampled_from(sorted(FREQUENCY))))
def test_shares_lie_between_0_and_1_and_belong_to_matched_terms(
    asked: list[str], held: list[str], answer: set[str]
) -> None:
    shares = own(question(asked), held, answer)
    assert (shares >= 0).all()
    assert shares.sum() <= 1 + 1e-9
    matched = [term in held or term in answer for term in question(asked).terms]
    assert (shares > 0).tolist() == matched


@given(WORDS)
def test_a_phrasing_equal_to_the_question_scores_1(asked: list[str]) -> None:
    assert own(question(asked), asked).sum() == pytest.approx(1.0)


def test_an_answer_helps_but_a_question_weighs_more() -> None:
    asked = question(["rare", "d"])
    bare = own(asked, ["a", "d"]).sum()
    helped = own(asked, ["a", "d"], {"rare"}).sum()
    assert bare < helped < own(asked, ["a", "rare"], {"d"}).sum()


def test_what_nobody_holds_lowers_the_score() -> None:
    known = own(question(["a", "b"]), ["a", "b"]).sum()
    assert own(question(["a", "b", "never"]), ["a", "b"]).sum() < 0.5 < known


def test_marked_terms_weigh_less() -> None:
    plain, gram, order = weights_of(np.array([3, 3, 3]), kinds_of(["rare", "~abc", "a_b"]), PAIRS)
    assert plain > gram == order > 0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=3))
def test_support_only_lifts_and_never_above_1(scores: list[float]) -> None:
    total = supported_score(sorted(scores, reverse=True))
    assert max(scores) <= total <= 1.0
    best, *others = (np.array([score / 2, score / 2]) for score in sorted(scores, reverse=True))
    assert supported(best, others).sum() == pytest.approx(total)


def test_support_cannot_beat_the_same_words() -> None:
    assert supported_score([1.0]) == 1.0 > supported_score([0.9, 0.9, 0.9])


def test_a_long_question_is_judged_by_its_first_terms() -> None:
    BY_KEY.update(dict.fromkeys(keys_of(f"w{number}" for number in range(400)).tolist(), 0))
    assert len(question([f"w{number}" for number in range(400)]).terms) == 256
