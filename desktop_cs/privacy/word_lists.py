"""Word lists as files: a word a line, `#` for comments, and after a bar how severe it is (`word | warn`)."""

from dataclasses import dataclass
from pathlib import Path

from desktop_cs.domain.words import Severity
from desktop_cs.errors import PrivacyError

_LONGEST_WORD = 64


@dataclass(frozen=True, slots=True)
class ListedWord:
    """One line of a list."""

    word: str
    severity: Severity = Severity.BLOCK


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
