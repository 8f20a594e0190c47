"""Numbers under disguise: any way of writing the digits, any separator, any invisible sign between them."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric

from desktop_cs.domain.redaction import Kind
from desktop_cs.privacy.redactor import Redactor

ALPHABETS = [
    *("0123456789", "０１２３４５６７８９", "⓪①②③④⑤⑥⑦⑧⑨", "⓿❶❷❸❹❺❻❼❽❾", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉", "٠١٢٣٤٥٦٧٨٩"),
    *("𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿", "🄋➀➁➂➃➄➅➆➇➈", "〇一二三四五六七八九", "零幺二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"),
]
SEPARATORS = ["", " ", "-", ".", "·", "_", "/", "—", "\u3000", "\u00a0", "\u2009", " - ", "~", "&nbsp;", "<br>"]
INVISIBLE = ["", "\u00ad", "\u200b", "\u200d", "\u2060", "\ufe0f", "\u202c"]
GROUPS = {
    11: [(3, 4, 4), (3, 8), (4, 4, 3), (11,)],
    18: [(6, 8, 4), (6, 4, 4, 4), (18,)],
    19: [(4, 4, 4, 4, 3), (6, 13)],
}


@st.composite
def mobiles(draw: st.DrawFn) -> str:
    return "1" + draw(st.sampled_from("3456789")) + draw(st.text("0123456789", min_size=9, max_size=9))


@st.composite
def ids(draw: st.DrawFn) -> str:
    born = draw(st.dates(min_value=date(1930, 1, 1), max_value=date(2015, 1, 1)))
    body = draw(st.sampled_from(["110101", "440305", "652301"])) + f"{born:%Y%m%d}" + f"{draw(st.integers(0, 999)):03}"
    return body + ric.calc_check_digit(body + "0")


@st.composite
def cards(draw: st.DrawFn) -> str:
    body = draw(st.sampled_from(["6217", "6222", "6228"])) + draw(st.text("0123456789", min_size=14, max_size=14))
    return body + luhn.calc_check_digit(body)


@st.composite
def disguised(draw: st.DrawFn, number: str) -> str:
    alphabet, separator = draw(st.sampled_from(ALPHABETS)), draw(st.sampled_from(SEPARATORS))
    invisible = draw(st.sampled_from(INVISIBLE))
    pieces, at = [], 0
    for size in draw(st.sampled_from(GROUPS[len(number)])):
        group = number[at : at + size]
        pieces.append(invisible.join(alphabet[int(sign)] if sign.isdigit() else sign for sign in group))
        at += size
    return separator.join(pieces)


def check(kind: Kind, before: str, written: str, after: str) -> None:
    text = before + written + after
    covered = {index for span in Redactor().find(text) if span.kind is kind for index in range(span.start, span.end)}
    wanted = {index for index in range(len(before), len(before + written)) if text[index].isalnum()}
    entity = {
        index for index in wanted if text[max(0, index - 5) : index + 5].count("&nbsp;") and text[index] in "nbsp"
    }
    assert wanted - entity <= covered, text


@settings(max_examples=200)
@given(st.data())
def test_a_mobile_is_seen_through(data: st.DataObject) -> None:
    written = data.draw(mobiles().flatmap(disguised))
    check(
        Kind.CN_MOBILE,
        data.draw(st.sampled_from(["手机", "电话：", "打", ""])),
        written,
        data.draw(st.sampled_from(["", "找我", "，"])),
    )


@settings(max_examples=200)
@given(st.data())
def test_an_id_is_seen_through(data: st.DataObject) -> None:
    written = data.draw(ids().flatmap(disguised))
    check(
        Kind.CN_ID,
        data.draw(st.sampled_from(["身份证", "证件号：", ""])),
        written,
        data.draw(st.sampled_from(["", "对吗", "，"])),
    )


@settings(max_examples=200)
@given(st.data())
def test_a_card_is_seen_through(data: st.DataObject) -> None:
    written = data.draw(cards().flatmap(disguised))
    check(
        Kind.BANK_CARD,
        data.draw(st.sampled_from(["卡号", "银行卡：", ""])),
        written,
        data.draw(st.sampled_from(["", "退款", "，"])),
    )
