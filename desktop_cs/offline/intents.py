"""The local intent model: linear planes, centres and nearest examples together, calibrated while training.

Trained from the catalogue's examples and titles, the questions and variants of the QA pairs, and what agents confirmed.
How much the nearest example counts, what a score means and where it is too low are decided on held-back training rows
alone. Same examples and seed, same model.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.knowledge import QaPair
from desktop_cs.domain.label import Label
from desktop_cs.domain.understanding import IntentScore, rank
from desktop_cs.offline.calibration import Curve, Record, fit
from desktop_cs.offline.features import Counts, Fold, features
from desktop_cs.offline.holdout import Case, hold_out
from desktop_cs.offline.learnt import Learnt, Lesson, View, learn_from
from desktop_cs.offline.threshold import Choice, choose
from desktop_cs.offline.vectors import Floats

_BLENDS = (0.0, 0.25, 0.5, 0.75, 1.0)
_MOST_EXAMPLES = 20_000
_SKETCHED = 3_000  # examples of a rough model
UNEDITED_WEIGHT = 2.0  # of words whose suggestion was sent as it was: asked by a customer and confirmed by an agent
_NOTHING = Record(0.0, 0.0, 0.0, 0.0, right=False, known=False)


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the intent it shows; an empty intent marks a text that no intent fits. The weight (above 0) says how
    much it counts: what an agent confirmed may count more than a title. `denied`: it is not this intent, whatever else
    it may be."""

    text: str
    intent: str
    weight: float = 1.0
    denied: bool = False


def examples_of(catalogue: Catalogue, pairs: Iterable[QaPair], labels: Iterable[Label] = ()) -> tuple[Example, ...]:
    """Everything on this machine that shows what customers say when they want something, each text once an intent.
    Labels count only for intents that the catalogue or a pair still has; none contradicts what somebody wrote down."""
    found: dict[tuple[str, str], Example] = {}
    shown = [(text, i.name) for i in catalogue.intents.values() for text in (*i.examples, *i.title.values())]
    shown += [(text, pair.intent) for pair in pairs if pair.intent for text in (pair.question, *pair.variants)]
    for text, intent in shown:
        found[text, intent] = Example(text, intent)
    known = {intent for _, intent in shown}
    for label in labels:
        if label.intent in known and (label.is_right or (label.text, label.intent) not in found):
            found[label.text, label.intent] = _example(label)
    return tuple(found.values())


def _example(label: Label) -> Example:
    weight = UNEDITED_WEIGHT if label.unedited else 1.0
    return Example(label.text, label.intent, weight, denied=not label.is_right)


