"""Digits as people write them: in groups, with spaces, dashes, dots or line breaks between; and the numbers such a run
of groups can be read as."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LEAST_DIGITS = 11
_MOST_DIGITS = 19

_RUN = re.compile(r"\d+(?:[ \-._·/()\n,、|~]{1,3}\d+)*")
_GROUP = re.compile(r"\d+")
_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
# A date or a country prefix that stands as a group of its own is not part of the number behind it.
_FRONT = re.compile(r"(?:(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|0{0,2}86)(?!\d)")

# How mobiles, cards and ids are usually grouped. Other groupings count only where the run holds nothing else.
_SHAPES = (
    *((digits,) for digits in range(11, 20)),
    *((3, 4, 4), (4, 4, 3), (3, 8), (7, 4), (3, 3, 5), (4, 7), (5, 6), (5, 4, 4), (7, 4, 4)),
    *((4, 4, 4, 4), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 4, 4, 4, 3), (4, 4, 4, 6), (4, 4, 4, 7), (4, 4, 8), (8, 8)),
    *((4, 12), (6, 10), (6, 13), (4, 6, 5), (4, 6, 4)),
    *(
        (6, 8, 4),
        (6, 8, 3),
        (6, 4, 4, 4),
        (6, 4, 4, 3),
        (6, 4, 2, 2, 4),
        (6, 4, 2, 2, 3),
        (6, 12),
        (6, 11),
        (14, 4),
        (14, 3),
    ),
    *((6, 6, 3), (6, 9), (6, 2, 2, 2, 3), (5, 5, 5), (3, 3, 3, 3, 3)),
)
_SHAPES_BY_HEAD = {
    head: sorted((s for s in _SHAPES if s[0] == head), key=sum, reverse=True) for head in {s[0] for s in _SHAPES}
}


@dataclass(frozen=True, slots=True)
class Reading:
    """Neighbouring groups of a run read as one number; `groups` says how many, `whole` that the run holds no others."""

    digits: str
    start: int
    end: int
    groups: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Run:
    """One run: where its groups of digits are."""

    text: str
    spans: tuple[tuple[int, int], ...]
    total: int  # digits in all

    def readings(self, first: int) -> Iterator[Reading]:
        """The numbers that may begin with group `first`, longest first."""
        if first == 0 and len(self.spans) > 1 and self.total <= _MOST_DIGITS:
            yield self._reading(0, len(self.spans))
        begin, end = self.spans[first]
        for shape in _SHAPES_BY_HEAD.get(end - begin, ()):
            part = self.spans[first : first + len(shape)]
            if len(part) == len(shape) and all(e - b == size for (b, e), size in zip(part, shape, strict=True)):
                yield self._reading(first, len(shape))

    def _reading(self, first: int, groups: int) -> Reading:
        part = self.spans[first : first + groups]
        digits = "".join(self.text[begin:end] for begin, end in part)
        return Reading(digits, part[0][0], part[-1][1], groups, groups == len(self.spans))


def runs(text: str) -> Iterator[Run]:
    """All runs of at least 11 digits, in order, without a date or `86` in front. Network addresses and amounts are
    left out."""
    for match in _RUN.finditer(text):
        if match.end() - match.start() < LEAST_DIGITS or _IPV4.fullmatch(match[0]) or _THOUSANDS.fullmatch(match[0]):
            continue
        front = _FRONT.match(match[0])
        start = match.start() + (front.end() if front else 0)
        spans = tuple(group.span() for group in _GROUP.finditer(text, start, match.end()))
        total = sum(end - begin for begin, end in spans)
        if total >= LEAST_DIGITS:
            yield Run(text, spans, total)
