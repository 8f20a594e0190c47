"""Small pure facts about texts: which language, how much of it is words at all."""

import unicodedata

from desktop_cs.domain.knowledge import Language

_HAN = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U000323af"))


def is_han(character: str) -> bool:
    """Whether a character is a Chinese ideograph."""
    return any(low <= character <= high for low, high in _HAN)


def language_of(text: str) -> Language:
    """Chinese where there are at least as many ideographs as Latin words, else English."""
    han = sum(is_han(character) for character in text)
    words = len([word for word in text.split() if any(c.isascii() and c.isalpha() for c in word)])
    return Language.ZH if han > 0 and han >= words else Language.EN


def has_words(text: str) -> bool:
    """Whether the text holds any letter or digit: an emoji or a row of dots does not."""
    return any(unicodedata.category(character)[0] in "LN" for character in text)
