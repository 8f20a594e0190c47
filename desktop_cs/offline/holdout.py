"""Held-back cases from training texts alone: each part is judged by a model that saw neither it nor some intents.

Questions of the hidden intents stand for what nobody has taught yet. Intents that resemble each other are hidden
together: hidden alone, each would look like its nearest neighbour, which is harder than what really comes in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from desktop_cs.offline.features import Counts
from desktop_cs.offline.learnt import Lesson, View, learn_from
from desktop_cs.offline.linear import centres
from desktop_cs.offline.vectors import Places, Vocabulary

_PARTS = 4
_ENOUGH_CASES = 3_000  # then the remaining parts are not tried
_ROUNDS = 6  # of training; a little less than the whole model gets


@dataclass(frozen=True, slots=True)
class Case:
    """The view of a held-back text, and the place of its intent in it (-1: no intent of the model is right)."""

    view: View
    intent: int


@dataclass(frozen=True, slots=True)
class Split:
    """Places of the texts to learn from, and of those to ask. A text whose intent is not learnt counts as unknown."""

    seen: Places
    held: Places
    intents: Places  # the labels that are learnt, in order


def hold_out(lesson: Lesson, strangers: Sequence[Counts], *, seed: int) -> list[Case]:
    """The held-back cases; `strangers` are texts that no intent fits. A denial is a case where the model still takes
    the text for what it is not: then nothing is right, otherwise nobody knows."""
    texts, labels = lesson.texts, lesson.labels
    cases: list[Case] = []
    for place, split in enumerate(splits(texts, labels, lesson.intents, seed=seed)):
        denials = [(text, place_of(intent, split)) for text, intent in lesson.denials]
        held = denials[place::_PARTS]
        model = learn_from(_part_of(lesson, split, [denial for denial in denials if denial not in held]), _ROUNDS)
        asked = [(texts[i], place_of(labels[i], split)) for i in split.held]
        asked += [(text, -1) for text in strangers[place::_PARTS]]
        cases += [Case(view, intent) for text, intent in asked if (view := model.look(text)) is not None]
        looks = ((model.look(text), intent) for text, intent in held)
        cases += [Case(view, -1) for view, intent in looks if view is not None and view.planes.argmax() == intent]
    return cases


def _part_of(lesson: Lesson, split: "Split", denials: Sequence[tuple[Counts, int]]) -> Lesson:
    return Lesson(
        texts=tuple(lesson.texts[i] for i in split.seen),
        labels=np.searchsorted(split.intents, lesson.labels[split.seen]).astype(np.intp),
        importance=lesson.importance[split.seen],
        intents=split.intents.size,
        denials=tuple(denial for denial in denials if denial[1] >= 0),
    )


def splits(texts: Sequence[Counts], labels: Places, intents: int, *, seed: int = 0) -> Iterator[Split]:
    """As many of the parts as make enough cases; none for fewer than two intents."""
    if intents < 2:
        return
    parts = min(_PARTS, intents)
    part = _dealt(labels, parts, seed)
    hidden = _families(texts, labels, intents, parts)[labels] if intents > 2 else np.full(len(labels), -1)
    asked = 0
    for place in range(parts):
        seen = np.flatnonzero((part != place) & (hidden != place))
        kept = np.unique(labels[seen])
        if kept.size > 1 and asked < _ENOUGH_CASES:
            held = np.flatnonzero(part == place)
            asked += held.size
            yield Split(seen, held, kept)


def place_of(label: int, split: Split) -> int:
    """Where a label stands among the learnt ones, or -1."""
    place = int(np.searchsorted(split.intents, label))
    return place if place < split.intents.size and split.intents[place] == label else -1


def _dealt(labels: Places, parts: int, seed: int) -> Places:
    """A part for each text: every intent's texts are dealt out evenly, in an order the seed decides."""
    dice = np.random.default_rng(seed)
    dealt = np.zeros(len(labels), dtype=np.intp)
    for label in np.unique(labels):
        own = dice.permutation(np.flatnonzero(labels == label))
        dealt[own] = (np.arange(own.size) + dice.integers(parts)) % parts
    return dealt


def _families(texts: Sequence[Counts], labels: Places, intents: int, parts: int) -> Places:
    """A group for each intent, of equal size: from the loneliest intent on, those that resemble the group most."""
    vocabulary = Vocabulary.of(texts, 20_000)
    rows = [vocabulary.row(text) for text in texts]
    middle = centres(rows, labels, columns=len(vocabulary.columns), intents=intents)
    alike = middle.T @ middle
    group = np.full(intents, -1, dtype=np.intp)
    for place in range(parts):
        free = np.flatnonzero(group < 0)
        if not free.size:
            break
        group[free[alike[np.ix_(free, free)].sum(axis=1).argmin()]] = place
        for _ in range(min(-(-intents // parts), free.size) - 1):
            rest = np.flatnonzero(group < 0)
            near = alike[np.ix_(rest, np.flatnonzero(group == place))].mean(axis=1)
            group[rest[near.argmax()]] = place
    return group
