"""Each kind beside the four every redactor needs: what is found, and what looks like it and is left alone."""

import pytest

from desktop_cs.privacy.documents import is_sound_hong_kong_id, is_sound_taiwan_id
from desktop_cs.privacy.redactor import Redactor


def found(text: str) -> list[tuple[str, str]]:
    return [(span.kind.value, text[span.start : span.end]) for span in Redactor().find(text)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("座机010-65551234", "CN_LANDLINE", "010-65551234"),
        ("(0755)26001234", "CN_LANDLINE", "(0755)26001234"),
        ("固话65551234", "CN_LANDLINE", "65551234"),
        ("座机０１０－６５５５１２３４", "CN_LANDLINE", "０１０－６５５５１２３４"),
        ("+852 5123 4567", "INTL_PHONE", "5123 4567"),
        ("%2B44 7700 900123", "INTL_PHONE", "7700 900123"),
        ("ring 07700 900123", "INTL_PHONE", "07700 900123"),
        ("1-415-555-0132", "INTL_PHONE", "1-415-555-0132"),
        ("护照E12345678", "PASSPORT", "E12345678"),
        ("港澳通行证 C12345678", "PASSPORT", "C12345678"),
        ("军官证 南字第01234567号", "PASSPORT", "南字第01234567号"),
        ("台湾身分證F131184733", "CN_ID", "F131184733"),
        ("WX765432(2)", "CN_ID", "WX765432(2)"),
        ("京A·12345", "PLATE", "京A·12345"),
        ("沪AD12345", "PLATE", "沪AD12345"),
        ("车牌晋F1QABC", "PLATE", "晋F1QABC"),
        ("NL91 ABNA 0417 1643 00", "IBAN", "NL91 ABNA 0417 1643 00"),
        ("iban NL92ABNA0417164300", "IBAN", "NL92ABNA0417164300"),  # wrong check digits, its own word before
        ("wxid_a1b2c3d4", "SOCIAL_ID", "wxid_a1b2c3d4"),
        ("加v lily_88", "SOCIAL_ID", "lily_88"),
        ("QQ：12345678", "SOCIAL_ID", "12345678"),
        ("收件人：韩梅梅", "NAME", "韩梅梅"),
        ("收件人韩梅电话", "NAME", "韩梅"),
        ("我叫欧阳娜娜", "NAME", "欧阳娜娜"),
        ("韩梅梅女士", "NAME", "韩梅梅"),
        ("My name is Jane Doe.", "NAME", "Jane Doe"),
        ("Dear Renée Zoë,", "NAME", "Renée Zoë"),
        ("浙江省杭州市西湖区文三路90号", "ADDRESS", "西湖区文三路90号"),
        ("寄到北京朝阳区建国路88号现代城3栋1201", "ADDRESS", "朝阳区建国路88号现代城3栋1201"),
        ("地址：西湖区三墩镇紫金花园", "ADDRESS", "西湖区三墩镇紫金花园"),
        ("送阳光小区12号楼3单元402", "ADDRESS", "阳光小区12号楼3单元402"),
        ("to 12 Baker Street, London NW1 6XE", "ADDRESS", "12 Baker Street, London NW1 6XE"),
    ],
)
def test_it_is_found(text: str, kind: str, value: str) -> None:
    assert found(text) == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "客服电话400-123-4567",
        "800-820-8820",
        "1-800-273-8255",
        "+1 800 273 8255",
        "订单0571-87654321",
        "电话95588",
        "65551234",
        "电话20260115打过",
        "C++ 0012345678",
        "E12345678",
        "零件E12345678",
        "护照夹E20",
        "型号F131184733",
        "F131184732",
        "WB765432(3)",
        "沪C区仓库",
        "京ABCDEF",
        "NL92ABNA0417164300",
        "QQ会员",
        "微信支付2笔",
        "QQ 12345元",
        "wechat mini-program does not open",
        "我叫了快递",
        "周五先生",
        "王先生",
        "收货人信息",
        "Dear Customer,",
        "I am Happy",
        "product name: Super Cleaner",
        "线路5号恢复",
        "上海浦东有店吗",
        "地址是江西省的",
        "3栋在哪",
        "5 Downing jackets",
    ],
)
def test_it_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_an_order_line_is_taken_apart() -> None:
    text = "李雷，13912345678，浙江省杭州市西湖区文三路90号2幢301室"
    assert found(text) == [
        ("NAME", "李雷"),
        ("CN_MOBILE", "13912345678"),
        ("ADDRESS", "西湖区文三路90号2幢301室"),
    ]


def test_check_digits_of_taiwan_and_hong_kong() -> None:
    # The specimens of the authorities and of the usual descriptions.
    assert is_sound_taiwan_id("A123456789")
    assert not is_sound_taiwan_id("A123456788")
    assert is_sound_hong_kong_id("A", "1234563")
    assert is_sound_hong_kong_id("AB", "9876543")
    assert not is_sound_hong_kong_id("A", "1234564")
