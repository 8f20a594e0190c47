"""Draft rules about substance: amounts, days and promises that neither evidence nor order nor customer names. Pure.

A claim is read as a value with a unit, so that ￥1,999.00 in a draft is the 1999元 of the evidence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_cs.domain.lint import Finding, Rule
from desktop_cs.domain.terms import fold
from desktop_cs.domain.words import Severity

_NUMBER = r"\d{1,9}(?:,\d{3})*(?:\.\d{1,4})?"
_MONEY_AFTER = r"(?:万元|元|块钱|块|人民币|rmb|cny|yuan|usd|美元|dollars?|eur|euros?)"
_AMOUNT = re.compile(
    rf"(?:[¥￥$€£]|rmb|cny|usd|us\$)\s?({_NUMBER})|({_NUMBER})\s?{_MONEY_AFTER}"
    rf"|({_NUMBER})\s?(?:%|percent|个百分点)|([1-9](?:\.\d)?|[一二三四五六七八九])\s?折(?![叠扣])"
)
_NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_UNITS = (
    (re.compile("小时|钟头|hours?"), "hour"),
    (re.compile("分钟|minutes?"), "minute"),
    (re.compile("工作日|business days?|working days?"), "workday"),
    (re.compile("天|日|days?"), "day"),
    (re.compile("周|星期|礼拜|weeks?"), "week"),
    (re.compile("月|months?"), "month"),
)
_SPAN = re.compile(
    r"(\d{1,3}|[一二两三四五六七八九十])(?:\s?(?:[-–—~至到]|to)\s?(\d{1,3}|[一二两三四五六七八九十]))?\s?个?\s?"
    r"(工作日|小时|钟头|分钟|天|周|星期|礼拜|(?<=个)月|(?<=个\s)月"
    r"|business days?|working days?|hours?|minutes?|days?|weeks?|months?)"
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAY = re.compile(
    r"(?<!\d)(?:19|20)\d{2}\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)\s?[日号]?"
    r"|(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})(?!\d)\s?[日号]?"
    rf"|\b({_MONTHS})[a-z]*\.?\s(\d{{1,2}})(?:st|nd|rd|th)?\b|\b(\d{{1,2}})(?:st|nd|rd|th)?\s({_MONTHS})[a-z]*\b"
)
_NEAR_DAY = re.compile(
    "今天|今晚|明天|明日|后天|大后天|本周[一二三四五六日天]?|下周[一二三四五六日天]?|(?:周|星期)[一二三四五六日天]|月底|月初"
    r"|\b(?:today|tonight|tomorrow|next week|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_PROMISE = re.compile(
    "保证|承诺|担保|一定(?:会|能|给|帮|可以)|肯定(?:会|能|给|可以)|绝对(?:会|能|不会|没有|可以)?|百分之百|百分百"
    "|无条件|全额退(?:款)?|双倍|假一赔[一三十]|包(?:退|换|赔|邮)|赔(?:偿|付|您|你)|免费(?:送|换|退|补|维修)|终身|永久"
    r"|\b(?:guarantee[ds]?|promise[ds]?|definitely|for sure|absolutely|full refund|double refund|compensat\w+"
    r"|free of charge|lifetime|unconditional\w*|100%)"
)
Claim = tuple[str, Decimal | int | str]


@dataclass(frozen=True, slots=True)
class _Found:
    rule: Rule
    start: int
    end: int
    claim: Claim


def unsupported(text: str, evidence: Iterable[str], days: Iterable[date] = ()) -> Iterator[Finding]:
    """The claims of a draft that appear in none of the texts of `evidence` (pairs, order, the customer's own words)
    and are none of the order's `days`."""
    known = {found.claim for said in evidence for found in _claims(fold(said))}
    known |= {("day", f"{day.month}-{day.day}") for day in days}
    folded = fold(text)
    if len(folded) != len(text):  # folding may join or split signs; then spans would point elsewhere
        folded = text.lower()
    doubtful = {(found.start, found.end): found.rule for found in _claims(folded) if found.claim not in known}
    for (start, end), rule in sorted(doubtful.items()):
        yield Finding(rule=rule, severity=Severity.WARN, start=start, end=end)


def _claims(text: str) -> Iterator[_Found]:
    taken: set[int] = set()
    for match in _AMOUNT.finditer(text):
        taken.update(range(*match.span()))
        yield _Found(Rule.AMOUNT, *match.span(), _amount(match))
    for match in _DAY.finditer(text):
        claim = _day(match)
        if claim is not None and match.start() not in taken:
            taken.update(range(*match.span()))
            yield _Found(Rule.DATE, *match.span(), claim)
    for match in _SPAN.finditer(text):
        if match.start() not in taken:
            for number in filter(None, (match[2] or match[1], match[1] if match[2] else None)):
                yield _Found(Rule.DATE, *match.span(), (_unit(match[3]), _count(number)))
    for match in _NEAR_DAY.finditer(text):
        yield _Found(Rule.DATE, *match.span(), ("near", match[0].replace("星期", "周").replace("明日", "明天")))
    for match in _PROMISE.finditer(text):
        yield _Found(Rule.PROMISE, *match.span(), ("promise", match[0]))


def _amount(match: re.Match[str]) -> Claim:
    before, after, share, tenth = match.groups()
    unit = "share" if share else "tenth" if tenth else "money"
    digits = (before or after or share or tenth).replace(",", "")
    value = Decimal(_NUMERALS.get(digits, digits))
    if after and match[0].endswith("万元"):
        value *= 10_000
    return unit, value.normalize()


def _day(match: re.Match[str]) -> Claim | None:
    full_month, full_day, month, day, name, its_day, day_first, its_name = match.groups()
    month, day, named = month or full_month, day or full_day, name or its_name
    if named:
        month, day = str(_MONTHS.split("|").index(named[:3]) + 1), its_day or day_first
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return "day", f"{int(month)}-{int(day)}"


def _unit(word: str) -> str:
    return next(name for pattern, name in _UNITS if pattern.fullmatch(word))


def _count(number: str) -> int:
    return _NUMERALS[number] if number in _NUMERALS else int(number)
