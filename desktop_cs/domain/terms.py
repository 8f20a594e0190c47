"""The terms a text is searched and classified by: folded spelling, words, Chinese characters and character n-grams.

Pure rules without a foreign library, the same for indexing, training and asking. Turning traditional characters into
simplified ones needs a dictionary and is handed in where it is wanted.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

MAX_CHARACTERS = 4_000  # a longer text is judged by its beginning: every step below stays bounded

_MAX_WORD = 40  # characters; longer "words" are noise

_ENDINGS = ("ing", "ed", "es", "s", "ly", "e")

# Ideographs and kana are written without spaces, so they are cut into characters instead of words.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUN = re.compile(rf"([{_UNSPACED}]+)|((?:(?![{_UNSPACED}])[^\W_])+)")
_APOSTROPHE = re.compile(r"(?<=[a-z])['\u2019](?=[a-z])")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
MASK = re.compile(r"\[[^\[\]\s\d]{1,12}\d{1,4}\]")


def fold(text: str) -> str:
    """One spelling for what readers take as the same: NFKC (full-width forms, ligatures), lower case, ASCII digits.

    Looks at the first `MAX_CHARACTERS` only; characters that cannot be stored as UTF-8 become spaces. Idempotent.
    """
    text = text[:MAX_CHARACTERS]
    if text.isascii():
        return text.lower()
    text = _SURROGATE.sub(" ", text)
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    text = unicodedata.normalize("NFKC", text.casefold())
    return _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit.group())), text)


def without_masks(text: str) -> str:
    """The text without redaction tokens such as `[手机号1]`: what was masked must neither match nor vote."""
    return MASK.sub(" ", text) if "[" in text else text


def runs(folded: str) -> Iterator[tuple[str, bool]]:
    """The words of a folded text in order, each with whether it is a run of a script without spaces."""
    if "'" in folded or "\u2019" in folded:
        folded = _APOSTROPHE.sub("", folded)
    for match in _RUN.finditer(folded):
        yield match.group(), match.group(1) is not None


def grams(text: str, size: int) -> Iterator[str]:
    """All neighbouring `size` characters of a text, in order; nothing when it is shorter."""
    for start in range(len(text) - size + 1):
        yield text[start : start + size]


def stem(word: str) -> str:
    """An English word without its commonest endings (after Harman's S-stemmer, with -ing, -ed and -ly added).

    Crude on purpose: the character n-grams inside words, used beside it, catch what it misses.
    """
    if word.endswith(_ENDINGS):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word[: -len(ending)]
    return word


def search_terms(folded: str) -> list[str]:
    """What a folded text is indexed and asked by, in order and with repeats.

    Unspaced scripts: single characters and pairs of neighbours. Other words: the stem; the 4-grams of the word between
    `^` and `$`, marked by a leading `~`, which forgive spelling; and the word with the one before it, joined by `_`,
    which tell order. Both marks keep a term from equalling a word and let it weigh less.
    """
    found: list[str] = []
    before = ""
    for run, unspaced in runs(folded):
        if unspaced:
            found += run
            found += grams(run, 2)
            before = ""
            continue
        word = run[:_MAX_WORD]
        root = stem(word)
        found.append(root)
        if len(word) > 3:
            found += ["~" + gram for gram in grams(f"^{word}$", 4)]
        if before:
            found.append(f"{before}_{root}")
        before = root
    return found


def placed_words(folded: str) -> Iterator[tuple[str, int, int, Sequence[int]]]:
    """The characters and words of a folded text: the term of each (a word's is its stem), where it begins and ends,
    and, where n-grams of the word are terms too, the place of each of its characters."""
    bare, places = _without_apostrophes(folded)
    for match in _RUN.finditer(bare):
        start, run = match.start(), match.group()
        if match.group(1) is not None:
            for at, sign in enumerate(run, start):
                yield sign, places[at], places[at] + 1, ()
            continue
        word = run[:_MAX_WORD]
        inside = places[start : start + len(word)]
        yield stem(word), inside[0], inside[-1] + 1, inside if len(word) > 3 else ()


def placed_grams(word: str, inside: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """The marked n-grams of a word whose characters stand at these places, with where each begins and ends."""
    for at, gram in enumerate(grams(f"^{word}$", 4), -1):
        yield "~" + gram, inside[max(at, 0)], inside[min(at + 3, len(inside) - 1)] + 1


def _without_apostrophes(folded: str) -> tuple[str, Sequence[int]]:
    """The text that `runs` cuts, and where each of its characters stands in the folded one."""
    if "'" not in folded and "\u2019" not in folded:
        return folded, range(len(folded))
    dropped = {match.start() for match in _APOSTROPHE.finditer(folded)}
    places = [at for at in range(len(folded)) if at not in dropped]
    return "".join(folded[at] for at in places), places
