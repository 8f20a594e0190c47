"""Word lists as files: a word a line, `#` for comments, and after a bar how severe it is (`word | warn`)."""

import os
from collections.abc import Iterable
from pathlib import Path

from desktop_cs.domain.words import ListedWord, Severity
from desktop_cs.errors import PrivacyError

_LONGEST_WORD = 64


def load_words(path: Path) -> list[ListedWord]:
    """The words of a list, in order, each once.

    Raises `PrivacyError`: `word_list_unreadable` when the file cannot be read as UTF-8, `word_list_row` naming the row
    that is no word.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PrivacyError(
            "word_list_unreadable",
            f"The word list {path.name} cannot be read ({type(error).__name__}). Save it as UTF-8 text and try again.",
            file=str(path),
        ) from error
    words: dict[str, ListedWord] = {}
    for row, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            listed = _listed(path, row, line)
            words.setdefault(listed.word, listed)
    return list(words.values())


def check_words(path: Path, words: Iterable[ListedWord]) -> list[str]:
    """The words as lines of a list. Raises `PrivacyError(word_list_row)` for what `load_words` would refuse."""
    lines = [
        listed.word if listed.severity is Severity.BLOCK else f"{listed.word} | {listed.severity}" for listed in words
    ]
    for row, line in enumerate(lines, start=1):
        if line.lstrip().startswith("#"):
            raise _bad_row(path, row, "it begins with #, which marks a comment")
        _listed(path, row, line)
    return lines


def save_words(path: Path, words: Iterable[ListedWord]) -> None:
    """Replace a list's file in one step. Raises `PrivacyError`: as `check_words` does, or `word_list_unwritable`."""
    lines = check_words(path, words)
    draft = path.with_name(path.name + ".new")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
        draft.replace(path)
    except OSError as error:
        raise PrivacyError(
            "word_list_unwritable",
            f"The word list {path.name} cannot be written ({error.strerror or error}). Choose another place.",
            file=str(path),
        ) from error


def _listed(path: Path, row: int, line: str) -> ListedWord:
    word, bar, severity = (part.strip() for part in line.partition("|"))
    if not any(sign.isalnum() for sign in word):
        raise _bad_row(path, row, "it holds no letter, digit or character")
    if len(word) > _LONGEST_WORD:
        raise _bad_row(path, row, f"it is longer than {_LONGEST_WORD} characters")
    if not bar:
        return ListedWord(word)
    if severity not in set(Severity):
        raise _bad_row(path, row, f"behind the bar stands {severity[:20]!r}, not {' or '.join(Severity)}")
    return ListedWord(word, Severity(severity))


def _bad_row(path: Path, row: int, reason: str) -> PrivacyError:
    return PrivacyError(
        "word_list_row",
        f"Row {row} of the word list {path.name} is not a word: {reason}. Correct the row and try again.",
        file=str(path),
        row=row,
        reason=reason,
    )
