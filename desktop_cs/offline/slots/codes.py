"""Order numbers and waybills, also where spaces and hyphens divide them or letters stand for digits."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop_cs.domain.near_numbers import plain_number
from desktop_cs.offline.slots.found import Find
from desktop_cs.offline.slots.rules import CodeFormat, SlotRules, compiled

REPAIRED = 0.9  # confidence where O was read as 0
CUED = 0.8  # of bare digits behind a cue
SLIP = 0.5  # of what is nearly an order number
_MAX_RUN = 80  # signs; a longer run of letters and digits is no number
_RUN = re.compile(r"[A-Z0-9](?:[ \-_]?[A-Z0-9])*")
_DIGITS_FOR = str.maketrans("OIL", "011")
_CUE = re.compile(r"(?:单号|运单|快递|物流|包裹|号码|TRACKING|WAYBILL|PARCEL|SHIPMENT)[^\d\n]{0,12}$")
_CUE_REACH = 24
_S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of letters and digits: the signs without what divides them, and the place of each."""

    compact: str
    places: tuple[int, ...]


class CodeFinder:
    """Finds the codes of a profile's rules. Its patterns must compile (`rules.compiled`)."""

    def __init__(self, rules: SlotRules) -> None:
        self._orders = [(form, compiled(form.pattern)) for form in rules.orders]
        self._waybills = [(form, compiled(form.pattern)) for form in rules.waybills]
        self._slips = [(CodeFormat(name="", pattern=slip), compiled(slip)) for slip in rules.order_slips]

    def orders(self, plain: str) -> list[Find]:
        """Order numbers, the surest first."""
        found = [*_found(plain, self._orders, 1.0), *_found(plain, self._orders, REPAIRED, repair=True)]
        return found or list(_found(plain, self._slips, SLIP, repair=True))

    def waybills(self, plain: str, taken: Iterable[Find], *, is_asked: bool) -> list[Find]:
        """Waybills that share no sign with what is taken. `is_asked`: the customer was asked for one."""
        taken = tuple(taken)
        free = (find for find in _found(plain, self._waybills, 1.0, is_asked=is_asked))
        return [find for find in free if not any(find.start < other.end and other.start < find.end for other in taken)]


def _found(
    plain: str,
    formats: Iterable[tuple[CodeFormat, re.Pattern[str]]],
    confidence: float,
    *,
    repair: bool = False,
    is_asked: bool = False,
) -> Iterator[Find]:
    formats = tuple(formats)
    for run in _runs(plain):
        readings = [(form, match) for form, pattern in formats for match in _matches(pattern, run, repair=repair)]
        for form, match in sorted(readings, key=lambda reading: reading[1].start()):
            start, end = run.places[match.start()], run.places[match.end() - 1] + 1
            is_cued = not form.needs_cue or is_asked or _CUE.search(plain[max(0, start - _CUE_REACH) : start])
            if is_cued and _stands_alone(plain, start, end) and _is_sound(form, match):
                sure = min(confidence, CUED) if form.needs_cue else confidence
                yield Find(value=match.group(), start=start, end=end, confidence=sure)


def _runs(plain: str) -> Iterator[_Run]:
    for run in _RUN.finditer(plain):
        places = tuple(place for place in range(run.start(), run.end()) if plain[place].isalnum())
        for begin in range(0, len(places), _MAX_RUN):  # a code is never cut: runs so long hold none
            part = places[begin : begin + _MAX_RUN]
            yield _Run("".join(plain[place] for place in part), part)


def _matches(pattern: re.Pattern[str], run: _Run, *, repair: bool) -> Iterator[re.Match[str]]:
    text = run.compact.translate(_DIGITS_FOR) if repair else run.compact
    position = 0
    while match := pattern.search(text, position):
        yield match
        position = match.start() + 1


def _stands_alone(plain: str, start: int, end: int) -> bool:
    before = plain[start - 1] if start else " "
    after = plain[end] if end < len(plain) else " "
    return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())


def _is_sound(form: CodeFormat, match: re.Match[str]) -> bool:
    """Whether the number keeps the checks of its format."""
    code = match.group()
    if form.check == "s10" and not is_s10(code):
        return False
    day = match.groupdict().get("date")
    return (not day or _is_day(day)) and code == plain_number(code)


def is_s10(code: str) -> bool:
    """Whether the ninth digit is the check digit of the eight before it (UPU standard S10, section on item
    identifiers: weights 8 6 4 2 3 5 9 7, eleven less the remainder, 10 becomes 0 and 11 becomes 5)."""
    digits = [int(sign) for sign in code[2:11]]
    rest = 11 - sum(weight * digit for weight, digit in zip(_S10_WEIGHTS, digits[:8], strict=True)) % 11
    return {10: 0, 11: 5}.get(rest, rest) == digits[8]


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return True
