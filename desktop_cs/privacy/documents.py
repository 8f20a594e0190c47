"""Papers and plates: passports and permits, ids of Taiwan, Hong Kong and Macau, number plates, and IBANs."""

import re
from collections.abc import Iterator
from functools import lru_cache

from stdnum import iban, numdb

from desktop_cs.domain.redaction import Kind, Span
from desktop_cs.privacy.cues import Cue, cue_at, cue_before, mentions

_ALONE = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
# Passports of most countries and the permits across the strait and to Hong Kong: up to two letters, 6 to 10 digits.
_PASSPORT = re.compile(
    rf"{_ALONE[0]}(?:[A-Za-z]{{0,2}}[ -]?\d(?:[ -]?\d){{5,9}}|(?=(?:[A-Za-z]*\d){{4}})[A-Za-z0-9]{{7,10}}){_ALONE[1]}"
    r"|[\u4e00-\u9fff]字第\d{4,8}号?"
)
_LETTERED = re.compile(r"[EGDSPHMCWTLKegdsphmcwtlk][A-Za-z]?[ -]?\d")
_TAIWAN = re.compile(rf"{_ALONE[0]}[A-Za-z][1289A-Da-d]\d{{8}}{_ALONE[1]}")
_HONG_KONG = re.compile(rf"{_ALONE[0]}([A-Za-z]{{1,2}})(\d{{6}}) ?(\()?([0-9Aa])(?(3)\)|{_ALONE[1]})")
_MACAU = re.compile(r"(?<![A-Za-z0-9])[157]\d{6} ?\(\d\)|(?<![A-Za-z0-9])[157]/\d{6}/\d(?!\d)")
# GA 36-2018: province, office letter, five signs without I and O; six for new energy, a class letter at either end.
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][ ·.-]?[A-HJ-NP-Za-hj-np-z][ ·.-]{0,2}"
    r"(?P<tail>[A-HJ-Ka-hj-k][A-HJ-NP-Za-hj-np-z0-9]\d{4}|\d{5}[A-HJ-Ka-hj-k]"
    r"|[A-HJ-NP-Za-hj-np-z0-9]{4}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳])(?![A-Za-z0-9])"
)
_IBAN_HEAD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9])")
_BBAN_PART = re.compile(r"(\d+)!")
# The two-digit value of the first letter of a Taiwanese id, by its place in this row.
_TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"


def find_documents(text: str) -> Iterator[Span]:
    """All papers, plates and IBANs of a normalised text."""
    yield from _passports(text)
    yield from _ids(text)
    yield from _plates(text)
    yield from _ibans(text)


def _passports(text: str) -> Iterator[Span]:
    for match in _PASSPORT.finditer(text) if mentions(text, Cue.PASSPORT, Cue.ID) else ():
        cue = cue_before(text, match.start())
        if cue is Cue.PASSPORT or (cue is Cue.ID and _LETTERED.match(match[0])):
            yield Span(*match.span(), Kind.PASSPORT)


def _ids(text: str) -> Iterator[Span]:
    for match in _TAIWAN.finditer(text):
        cue = cue_at(text, *match.span())
        if cue is Cue.ID or (cue is not Cue.OTHER and is_sound_taiwan_id(match[0].upper())):
            yield Span(*match.span(), Kind.CN_ID)
    for match in _HONG_KONG.finditer(text):
        cue = cue_at(text, *match.span())
        sound = match[3] and is_sound_hong_kong_id(match[1].upper(), match[2] + match[4].upper())
        if cue is Cue.ID or (cue is not Cue.OTHER and sound):
            yield Span(*match.span(), Kind.CN_ID)
    for match in _MACAU.finditer(text):
        if cue_at(text, *match.span()) is Cue.ID:
            yield Span(*match.span(), Kind.CN_ID)


def is_sound_taiwan_id(number: str) -> bool:
    """The check digit of a Taiwanese id or residence permit: weights 1, 9, 8 … 1, 1; the sum is a multiple of 10."""
    first = _TAIWAN_LETTERS.index(number[0]) + 10
    # Permits issued before 2021 have a letter second, of which the last digit counts.
    second = number[1] if number[1].isdigit() else str((_TAIWAN_LETTERS.index(number[1]) + 10) % 10)
    digits = [first // 10, first % 10, *map(int, second + number[2:])]
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
    return sum(d * w for d, w in zip(digits, weights, strict=True)) % 10 == 0


def is_sound_hong_kong_id(letters: str, digits: str) -> bool:
    """The check digit of a Hong Kong id: letters count from A = 10, a missing one 36, weights 9 … 1, modulus 11."""
    values = [36] * (2 - len(letters)) + [ord(letter) - 55 for letter in letters]
    values += [10 if digit == "A" else int(digit) for digit in digits]
    return sum(v * w for v, w in zip(values, range(9, 0, -1), strict=True)) % 11 == 0


def _plates(text: str) -> Iterator[Span]:
    for match in _PLATE.finditer(text):
        digits = sum(sign.isdigit() for sign in match["tail"])
        if digits >= (1 if cue_before(text, match.start()) is Cue.PLATE else 2):
            yield Span(*match.span(), Kind.PLATE)


def _ibans(text: str) -> Iterator[Span]:
    for match in _IBAN_HEAD.finditer(text):
        pattern = _iban_body(match[0][:2].upper())
        body = pattern.match(text, match.end()) if pattern else None
        if body is None:
            continue
        if cue_before(text, match.start()) is Cue.IBAN or iban.is_valid(match[0] + body[0], check_country=False):
            yield Span(match.start(), body.end(), Kind.IBAN)


@lru_cache(maxsize=512)
def _iban_body(country: str) -> re.Pattern[str] | None:
    """What follows country and check digits, as long as the SWIFT registry says; None for a country without IBANs."""
    _, facts = numdb.get("iban").info(country)[0]
    size = sum(map(int, _BBAN_PART.findall(facts.get("bban", ""))))
    return re.compile(rf"(?:[ -]?[A-Za-z0-9]){{{size}}}(?![A-Za-z0-9])") if size else None
