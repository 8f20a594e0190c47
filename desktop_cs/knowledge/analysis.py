"""How QA pairs and questions are turned into terms: one analyser for indexing and asking, so that both always agree."""

from collections.abc import Callable
from functools import cache

import opencc

from desktop_cs.domain.terms import MAX_CHARACTERS, fold, search_terms, without_masks

Simplify = Callable[[str], str]

_LOOKED_AT = 2 * MAX_CHARACTERS  # of a text as written: `fold` looks at half of it once masks are gone


def to_simplified(text: str) -> str:
    """The text with traditional characters replaced by simplified ones (OpenCC, `t2s`)."""
    return text if text.isascii() else _converter()(text)


@cache
def _converter() -> Simplify:
    # Loading the dictionaries costs some milliseconds; a converter keeps no state between texts.
    convert: Simplify = opencc.OpenCC("t2s").convert
    return convert


class Analyser:
    """Folds texts and cuts them into terms. `simplify` maps traditional characters to simplified ones."""

    def __init__(self, simplify: Simplify = to_simplified) -> None:
        self.simplify = simplify

    def fold(self, text: str) -> str:
        """The text in the one spelling that everything is compared in; at most its first 4,000 characters."""
        return self.simplify(fold(text))

    def terms(self, text: str) -> list[str]:
        """The terms of a text in order, with repeats; redaction tokens leave none."""
        return search_terms(self.fold(without_masks(text[:_LOOKED_AT])))
