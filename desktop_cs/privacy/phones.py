"""Mainland landlines and foreign phone numbers, checked against the numbering plans that phonenumbers ships.

Service lines (400, 800, 95xxx, toll-free) belong to companies and stay.
"""

import re
from collections.abc import Iterator

from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberType, number_type, parse
from phonenumbers import is_possible_number as is_possible
from phonenumbers import is_valid_number as is_valid

from desktop_cs.domain.redaction import Kind, Span
from desktop_cs.domain.text import is_han
from desktop_cs.privacy.cues import Cue, cue_before
from desktop_cs.privacy.guards import is_code, is_money

_SERVICE = frozenset(
    (PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN, PhoneNumberType.PREMIUM_RATE)
)
_LANDLINE = re.compile(r"(?<![\d.])\(?0\d{2,3}\)?[ -]{0,2}(?:\d{7,8}|\d{3,4}[ -]\d{4})(?!\d)")
# A landline without its area code; 20260115 is a date.
_LOCAL = re.compile(r"(?<![\d.-])(?!20\d\d[01]\d[0-3]\d(?!\d))[2-8](?:\d{6,7}|\d{2,3}[ -]\d{4})(?![\d.-])")
_ABROAD = re.compile(r"(?<![\d+])(?:\+ ?|00)(?=[1-9])(?P<digits>\d(?:[ \-.()/]{0,2}\d){6,17})(?!\d)")
_NORTH_AMERICAN = re.compile(r"(?<![\d.+-])(?:1[ .-])?\(?[2-9]\d{2}\)?[ .-]{0,2}[2-9]\d{2}[ .-]?\d{4}(?![\d-])")
_NATIONAL = re.compile(r"(?<![\d.+-])\(?0\d{1,4}\)?(?:[ -]?\d{2,4}){2,3}(?![\d-])")
_REGIONS = ("GB", "TW", "JP", "AU", "KR", "FR", "DE")  # tried in turn for a number that begins with its trunk 0
_HAN_REACH = 12


def find_phones(text: str) -> Iterator[Span]:
    """All landlines and foreign numbers of a normalised text."""
    yield from _landlines(text)
    yield from _abroad(text)
    yield from _national(text)


def _landlines(text: str) -> Iterator[Span]:
    for match in _LANDLINE.finditer(text):
        cue = _cue(text, match)
        if cue is not Cue.OTHER and (cue is Cue.LANDLINE or _is_personal(match[0], "CN")):
            yield Span(*match.span(), Kind.LANDLINE)
    for match in _LOCAL.finditer(text):
        if _cue(text, match) in (Cue.LANDLINE, Cue.PHONE):
            yield Span(*match.span(), Kind.LANDLINE)


def _abroad(text: str) -> Iterator[Span]:
    for match in _ABROAD.finditer(text):
        if _cue(text, match) is Cue.OTHER:
            continue
        # Many a long number begins with two noughts.
        sound = is_possible if match[0].startswith("+") else is_valid
        end = match.end()
        while end > match.start("digits") + 7:
            number = _parsed("+" + text[match.start("digits") : end], None)
            if number is not None and number.country_code != 86 and sound(number):
                if number_type(number) not in _SERVICE:
                    start = _behind_digits(text, match.start("digits"), len(str(number.country_code)))
                    yield Span(start, end, Kind.FOREIGN_PHONE)
                break
            end = _last_group(text, match.start("digits"), end)


def _national(text: str) -> Iterator[Span]:
    for match in _NORTH_AMERICAN.finditer(text):
        cue = _cue(text, match)
        grouped = not match[0].isdigit()
        if cue is not Cue.OTHER and (grouped or cue is Cue.PHONE) and _is_personal(match[0], "US"):
            yield Span(*match.span(), Kind.FOREIGN_PHONE)
    for match in _NATIONAL.finditer(text):
        if any(map(is_han, text[max(0, match.start() - _HAN_REACH) : match.start()])) and _is_personal(match[0], "CN"):
            continue
        if _cue(text, match) is Cue.PHONE and any(_is_personal(match[0], region) for region in _REGIONS):
            yield Span(*match.span(), Kind.FOREIGN_PHONE)


def _cue(text: str, match: re.Match[str]) -> Cue | None:
    if is_code(text, *match.span()) or is_money(text, *match.span()):
        return Cue.OTHER
    return cue_before(text, match.start())


def _is_personal(written: str, region: str) -> bool:
    number = _parsed(written, region)
    return number is not None and is_valid(number) and number_type(number) not in _SERVICE


def _parsed(written: str, region: str | None) -> PhoneNumber | None:
    try:
        return parse(written, region)
    except NumberParseException:
        return None


def _behind_digits(text: str, start: int, count: int) -> int:
    """The position of the first digit or bracket behind `count` digits: the country code is nobody's data."""
    while count:
        count -= text[start].isdigit()
        start += 1
    while not (text[start].isdigit() or text[start] == "("):
        start += 1
    return start


def _last_group(text: str, start: int, end: int) -> int:
    """Where the text up to `end` ends without its last group of digits; `start` when there is but one."""
    while end > start and text[end - 1].isdigit():
        end -= 1
    while end > start and not text[end - 1].isdigit():
        end -= 1
    return end
