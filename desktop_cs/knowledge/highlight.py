"""Where matched terms stand in a text as it was written, for marking on the screen."""

from collections.abc import Callable, Container
from functools import lru_cache

from desktop_cs.domain.terms import MASK, fold, placed_terms

Span = tuple[int, int]
_MAX_MARKED = 1_000  # characters of a text that are marked; nobody reads marks beyond


class Marker:
    """A text ready to be marked; `simplify` maps traditional characters to simplified ones."""

    def __init__(self, text: str, simplify: Callable[[str], str]) -> None:
        text = MASK.sub(lambda mask: " " * len(mask.group()), text[:_MAX_MARKED])
        pieces = text.lower() if text.isascii() else [_sign(sign) for sign in text]
        folded = "".join(pieces)
        simplified = simplify(folded)
        same_length = simplified if len(simplified) == len(folded) else folded
        self._terms = list(placed_terms(same_length))
        self._places = [at for at, piece in enumerate(pieces) for _ in piece]

    def spans(self, matched: Container[str]) -> tuple[Span, ...]:
        """Begin and end, in characters of the text, of what the matched terms stand for, in order, without overlap:
        characters, words whose stem matched, else the pieces of the word that did."""
        joined: list[Span] = []
        for whole, pieces in self._terms:
            for _, start, end in [whole] if whole[0] in matched else [at for at in pieces if at[0] in matched]:
                span = self._places[start], self._places[end - 1] + 1
                if joined and span[0] <= joined[-1][1]:
                    span = joined.pop()[0], span[1]
                joined.append(span)
        return tuple(joined)


@lru_cache(4096)
def _sign(sign: str) -> str:
    return fold(sign)
