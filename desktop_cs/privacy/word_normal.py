"""The form of a text in which listed words are looked for: what a writer changes to slip past a list is levelled.

Invisible signs, width and case, traditional characters, digits for numerals, letters that look alike, repeats and
symbols in between all go. Commas, stops and line breaks stay: words do not reach over them.
"""

from functools import lru_cache
from typing import NamedTuple

from opencc import OpenCC

from desktop_cs.privacy.normal_form import NormalText

BARRIER = "\n"  # the key of a stop; no word has it
_STOPS = frozenset(",。!?;:\n")
_LONGEST_RUN = 64  # of one sign; no word has as many, and a text of nothing else would cost seconds
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


class Unit(NamedTuple):
    """One sign of a text as words see it, with its repeats: raw code points `start` to `end` (exclusive). A tuple,
    because one is made for every sign of a text."""

    key: str  # what words are matched by
    sign: str  # what is written: lower case, simplified
    start: int
    end: int
    times: int = 1
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
    gap = run = 0
    for index, (written, start, end) in enumerate(zip(normal.text, normal.starts, normal.ends, strict=True)):
        run = run + 1 if index and normal.text[index - 1] == written else 1
        if run > _LONGEST_RUN:
            continue
        sign = _plain(written)
        if sign.isalnum() or (latin and sign in _LEET_SYMBOLS and _beside_letter(normal.text, index)):
            _add_sign(units, sign, (start, end), latin=latin, apart=gap > 0)
            gap = 0
        elif sign in _STOPS or gap == _WIDEST_GAP:
            units.append(Unit(BARRIER, BARRIER, start, end))
            gap = 0
        else:
            gap += 1
    return units


def _add_sign(units: list[Unit], sign: str, span: tuple[int, int], *, latin: bool, apart: bool) -> None:
    last = units[-1] if units else None
    # In "this scam" the two letters belong to two words.
    if last is not None and last.sign == sign and not sign.isdigit() and not (latin and apart):
        units[-1] = Unit(last.key, sign, last.start, span[1], last.times + 1, last.apart)
    else:
        key = _LATIN_KEY.get(sign, sign) if latin else _NUMERALS.get(sign, sign)
        units.append(Unit(key, sign, span[0], span[1], 1, apart))


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
