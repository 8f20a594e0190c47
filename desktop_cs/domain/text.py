"""Small pure facts about texts: which language, how much of it is words at all."""

import re
import unicodedata
from collections.abc import Sequence

from desktop_cs.domain.knowledge import Language

_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HAN = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U000323af"))


def is_han(character: str) -> bool:
    """Whether a character is a Chinese ideograph."""
    return any(low <= character <= high for low, high in _HAN)


def language_of(text: str) -> Language:
    """Chinese where there are at least as many ideographs as Latin words, else English."""
    han = sum(is_han(character) for character in text)
    words = len([word for word in text.split() if any(c.isascii() and c.isalpha() for c in word)])
    return Language.ZH if han > 0 and han >= words else Language.EN


def language_after(text: str, earlier: Sequence[str]) -> Language:
    """The language of a message; one without letters (a number, an emoji) speaks that of the latest before it."""
    for said in (text, *reversed(earlier)):
        if any(character.isalpha() for character in without_codes(said)):
            return language_of(said)
    return language_of(text)


def without_codes(text: str) -> str:
    """The text without words that hold a digit, such as order numbers."""
    return " ".join(word for word in text.split() if not any(character.isdigit() for character in word))


def without_direction(text: str) -> str:
    """The text without the signs that change the direction of reading: a name could lie with them."""
    return _DIRECTION.sub("", text)


def with_visible_controls(text: str) -> str:
    """The text with those signs spelt out, as `\\u202e`."""
    return _DIRECTION.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def has_words(text: str) -> bool:
    """Whether the text holds any letter or digit: an emoji or a row of dots does not."""
    return any(unicodedata.category(character)[0] in "LN" for character in text)
