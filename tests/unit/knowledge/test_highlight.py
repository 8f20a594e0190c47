"""Marks stand where the matched words stand in the text as it was written."""

import pytest

from desktop_cs.knowledge.analysis import to_simplified
from desktop_cs.knowledge.highlight import Marker


@pytest.mark.parametrize(
    ("text", "matched", "found"),
    [
        ("I DON'T returned", {"dont", "return"}, ["DON'T", "returned"]),
        ("my refnd", {"~efnd"}, ["efnd"]),
        ("our refunds", {"~fund", "~^ref"}, ["refund"]),
        ("我要退貨，謝謝", {"退", "货", "退货"}, ["退貨"]),
        ("ﬁne ＲＥＦＵＮＤ ﷺ 退", {"refund", "退"}, ["ＲＥＦＵＮＤ", "退"]),
        ("call [手机号1] 手机", {"手", "机"}, ["手机"]),
        ("", {"a"}, []),
    ],
)
def test_marks(text: str, matched: set[str], found: list[str]) -> None:
    assert [text[start:end] for start, end in Marker(text, to_simplified).spans(matched)] == found
