"""Which part of a question an intent's examples know; the words that many intents share count little.

    covered(i) = Σ w(t) over the words t of the question that an example of intent i holds / Σ w(t) over all its words
    w(t)       = ln(1 + (N - n + 0.5) / (n + 0.5))    n of the N intents have an example with t (BM25's idf)

Counting intents instead of examples is what tells "how do I" from "parcel": both stand in many examples, but only the
first stands in those of nearly every intent. A word nobody has ever used has n = 0, the greatest weight.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop_cs.offline.features import Counts
from desktop_cs.offline.vectors import Floats, Places, Vocabulary, is_triple


@dataclass(frozen=True, slots=True)
class Topics:
    """The intents `holders[starts[c]:starts[c + 1]]` have examples with the feature of column c, which counts
    `weights[c]`; `unknown` is the weight of what is in no column."""

    starts: Places
    holders: npt.NDArray[np.int32]
    weights: Floats
    unknown: float
    intents: int

    @classmethod
    def of(cls, texts: Sequence[Counts], labels: Places, vocabulary: Vocabulary, intents: int) -> "Topics":
        """From the examples and their intents."""
        held: set[tuple[int, int]] = set()
        for text, label in zip(texts, labels, strict=True):
            known = (vocabulary.columns.get(name) for name in text.words if _is_single(name))
            held.update((column, int(label)) for column in known if column is not None)
        pairs = np.array(sorted(held), dtype=np.intp).reshape(-1, 2)
        counts = np.bincount(pairs[:, 0], minlength=len(vocabulary.columns))
        starts = np.concatenate(([0], np.cumsum(counts))).astype(np.intp)
        return cls(
            starts, pairs[:, 1].astype(np.int32), _weights(counts, intents), float(_weights(0, intents)), intents
        )

    def covered(self, text: Counts, vocabulary: Vocabulary) -> Floats:
        """For each intent the known part of the text, from 0 to 1."""
        found = np.zeros(self.intents, dtype=np.float32)
        whole = 0.0
        for name in filter(_is_single, text.words):
            column = vocabulary.columns.get(name)
            weight = self.unknown if column is None else float(self.weights[column])
            whole += weight
            if column is not None:
                found[self.holders[self.starts[column] : self.starts[column + 1]]] += np.float32(weight)
        return found / np.float32(whole) if whole else found


def _is_single(name: str) -> bool:
    """Whether a feature is a word, or one or two characters of an unspaced script: larger ones only tell wordings."""
    return " " not in name and not is_triple(name)


def _weights(holding: npt.NDArray[np.intp] | int, intents: int) -> Floats:
    n = np.asarray(holding, dtype=np.float32)
    return np.log1p((intents - n + 0.5) / (n + 0.5)).astype(np.float32)
