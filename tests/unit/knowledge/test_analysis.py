"""Folding and terms: the same for indexing and asking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.terms import MAX_CHARACTERS, fold, placed_terms, runs, search_terms, stem, without_masks
from desktop_cs.knowledge.analysis import Analyser

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=30)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(HAN | st.text(max_size=30))
def test_the_whole_fold_is_idempotent_too(text: str) -> None:
    folded = Analyser().fold(text)
    assert Analyser().fold(folded) == folded


@given(st.text(st.characters(), max_size=200))
def test_terms_hold_no_space_and_never_fail(text: str) -> None:
    assert all(term and not any(sign.isspace() for sign in term) for term in Analyser().terms(text))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("Straße", "strasse"),
        ("٣ days", "3 days"),
        ("a\ud800b", "a b"),
        ("ﬁne", "fine"),
    ],
)
def test_spellings_that_fold_alike(written: str, meant: str) -> None:
    assert fold(written) == meant


def test_traditional_characters_become_simplified() -> None:
    assert Analyser().terms("退貨運費誰承擔") == Analyser().terms("退货运费谁承担")


def test_chinese_is_cut_into_characters_and_pairs() -> None:
    assert search_terms("退货款") == ["退", "货", "款", "退货", "货款"]


def test_english_is_cut_into_stems_and_marked_pieces() -> None:
    assert search_terms("refunds") == ["refund", "~^ref", "~refu", "~efun", "~fund", "~unds", "~nds$"]
    assert search_terms("don't") == ["dont", "~^don", "~dont", "~ont$"]
    assert search_terms("my bag 退 is") == ["my", "bag", "my_bag", "退", "is"]
    assert stem("shipping") == "shipp"
    assert stem("is") == "is"


@given(st.text(max_size=60) | st.text("ab'’ 退货-ing", max_size=40))
def test_placed_terms_cover_every_word(text: str) -> None:
    folded = fold(text)
    placed = list(placed_terms(folded))
    terms = {term for whole, pieces in placed for term, _, _ in (whole, *pieces)}
    assert terms == {term for term in search_terms(folded) if "_" not in term and (term in terms or term.isascii())}
    words = "".join(run[:40] for run, _ in runs(folded))
    assert "".join(folded[s:e] for (_, s, e), _ in placed).replace("'", "").replace("’", "") == words
    assert all(start <= s < e <= end for (_, start, end), pieces in placed for _, s, e in pieces)


def test_pieces_of_words_are_placed() -> None:
    (whole, pieces), *others = placed_terms("don't 退货")
    assert (whole, pieces) == (("dont", 0, 5), [("~^don", 0, 3), ("~dont", 0, 5), ("~ont$", 1, 5)])
    assert others == [(("退", 6, 7), []), (("货", 7, 8), [])]


def test_masked_data_leaves_no_term() -> None:
    assert without_masks("call [手机号1] or [PHONE12] now") == "call   or   now"
    assert Analyser().terms("[手机号1]") == []
    assert Analyser().terms("[2024]") == ["2024", "~^202", "~2024", "~024$"]


def test_a_huge_text_is_judged_by_its_beginning() -> None:
    assert len(fold("啊" * 1_000_000)) == MAX_CHARACTERS
