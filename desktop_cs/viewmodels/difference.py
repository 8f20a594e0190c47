"""What separates two texts, word by word: the pieces that both have, that went, and that came. Pure rules."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"[A-Za-z0-9]+(?:['’.,:–-][A-Za-z0-9]+)*|\s+|.", re.DOTALL)
_MOST = 400  # words compared; a longer text is told as replaced whole
_CRUMB = 2  # signs; a shorter piece that both texts have between two changes only makes them harder to read


class Change(StrEnum):
    """What happened to a piece."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with what happened to it."""

    change: Change
    text: str


def words(text: str) -> list[str]:
    """Latin words and numbers whole, all other signs one by one, spaces together; joined they are the text."""
    return _WORD.findall(text)


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """From one text to another. Same and removed pieces joined are `before`, same and added ones `after`; what went
    comes ahead of what took its place, and no two neighbours are of one kind."""
    old, new = words(before), words(after)
    if max(len(old), len(new)) > _MOST:
        return _tidy([Piece(Change.REMOVED, before), Piece(Change.ADDED, after)])
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)  # spaces find no match of their own: too many
    return _tidy(_coarse(list(_pieces(matcher, old, new))))


def _pieces(matcher: "SequenceMatcher[str]", old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, start, end, from_, to in matcher.get_opcodes():
        if kind == "equal":
            yield Piece(Change.SAME, "".join(old[start:end]))
        else:
            yield Piece(Change.REMOVED, "".join(old[start:end]))
            yield Piece(Change.ADDED, "".join(new[from_:to]))


def _coarse(pieces: list[Piece]) -> Iterator[Piece]:
    """Crumbs between two changes count as changed."""
    for place, piece in enumerate(pieces):
        is_inside = 0 < place < len(pieces) - 1
        if piece.change is Change.SAME and is_inside and len(piece.text.strip()) < _CRUMB:
            yield Piece(Change.REMOVED, piece.text)
            yield Piece(Change.ADDED, piece.text)
        else:
            yield piece


def _tidy(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    tidy: list[Piece] = []
    gone, come = "", ""
    for piece in (*pieces, Piece(Change.SAME, "")):
        if piece.change is Change.REMOVED:
            gone += piece.text
        elif piece.change is Change.ADDED:
            come += piece.text
        else:
            tidy += [Piece(Change.REMOVED, gone), Piece(Change.ADDED, come), piece]
            gone, come = "", ""
    return tuple(piece for piece in tidy if piece.text)
