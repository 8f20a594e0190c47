"""Sums of money: 199.90元, ￥1,299, 三百二十块, 3块5, 1.5万元, $45.5, or a bare number after 花了 and its like."""

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop_cs.offline.slots.found import Find, without_overlaps
from desktop_cs.offline.slots.numerals import ARABIC, HAN_NUMBER, number

_HAN = rf"{HAN_NUMBER}+(?:点{HAN_NUMBER}+)?"
_NUMBER = rf"(?P<number>(?:{ARABIC})[万千百]?\d?|{_HAN})"
_STARTS = r"(?<![\d.,A-Z零〇一二两三四五六七八九十百千万亿])"
_UNIT = r"(?:元整?|圆|块钱?|人民币|RMB|CNY|YUAN|美元|美金|港币|欧元|刀|DOLLARS?|BUCKS|USD|EUROS?|EUR|HKD|POUNDS?|GBP)"
_PATTERNS = (
    re.compile(rf"(?:[¥$€£]|RMB|CNY|USD|EUR|HKD|US\$)\s*(?P<number>(?:{ARABIC})[万千]?)(?![\d.]*\d)"),
    re.compile(rf"{_STARTS}{_NUMBER}\s*{_UNIT}(?P<tenths>(?<=块)[\d一二三四五六七八九](?![\d点.%号天个件]))?(?![A-Z])"),
    re.compile(
        rf"(?:花了?|付了?|退(?:我|了|给我)?|价格是?|总共|一共|金额是?|赔(?:我|了)?)\s*{_NUMBER}(?=$|[,。!?;、\s吧吗呢了的])"
    ),
)
_FEW = Decimal(10)


def find_amounts(plain: str) -> Iterator[Find]:
    """All amounts of a folded text, as decimal text."""
    finds = (_find(match) for pattern in _PATTERNS for match in pattern.finditer(plain))
    yield from without_overlaps(find for find in finds if find is not None)


def _find(match: re.Match[str]) -> Find | None:
    written, tenths = match["number"], match.groupdict().get("tenths")
    value = number(written)
    if value is None or value >= 10**12:
        return None
    is_bare = match.re is _PATTERNS[-1]
    start = match.start("number") if is_bare else match.start()
    end = match.end("number") if is_bare else match.end()
    if tenths:
        value += (number(tenths) or 0) / _FEW
    text = written.replace(",", "") if written[-1].isdecimal() and written.isascii() and not tenths else _plain(value)
    return Find(value=text, start=start, end=end, confidence=0.7 if is_bare else 1.0)


def _plain(value: Decimal) -> str:
    """Without exponent and idle zeros."""
    return f"{value.normalize():f}"
