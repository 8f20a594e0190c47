"""Numbers that a mistyped one may have meant: letters taken for digits, one sign wrong, missing, doubled or swapped."""

import unicodedata

# What people and scanners mistake for each other, each written as the digit.
_LOOK_ALIKES = str.maketrans({"O": "0", "Q": "0", "I": "1", "L": "1", "|": "1", "Z": "2", "S": "5", "B": "8"})
_DIGITS = "0123456789"
_MAX_SIGNS = 40  # longer ones are no order numbers


def plain_number(text: str) -> str:
    """A number as it is stored and asked for: capitals, half-width, without spaces, hyphens and other signs."""
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(sign for sign in folded if sign.isalnum())


def shape_of(number: str) -> str:
    """What a number and its look-alikes share: O is 0, I and L are 1."""
    return plain_number(number).translate(_LOOK_ALIKES)


def near_shapes(number: str) -> frozenset[str]:
    """The shapes that differ from this number's by one digit wrong, missing or too many, or by two neighbours
    swapped; with its own shape. Some hundreds at most; none for a text that is no number."""
    shape = shape_of(number)
    if not 4 <= len(shape) <= _MAX_SIGNS:
        return frozenset()
    places = range(len(shape))
    swapped = {shape[:at] + shape[at + 1] + shape[at] + shape[at + 2 :] for at in places[:-1]}
    fewer = {shape[:at] + shape[at + 1 :] for at in places}
    other = {shape[:at] + digit + shape[at + 1 :] for at in places for digit in _DIGITS}
    more = {shape[:at] + digit + shape[at:] for at in range(len(shape) + 1) for digit in _DIGITS}
    return frozenset({shape} | swapped | fewer | other | more)
