"""The draft rules: gaps, language, and claims that nothing supports."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.lint import Rule
from desktop_cs.domain.lint_claims import unsupported
from desktop_cs.domain.lint_gaps import gaps, language
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.words import Severity

TABLE = TokenTable({"[手机号1]": "13812345678", "[PHONE2]": "[PHONE2]"})


def gap_list(text: str) -> list[tuple[str, str, str | None]]:
    return [(text[g.start : g.end], g.detail, g.fix) for g in gaps(text, TABLE)]


def claim_list(text: str, *evidence: str, days: tuple[date, ...] = ()) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.rule.value) for f in unsupported(text, evidence, days)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("已寄到[手机号1]", ("[手机号1]", "token", "13812345678")),
        ("已寄到[手机号2]", ("[手机号2]", "unknown_token", "")),
        ("call [PHONE2]", ("[PHONE2]", "unknown_token", "")),
        ("订单 {order_number} 已发", ("{order_number}", "template", None)),
        ("Dear {{customer.name}},", ("{{customer.name}}", "template", None)),
        ("${amount} yuan", ("${amount}", "template", None)),
        ("亲爱的【请填写姓名】", ("【请填写姓名】", "template", None)),
        ("Hi <first_name>!", ("<first_name>", "template", None)),
        ("XXX您好", ("XXX", "blank", None)),
        ("您的单号是____", ("____", "blank", None)),
        ("金额TBD", ("TBD", "blank", None)),
    ],
)
def test_gaps_are_found(text: str, found: tuple[str, str, str | None]) -> None:
    assert gap_list(text) == [found]


@pytest.mark.parametrize(
    "text",
    ["尺码 XXXL 有货", "XXL", "a_b 与 snake_case", "{}", "if (x < y)", "[1]", "【通知】今天发货", "（已发）"],
)
def test_what_only_looks_like_a_gap_is_left_alone(text: str) -> None:
    assert gap_list(text) == []


def test_blanks_warn_and_tokens_block() -> None:
    assert [g.severity for g in gaps("____", TABLE)] == [Severity.WARN]
    assert [g.severity for g in gaps("[手机号1]", TABLE)] == [Severity.BLOCK]


@pytest.mark.parametrize(
    ("text", "wanted", "is_wrong"),
    [
        ("Your parcel is on its way.", Language.ZH, True),
        ("您的包裹已经在路上了", Language.EN, True),
        ("您的包裹已经在路上了", Language.ZH, False),
        ("OK", Language.ZH, False),
        ("DD20260115001", Language.ZH, False),
        ("iPhone 15 Pro 有货的哦亲", Language.ZH, False),
    ],
)
def test_the_language_is_the_customers(text: str, wanted: Language, is_wrong: bool) -> None:
    assert bool(list(language(text, wanted))) is is_wrong


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("退款99元", [("99元", "amount")]),
        ("退您￥1,999.50", [("￥1,999.50", "amount")]),
        ("We refund $12", [("$12", "amount")]),
        ("打八折", [("八折", "amount")]),
        ("优惠20%", [("20%", "amount")]),
        ("1月18日送达", [("1月18日", "date")]),
        ("2026-01-18送达", [("2026-01-18", "date")]),
        ("arrives on Jan 18", [("jan 18", "date")]),
        ("3-5个工作日", [("3-5个工作日", "date")]),
        ("两天内到账", [("两天", "date")]),
        ("within 3 to 5 business days", [("3 to 5 business days", "date")]),
        ("明天发货", [("明天", "date")]),
        ("保证没问题", [("保证", "promise")]),
        ("给您全额退款", [("全额退款", "promise")]),
        ("we guarantee it", [("guarantee", "promise")]),
    ],
)
def test_claims_need_evidence(text: str, claims: list[tuple[str, str]]) -> None:
    assert [(words.lower(), rule) for words, rule in claim_list(text)] == claims
    assert claim_list(text, f"说明：{text}。") == []


@pytest.mark.parametrize(
    "text", ["订单DD20260115001已发", "24/7 客服", "拨打 400-820-8820", "您买了2件", "版本 1.2", "12月的活动", "第3页"]
)
def test_other_numbers_are_no_claims(text: str) -> None:
    assert claim_list(text) == []


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("退款￥1,999.00", "订单金额 1999元"),
        ("３天内", "三天内到账"),
        ("RMB 99", "99.00元"),
        ("within 3 days", "3天"),
        ("1–3 个工作日", "1-3个工作日"),
        ("星期一送到", "周一送到"),
        ("1.2万元", "12000元"),
    ],
)
def test_a_claim_is_its_value_not_its_spelling(text: str, evidence: str) -> None:
    assert claim_list(text, evidence) == []


def test_the_days_of_an_order_are_known() -> None:
    assert claim_list("1月18日发出", days=(date(2026, 1, 18),)) == []


def test_a_range_is_known_when_both_ends_are() -> None:
    assert claim_list("3到5天", "3天或5天") == []
    assert claim_list("3到7天", "3天或5天") == [("3到7天", "date")]


def test_a_finding_stays_itself_while_the_text_around_it_changes() -> None:
    one, two = "退99元", "亲，退99元哦"
    assert [f.key(one) for f in unsupported(one, ())] == [f.key(two) for f in unsupported(two, ())]


@given(st.text(max_size=200), st.text(max_size=60))
def test_no_text_breaks_the_rules(text: str, evidence: str) -> None:
    found = [*unsupported(text, (evidence,)), *gaps(text, TABLE), *language(text, Language.ZH)]
    assert all(0 <= f.start <= f.end <= len(text) for f in found)
    assert all(f.rule in Rule for f in found)
