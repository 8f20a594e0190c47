"""Slots by rules: what is found, in which spelling, and from which words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.offline.slots import SlotFinder

FINDER = SlotFinder(lambda: date(2026, 1, 18))


def found(text: str) -> dict[str, tuple[str, str]]:
    return {slot.name: (slot.value, slot.source) for slot in FINDER.find(text)}


@pytest.mark.parametrize(
    ("text", "value", "source"),
    [
        ("订单号 DD20260115001，三天没更新", "DD20260115001", "DD20260115001"),
        ("订单dd20260115001呢", "DD20260115001", "dd20260115001"),
        ("my order is dd 2026 0115 001 thanks", "DD20260115001", "dd 2026 0115 001"),
        ("ＤＤ２０２６０１１５００１", "DD20260115001", "ＤＤ２０２６０１１５００１"),
        ("DD-20260115-001。", "DD20260115001", "DD-20260115-001"),
        ("order DD20260115001 or DD20260115002", "DD20260115001", "DD20260115001"),
    ],
)
def test_order_numbers_however_they_are_written(text: str, value: str, source: str) -> None:
    assert found(text)["order_number"] == (value, source)


@pytest.mark.parametrize(
    "text", ["DD202601150012", "ADD20260115001", "DD2026011500", "20260115001", "DD订单", "[手机号1]"]
)
def test_what_is_no_order_number(text: str) -> None:
    assert "order_number" not in found(text)


def test_the_pattern_is_a_setting() -> None:
    finder = SlotFinder(lambda: date(2026, 1, 1), r"NO\d{6}")
    assert [slot.value for slot in finder.find("no 123 456, not DD20260115001")] == ["NO123456"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("运单SF1234567890123没动静", "SF1234567890123"),
        ("yt 1234 5678 90123", "YT1234567890123"),
        ("parcel RR123456785CN", "RR123456785CN"),
    ],
)
def test_waybills(text: str, value: str) -> None:
    assert found(text)["waybill"][0] == value


def test_an_order_number_is_no_waybill() -> None:
    assert set(found("DD20260115001")) == {"order_number"}
    both = found("DD20260115001 SF1234567890123")
    assert (both["order_number"][0], both["waybill"][0]) == ("DD20260115001", "SF1234567890123")


@pytest.mark.parametrize(
    ("text", "value", "source"),
    [
        ("退我199.90元", "199.90", "199.90元"),
        ("付了￥1,299", "1299", "￥1,299"),
        ("才12块钱", "12", "12块钱"),
        ("I paid $45.5 for it", "45.5", "$45.5"),
        ("100 yuan please", "100", "100 yuan"),
    ],
)
def test_amounts(text: str, value: str, source: str) -> None:
    assert found(text)["amount"] == (value, source)


@pytest.mark.parametrize("text", ["3天没更新", "iPhone 15", "第2个", "2元素表情", "1.2.3"])
def test_numbers_that_are_no_amount(text: str) -> None:
    assert found(text).get("amount", ("",))[0] in ("", "2")


@pytest.mark.parametrize(
    ("text", "value", "source"),
    [
        ("2026年1月15日下的单", "2026-01-15", "2026年1月15日"),
        ("on 2026-1-5", "2026-01-05", "2026-1-5"),
        ("1月15号买的", "2026-01-15", "1月15号"),
        ("12月30日买的", "2025-12-30", "12月30日"),
        ("前天下单", "2026-01-16", "前天"),
        ("大前天下单", "2026-01-15", "大前天"),
        ("I ordered it yesterday", "2026-01-17", "yesterday"),
        ("on Jan 5th", "2026-01-05", "Jan 5th"),
        ("the 3rd of December 2025", "2025-12-03", "3rd of December 2025"),
        ("2月29日", "", ""),
        ("2026-13-45", "", ""),
    ],
)
def test_dates_against_a_known_day(text: str, value: str, source: str) -> None:
    assert found(text).get("date", ("", "")) == (value, source)


@given(st.text())
def test_any_text_is_read_and_sources_are_its_words(text: str) -> None:
    for slot in FINDER.find(text):
        assert slot.source in text
        assert slot.value


def test_a_huge_text_is_read_at_its_beginning() -> None:
    assert found("DD20260115001 " + "a1 " * 400_000)["order_number"][0] == "DD20260115001"
