"""Digits as people write them: in groups, with spaces, dashes, dots or line breaks between; and the numbers such a run
of groups can be read as."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LEAST_DIGITS = 11
_MOST_DIGITS = 19

_STRICT = re.compile(r"\d+(?:[ \-._·/()\n~]{1,3}\d+)*")
_LOOSE = re.compile(r"\d+(?:(?:[^\w\ufffc]|_){1,3}\d+)*")  # by any symbols at all
_GROUP = re.compile(r"\d+")
_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
# A date or a country prefix that stands as a group of its own is not part of the number behind it.
_FRONT = re.compile(r"(?:(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|0{0,2}86)(?!\d)")

# How mobiles, cards and ids are usually grouped. Other groupings count only where the run holds nothing else.
_SHAPES = [
    *((digits,) for digits in range(11, 20)),
    *[(3, 4, 4), (4, 4, 3), (3, 8), (7, 4), (3, 3, 5), (4, 7), (5, 6), (5, 4, 4), (7, 4, 4)],
    *[(4, 4, 4, 4), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 4, 4, 4, 3), (4, 4, 4, 6), (4, 4, 4, 7), (4, 4, 8), (8, 8)],
    *[(4, 12), (6, 10), (6, 13), (4, 6, 5), (4, 6, 4)],
    *[(6, 8, 4), (6, 8, 3), (6, 4, 4, 4), (6, 4, 4, 3), (6, 4, 2, 2, 4), (6, 4, 2, 2, 3)],
    *[(6, 12), (6, 11), (14, 4), (14, 3), (6, 6, 3), (6, 9), (6, 2, 2, 2, 3), (5, 5, 5), (3, 3, 3, 3, 3)],
]
_SHAPES_BY_HEAD = {
    head: sorted((s for s in _SHAPES if s[0] == head), key=sum, reverse=True) for head in {s[0] for s in _SHAPES}
}


@dataclass(frozen=True, slots=True)
class Reading:
    """Neighbouring groups of a run read as one number; `groups` says how many."""

    digits: str
    start: int
    end: int
    groups: int


@dataclass(frozen=True, slots=True)
class Run:
    """One run: where its groups of digits are."""

    text: str
    spans: tuple[tuple[int, int], ...]
    sizes: tuple[int, ...]  # digits in each
    loose: bool  # the groups may be parted by anything: 139,1234,5678, and a list of small numbers, too

    def heads(self) -> Iterator[int]:
        """The groups with which a number may begin, in order."""
        return (index for index, size in enumerate(self.sizes) if index == 0 or size in _SHAPES_BY_HEAD)

    def readings(self, first: int) -> Iterator[Reading]:
        """The numbers that may begin with group `first`, longest first."""
        if first == 0 and 1 < len(self.sizes) <= sum(self.sizes) <= _MOST_DIGITS and not self._is_list():
            yield self._reading(0, len(self.spans))
        for shape in _SHAPES_BY_HEAD.get(self.sizes[first], ()):
            if self.sizes[first : first + len(shape)] == shape:
                yield self._reading(first, len(shape))

    def _is_list(self) -> bool:
        """Whether the groups, as a whole, are rather a list, a decimal or an American number than one of ours."""
        between = {self.text[left[1] : right[0]] for left, right in pairwise(self.spans)}
        return (
            self.sizes == (1, 3, 3, 4)
            or (len(self.sizes) == 2 and between == {"."})
            or ("\n" in between and not self.loose)
        )

    def _reading(self, first: int, groups: int) -> Reading:
        part = self.spans[first : first + groups]
        digits = "".join(self.text[begin:end] for begin, end in part)
        return Reading(digits, part[0][0], part[-1][1], groups)


def runs(text: str) -> Iterator[Run]:
    """All runs of at least 11 digits, in order, without a date or `86` in front. Network addresses and amounts are
    left out. What looser separators join comes after what stricter ones do."""
    for wide in _LOOSE.finditer(text):
        if wide.end() - wide.start() < LEAST_DIGITS:
            continue
        strict = [
            match for match in _STRICT.finditer(text, *wide.span()) if match.end() - match.start() >= LEAST_DIGITS
        ]
        is_loose = "\n" in wide[0] or not strict or strict[0].span() != wide.span()
        for match, loose in [*((match, False) for match in strict), *([(wide, True)] if is_loose else [])]:
            run = _run(text, match, loose=loose)
            if run is not None:
                yield run


def _run(text: str, match: re.Match[str], *, loose: bool) -> Run | None:
    if _IPV4.fullmatch(match[0]) or _THOUSANDS.fullmatch(match[0]):
        return None
    front = _FRONT.match(match[0])
    start = match.start() + (front.end() if front else 0)
    spans = [group.span() for group in _GROUP.finditer(text, start, match.end())]
    sizes = [end - begin for begin, end in spans]
    return Run(text, tuple(spans), tuple(sizes), loose) if sum(sizes) >= LEAST_DIGITS else None
