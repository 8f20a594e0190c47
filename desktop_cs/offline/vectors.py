"""Texts as rows of a sparse matrix: sublinear tf-idf, each block of features of length 1, the row of length 1."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop_cs.offline.features import Counts

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]

_TRIPLE_WEIGHT = 0.25  # of three Chinese characters against one or two: chosen by cross-validation


@dataclass(frozen=True, slots=True)
class Row:
    """One text: the columns that are not zero (each once) and their values."""

    columns: Places
    values: Floats


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The known features: the column of each, and its weight ln((1 + N) / (1 + n)) + 1 for n of N texts with it."""

    columns: Mapping[str, int]
    weights: Floats

    @classmethod
    def of(cls, texts: Sequence[Counts], most: int) -> "Vocabulary":
        """Learn from texts; the `most` features of most texts are kept, ties in the order of their appearance."""
        holding: Counter[str] = Counter()
        for text in texts:
            holding.update(text.words.keys())
            holding.update(text.pieces.keys())
        kept = dict(holding.most_common(most))
        weights = [(math.log((1 + len(texts)) / (1 + n)) + 1) * _worth(name) for name, n in kept.items()]
        return cls({name: column for column, name in enumerate(kept)}, np.array(weights, dtype=np.float32))

    def row(self, text: Counts) -> Row:
        """The text as a row of length 1, or an empty one where nothing in it is known."""
        blocks = [self._block(text.words), self._block(text.pieces)]
        full = [block for block in blocks if block]
        share = 1 / math.sqrt(len(full)) if full else 0.0
        columns = [column for block in full for column in block]
        values = [value * share for block in full for value in block.values()]
        return Row(np.array(columns, dtype=np.intp), np.array(values, dtype=np.float32))

    def coverage(self, text: Counts) -> float:
        """Which part of the text is known, from 0 to 1: its single words and characters, the rarer the heavier."""
        rarest = float(self.weights.max(initial=1.0))
        known = unknown = 0.0
        for name in text.words:
            if " " in name:
                continue
            column = self.columns.get(name)
            if column is None:
                unknown += rarest * _worth(name)
            else:
                known += float(self.weights[column])
        return known / (known + unknown) if known else 0.0

    def _block(self, counts: Counter[str]) -> dict[int, float]:
        raw = dict(self._weighted(counts))
        length = math.sqrt(math.fsum(value * value for value in raw.values()))
        return {column: value / length for column, value in raw.items()}

    def _weighted(self, counts: Counter[str]) -> Iterator[tuple[int, float]]:
        for name, count in counts.items():
            column = self.columns.get(name)
            if column is not None:
                yield column, (1 + math.log(count)) * float(self.weights[column])


def is_triple(name: str) -> bool:
    """Whether a feature is three characters of an unspaced script."""
    return len(name) == 3 and name[0] > "\u3040"


def _worth(name: str) -> float:
    return _TRIPLE_WEIGHT if is_triple(name) else 1.0
