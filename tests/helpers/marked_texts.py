r"""Texts with marked personal data: `电话{CN_MOBILE|13912345678}`. `\uXXXX`, `\t`, `\n` are the signs they name."""

import re
from pathlib import Path

from desktop_cs.domain.redaction import Kind, Span
from desktop_cs.privacy.evaluate import LabelledText

_MARK = re.compile(r"\{([A-Z_]+)\|((?:[^{}]|\{[^{}]*\})*)\}")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([tn]))")


def read_marked(path: Path) -> list[LabelledText]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [parse_marked(line) for line in lines if line and not line.startswith("# ") and line != "#"]


def parse_marked(line: str) -> LabelledText:
    plain = _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else {"t": "\t", "n": "\n"}[m[2]], line)
    pieces, spans, size, at = [], [], 0, 0
    for mark in _MARK.finditer(plain):
        before = plain[at : mark.start()]
        start = size + len(before)
        size = start + len(mark[2])
        pieces += before, mark[2]
        spans.append(Span(start, size, Kind(mark[1])))
        at = mark.end()
    return LabelledText("".join([*pieces, plain[at:]]), tuple(spans))
