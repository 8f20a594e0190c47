"""Whether a listed Chinese word stands in a sentence as a word, or only as one word's end and the next one's start.

假货 is in 暑假货架 by accident: the sentence reads 暑假 货架. A dictionary of real words with their frequencies
decides, by the likeliest reading of the clause in which the listed words count as words too.
"""

from collections.abc import Iterable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from desktop_cs.domain.text import is_han
from desktop_cs.privacy.word_normal import BARRIER, Unit

if TYPE_CHECKING:
    from rjieba import Jieba

_REACH = 8  # signs of the clause read on either side of the hit
_FREQUENCY = 30  # of a listed word that the dictionary lacks: that of a rare word, so that 牙刷单支 reads 牙刷 单 支


class Boundaries:
    """Reads clauses. The dictionary (a fifth of a second) is loaded by `warm`, or by the first clause."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = [word for word in words if all(map(is_han, word))]
        self._lock = Lock()
        self._loaded: Jieba | None = None

    def warm(self) -> None:
        """Load the dictionary, unless it is loaded."""
        self._dictionary()

    def _dictionary(self) -> "Jieba":
        with self._lock:
            if self._loaded is None:
                # The library loads its dictionary when imported; a start need not wait for it.
                from rjieba import Jieba  # noqa: PLC0415

                loaded = Jieba()
                for word in self._words:
                    if not loaded.has_word(word):
                        loaded.add_word(word, _FREQUENCY, None)
                self._loaded = loaded
            return self._loaded

    def is_word(self, units: Sequence[Unit], start: int, end: int) -> bool:
        """Whether `units[start:end]` neither starts nor ends inside a word of the clause around it."""
        first, last = start, end
        while first > max(0, start - _REACH) and units[first - 1].sign != BARRIER:
            first -= 1
        while last < min(len(units), end + _REACH) and units[last].sign != BARRIER:
            last += 1
        edges = {first}
        at = first
        for piece in self._dictionary().cut("".join(unit.sign for unit in units[first:last]), False):
            at += len(piece)
            edges.add(at)
        return start in edges and end in edges
