"""A stream that is redacted or restored piece by piece: wherever it is cut, the outcome is that of the whole."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_cs.domain.engine import Cause, Delta, Switched
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.pipeline.restore import RestoredStream
from desktop_cs.privacy.redactor import Redactor
from desktop_cs.privacy.streaming import RedactedStream

REDACTOR = Redactor()
PIECES = [
    "我的电话是13812345678，",
    "联系 138-1234-5678 或者",
    "一三八一二三四五六七八 ",
    "身份证11010519491231002X。",
    "卡号 6222 0212 3456 7890 128\n",
    "邮箱 zhang.san@example.cn ",
    "我叫张伟，",
    "收货地址：广东省深圳市南山区科技园南路88号3栋502室。",
    "订单 DD20260115001 的运单 SF1234567890123 ",
    "价格 1999.00 元，2026-01-15 前到。",
    "微信号: zhang_wei88 ",
    "车牌粤B12345 ",
    "call +44 20 7946 0958 ",
    "亲，您好",
    "[订单号",
    "]",
]
texts = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


def cut(text: str, places: list[int]) -> list[str]:
    edges = sorted({0, len(text), *(place % (len(text) + 1) for place in places)})
    return [text[start:end] for start, end in pairwise(edges)]


def redacted(pieces: list[str]) -> str:
    stream = RedactedStream(REDACTOR, TokenTable(), Language.ZH)
    return "".join([*map(stream.feed, pieces), stream.end()])


@settings(max_examples=60, deadline=None)
@given(texts, st.lists(st.integers(0, 4000), max_size=12))
def test_any_cut_redacts_like_the_whole(text: str, places: list[int]) -> None:
    assert redacted(cut(text, places)) == REDACTOR.redact(text, TokenTable(), Language.ZH).text


def test_one_sign_at_a_time_redacts_like_the_whole() -> None:
    text = "".join(PIECES)
    assert redacted(list(text)) == REDACTOR.redact(text, TokenTable(), Language.ZH).text


def test_a_sure_beginning_does_not_wait_for_the_end() -> None:
    stream = RedactedStream(REDACTOR, TokenTable(), Language.ZH)
    out = stream.feed("电话13812345678，" + "好的" * 100)
    assert out.startswith("电话[手机号1]，好的")
    assert stream.table.values == {"[手机号1]": "13812345678"}


def test_a_number_that_has_only_begun_stays_inside() -> None:
    stream = RedactedStream(REDACTOR, TokenTable(), Language.ZH)
    assert stream.feed("电话1381234") == ""


TABLE = TokenTable({"[手机号1]": "13812345678", "[手机号12]": "13912345678", "[姓名1]": "[手机号1]", "[ID1]": "[ID1]"})
REPLIES = [
    "您的号码",
    "[手机号1]",
    "[手机号12]",
    "[手机号2]",
    "[姓名1]",
    "[ID1]",
    "[",
    "[[手机号1]]",
    "]",
    " ok ",
    "[手机号",
]


@given(st.lists(st.sampled_from(REPLIES), max_size=12).map("".join), st.lists(st.integers(0, 200), max_size=12))
def test_any_cut_restores_like_the_whole_and_shows_no_half_token(text: str, places: list[int]) -> None:
    shown: list[str] = []
    stream = RestoredStream(REDACTOR, TABLE, lambda piece: shown.append(str(getattr(piece, "text", ""))))
    for piece in cut(text, places):
        stream(Delta(piece))
    stream.end()
    assert "".join(shown) == REDACTOR.restore(text, TABLE)


@pytest.mark.parametrize("places", [[3], [4], [7], [3, 5, 8]])
def test_a_token_cut_in_two_is_shown_as_what_it_stands_for(places: list[int]) -> None:
    shown: list[str] = []
    stream = RestoredStream(REDACTOR, TABLE, lambda piece: shown.append(str(getattr(piece, "text", ""))))
    for piece in cut("打给[手机号1]吧", places):
        stream(Delta(piece))
        assert "[" not in "".join(shown)
    stream.end()
    assert "".join(shown) == "打给13812345678吧"


def test_a_switch_drops_what_was_held_back() -> None:
    shown: list[Delta | Switched] = []
    stream = RestoredStream(REDACTOR, TABLE, shown.append)
    switched = Switched(Cause.BROKEN_STREAM, "打给[手机")
    for piece in (Delta("打给[手机"), switched, Delta("号1]")):
        stream(piece)
    stream.end()
    assert shown == [Delta("打给"), switched, Delta("号1]")]
