"""Finds the encoding of a text file and opens it, so that a byte which does not fit spoils its own row and no other."""

import codecs
import re
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TextIO

from charset_normalizer import from_bytes

from desktop_cs.errors import KnowledgeError, UsageError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What spreadsheets save without a mark; asked about one by one, because dozens of code pages read any bytes at all.
_WITHOUT_MARK = ["gb18030", "big5", "cp932", "euc_jp", "cp949", "cp1252"]
# Programs write the vendor's larger set under the standard's name.
_LARGER = {
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **{"big5": "cp950", "shift_jis": "cp932", "euc_kr": "cp949", "latin-1": "cp1252", "iso8859-1": "cp1252"},
    **{"utf-8": "utf-8-sig", "ascii": "utf-8-sig"},
}
_HEAD = 4_096  # bytes looked at for a mark or for UTF-16 without one
_LINES = 400  # lines beyond ASCII that are looked at
_LINE_BYTES = 16_384
_GROUP = 20  # lines judged together: a broken one spoils its group, not the verdict
_HANDLER = "desktop-cs-mark-broken"
_BROKEN = re.compile("[\udc00-\udcff]")


def find_encoding(path: Path) -> str:
    """The encoding of a text file, by its mark, as UTF-8, or by what charset-normalizer finds in its lines.

    `KnowledgeError(file_encoding)` when none fits; `OSError` as it comes.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
        for mark, encoding in _MARKS:
            if head.startswith(mark):
                return encoding
        if b"\0" in head:  # no other encoding of text holds zero bytes
            return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
        file.seek(0)
        lines = _lines_beyond_ascii(file)
    if 2 * sum(map(_is_utf8, lines)) >= len(lines):
        return "utf-8-sig"
    votes = Counter(
        match.encoding
        for start in range(0, len(lines), _GROUP)
        if (match := from_bytes(b"".join(lines[start : start + _GROUP]), cp_isolation=_WITHOUT_MARK).best())
    )
    if not votes:
        raise KnowledgeError(
            "file_encoding",
            f"{path.name} is in no encoding that can be recognised. Save it as “CSV UTF-8”, or name its encoding "
            "with --encoding.",
            path=str(path),
        )
    found = votes.most_common(1)[0][0]
    return _LARGER.get(found, found)


def named_encoding(name: str) -> str:
    """The encoding of that name, in its larger set; `UsageError` for one that does not exist."""
    try:
        codecs.lookup(name)
        b"a\0\0\0".decode(name)  # four bytes, for UTF-32; refuses what is no encoding of text
    except (LookupError, ValueError) as error:
        raise UsageError(
            "encoding_unknown",
            f"There is no text encoding {name!r}. Name one such as utf-8, utf-16, gb18030, big5 or shift_jis.",
        ) from error
    plain = codecs.lookup(name).name
    return _LARGER.get(plain, plain)


def open_text(path: Path, encoding: str, newline: str | None) -> TextIO:
    """Open a file for reading. Each byte that does not fit the encoding becomes a mark that `is_broken` knows."""
    codecs.register_error(_HANDLER, _mark)
    return path.open(encoding=encoding, errors=_HANDLER, newline=newline)


def is_broken(text: str) -> bool:
    """Whether the text holds bytes that did not fit."""
    return _BROKEN.search(text) is not None


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


def _lines_beyond_ascii(file: BinaryIO) -> list[bytes]:
    lines = iter(lambda: file.readline(_LINE_BYTES), b"")
    return list(islice((line for line in lines if not line.isascii()), _LINES))


def _is_utf8(line: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(line, final=len(line) < _LINE_BYTES)
    except UnicodeDecodeError:
        return False
    return True
