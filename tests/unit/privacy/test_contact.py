"""E-mail addresses, plain and disguised."""

import pytest

from desktop_cs.privacy.redactor import Redactor


def found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in Redactor().find(text)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("邮箱lily_88@example.cn吧", "lily_88@example.cn"),
        ("发2406927@qq.com", "2406927@qq.com"),
        ("a.b+c@mail.example.co.uk.", "a.b+c@mail.example.co.uk"),
        ("LILY@EXAMPLE.COM", "LILY@EXAMPLE.COM"),
        ("lily＠example．com", "lily＠example．com"),
        ("lily @ example.com", "lily @ example.com"),
        ("lily88(at)example.com", "lily88(at)example.com"),
        ("邮箱 lily [at] example [dot] com", "lily [at] example [dot] com"),
        ("lily88 at example dot com", "lily88 at example dot com"),
        ("lily88艾特example点com", "lily88艾特example点com"),
        ("邮箱lily#example.com", "lily#example.com"),
        ("lily@example。com", "lily@example。com"),
        ("l\u200bily@exam\u200bple.com", "l\u200bily@exam\u200bple.com"),
        ('{"mail":"lily@example.com"}', "lily@example.com"),
        ("?email=lily@example.com&x=1", "lily@example.com"),
        ("email=lily%40example.com", "lily%40example.com"),
        ("13812345678@139.com", "13812345678@139.com"),
    ],
)
def test_an_address_is_found(text: str, address: str) -> None:
    assert found(text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "icon@3x.png",
        "单价@5.5",
        "@客服 在吗",
        "react@18.2.0 升级",
        "look at example.com please",
        "we meet at noon. Com",
        "@@@@",
        "a@b",
    ],
)
def test_what_is_no_address_stays(text: str) -> None:
    assert found(text) == []
