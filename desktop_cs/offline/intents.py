"""The local intent model: each intent is the centre of its examples in tf-idf space, and the nearest centre wins.

Trained from the catalogue's examples and titles and from the questions and variants of the QA pairs. The scores are
calibrated while training: each example is ranked by a model without it (leave-one-out, which for centres is one
subtraction), once as it is and once as if its own intent were unknown, so that the score also learns what a question
that nothing fits looks like. Same examples, same model.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.knowledge import QaPair
from desktop_cs.domain.understanding import IntentScore, rank
from desktop_cs.offline.calibration import Curve, Record, best_threshold, fit
from desktop_cs.offline.features import Fold, Vector, features, inverse_frequencies, unit_vector

_UNKNOWN_WEIGHT = 0.15  # of an example seen as if its intent were unknown, against 1 as it is
_FEWEST_NOTHINGS = 10  # records of a text that shares nothing with any example


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the intent it shows; an empty intent marks a text that no intent fits."""

    text: str
    intent: str


def examples_of(catalogue: Catalogue, pairs: Iterable[QaPair]) -> tuple[Example, ...]:
    """Everything on this machine that shows what customers say when they want something, each text once."""
    found: dict[Example, None] = {}
    for intent in catalogue.intents.values():
        found.update(dict.fromkeys(Example(text, intent.name) for text in (*intent.examples, *intent.title.values())))
    for pair in pairs:
        if pair.intent:
            found.update(dict.fromkeys(Example(text, pair.intent) for text in (pair.question, *pair.variants)))
    return tuple(found)


class IntentModel:
    """A trained model; it does not change. `train` takes about a second for 10,000 short examples."""

    def __init__(self, fold: Fold, weights: dict[str, float], centres: "_Centres", curve: Curve) -> None:
        self._fold = fold
        self._weights = weights
        self._centres = centres
        self._curve = curve
        self.suggested_threshold = 0.5  # the F1-best on the training examples

    @classmethod
    def train(cls, examples: Sequence[Example], fold: Fold) -> "IntentModel":
        """Learn from examples; texts without any feature are left out."""
        counted = [(features(fold(example.text)), example.intent) for example in examples]
        known = [(counts, intent) for counts, intent in counted if counts and intent]
        weights = inverse_frequencies(counts for counts, _ in known)
        vectors = [(unit_vector(counts, weights), intent) for counts, intent in known]
        centres = _Centres(vectors)
        strangers = (unit_vector(counts, weights) for counts, intent in counted if not intent)
        records = [*_own_records(centres, vectors), *_stranger_records(centres, strangers)]
        # What shares nothing with any example is never right: this holds the curve's foot down when examples are few.
        records += [Record(0.0, 0.0, right=False)] * max(_FEWEST_NOTHINGS, len(known) // 4)
        curve = fit(records)
        model = cls(fold, weights, centres, curve)
        model.suggested_threshold = best_threshold(
            [(curve.score(record.similarity, record.margin), record.right, record.weight) for record in records]
        )
        return model

    def rank(self, text: str, keep: int = 5) -> tuple[IntentScore, ...]:
        """The best intents, best first; none for a text that shares no feature with any example."""
        vector = unit_vector(features(self._fold(text)), self._weights)
        similar = self._centres.similarities(vector)
        if not similar:
            return ()
        best, second = _top_two(similar)
        return rank(
            (
                IntentScore(name, self._curve.score(value, value - (second if value == best else best)))
                for name, value in similar.items()
            ),
            keep,
        )


class _Centres:
    """The sum of each intent's unit vectors, and by feature which sums hold it."""

    def __init__(self, vectors: Iterable[tuple[Vector, str]]) -> None:
        sums: dict[str, Vector] = defaultdict(lambda: defaultdict(float))
        self.examples: dict[str, int] = defaultdict(int)
        for vector, intent in vectors:
            self.examples[intent] += 1
            centre = sums[intent]
            for feature, value in vector.items():
                centre[feature] += value
        self.lengths = {name: math.sqrt(math.fsum(v * v for v in centre.values())) for name, centre in sums.items()}
        self._holding: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for name, centre in sums.items():
            for feature, value in centre.items():
                self._holding[feature].append((name, value))

    def products(self, vector: Vector) -> dict[str, float]:
        """The dot product with each intent's sum, where it is not zero."""
        found: dict[str, float] = defaultdict(float)
        for feature, value in vector.items():
            for name, other in self._holding.get(feature, ()):
                found[name] += value * other
        return found

    def similarities(self, vector: Vector) -> dict[str, float]:
        """The cosine with each intent's centre, where it is not zero."""
        return {name: product / self.lengths[name] for name, product in self.products(vector).items()}


def _own_records(centres: _Centres, vectors: Iterable[tuple[Vector, str]]) -> Iterable[Record]:
    for vector, intent in vectors:
        products = centres.products(vector)
        own = _without(products.pop(intent, 0.0), centres.lengths[intent], vector)
        others = {name: product / centres.lengths[name] for name, product in products.items()}
        best, second = _top_two(others)
        yield Record(best, best - second, right=False, weight=_UNKNOWN_WEIGHT)
        if centres.examples[intent] > 1:
            yield Record(max(own, best), max(own - best, best - max(own, second)), right=own > best)


def _stranger_records(centres: _Centres, vectors: Iterable[Vector]) -> Iterable[Record]:
    for vector in vectors:
        best, second = _top_two(centres.similarities(vector))
        yield Record(best, best - second, right=False)


def _without(product: float, length: float, vector: Vector) -> float:
    """The cosine of a unit vector with the sum it is part of, after taking it out of the sum."""
    own = math.fsum(value * value for value in vector.values())
    rest = length * length - 2 * product + own
    return (product - own) / math.sqrt(rest) if rest > 1e-9 else 0.0


def _top_two(similar: dict[str, float]) -> tuple[float, float]:
    best, second = [*sorted(similar.values(), reverse=True)[:2], 0.0, 0.0][:2]
    return best, second
