"""The normal form: one spelling for each sign, and the way back to the raw text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.privacy.normal_form import HOLE, normalise


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("１３８", "138"),
        ("①③⑧", "138"),
        ("❶❸❽", "138"),
        ("𝟏𝟑𝟖", "138"),
        ("١٣٨", "138"),
        ("1️⃣3️⃣8️⃣", "138"),
        ("1\u200b3\u00ad8\ufeff", "138"),
        ("1̶3̶8̶", "138"),
        ("13—8–1－2", "13-8-1-2"),
        ("13\u00a08\u30001", "13 8 1"),
        ("a&nbsp;b&amp;c", "a b&c"),
        ("&#49;&#x33;8", "138"),
        ("%2B86", "+86"),
        ("1<b>3</b>8", "1 3 8"),
        ("手机：１", "手机:1"),
        ("\r\n", "\n\n"),
    ],
)
def test_one_spelling_for_each_sign(raw: str, plain: str) -> None:
    assert normalise(raw).text == plain


def test_a_percent_sign_before_digits_stays() -> None:
    assert normalise("打折50%30天").text == "打折50%30天"


def test_a_tag_with_attributes_is_not_dropped_with_what_it_holds() -> None:
    assert "13812345678" in normalise('<a href="tel:13812345678">').text


def test_the_map_leads_back_to_the_raw_text() -> None:
    raw = "号\u200b码１３８。"
    normal = normalise(raw)
    start = normal.text.index("138")
    assert raw[slice(*normal.raw_span(start, start + 3))] == "１３８"


def test_a_hole_is_one_sign() -> None:
    normal = normalise("手机[手机号1]吧", [(2, 8)])
    assert normal.text == f"手机{HOLE}吧"
    assert normal.raw_span(2, 3) == (2, 8)


@given(st.text())
def test_every_sign_has_its_place(raw: str) -> None:
    normal = normalise(raw)
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    assert list(normal.starts) == sorted(normal.starts)
    assert all(0 <= start < end <= len(raw) for start, end in zip(normal.starts, normal.ends, strict=True))


@given(st.text(), st.text())
def test_signs_are_normalised_one_by_one(left: str, right: str) -> None:
    cut = len(left), len(left) + 1
    normal = normalise(f"{left}#{right}", [cut]).text
    assert normal == normalise(left).text + HOLE + normalise(right).text


def test_the_longest_decompositions_do_not_blow_up() -> None:
    assert len(normalise("\ufdfa" * 1000).text) <= 4000
