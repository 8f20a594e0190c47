"""How much of what is known goes along with a message: an estimate of tokens, and what is left out first.

Tokenisers differ and are not ours, so the estimate is stated and errs on the high side: a token for each ideograph or
other sign outside ASCII, a token for every three characters of ASCII begun, and four for the frame of each piece.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from desktop_cs.domain.engine import ComposeRequest, Line
from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.redaction import Redacted

T = TypeVar("T")

FRAME = 4  # tokens of a message's role and separators
_ASCII_PER_TOKEN = 3
MOST_OF_TEXT = 2_000  # characters of the customer's own message that are worth sending


def tokens(text: str) -> int:
    """The estimated tokens of a text; never less for a longer text that begins alike."""
    plain = sum(sign < "\x80" for sign in text)
    return len(text) - plain + -(-plain // _ASCII_PER_TOKEN)


def within(request: ComposeRequest, budget: int) -> ComposeRequest:
    """The request cut to about `budget` tokens: the oldest lines go first, then the weakest evidence. The message, the
    state, the order and the best piece of evidence always stay; a very long message keeps its beginning."""
    text = Redacted(request.text[:MOST_OF_TEXT])
    left = budget - tokens(text) - FRAME
    best, others = request.hits[:1], request.hits[1:]
    hits = best + _fitting(others, _of_hit, left - sum(map(_of_hit, best)))
    spare = left - sum(map(_of_hit, hits)) if len(hits) == len(request.hits) else 0
    latest = _fitting(request.history[::-1], _of_line, spare)
    return replace(request, text=text, hits=hits, history=latest[::-1])


def _fitting(items: Sequence[T], size: Callable[[T], int], budget: int) -> tuple[T, ...]:
    """The first items that fit; none after one that does not."""
    for count, item in enumerate(items):
        budget -= size(item)
        if budget < 0:
            return tuple(items[:count])
    return tuple(items)


def _of_line(line: Line) -> int:
    return tokens(line.text) + FRAME


def _of_hit(hit: QaHit) -> int:
    return tokens(hit.pair.question) + tokens(hit.pair.answer) + 2 * FRAME
