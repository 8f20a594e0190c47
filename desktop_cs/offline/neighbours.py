"""How near a text is to the nearest example of each intent: cosines over postings, one list for each feature."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop_cs.offline.vectors import Floats, Places, Row


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The examples, sorted by intent: those of intent i begin at `first[i]`. Column c is held by the examples
    `holders[starts[c]:starts[c + 1]]` with these `values`."""

    first: Places
    examples: int
    starts: Places
    holders: npt.NDArray[np.int32]
    values: Floats

    @classmethod
    def of(cls, rows: Sequence[Row], labels: Places, *, columns: int, intents: int) -> "Neighbours":
        """From the rows of length 1; every intent needs at least one."""
        order = np.argsort(labels, kind="stable")
        sizes = [rows[place].columns.size for place in order]
        held = np.concatenate([rows[place].columns for place in order] or [np.zeros(0, dtype=np.intp)])
        values = np.concatenate([rows[place].values for place in order] or [np.zeros(0, dtype=np.float32)])
        by_column = np.argsort(held, kind="stable")
        starts = np.concatenate(([0], np.cumsum(np.bincount(held, minlength=columns)))).astype(np.intp)
        holders = np.repeat(np.arange(len(rows), dtype=np.int32), sizes)[by_column]
        first = np.searchsorted(labels[order], np.arange(intents)).astype(np.intp)
        return cls(first, len(rows), starts, holders, values[by_column])

    def nearest(self, row: Row) -> Floats:
        """The greatest cosine with an example of each intent, from 0 to 1."""
        spans = [slice(self.starts[column], self.starts[column + 1]) for column in row.columns]
        holders = np.concatenate([self.holders[span] for span in spans])
        parts = np.concatenate([self.values[span] * value for span, value in zip(spans, row.values, strict=True)])
        cosines = np.bincount(holders, weights=parts, minlength=self.examples)
        return np.maximum.reduceat(cosines, self.first).astype(np.float32)
