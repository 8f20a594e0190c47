"""What the local intent model sees of a text: words, word pairs and character n-grams, as a weighted unit vector."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from desktop_cs.domain.terms import grams, runs, without_masks

Fold = Callable[[str], str]
Vector = dict[str, float]

_GRAM_WEIGHT = 0.5  # of a piece of a word against the word
_MAX_WORD = 40  # characters; longer "words" are noise


def features(folded: str) -> Counter[str]:
    """How often each feature occurs in a folded text.

    Chinese: 1- to 3-grams of characters. Other words: the word, its pair with the word before it (`a b`), and the 2-
    to 4-grams inside it, marked by a leading `~`.
    """
    found: Counter[str] = Counter()
    before = ""
    for run, unspaced in runs(without_masks(folded)):
        if unspaced:
            found.update(gram for size in (1, 2, 3) for gram in grams(run, size))
            before = ""
            continue
        word = run[:_MAX_WORD]
        found[word] += 1
        found.update(f"~{gram}" for size in (2, 3, 4) for gram in grams(word, size) if size < len(word))
        if before:
            found[f"{before} {word}"] += 1
        before = word
    return found


def inverse_frequencies(counted: Iterable[Mapping[str, int]]) -> dict[str, float]:
    """The weight of each feature: ln((1 + N) / (1 + n)) + 1 for n of N texts that have it."""
    holding: Counter[str] = Counter()
    texts = 0
    for counts in counted:
        texts += 1
        holding.update(counts.keys())
    return {
        feature: (math.log((1 + texts) / (1 + number)) + 1) * (_GRAM_WEIGHT if feature[0] == "~" else 1.0)
        for feature, number in holding.items()
    }


def unit_vector(counts: Mapping[str, int], weights: Mapping[str, float]) -> Vector:
    """Sublinear tf-idf of the features that have a weight, of length 1 (or empty).

    What was never seen in training still lengthens the vector before it is cut to 1, with the greatest weight there
    is: a message full of unknown words must look like nothing that is known.
    """
    unknown = max(weights.values(), default=1.0)
    raw = {feature: (1 + math.log(count)) * weights.get(feature, unknown) for feature, count in counts.items()}
    length = math.sqrt(math.fsum(value * value for value in raw.values()))
    return {feature: value / length for feature, value in raw.items() if feature in weights} if length else {}
