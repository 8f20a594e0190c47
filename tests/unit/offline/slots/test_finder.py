"""Slots by rules: what is found, in which spelling, and from which words."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.near_numbers import plain_number
from desktop_cs.domain.slot_types import fault_in
from desktop_cs.offline.slots.finder import SlotFinder
from desktop_cs.offline.slots.rules import CodeFormat, SlotRules

NOW = datetime(2026, 1, 18, 10, 30)
PRODUCTS = ("石脊中帮登山鞋 岩灰 42码", "大院六人帐篷", "Rainfall Hardshell deep blue M", "三季睡袋", "四季睡袋")
FINDER = SlotFinder(names=PRODUCTS)
# Words that rules look for, so that random texts come near them.
PIECES = (
    *("DD20260115001", "dd 2026-0115-001", "SF1234567890123", "单号", "[手机号1]", "上周三", "三百二十块", "1.5万元"),
    *("12月30日", "next Friday", "in 3 days", "西安", "Xi'an", "登山鞋", "￥1,299", "到", "明天下午三点", "半小时前"),
    *("２０２６年", "号", "月", "9999", "10", "零", "万", "点", "/", "-", "O", "l", " ", "\u0130", "ﬀ", "㎏", "½"),
)  # fmt: skip


def found(text: str, asked: str = "") -> dict[str, tuple[str, str]]:
    return {slot.name: (slot.value, slot.source) for slot in FINDER.find(text, NOW, asked)}


@pytest.mark.parametrize(
    ("text", "value", "source"),
    [
        ("订单号 DD20260115001，三天没更新", "DD20260115001", "DD20260115001"),
        ("订单dd20260115001呢", "DD20260115001", "dd20260115001"),
        ("my order is dd 2026 0115 001 thanks", "DD20260115001", "dd 2026 0115 001"),
        ("ＤＤ２０２６０１１５００１", "DD20260115001", "ＤＤ２０２６０１１５００１"),
        ("DD-20260115-001。", "DD20260115001", "DD-20260115-001"),
        ("order DD20260115001 or DD20260115002", "DD20260115001", "DD20260115001"),
        ("DD2O26O115OOl", "DD20260115001", "DD2O26O115OOl"),
        ("DD2026011500, or DD20260115001", "DD20260115001", "DD20260115001"),
    ],
)
def test_order_numbers_however_they_are_written(text: str, value: str, source: str) -> None:
    assert found(text)["order_number"] == (value, source)


@pytest.mark.parametrize("text", ["DD202601150012", "DD2026011500", "DD20261315001"])
def test_what_is_nearly_an_order_number_is_worth_a_look(text: str) -> None:
    slot = next(slot for slot in FINDER.find(text, NOW) if slot.name == "order_number")
    assert (slot.value, slot.confidence) == (text, 0.5)


@pytest.mark.parametrize("text", ["ADD20260115001", "20260115001", "DD订单", "[手机号1]", "DD2026"])
def test_what_is_no_order_number(text: str) -> None:
    assert "order_number" not in found(text)


def test_formats_are_the_profiles_own() -> None:
    rules = SlotRules(orders=(CodeFormat(name="NO", pattern=r"NO\d{6}"),))
    finds = SlotFinder(rules).find("no 123 456, not DD20260115001, SF1234567890123", NOW)
    assert [(slot.name, slot.value) for slot in finds] == [("order_number", "NO123456")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("运单SF1234567890123没动静", "SF1234567890123"),
        ("yt 1234 5678 90123", "YT1234567890123"),
        ("德邦 DPK368905302391", "DPK368905302391"),
        ("parcel RR123456785CN", "RR123456785CN"),
        ("快递单号是 773123456789012", "773123456789012"),
        ("tracking number 9876543210987", "9876543210987"),
        ("UPS 1Z999AA10123456784", "1Z999AA10123456784"),
    ],
)
def test_waybills(text: str, value: str) -> None:
    assert found(text)["waybill"][0] == value


@pytest.mark.parametrize("text", ["RR123456789CN", "773123456789012", "SF123", "订单 9876543210987"])
def test_a_waybill_keeps_its_check_digit_and_bare_digits_need_a_word(text: str) -> None:
    assert "waybill" not in found(text)


def test_bare_digits_are_a_waybill_where_one_was_asked_for() -> None:
    assert found("773123456789012", asked="waybill")["waybill"][0] == "773123456789012"


def test_an_order_number_is_no_waybill() -> None:
    assert set(found("DD20260115001")) == {"order_number"}
    both = found("DD20260115001 SF1234567890123")
    assert (both["order_number"][0], both["waybill"][0]) == ("DD20260115001", "SF1234567890123")


@pytest.mark.parametrize(
    ("text", "name", "value", "source"),
    [
        ("我的登山鞋开胶了", "product", "石脊中帮登山鞋", "登山鞋"),
        ("the hardshell leaks", "product", "Rainfall Hardshell", "hardshell"),
        ("睡袋漏绒", "product", "睡袋", "睡袋"),  # there are two: the customer's word stays
        ("六人帐篷少根杆", "product", "大院六人帐篷", "人帐篷"),
        ("寄到西安要几天", "city", "西安", "西安"),
        ("How long to Xi'an?", "city", "西安", "Xi'an"),
        ("送到三明市", "city", "三明", "三明市"),
        ("我的电话[手机号1]", "phone", "[手机号1]", "[手机号1]"),
        ("call [PHONE2] please", "phone", "[PHONE2]", "[PHONE2]"),
    ],
)
def test_names_and_phone_tokens(text: str, name: str, value: str, source: str) -> None:
    assert found(text)[name] == (value, source)


@pytest.mark.parametrize("text", ["买了三明治", "白银项链", "[姓名1]", "[EMAIL1]"])
def test_what_is_neither_city_nor_phone(text: str) -> None:
    assert not {"city", "phone"} & set(found(text))


def test_words_of_another_engine_are_read_by_the_same_rules() -> None:
    assert FINDER.read("date", "昨天", NOW) == "2026-01-17"
    assert FINDER.read("order_number", "dd 2026 0115 001", NOW) == "DD20260115001"
    assert FINDER.read("waybill", "773123456789012", NOW) == "773123456789012"
    assert FINDER.read("city", "Xi'an", NOW) == "西安"
    assert FINDER.read("size", "XL", NOW) == "XL"
    assert FINDER.read("date", "someday", NOW) is None
    assert FINDER.read("amount", "a lot", NOW) is None
    assert FINDER.read("phone", "13812345678", NOW) is None


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=12).map("".join), st.sampled_from(["", "waybill"])
)
def test_any_text_is_read_spans_quote_it_and_values_fit(text: str, asked: str) -> None:
    slots = FINDER.find(text, NOW, asked)
    assert len({slot.name for slot in slots}) == len(slots)
    for slot in slots:
        assert slot.span is not None
        assert text[slice(*slot.span)] == slot.source
        assert slot.source
        assert fault_in(slot.name, slot.value) == ""


@given(st.datetimes(), st.sampled_from(PIECES))
def test_any_moment_will_do(now: datetime, text: str) -> None:
    for slot in FINDER.find(text, now):
        assert fault_in(slot.name, slot.value) == ""


@given(st.from_regex(r"[A-Za-z0-9 \-_]{0,60}", fullmatch=True))
def test_codes_are_plain(text: str) -> None:
    for slot in FINDER.find(text, NOW):
        if slot.name in ("order_number", "waybill"):
            assert slot.value == plain_number(slot.value)


def test_a_huge_text_is_read_at_its_beginning() -> None:
    assert found("DD20260115001 " + "a1 " * 400_000)["order_number"][0] == "DD20260115001"
