"""What training makes of labelled texts: one plane for each intent, and the examples as neighbours."""

from dataclasses import dataclass

import numpy as np

from desktop_cs.offline.features import Counts
from desktop_cs.offline.linear import ROUNDS, centres, learn, with_bias
from desktop_cs.offline.neighbours import Neighbours
from desktop_cs.offline.topics import Topics
from desktop_cs.offline.vectors import Floats, Places, Vocabulary

_CENTRE_WEIGHT = 0.5  # of the cosine with an intent's centre against its plane: chosen by cross-validation
_MOST_CELLS = 40_000_000  # of the planes: 160 MB; with very many intents the rarest features are left out


@dataclass(frozen=True, slots=True)
class View:
    """One text as the model sees it: for each intent the plane's value, the nearest example's cosine and the part of
    the text that its examples cover; and which part of the text is known at all."""

    planes: Floats
    nearest: Floats
    covered: Floats
    coverage: float


@dataclass(frozen=True, slots=True)
class Learnt:
    """A vocabulary, one plane for each intent (centre included), whose words are whose, and the examples."""

    vocabulary: Vocabulary
    planes: Floats  # (features + 1, intents)
    topics: Topics
    neighbours: Neighbours | None  # None: they do not count

    def look(self, text: Counts) -> View | None:
        """The view of a text; None where it shares no feature with any example."""
        row = self.vocabulary.row(text)
        if not row.columns.size:
            return None
        biased = with_bias(row, len(self.vocabulary.columns))
        planes = biased.values @ self.planes[biased.columns]
        nearest = np.zeros_like(planes) if self.neighbours is None else self.neighbours.nearest(row)
        return View(planes, nearest, self.topics.covered(text, self.vocabulary), self.vocabulary.coverage(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Texts labelled 0 … intents - 1, each label at least once and no text empty, with how much each counts; and texts
    that are not of the intent they are listed with."""

    texts: tuple[Counts, ...]
    labels: Places
    importance: Floats
    intents: int
    denials: tuple[tuple[Counts, int], ...] = ()


def learn_from(lesson: Lesson, rounds: int = ROUNDS) -> Learnt:
    """Train on a lesson. Denials move the plane of the intent they deny, and nothing else."""
    texts, labels, intents = lesson.texts, lesson.labels, lesson.intents
    vocabulary = Vocabulary.of((*texts, *(text for text, _ in lesson.denials)), _MOST_CELLS // intents)
    rows = [vocabulary.row(text) for text in texts]
    denied = [(vocabulary.row(text), intent) for text, intent in lesson.denials]
    columns = len(vocabulary.columns)
    planes = learn(rows, labels, lesson.importance, denied, columns=columns, intents=intents, rounds=rounds)
    planes += np.float32(_CENTRE_WEIGHT) * centres(rows, labels, columns=columns, intents=intents)
    topics = Topics.of(texts, labels, vocabulary, intents)
    return Learnt(vocabulary, planes, topics, Neighbours.of(rows, labels, columns=columns, intents=intents))
