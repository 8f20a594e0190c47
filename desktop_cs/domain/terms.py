"""The terms a text is searched and classified by: folded spelling, words, Chinese characters and character n-grams.

Pure rules without a foreign library, the same for indexing, training and asking. Turning traditional characters into
simplified ones needs a dictionary and is handed in where it is wanted.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

Placed = tuple[str, int, int]  # a term, where it begins and where it ends
MAX_CHARACTERS = 4_000  # a longer text is judged by its beginning: every step below stays bounded

_MAX_WORD = 40  # characters; longer "words" are noise

_ENDINGS = ("ing", "ed", "es", "s", "ly", "e")

# Ideographs and kana are written without spaces, so they are cut into characters instead of words.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUN = re.compile(rf"([{_UNSPACED}]+)|((?:(?![{_UNSPACED}])[^\W_])+)")
_APOSTROPHE = re.compile(r"(?<=[a-z])['\u2019](?=[a-z])")
MASK = re.compile(r"\[[^\[\]\s\d]{1,12}\d{1,4}\]")


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
    return MASK.sub(" ", text)


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


def placed_terms(folded: str) -> Iterator[tuple[Placed, list[Placed]]]:
    """Where the `search_terms` of a folded text stand: each character or stem, and the marked pieces of that word.
    Pairs of neighbours are left out: where one matches, both its parts do."""
    bare, places = _without_apostrophes(folded)
    for match in _RUN.finditer(bare):
        start, run = match.start(), match.group()
        if match.group(1) is not None:
            for at, sign in enumerate(run, start):
                yield (sign, places[at], places[at] + 1), []
            continue
        word = run[:_MAX_WORD]
        last = start + len(word) - 1
        pieces = enumerate(grams(f"^{word}$", 4), start - 1) if len(word) > 3 else ()
        yield (
            (stem(word), places[start], places[last] + 1),
            [("~" + gram, places[max(at, start)], places[min(at + 3, last)] + 1) for at, gram in pieces],
        )


def _without_apostrophes(folded: str) -> tuple[str, Sequence[int]]:
    """The text that `runs` cuts, and where each of its characters stands in the folded one."""
    dropped = {match.start() for match in _APOSTROPHE.finditer(folded)}
    if not dropped:
        return folded, range(len(folded))
    places = [at for at in range(len(folded)) if at not in dropped]
    return "".join(folded[at] for at in places), places
