"""Sums of money as people write them, and numbers that are none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.offline.slots.amounts import find_amounts
from desktop_cs.offline.slots.found import fold
from desktop_cs.offline.slots.numerals import number


@pytest.mark.parametrize(
    ("text", "value", "source"),
    [
        ("退我199.90元", "199.90", "199.90元"),
        ("付了￥1,299", "1299", "￥1,299"),
        ("才12块钱", "12", "12块钱"),
        ("I paid $45.5 for it", "45.5", "$45.5"),
        ("100 yuan please", "100", "100 yuan"),
        ("三百二十块", "320", "三百二十块"),
        ("两千五百元整", "2500", "两千五百元整"),
        ("3块5一斤", "3.5", "3块5"),
        ("1.5万元", "15000", "1.5万元"),
        ("1万2元", "12000", "1万2元"),
        ("一共花了一万二。", "12000", "一万二"),
        ("退我两百吧", "200", "两百"),
        ("二十美元", "20", "二十美元"),
        ("3千塊", "3000", "3千塊"),
    ],
)
def test_amounts(text: str, value: str, source: str) -> None:
    folded = fold(text)
    assert [(f.value, text[slice(*folded.written(f))]) for f in find_amounts(folded.plain)] == [(value, source)]


@pytest.mark.parametrize("text", ["3天没更新", "iPhone 15", "第2个", "1.2.3", "退2件", "退我3天了", "块五", "买一送一"])
def test_numbers_that_are_no_amount(text: str) -> None:
    assert list(find_amounts(fold(text).plain)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("一万二", 12000), ("两千五", 2500), ("三百二", 320), ("三百零二", 302), ("二〇二五", 2025), ("十二", 12)),
        *(("三千零五十", 3050), ("3千", 3000), ("两万三千", 23000), ("三万零五百", 30500), ("十万", 100000)),
        *(("一百一", 110), ("九千九百九十九", 9999), ("两百五十万", 2500000), ("零", 0), ("二十", 20), ("1,299", 1299)),
    ],
)
def test_numerals(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "百", "三三百", "万", "十十", "百三", "点五", "块"])
def test_what_is_no_number(text: str) -> None:
    assert number(text) is None


@given(st.integers(1, 99_999_999))
def test_every_number_is_read_as_it_is_spelled(value: int) -> None:
    assert number(_spelled(value)) == value


@given(st.text("零〇一二两三四五六七八九十百千万亿点半0123456789,.", max_size=12))
def test_any_row_of_numerals_is_a_number_or_none(text: str) -> None:
    found = number(text)
    assert found is None or isinstance(found, Decimal)


def _spelled(value: int) -> str:
    """The number in full: no figure and no unit is left out."""
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        gap = "零" if low and low < 1_000 else ""
        return f"{_spelled(high)}万{gap}{_spelled(low) if low else ''}"
    text, gap = "", False
    for size, unit in ((1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure, value = divmod(value, size)
        if figure:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[figure] + unit
        gap = not figure
    return text
