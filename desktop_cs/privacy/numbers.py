"""Mainland mobiles, resident ids of 18 and 15 digits, and bank cards: whatever is found by reading runs of digits.

A number counts when (its range and check digit are right and no order word stands beside it) or (its own word does).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stdnum import luhn
from stdnum.cn import ric

from desktop_cs.domain.redaction import Kind, Span
from desktop_cs.privacy.cues import Cue, cue_at
from desktop_cs.privacy.digit_runs import Reading, runs
from desktop_cs.privacy.guards import is_code, is_money
from desktop_cs.privacy.spoken import is_plausible, spoken

_MOBILE = re.compile(r"(?:0{0,2}86|0)?(1[3-9]\d{9})")
# GB/T 2260; 81 to 83 are residence permits of people from Hong Kong, Macau and Taiwan.
_PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
_CHECK_X = re.compile(r"[^\w\ufffc]?[XxХх×](?![A-Za-z0-9])")
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


@dataclass(frozen=True, slots=True)
class _View:
    """A spelling of a normalised text, sign for sign, in which runs of digits are read."""

    text: str  # as written
    digits: str  # with digits for what stands in for them; the same object where nothing does

    @property
    def is_disguised(self) -> bool:
        return self.digits is not self.text


def find_numbers(text: str) -> Iterator[Span]:
    """All mobiles, ids and cards of a normalised text, also where numerals or letters stand in for digits."""
    disguised = spoken(text)
    for digits in (text,) if disguised is None else (text, disguised):
        yield from _find(_View(text, digits))


def _find(view: _View) -> Iterator[Span]:
    for run in runs(view.digits):
        taken = 0
        for head in run.heads():
            for reading in run.readings(head) if head >= taken else ():
                span = _number(view, reading, loose=run.loose)
                if span is not None:
                    taken = head + reading.groups
                    yield span
                    break


def _number(view: _View, reading: Reading, *, loose: bool) -> Span | None:
    text, digits, start, end = view.text, reading.digits, reading.start, reading.end
    check = _CHECK_X.match(view.digits, end) if len(digits) == 17 else None
    if check is not None:
        digits, end = digits + "X", check.end()
    mobile = _MOBILE.fullmatch(digits)
    if (mobile is None and len(digits) < 13) or is_money(text, start, end) or is_code(text, start, end):
        return None
    cue = cue_at(text, start, end)
    kind = None if cue is Cue.OTHER else _kind(digits, cue)
    # Where anything may part the groups, only a cue or a check digit makes them one number.
    if kind is None or (loose and cue is None and not is_sound_id18(digits)) or not _is_meant(view, start, end, cue):
        return None
    if kind is Kind.CN_MOBILE and mobile is not None and view.digits[start : start + mobile.start(1)].isdigit():
        start += mobile.start(1)  # the country prefix says nothing about the person
    return Span(start, end, kind)


def _is_meant(view: _View, start: int, end: int, cue: Cue | None) -> bool:
    """Whether a disguised number can be what its writer meant, and is not plain to see."""
    return not view.is_disguised or (
        view.text[start:end] != view.digits[start:end] and is_plausible(view.text, start, end, has_cue=cue is not None)
    )


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
