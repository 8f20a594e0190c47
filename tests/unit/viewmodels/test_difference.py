"""The difference between two texts loses nothing of either, and reads as people would tell it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.viewmodels.difference import Change, difference, words

TEXTS = st.text("退款到账 ab1.\n", max_size=30)


def told(before: str, after: str) -> str:
    marks = {Change.SAME: "{}", Change.REMOVED: "-{}-", Change.ADDED: "+{}+"}
    return "".join(marks[piece.change].format(piece.text) for piece in difference(before, after))


@given(TEXTS, TEXTS)
def test_both_texts_are_whole_in_it(before: str, after: str) -> None:
    pieces = difference(before, after)
    assert "".join(p.text for p in pieces if p.change is not Change.ADDED) == before
    assert "".join(p.text for p in pieces if p.change is not Change.REMOVED) == after
    assert all(p.text for p in pieces)
    assert all(left.change is not right.change for left, right in pairwise(pieces))


@given(st.text(max_size=60))
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text


@given(TEXTS)
def test_equal_texts_differ_in_nothing(text: str) -> None:
    assert all(piece.change is Change.SAME for piece in difference(text, text))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("退款三天到账。", "退款五天到账。", "退款-三-+五+天到账。"),
        ("It takes 3 days.", "It takes 1-3 working days.", "It takes -3-+1-3 working+ days."),
        ("", "new", "+new+"),
        ("old", "", "-old-"),
        ("x" + "很" * 900, "x" + "长" * 900, "-x" + "很" * 900 + "-+x" + "长" * 900 + "+"),
    ],
)
def test_as_people_would_tell_it(before: str, after: str, expected: str) -> None:
    assert told(before, after) == expected
