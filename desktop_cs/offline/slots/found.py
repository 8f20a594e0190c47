"""A message in the one spelling that rules read, and values with the place of their words in it."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MAX_CHARACTERS = 10_000  # a value this far down is not what the message is about

# Traditional characters that dates and amounts are written with; both forms are one character long.
_SIMPLE = str.maketrans(
    "後週個號點兩禮時鐘塊萬內過這從幾雙國慶聖誕節億初貳參佰仟園",
    "后周个号点两礼时钟块万内过这从几双国庆圣诞节亿初贰叁百千元",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """A value with the place of its words in the folded text."""

    value: str
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in capitals, half-width and simplified signs; `origin` gives each sign's place in the text as written."""

    plain: str
    origin: tuple[int, ...]

    def written(self, find: Find) -> tuple[int, int]:
        """Where the words of a find begin and end in the text as written."""
        return self.origin[find.start], self.origin[find.end - 1] + 1


def fold(text: str) -> Folded:
    """The beginning of a text, folded."""
    plain: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(text[:MAX_CHARACTERS]):
        folded = unicodedata.normalize("NFKC", sign).upper().translate(_SIMPLE)
        plain.append(folded)
        origin += [place] * len(folded)
    return Folded("".join(plain), tuple(origin))


def without_overlaps(finds: Iterable[Find]) -> Iterator[Find]:
    """The finds in order; of two that share signs the one that begins first stays, then the longer one."""
    at = 0
    for find in sorted(finds, key=lambda find: (find.start, -find.end)):
        if find.start >= at:
            yield find
            at = find.end
