"""Mainland mobiles, resident ids of 18 and 15 digits, and bank cards: whatever is found by reading runs of digits.

A number counts when (its range and check digit are right and no order word stands beside it) or (its own word does).
"""

import re
from collections.abc import Iterator
from datetime import date

from stdnum import luhn
from stdnum.cn import ric

from desktop_cs.domain.redaction import Kind, Span
from desktop_cs.privacy.cues import Cue, cue_at
from desktop_cs.privacy.digit_runs import Reading, runs
from desktop_cs.privacy.spoken import is_plausible, spoken

_MOBILE = re.compile(r"(?:0{0,2}86|0)?(1[3-9]\d{9})")
# GB/T 2260; 81 to 83 are residence permits of people from Hong Kong, Macau and Taiwan.
_PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
_CHECK_X = re.compile(r"[ -]?[XxХх×](?![A-Za-z0-9])")
# Issuer ranges by length (ISO/IEC 7812): Visa, Mastercard, Amex, JCB, Diners, Discover, Maestro, UnionPay and the
# older ranges of Chinese banks.
_ISSUERS = {
    14: re.compile(r"30[0-59]|36|38|39"),
    15: re.compile(r"34|37"),
    16: re.compile(r"4|5[0-8]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720|352[89]|35[3-8]|30[0-59]|36|38|39|6[02457]|81"),
    17: re.compile(r"62"),
    18: re.compile(r"62|60"),
    19: re.compile(r"62|4|60|6[79]|95588|955|103|81|64|65"),
}
_PHONE_WORD = re.compile(
    r"t|tel|telephone|p|ph|phone|m|mob|mobile|cell|call|hp|v|vx|w|wx|sms|id|card|no", re.IGNORECASE
)
_LETTERS_BEFORE = re.compile(r"(?P<digit>\d?)(?P<word>[A-Za-z]{1,16})$")
_CODE_AFTER = re.compile(r"[A-Za-z]{1,4}\d")
_MONEY_BEFORE = re.compile(r"[¥$€£] ?$")
_MONEY_AFTER = re.compile(r"(?:\.\d+)?\s?(?:元|块钱|万元|亿|美元|人民币|RMB|CNY|USD)")


def find_numbers(text: str) -> Iterator[Span]:
    """All mobiles, ids and cards of a normalised text, also where numerals or letters stand in for digits."""
    yield from _find(text, text)
    disguised = spoken(text)
    if disguised is not None:
        yield from _find(text, disguised)


def _find(text: str, view: str) -> Iterator[Span]:
    """Numbers of `view`, a spelling of `text` of the same length; of a disguised view only what is disguised."""
    for run in runs(view):
        at = 0
        while at < len(run.spans):
            for reading in run.readings(at):
                candidate = _candidate(text, view, reading)
                if candidate is not None:
                    at += reading.groups
                    if view is text or text[candidate.start : candidate.end] != view[candidate.start : candidate.end]:
                        yield candidate
                    break
            else:
                at += 1


def _candidate(text: str, view: str, reading: Reading) -> Span | None:
    digits, start, end = reading.digits, reading.start, reading.end
    check = _CHECK_X.match(view, end) if len(digits) in (14, 17) else None
    if len(digits) == 17 and check is not None:
        digits, end = digits + "X", check.end()
    mobile = _MOBILE.fullmatch(digits)
    if (mobile is None and len(digits) < 13) or _is_money(text, start, end) or _is_code(text, start, end):
        return None
    cue = cue_at(text, start, end)
    if cue is Cue.OTHER or (view is not text and not is_plausible(text, start, end, has_cue=cue is not None)):
        return None
    kind = _kind(digits, cue)
    if kind is Kind.CN_MOBILE and mobile is not None and view[start : start + mobile.start(1)].isdigit():
        start += mobile.start(1)  # the country prefix says nothing about the person
    return None if kind is None else Span(start, end, kind)


def _kind(digits: str, cue: Cue | None) -> Kind | None:
    size = len(digits)
    if (cue is Cue.ID and 15 <= size <= 18) or is_sound_id18(digits) or (cue is not Cue.CARD and is_sound_id15(digits)):
        return Kind.CN_ID
    if _MOBILE.fullmatch(digits):
        return Kind.CN_MOBILE
    if digits.isdigit() and 13 <= size <= 19 and (cue is Cue.CARD or is_sound_card(digits)):
        return Kind.BANK_CARD
    return None


def is_sound_id18(number: str) -> bool:
    """Province, birth date and check digit of GB 11643-1999. County codes are not looked up: the tables lag behind."""
    return (
        len(number) == 18
        and _PROVINCE.match(number) is not None
        and _is_birth_date(number[6:14])
        and ric.calc_check_digit(number) == number[-1]
    )


def is_sound_id15(number: str) -> bool:
    """Province and birth date (in the 1900s) of an old id of 15 digits, which has no check digit."""
    return len(number) == 15 and _PROVINCE.match(number) is not None and _is_birth_date("19" + number[6:12])


def is_sound_card(number: str) -> bool:
    """A known issuer range for the length, and the Luhn check digit."""
    issuer = _ISSUERS.get(len(number))
    return issuer is not None and issuer.match(number) is not None and luhn.is_valid(number)


def _is_birth_date(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return date(1900, 1, 1) <= born <= date.today()


def _is_money(text: str, start: int, end: int) -> bool:
    return bool(_MONEY_BEFORE.search(text[max(0, start - 2) : start]) or _MONEY_AFTER.match(text, end))


def _is_code(text: str, start: int, end: int) -> bool:
    """Whether letters stuck to the digits make them a product code, a waybill or a hash rather than a number."""
    before = _LETTERS_BEFORE.search(text[max(0, start - 17) : start])
    if before is None:
        return _CODE_AFTER.match(text, end) is not None
    word = before["word"]
    if _PHONE_WORD.fullmatch(word):
        return False
    after = text[end : end + 1]
    return bool(before["digit"]) or word.isupper() or (after.isascii() and after.isalpha())