@dataclass(frozen=True, slots=True)
class IntentModel:
    """A trained model; it does not change. A text is folded before it is looked at."""

    fold: Fold
    names: tuple[str, ...]
    learnt: Learnt | None  # None: nothing to learn from
    by_neighbour: float  # weight of the nearest example's cosine against the planes
    curve: Curve
    choice: Choice

    @classmethod
    def train(cls, examples: Sequence[Example], fold: Fold, *, seed: int = 0) -> "IntentModel":
        """Learn from examples; texts without any feature are left out."""
        counted = _counted(examples, fold)
        names, lesson = _lesson(counted)
        if not names:
            return cls(fold, (), None, 0.0, Curve(), Choice())
        learnt = learn_from(lesson)
        strangers = [text for text, example in counted if not example.intent]
        cases = hold_out(lesson, strangers, seed=seed)
        by_neighbour = _best_blend(cases)
        records = [_record(case, by_neighbour) for case in cases]
        # What shares nothing with any example is unknown: it holds the curve's foot down.
        records += [_NOTHING] * (len(records) // 100)
        curve = fit(records)
        if not by_neighbour:
            learnt = replace(learnt, neighbours=None)  # saves their time and room
        return cls(fold, names, learnt, by_neighbour, curve, choose(records, curve, seed=seed))

    @classmethod
    def sketch(cls, examples: Sequence[Example], fold: Fold) -> "IntentModel":
        """A rough model, ready some four times sooner: two rounds over the first examples of each intent, nothing held
        back, and so the shipped curve and threshold. It answers until the trained one is there."""
        names, lesson = _lesson(_counted(_bounded(examples, _SKETCHED), fold))
        if not names:
            return cls(fold, (), None, 0.0, Curve(), Choice())
        learnt = replace(learn_from(lesson, rounds=2), neighbours=None)
        return cls(fold, names, learnt, 0.0, Curve(), Choice())

    @property
    def suggested_threshold(self) -> float:
        """The F1-best on held-back training rows, or the shipped default where there are too few."""
        return self.choice.threshold

    def rank(self, text: str, keep: int = 5) -> tuple[IntentScore, ...]:
        """The best intents, best first; none for a text that shares no feature with any example."""
        view = self._look(features(self.fold(text)))
        if view is None:
            return ()
        values = blended(view, self.by_neighbour)
        best, second = _top_two(values)
        nearest = np.argsort(-values, kind="stable")[:keep]
        covered = float(view.covered[nearest[0]])  # that of the best for all: the order stays that of the values
        return rank(
            (
                IntentScore(
                    self.names[place],
                    self.curve.score(
                        float(values[place]),
                        float(values[place]) - (second if at == 0 else best),
                        covered,
                        view.coverage,
                    ),
                )
                for at, place in enumerate(nearest)
            ),
            keep,
        )

    def _look(self, text: Counts) -> View | None:
        return self.learnt.look(text) if self.learnt is not None and text else None


def _counted(examples: Sequence[Example], fold: Fold) -> list[tuple[Counts, Example]]:
    counted = [(features(fold(example.text)), example) for example in _bounded(examples, _MOST_EXAMPLES)]
    return [(text, example) for text, example in counted if text]


def _lesson(counted: Sequence[tuple[Counts, Example]]) -> tuple[tuple[str, ...], Lesson]:
    """The intents by name, and what shows them and denies them."""
    shown = [(text, example) for text, example in counted if example.intent and not example.denied]
    names = tuple(sorted({example.intent for _, example in shown}))
    denied = [(text, example.intent) for text, example in counted if example.denied and example.intent in names]
    return names, Lesson(
        texts=tuple(text for text, _ in shown),
        labels=np.searchsorted(np.array(names), [example.intent for _, example in shown]).astype(np.intp),
        importance=np.array([example.weight for _, example in shown], dtype=np.float32),
        intents=len(names),
        denials=tuple((text, names.index(intent)) for text, intent in denied),
    )


def blended(view: View, by_neighbour: float) -> Floats:
    """One number for each intent: its plane and, in part, its nearest example."""
    return view.planes + np.float32(by_neighbour) * view.nearest


def _best_blend(cases: Sequence[Case]) -> float:
    """How much the neighbours should count: not at all unless they set right clearly more held-back cases than they
    spoil: by more than two standard deviations of coins thrown for the cases that change."""
    known = [case for case in cases if case.intent >= 0]
    right = np.array([[blended(case.view, at).argmax() == case.intent for case in known] for at in _BLENDS])
    if not known:
        return 0.0
    place = int(right.sum(axis=1).argmax())
    gain, changed = right[place].sum() - right[0].sum(), (right[place] != right[0]).sum()
    return _BLENDS[place] if gain > 2 * np.sqrt(changed) else 0.0


def _record(case: Case, by_neighbour: float) -> Record:
    values = blended(case.view, by_neighbour)
    best, second = _top_two(values)
    place = int(values.argmax())
    signals = (best, best - second, float(case.view.covered[place]), case.view.coverage)
    return Record(*signals, right=place == case.intent, known=case.intent >= 0)


def _top_two(values: Floats) -> tuple[float, float]:
    """The greatest value and the next; a single intent leads over the middle between yes and no."""
    if values.size < 2:
        return float(values[0]), 0.0
    second, best = np.partition(values, -2)[-2:]
    return float(best), float(second)


def _bounded(examples: Sequence[Example], bound: int) -> Sequence[Example]:
    """At most about `bound`, the first ones of each intent: training stays a matter of seconds."""
    if len(examples) <= bound:
        return examples
    most = max(bound // len({example.intent for example in examples}), 1)
    taken: dict[str, int] = {}
    kept = []
    for example in examples:
        taken[example.intent] = taken.get(example.intent, 0) + 1
        if taken[example.intent] <= most:
            kept.append(example)
    return kept
