"""What the local intent model sees of a text: words, word pairs and character n-grams, counted in two blocks."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from desktop_cs.domain.terms import grams, runs, without_masks

Fold = Callable[[str], str]

_MAX_WORD = 40  # characters; longer "words" are noise
_EDGE = "|"  # stands before the first and after the last word; never part of a word


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each feature occurs in a text: whole `words` (Chinese: n-grams) and `pieces` of words."""

    words: Counter[str]
    pieces: Counter[str]

    def __bool__(self) -> bool:
        return bool(self.words)


def features(folded: str) -> Counts:
    """The features of a folded text.

    Unspaced scripts: 1- to 3-grams of characters, as words. Other words: the word, its pair with its neighbour
    (`a b`; the text's edges are `|`), and as pieces the 2- to 4-grams of the word between `^` and `$`, led by `~`.
    """
    words: Counter[str] = Counter()
    pieces: Counter[str] = Counter()
    sentence: list[str] = []
    for run, unspaced in runs(without_masks(folded)):
        if unspaced:
            words.update(gram for size in (1, 2, 3) for gram in grams(run, size))
            sentence.append("")  # no pair reaches across
            continue
        word = run[:_MAX_WORD]
        words[word] += 1
        pieces.update(f"~{gram}" for size in (2, 3, 4) for gram in grams(f"^{word}$", size))
        sentence.append(word)
    if any(sentence):
        edged = [_EDGE, *sentence, _EDGE]
        words.update(f"{left} {right}" for left, right in pairwise(edged) if left and right)
    return Counts(words, pieces)
