"""Names from a list in a message: the shop's products, and cities."""

import re
from collections.abc import Iterable, Iterator, Mapping

from desktop_cs.domain.text import is_han
from desktop_cs.offline.slots.city_names import CITIES, ONLY_WITH_SUFFIX
from desktop_cs.offline.slots.found import Find, fold

_TAILS = (2, 3)  # characters of a Chinese product name that say what it is: 石脊中帮登山鞋 is a 登山鞋
_SHORTEST = 2
_SHORTEST_ENGLISH = 4
TAIL_CONFIDENCE = 0.7


class NameFinder:
    """Finds names by their spellings: the longest first, English ones as whole words."""

    def __init__(self, spellings: Mapping[str, tuple[str, float]]) -> None:
        self._values = {fold(name).plain: found for name, found in spellings.items() if len(name) >= _SHORTEST}
        names = sorted(self._values, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_bounded, names))) if names else None

    def find(self, plain: str) -> Iterator[Find]:
        """The names of a folded text, in order."""
        for match in self._pattern.finditer(plain) if self._pattern else ():
            value, confidence = self._values[match.group()]
            yield Find(value=value, start=match.start(), end=match.end(), confidence=confidence)


def products(names: Iterable[str]) -> NameFinder:
    """Finds products. People leave sizes and colours out: the first words serve, and what a Chinese name ends in or
    the last of the English first words, where that says which product is meant."""
    heads = dict.fromkeys(filter(None, map(_head, names)))
    tails: dict[str, set[str]] = {}
    for head in heads:
        for tail in _tails(head):
            tails.setdefault(tail, set()).add(head)
    spellings = {tail: (min(meant) if len(meant) == 1 else tail, TAIL_CONFIDENCE) for tail, meant in tails.items()}
    return NameFinder(spellings | {head: (head, 1.0) for head in heads})


def cities() -> NameFinder:
    """Finds prefecture-level cities by their Chinese or English names; the value is the Chinese name."""
    spellings: dict[str, tuple[str, float]] = {}
    for name, english in CITIES.items():
        spellings |= {name + "市": (name, 1.0)}
        spellings |= {} if name in ONLY_WITH_SUFFIX else {name: (name, 0.9)}
        for spelling in filter(None, (english, english.replace("'", ""))):
            spellings.setdefault(spelling, (name, 0.9))
    return NameFinder(spellings)


def _bounded(name: str) -> str:
    left = r"(?<![A-Z0-9])" if name[0].isascii() else ""
    return left + re.escape(name) + (r"(?![A-Z0-9])" if name[-1].isascii() else "")


def _head(name: str) -> str:
    """The part of a product's name before colour and size: the first word in Chinese, capitalised words in English."""
    words = name.split()
    if not words or any(map(is_han, words[0])):
        return words[0] if words else ""
    small = next((place for place, word in enumerate(words) if not word[0].isupper()), len(words))
    return " ".join(words[: max(small, 1)])


def _tails(head: str) -> tuple[str, ...]:
    if is_han(head[-1]):
        return tuple(head[-length:] for length in _TAILS)
    last = head.rsplit(maxsplit=1)[-1]
    return (last,) if len(last) >= _SHORTEST_ENGLISH else ()
