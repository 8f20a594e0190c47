"""The terms a text is searched and classified by: folded spelling, words, Chinese characters and character n-grams.

Pure rules without a foreign library, the same for indexing, training and asking. Turning traditional characters into
simplified ones needs a dictionary and is handed in where it is wanted.
"""

import re
import unicodedata
from collections.abc import Iterator

MAX_CHARACTERS = 4_000  # a longer text is judged by its beginning: every step below stays bounded

# Ideographs and kana are written without spaces, so they are cut into characters instead of words.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUN = re.compile(rf"([{_UNSPACED}]+)|((?:(?![{_UNSPACED}])[^\W_])+)")
_APOSTROPHE = re.compile(r"(?<=[a-z])['\u2019](?=[a-z])")
_MASK = re.compile(r"\[[^\[\]\s\d]{1,12}\d{1,4}\]")


def fold(text: str) -> str:
    """One spelling for what readers take as the same: NFKC (full-width forms, ligatures), lower case, ASCII digits.

    Looks at the first `MAX_CHARACTERS` only; characters that cannot be stored as UTF-8 become spaces. Idempotent.
    """
    text = "".join(" " if "\ud800" <= sign <= "\udfff" else sign for sign in text[:MAX_CHARACTERS])
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    text = unicodedata.normalize("NFKC", text.casefold())
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def without_masks(text: str) -> str:
    """The text without redaction tokens such as `[手机号1]`: what was masked must neither match nor vote."""
    return _MASK.sub(" ", text)


def runs(folded: str) -> Iterator[tuple[str, bool]]:
    """The words of a folded text in order, each with whether it is a run of a script without spaces."""
    for match in _RUN.finditer(_APOSTROPHE.sub("", folded)):
        yield match.group(), match.group(1) is not None


def grams(text: str, size: int) -> Iterator[str]:
    """All neighbouring `size` characters of a text, in order; nothing when it is shorter."""
    for start in range(len(text) - size + 1):
        yield text[start : start + size]


def stem(word: str) -> str:
    """An English word without its commonest endings (after Harman's S-stemmer, with -ing, -ed and -ly added).

    Crude on purpose: the character n-grams inside words, used beside it, catch what it misses.
    """
    for ending in ("ing", "ed", "es", "s", "ly", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def search_terms(folded: str) -> list[str]:
    """What a folded text is indexed and asked by, in order and with repeats.

    Unspaced scripts: single characters and pairs of neighbours. Other words: the stem, and the 4-grams of the word
    between `^` and `$`, marked by a leading `~` so that they can weigh less and never equal a word.
    """
    found: list[str] = []
    for run, unspaced in runs(folded):
        if unspaced:
            found += run
            found += grams(run, 2)
            continue
        word = run[:40]  # longer "words" are noise
        found.append(stem(word))
        if len(word) > 3:
            found += ["~" + gram for gram in grams(f"^{word}$", 4)]
    return found
