"""Mobiles, ids and cards: what must be found, however it is written, and what must be left alone."""

import re

import pytest

from desktop_cs.domain.redaction import Kind
from desktop_cs.privacy.redactor import Redactor

ID = "110101199003078275"  # check digit computed; not a real person's
CARD = "6222021234567890128"


def found(text: str) -> list[tuple[str, str]]:
    return [(span.kind.name, text[span.start : span.end]) for span in Redactor().find(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13812345678", "13812345678"),
        ("手机13812345678谢谢", "13812345678"),
        ("手机 138-1234-5678", "138-1234-5678"),
        ("手机138 1234 5678", "138 1234 5678"),
        ("1 3 8 1 2 3 4 5 6 7 8", "1 3 8 1 2 3 4 5 6 7 8"),
        ("(138)1234-5678", "138)1234-5678"),
        ("138.1234.5678", "138.1234.5678"),
        ("138\n1234\n5678", "138\n1234\n5678"),
        ("1381 2345 678", "1381 2345 678"),
        ("+86 138 1234 5678", "138 1234 5678"),
        ("008613812345678", "13812345678"),
        ("%2B8613812345678", "13812345678"),
        ("138&nbsp;1234&nbsp;5678", "138&nbsp;1234&nbsp;5678"),
        ("１３８１２３４５６７８", "１３８１２３４５６７８"),
        ("①③⑧①②③④⑤⑥⑦⑧", "①③⑧①②③④⑤⑥⑦⑧"),
        ("138\u200b1234\u200b5678", "138\u200b1234\u200b5678"),
        ("一三八一二三四五六七八", "一三八一二三四五六七八"),
        ("幺叁捌幺贰叁肆伍陆柒捌", "幺叁捌幺贰叁肆伍陆柒捌"),
        ("一38一二34五67八", "一38一二34五67八"),
        ("138一1234一5678", "138一1234一5678"),
        ("l38I234567O", "l38I234567O"),
        ("电话13B1Z345678", "13B1Z345678"),
        ("<b>13812345678</b>", "13812345678"),
        ("138<b>1234</b>5678", "138<b>1234</b>5678"),
        ("_13812345678_", "13812345678"),
        ("tel13812345678x", "13812345678"),
        ("https://m.example.cn/u?tel=13812345678&a=1", "13812345678"),
        ("2 13812345678", "13812345678"),
        ("2026-01-15 13812345678", "13812345678"),
        ("查一下我的订单，13812345678", "13812345678"),
        ("快递电话13812345678", "13812345678"),
    ],
)
def test_a_mobile_is_found(text: str, number: str) -> None:
    assert found(text) == [("CN_MOBILE", number)]


@pytest.mark.parametrize(
    "text",
    [
        f"身份证{ID}",
        f"{ID}这个对吗",
        "身份证 110101-19900307-8275",
        "身份证 110101 1990 0307 8275",
        "身份证号：110101199003078271",  # wrong check digit, but its own word before
        "110101199003078271是我的身份证",
        "身份证11010519491231002X",
        "11010519491231002x",
        "１１０１０１１９９００３０７８２７５",
        "身份证一一零一零一一九九零零三零七八二七五",
        "110101900307827",
        "老身份证 110101 900307 827",
        f'{{"idNo":"{ID}"}}',
        f"scan_{ID}.png",
        "810000199408230021",  # a Hong Kong resident's permit
    ],
)
def test_an_id_is_found_whole(text: str) -> None:
    ((kind, value),) = found(text)
    assert kind == "CN_ID"
    assert len(re.sub(r"[ -]", "", value)) in (15, 18)


@pytest.mark.parametrize(
    "text",
    [
        CARD,
        f"卡号{CARD}",
        "卡号6222 0212 3456 7890 128",
        "卡号6222021234567890123",  # fails Luhn, but its own word before
        "6222021234567890123是我的卡",
        "card 4111 1111 1111 1111 declined",
        "card 3782 822463 10005",
        "银行卡号六二二二零二一二三四五六七八九零一二八",
        "６２２２０２１２３４５６７８９０１２８",
    ],
)
def test_a_card_is_found(text: str) -> None:
    assert [kind for kind, _ in found(text)] == ["BANK_CARD"]


@pytest.mark.parametrize(
    "text",
    [
        "DD20260115001",
        "订单号DD20260115001",
        f"订单号{ID}",
        f"运单号：{CARD}",
        "订单13812345678",
        "13812345678这个订单",
        "order no. 4111111111111111",
        '{"orderId":"4111111111111111"}',
        '{"outTradeNo":"13812345678"}',
        "SF1381234567890",
        "YT13812345678",
        "SKU: B13812345678Z",
        "型号6901234567892",
        "6901234567892",
        "1788518655793",
        "时间20250105101112",
        "hash a13812345678fb1999db5c55d3cecd000b3cc9cd",
        "13812345678a9f3c2",
        "会员卡号 1234567890123",
        "400-889-9315",
        "138****5678",
        "6217 **** **** 0001",
        "192.168.100.101",
        "138.112.145.67",
        "1,381,234,567,800",
        "¥13812345678",
        "13812345678元",
        "3.1415926535",
        "二〇二四年一月三十一日一二三四五六",
        "1、3、5、7、9、11、13",
        "6222021234567890123",  # fails Luhn, nothing says card
        "110101199003078271",  # wrong check digit, nothing says id
        "110101199013078271",
    ],
)
def test_what_is_nobodys_number_stays(text: str) -> None:
    assert found(text) == []


def test_each_number_answers_to_its_own_word() -> None:
    text = f"单号{CARD} 手机13812345678 卡{CARD}"
    assert found(text) == [("CN_MOBILE", "13812345678"), ("BANK_CARD", CARD)]


def test_a_list_of_mobiles_is_taken_apart() -> None:
    text = "13812345678 13912345678，137 1234 5678/136-1234-5678"
    assert [kind for kind, _ in found(text)] == ["CN_MOBILE"] * 4


def test_kinds_keep_the_names_of_the_data_files() -> None:
    assert {Kind.LANDLINE.value, Kind.FOREIGN_PHONE.value} == {"CN_LANDLINE", "INTL_PHONE"}
