"""Sentences of a reply: none is lost, and numbers stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.viewmodels.sentences import only, sentences


@given(st.text("退款。！？.!? \n1a”)；", max_size=40))
def test_joined_they_are_the_text(text: str) -> None:
    parts = sentences(text)
    assert "".join(parts) == text
    assert all(parts)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("您好。退款 1–3 天到账！还有别的吗？", 3),
        ("It takes 1.5 days. See v2.0 (final.) for more", 3),
        ("她说“好的。”然后走了。", 2),
        ("第一行\n第二行", 2),
        ("一句", 1),
        ("", 0),
    ],
)
def test_where_sentences_end(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_the_chosen_ones_are_one_text() -> None:
    first, _, third = sentences("Hello. Not this. Bye. ")
    assert only((first, third)) == "Hello. Bye."
