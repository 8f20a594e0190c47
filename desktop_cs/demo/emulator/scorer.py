"""How near a text is to each intent's examples: the emulated bot's stand-in for a language model's understanding.

Features are Chinese characters and character pairs, Latin words and word pairs, weighted by rarity (idf). An intent's
similarity is the cosine to its nearest example, averaged with the cosine to all its examples together.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from desktop_cs.domain.text import is_han

_RUN = re.compile(r"[a-z0-9']+|[^\W_a-z0-9]+")
_TOKEN = re.compile(r"\[[^\[\]]{1,20}\]")  # a masked value says nothing about the intent
_CONFIDENCE_EXPONENT = 0.45  # a model claims more than a cosine: 0.21 is read as 0.5

Vector = Mapping[str, float]


class IntentScorer:
    """Ranks intents for a text, given each intent's examples."""

    def __init__(self, examples: Mapping[str, Iterable[str]]) -> None:
        counted = [(name, features(text)) for name, texts in examples.items() for text in texts]
        documents = Counter(feature for _, counts in counted for feature in counts)
        self._idf = {feature: math.log(1 + len(counted) / n) for feature, n in documents.items()}
        self._unknown = math.log(1 + len(counted))
        self._names = [name for name, _ in counted]
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        centroids: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for number, (name, counts) in enumerate(counted):
            for feature, weight in self._vector(counts).items():
                self._postings[feature].append((number, weight))
                centroids[name][feature] += weight
        self._centroids = {name: _unit(weights) for name, weights in centroids.items()}

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Every intent with its claimed confidence from 0 to 1, best first."""
        query = self._vector(features(text))
        nearest: dict[str, float] = defaultdict(float)
        for number, cosine in self._cosines(query).items():
            name = self._names[number]
            nearest[name] = max(nearest[name], cosine)
        scores = {
            name: _confidence((nearest[name] + _dot(query, centroid)) / 2) for name, centroid in self._centroids.items()
        }
        return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))

    def _cosines(self, query: Vector) -> dict[int, float]:
        found: dict[int, float] = defaultdict(float)
        for feature, weight in query.items():
            for number, other in self._postings.get(feature, ()):
                found[number] += weight * other
        return found

    def _vector(self, counts: Mapping[str, int]) -> dict[str, float]:
        return _unit({f: (1 + math.log(n)) * self._idf.get(f, self._unknown) for f, n in counts.items()})


def features(text: str) -> Counter[str]:
    """The features of a text with how often each occurs."""
    folded = unicodedata.normalize("NFKC", _TOKEN.sub(" ", text)).casefold()
    found: Counter[str] = Counter()
    words: list[str] = []
    for run in _RUN.findall(folded):
        if any(map(is_han, run)):
            found.update(run)
            found.update(a + b for a, b in pairwise(run))
        else:
            words.append(run)
    found.update(words)
    found.update(f"{a} {b}" for a, b in pairwise(words))
    return found


def _confidence(cosine: float) -> float:
    return round(math.pow(min(max(cosine, 0.0), 1.0), _CONFIDENCE_EXPONENT), 4)


def _dot(a: Vector, b: Vector) -> float:
    return sum(weight * b.get(feature, 0.0) for feature, weight in a.items())


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {feature: weight / length for feature, weight in weights.items()} if length else {}
