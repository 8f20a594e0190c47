"""The form of a text in which personal data is looked for: one spelling for each sign, with a map to the raw text.

Nobody sees this form. It makes full-width, circled and invisibly split digits the same digits to every rule.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

HOLE = "\ufffc"  # stands for a token or for data already found; neither letter nor digit, and no cue crosses it

_LONGEST_SIGN = 4  # some signs decompose into a whole sentence; those stay as they are, so that the work stays linear
_INVISIBLE = ""
_PLAIN_OF = (
    # Unicode files these under letters and marks, yet nobody sees them.
    dict.fromkeys("\u034f\u115f\u1160\u180e\u3164\uffa0", _INVISIBLE)
    | dict.fromkeys("\u2043\u2212\u2500\u2501", "-")
    | dict.fromkeys("\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\u2e31", "·")
    | dict.fromkeys("\r\x85\u2028\u2029", "\n")
    | {"\u2800": " "}
)
_PLAIN_OF_CATEGORY = {"Cf": _INVISIBLE, "Mn": _INVISIBLE, "Me": _INVISIBLE, "Pd": "-", "Zs": " ", "Cc": " "}
_ENTITIES = {"amp": "&", "quot": '"', "lt": "<", "gt": ">", "shy": "", "zwj": "", "zwnj": ""}

_MARK = r"[①-⑳❶-❿⑴-⒇](?=(?:\d{11}|\d{18})(?!\d))"  # of a list, before a whole number: ①138…
# What this does not match stands for itself: ASCII, common ideographs and two Chinese stops, most of any chat line.
_SPECIAL = re.compile(
    r"&(?:\#(?P<dec>\d{2,7})|\#[xX](?P<hex>[0-9a-fA-F]{2,6})|(?P<entity>nbsp|ensp|emsp|thinsp|amp|quot|lt|gt|shy|zwn?j));?"
    r"|%(?P<percent>20|22|28|29|2[B-Fb-f]|3[ADad]|40|5[Ff])"
    r"|</?[A-Za-z][A-Za-z0-9]{0,9}\s?(?P<tag>/?>)"
    rf"|(?P<mark>{_MARK})"
    rf"|(?P<signs>(?:(?!{_MARK})[^\n -~\u4e00-\u9fff\u3001\u3002])+)"
)


@dataclass(frozen=True, slots=True)
class NormalText:
    """A normalised text. Sign `i` of it came from the raw code points `starts[i]` to `ends[i]` (exclusive)."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw code points behind the normalised ones `start` to `end`; the range must not be empty."""
        return self.starts[start], self.ends[end - 1]


def normalise(raw: str, holes: Sequence[tuple[int, int]] = ()) -> NormalText:
    """Normalise a text in linear time; every one of the `holes` (sorted, disjoint raw ranges) becomes one `HOLE`."""
    builder = _Builder(raw)
    at = 0
    for start, end in holes:
        builder.add_text(at, start)
        builder.add(HOLE, start, end)
        at = end
    builder.add_text(at, len(raw))
    return NormalText("".join(builder.pieces), builder.starts, builder.ends)


class _Builder:
    """Collects the pieces of a normal text together with where they came from."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, piece: str, start: int, end: int) -> None:
        """Add signs that all stand for the raw range `start` to `end`."""
        self.pieces.append(piece)
        self.starts.extend([start] * len(piece))
        self.ends.extend([end] * len(piece))

    def add_text(self, start: int, end: int) -> None:
        """Add the normal form of the raw range `start` to `end`."""
        at = start
        for match in _SPECIAL.finditer(self.raw, start, end):
            self._add_same(at, match.start())
            if match.lastgroup == "signs":
                self._add_signs(match[0], match.start())
            else:
                self.add(_plain(match), *match.span())
            at = match.end()
        self._add_same(at, end)

    def _add_signs(self, signs: str, start: int) -> None:
        for at, sign in enumerate(signs, start):
            plain = plain_sign(sign)
            if len(plain) == 1:
                self.pieces.append(plain)
                self.starts.append(at)
                self.ends.append(at + 1)
            else:
                self.add(plain, at, at + 1)

    def _add_same(self, start: int, end: int) -> None:
        if start < end:
            self.pieces.append(self.raw[start:end])
            self.starts.extend(range(start, end))
            self.ends.extend(range(start + 1, end + 1))


def _plain(match: re.Match[str]) -> str:
    kind, value = match.lastgroup, match[match.lastgroup or 0]
    if kind == "percent":
        return chr(int(value, 16))
    if kind == "entity":
        return _ENTITIES.get(value, " ")
    if kind in ("tag", "mark"):
        return " "
    code = int(value, 10 if kind == "dec" else 16)
    return plain_sign(chr(code)) if code <= 0x10FFFF else " "


@lru_cache(maxsize=8192)
def plain_sign(sign: str) -> str:
    """The plain spelling of one sign: nothing for an invisible one, `-` for any dash, `1` for any kind of one."""
    category = unicodedata.category(sign)
    plain = _PLAIN_OF.get(sign, _PLAIN_OF_CATEGORY.get(category))
    if plain is not None:
        return plain
    value = unicodedata.numeric(sign, -1.0) if category in ("Nd", "No") else -1.0
    plain = str(int(value)) if value in range(10) else unicodedata.normalize("NFKC", sign)
    return plain if len(plain) <= _LONGEST_SIGN else sign
