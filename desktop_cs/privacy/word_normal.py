"""The form of a text in which listed words are looked for: what a writer changes to slip past a list is levelled.

Invisible signs, width and case, traditional characters, digits for numerals, letters that look alike, repeats and
symbols in between all go. Commas, stops and line breaks stay: words do not reach over them.
"""

from dataclasses import dataclass
from functools import lru_cache

from opencc import OpenCC

from desktop_cs.privacy.normal_form import NormalText

BARRIER = "\n"  # the key of a stop; no word has it
_STOPS = frozenset(",。!?;:\n")
_WIDEST_GAP = 3  # symbols that may stand between two signs of one word

_NUMERALS = {
    numeral: str(digit)
    for digit, numerals in enumerate(
        ("零〇", "一壹幺弌", "二贰弍", "三叁弎", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for numeral in numerals
}
# Letters of other scripts drawn like Latin ones.
_LATIN_OF = dict(zip("аеорсухіјѕԁһкмтвнαβεικνορτυχ", "aeopcyxijsdhkmtbhabeiknoptux", strict=True))
_LEET = dict(zip("0134578@$!|9", "oieastbasiig", strict=True))
_LEET_SYMBOLS = frozenset("@$!|")
_LATIN_KEY = _LEET | {"l": "i"}  # 1 may be either; which letter is really written is compared afterwards


@dataclass(frozen=True, slots=True)
class Unit:
    """One sign of a text as words see it, with its repeats: raw code points `start` to `end` (exclusive)."""

    key: str  # what words are matched by
    sign: str  # what is written: lower case, simplified
    start: int
    end: int
    count: int = 1
    apart: bool = False  # something was skipped before it

    @property
    def is_letter(self) -> bool:
        """Whether a Latin letter is written here, not a digit or symbol drawn like one."""
        return self.sign.isascii() and self.sign.isalpha()


def chinese_units(text: NormalText) -> list[Unit]:
    """The units among which words with ideographs are looked for; numerals count as digits (陆, ⑥ and 6 are one)."""
    return _units(text, latin=False)


def latin_units(text: NormalText) -> list[Unit]:
    """The units among which English words are looked for; digits and symbols count as letters drawn alike."""
    return _units(text, latin=True)


def _units(normal: NormalText, *, latin: bool) -> list[Unit]:
    units: list[Unit] = []
    gap = 0
    for index, written in enumerate(normal.text):
        sign = _plain(written)
        if sign.isalnum() or (latin and sign in _LEET_SYMBOLS and _beside_letter(normal.text, index)):
            _add_sign(units, sign, normal.raw_span(index, index + 1), latin=latin, apart=gap > 0)
            gap = 0
        elif sign in _STOPS or gap == _WIDEST_GAP:
            units.append(Unit(BARRIER, BARRIER, *normal.raw_span(index, index + 1)))
            gap = 0
        else:
            gap += 1
    return units


def _add_sign(units: list[Unit], sign: str, span: tuple[int, int], *, latin: bool, apart: bool) -> None:
    last = units[-1] if units else None
    # In "this scam" the two letters belong to two words.
    repeats = last is not None and last.sign == sign and not sign.isdigit() and not (latin and apart)
    if last is not None and repeats:
        units[-1] = Unit(last.key, sign, last.start, span[1], last.count + 1, last.apart)
    else:
        key = _LATIN_KEY.get(sign, sign) if latin else _NUMERALS.get(sign, sign)
        units.append(Unit(key, sign, *span, apart=apart))


@lru_cache(maxsize=8192)
def _plain(sign: str) -> str:
    lower = sign.lower()
    if lower in _LATIN_OF:
        return _LATIN_OF[lower]
    return lower if sign.isascii() else _simplified(lower)


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _simplified(sign: str) -> str:
    plain = _converter().convert(sign)
    return plain if len(plain) == 1 else sign


def _beside_letter(text: str, index: int) -> bool:
    beside = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
    return any(sign.isascii() and sign.isalpha() for sign in beside)
