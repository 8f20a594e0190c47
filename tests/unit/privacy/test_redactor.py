"""The laws of redaction: nothing outside the spans changes, twice is once, and the agent gets the values back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.errors import PrivacyError
from desktop_cs.privacy import redactor as redactor_module
from desktop_cs.privacy.redactor import MAX_CHARACTERS, Redactor

EMPTY = TokenTable()
PIECES = [
    *("手机13812345678", "13912345678", "138-1234-5678", "身份证110101199003078275", "卡号6222021234567890128"),
    *(
        "lily@example.cn",
        "[手机号1]",
        "[PHONE2]",
        "[邮箱1]",
        "单号",
        "，",
        " ",
        "\n",
        "１",
        "一",
        "号",
        "是",
        "@",
        "[",
        "1]",
    ),
    *(
        "手机号",
        "\u200b",
        "&nbsp;",
        "%2B86",
        "+86",
        "收件人张三",
        "北京市朝阳区建国路88号",
        "微信lily_88",
        "京A12345",
        "x",
    ),
    *(
        "先生",
        "女士",
        "我是",
        "我叫",
        "王",
        "张三",
        "路",
        "5号",
        "3栋",
        "市",
        "区",
        "寄到",
        "Dear ",
        "Emma",
        "name:",
        "at ",
    ),
    *("+44", "0571", "87654321", "(", ")", "DE89", "护照", "E1234567", "QQ", "123456", "wxid_", "元", "X", "O", "%40"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=12).map("".join)
# One spelling of each value: only then does the raw text come back to the letter.
ONE_SPELLING = st.lists(
    st.sampled_from(["手机13812345678", "，", "邮箱lily@example.cn ", "[手机号1]", "[邮箱2]", "你好", "\u200b"]),
    max_size=8,
).map("".join)


@given(TEXTS)
def test_redacting_twice_is_redacting_once(text: str) -> None:
    once = Redactor().redact(text, EMPTY, Language.ZH)
    twice = Redactor().redact(once.text, once.table, Language.ZH)
    assert twice.text == once.text
    assert twice.spans == ()
    assert Redactor().find(once.text) == ()


@given(TEXTS)
def test_text_outside_the_spans_stays(text: str) -> None:
    redaction = Redactor().redact(text, EMPTY, Language.ZH)
    outside, at = [], 0
    for span in redaction.spans:
        assert at <= span.start < span.end
        outside.append(text[at : span.start])
        at = span.end
    outside.append(text[at:])
    rest = redaction.text
    for piece in outside:
        assert piece in rest
        rest = rest[rest.index(piece) + len(piece) :]


@given(ONE_SPELLING)
def test_what_was_taken_out_comes_back(text: str) -> None:
    redaction = Redactor().redact(text, EMPTY, Language.ZH)
    assert Redactor().restore(redaction.text, redaction.table) == text


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    redaction = Redactor().redact(text, EMPTY, Language.EN)
    assert Redactor().restore(redaction.text, redaction.table) == text or redaction.spans


@pytest.mark.parametrize("text", ["\ud800", "\x00", "\U000e0001", "\u202e13812345678", "１" * 5000, "ﷺ" * 2000])
def test_odd_signs_break_nothing(text: str) -> None:
    Redactor().redact(text, EMPTY, Language.ZH)


def test_the_language_of_the_text_names_the_token() -> None:
    assert Redactor().redact("手机13812345678", EMPTY, Language.ZH).text == "手机[手机号1]"
    assert Redactor().redact("call 13812345678", EMPTY, Language.EN).text == "call [PHONE1]"


def test_one_value_has_one_token_however_it_is_written() -> None:
    redaction = Redactor().redact("13812345678 或 138-1234-5678 或 一三八一二三四五六七八", EMPTY, Language.ZH)
    assert redaction.text == "[手机号1] 或 [手机号1] 或 [手机号1]"
    later = Redactor().redact("Call +86 138 1234 5678 or LILY@example.cn", redaction.table, Language.EN)
    assert later.text == "Call +86 [手机号1] or [EMAIL1]"
    assert Redactor().redact("lily(at)example.cn", later.table, Language.ZH).text == "[EMAIL1]"


def test_numbers_are_shared_by_the_languages() -> None:
    first = Redactor().redact("13812345678", EMPTY, Language.ZH)
    second = Redactor().redact("13912345678", first.table, Language.EN)
    assert second.text == "[PHONE2]"
    assert dict(second.table.values) == {"[手机号1]": "13812345678", "[PHONE2]": "13912345678"}


def test_a_typed_look_alike_never_becomes_somebodys_number() -> None:
    typed = Redactor().redact("写着[手机号1]，我的是13812345678", EMPTY, Language.ZH)
    assert typed.text == "写着[手机号1]，我的是[手机号2]"
    assert Redactor().restore(typed.text, typed.table) == "写着[手机号1]，我的是13812345678"
    later = Redactor().redact("13912345678", typed.table, Language.ZH)
    assert later.text == "[手机号3]"


def test_a_look_alike_hides_no_number() -> None:
    assert Redactor().redact("[手机号13812345678]", EMPTY, Language.ZH).text == "[手机号[手机号1]]"


def test_a_value_is_not_restored_twice() -> None:
    table = TokenTable({"[地址1]": "[手机号1]", "[手机号1]": "13812345678"})
    assert Redactor().restore("[地址1]", table) == "[手机号1]"


def test_unknown_tokens_stay() -> None:
    assert Redactor().restore("[手机号7] [PHONE1] [whatever1]", EMPTY) == "[手机号7] [PHONE1] [whatever1]"


def test_the_given_table_is_not_changed() -> None:
    table = TokenTable({})
    Redactor().redact("13812345678", table, Language.ZH)
    assert table == EMPTY


def test_a_text_past_the_limit_is_refused() -> None:
    with pytest.raises(PrivacyError) as caught:
        Redactor().find("字" * (MAX_CHARACTERS + 1))
    assert caught.value.code == "text_too_long"


def test_a_broken_rule_lets_nothing_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> list[object]:
        raise ValueError(f"no such number: {text}")

    monkeypatch.setattr(redactor_module, "_FINDERS", ((re.compile(""), broken),))
    with pytest.raises(PrivacyError) as caught:
        Redactor().redact("13812345678", EMPTY, Language.ZH)
    assert caught.value.code == "redaction_failed"
    assert "13812345678" not in f"{caught.value} {caught.value.facts} {caught.value.__cause__}"


def test_counts_by_kind() -> None:
    redaction = Redactor().redact("13812345678 13912345678 lily@example.cn", EMPTY, Language.ZH)
    assert redaction.counts == {"CN_MOBILE": 2, "EMAIL": 1}
