"""The score: between 0 and 1, the sum of its shares, and best for what says the same."""

import math

from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.knowledge.scoring import Question

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "~abc", "rare", "never"]), min_size=1, max_size=12)
FREQUENCY = {"a": 40, "b": 20, "c": 10, "d": 5, "~abc": 8, "rare": 1, "never": 0}


def question(terms: list[str]) -> Question:
    return Question(terms, FREQUENCY.__getitem__, pairs=50, mean_terms=5.0)


@given(WORDS, st.lists(WORDS, min_size=1, max_size=3), st.sets(st.sampled_from(sorted(FREQUENCY))))
def test_shares_add_up_to_a_score_between_0_and_1(
    asked: list[str], phrasings: list[list[str]], answer: set[str]
) -> None:
    scored = question(asked).score(phrasings, answer, FREQUENCY.__getitem__)
    assert 0.0 <= scored.score <= 1.0
    assert math.isclose(math.fsum(share for _, share in scored.shares), scored.score, abs_tol=1e-12)
    assert all(term in asked and share > 0 for term, share in scored.shares)


@given(WORDS)
def test_a_phrasing_equal_to_the_question_scores_1(asked: list[str]) -> None:
    assert math.isclose(question(asked).score([asked], set(), FREQUENCY.__getitem__).score, 1.0)


def test_the_best_phrasing_counts_and_not_the_sum() -> None:
    one = question(["a", "rare"]).score([["a", "b"], ["a", "rare"]], set(), FREQUENCY.__getitem__)
    many = question(["a", "rare"]).score([["a", "b"], ["a", "rare"], ["a", "d"]], set(), FREQUENCY.__getitem__)
    assert one == many
    assert one.phrasing == 1


def test_an_answer_helps_but_a_question_weighs_more() -> None:
    asked = question(["rare", "d"])
    bare = asked.score([["a", "d"]], set(), FREQUENCY.__getitem__)
    helped = asked.score([["a", "d"]], {"rare"}, FREQUENCY.__getitem__)
    in_question = asked.score([["a", "rare"]], {"d"}, FREQUENCY.__getitem__)
    assert bare.score < helped.score < in_question.score


def test_what_nobody_holds_lowers_the_score() -> None:
    known = question(["a", "b"]).score([["a", "b"]], set(), FREQUENCY.__getitem__)
    unknown = question(["a", "b", "never"]).score([["a", "b"]], set(), FREQUENCY.__getitem__)
    assert unknown.score < 0.5 < known.score


def test_the_rarest_terms_that_exist_open_the_search() -> None:
    assert question(["a", "never", "rare", "d"]).rarest(2) == ["rare", "d"]
