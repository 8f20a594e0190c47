"""The pure rules of the domain: sessions, rankings, languages."""

import math

import pytest
from fakes_turn import NOON
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.catalogue import FALLBACK
from desktop_cs.domain.ids import UserId, is_user_id
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.message import MAX_MESSAGE_CHARACTERS, checked_text
from desktop_cs.domain.session import session_id_for
from desktop_cs.domain.text import has_words, language_after, language_of
from desktop_cs.domain.understanding import IntentScore, Understanding, rank
from desktop_cs.errors import ChannelError

scores = st.builds(IntentScore, st.sampled_from("abcdef"), st.floats(allow_nan=True, allow_infinity=True))


@given(st.text(max_size=70))
def test_session_ids_are_made_of_checked_customer_ids(user: str) -> None:
    if is_user_id(user):
        assert session_id_for(UserId(user), NOON) == f"{user}-20260115T120000000000Z"
    else:
        with pytest.raises(ChannelError):
            session_id_for(UserId(user), NOON)


@given(st.lists(scores, max_size=20))
def test_a_ranking_is_clamped_sorted_and_names_each_intent_once(items: list[IntentScore]) -> None:
    ranking = rank(items)
    assert all(0.0 <= item.score <= 1.0 for item in ranking)
    assert [i.score for i in ranking] == sorted((i.score for i in ranking), reverse=True)
    assert len({item.name for item in ranking}) == len(ranking) <= 5
    assert {i.name for i in ranking} <= {i.name for i in items if math.isfinite(i.score)}
    assert rank(ranking) == ranking


@pytest.mark.parametrize(("score", "threshold", "intent"), [
    (0.0, 0.0, "refund"), (1.0, 1.0, "refund"), (0.5, 0.5, "refund"), (0.49, 0.5, FALLBACK), (0.0, 0.01, FALLBACK),
])  # fmt: skip
def test_the_threshold_counts_from_its_own_value(score: float, threshold: float, intent: str) -> None:
    assert Understanding(ranking=(IntentScore("refund", score),), threshold=threshold).intent == intent


def test_nothing_heard_is_the_fallback_even_at_threshold_zero() -> None:
    nothing = Understanding(ranking=(), threshold=0.0)
    assert (nothing.intent, nothing.score, nothing.runner_up, nothing.margin) == (FALLBACK, 0.0, None, 0.0)


def test_the_margin_is_the_lead_over_the_runner_up() -> None:
    both = Understanding(ranking=(IntentScore("a", 0.8), IntentScore("b", 0.5)), threshold=0.5)
    assert both.margin == pytest.approx(0.3)


@pytest.mark.parametrize(("text", "language"), [
    ("我的快递到哪了", Language.ZH), ("Where is my parcel?", Language.EN), ("我想退 iPhone 15 case", Language.ZH),
    ("order 订单 status please thanks", Language.EN), ("😀😀", Language.EN), ("", Language.EN), ("مرحبا", Language.EN),
    ("退货", Language.ZH), ("𠮷野家有货吗", Language.ZH),
])  # fmt: skip
def test_languages(text: str, language: Language) -> None:
    assert language_of(text) is language


@pytest.mark.parametrize(("text", "earlier", "language"), [
    ("DD20260112066", ["我的订单到哪了"], Language.ZH), ("👍", ["谢谢", "Where is it?"], Language.EN),
    ("DD20260112066 please", ["我的订单到哪了"], Language.EN), ("13", [], Language.EN),
])  # fmt: skip
def test_a_line_without_words_keeps_the_language(text: str, earlier: list[str], language: Language) -> None:
    assert language_after(text, earlier) is language


def test_words() -> None:
    assert has_words("a")
    assert has_words("订")
    assert not has_words("😀 … ！")


def test_message_limits() -> None:
    assert checked_text("😀") == "😀"
    assert checked_text("a\ud800b") == "a?b"
    assert checked_text("x" * MAX_MESSAGE_CHARACTERS)
    with pytest.raises(ChannelError) as caught:
        checked_text("x" * (MAX_MESSAGE_CHARACTERS + 1))
    assert caught.value.code == "message_too_long"
