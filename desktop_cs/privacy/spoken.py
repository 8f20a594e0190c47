"""Digits written as something else: Chinese numerals (一三八, 幺, 壹) and letters that look like digits (O, l)."""

import re

from desktop_cs.domain.text import is_han

LOOKALIKE_LETTERS = frozenset("OoОоlI|")  # taken for digits everywhere
_GUESSED_LETTERS = {"i": "1", "Z": "2", "z": "2", "S": "5", "s": "5", "B": "8"}  # only where a cue asks for a number

_NUMERALS = {
    "0": "零〇○◯洞",
    "1": "一幺壹弌",
    "2": "二两贰貳弍",
    "3": "三叁參叄弎",
    "4": "四肆",
    "5": "五伍",
    "6": "六陆陸",
    "7": "七柒拐",
    "8": "八捌",
    "9": "九玖勾",
}
_VIEW = str.maketrans(
    {numeral: digit for digit, numerals in _NUMERALS.items() for numeral in numerals}
    | {letter: "0" if letter in "OoОо" else "1" for letter in LOOKALIKE_LETTERS}
    | _GUESSED_LETTERS
)
_UNITS = frozenset("十百千万亿兆点第拾佰仟萬億")  # beside these, numerals are an amount
_DASH_LIKE_ONE = re.compile(r"(?<!\d)(1\d\d)一(\d{4})一(\d{4})(?!\d)")  # 138一1234一5678


def spoken(text: str) -> str | None:
    """A spelling of the same length with digits for all that may stand for one; None where nothing does."""
    view = _DASH_LIKE_ONE.sub(r"\1-\2-\3", text).translate(_VIEW)
    return None if view == text else view


def is_plausible(text: str, start: int, end: int, *, has_cue: bool) -> bool:
    """Whether letters and numerals at `start` to `end` of the original text can be meant as one number."""
    if text[start - 1 : start] in _UNITS or text[end : end + 1] in _UNITS:
        return False
    letters = [sign for sign in text[start:end] if sign.isalpha() and not is_han(sign) and sign not in "Xx"]
    share = 0.75 if has_cue else 0.5
    if len(letters) > share * (end - start) or any(
        _is_latin(side) for side in (text[start - 1 : start], text[end : end + 1])
    ):
        return False
    return has_cue or all(letter in LOOKALIKE_LETTERS for letter in letters)


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()
