"""bm25s, Lucene's BM25 over sparse arrays; it knows one field, so the question is written twice and the answer once."""

from collections.abc import Sequence

import bm25s

from desktop_cs.domain.knowledge import QaPair
from desktop_cs.peers.choosing import Terms, phrasings


class Engine:
    """The terms are handed over as lists; its own tokenizer is not used."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._index = bm25s.BM25()
        self._pairs = 0

    def build(self, pairs: Sequence[QaPair]) -> None:
        """See `Peer`."""
        texts = [self._terms(phrasings(pair)) * 2 + self._terms(pair.answer) for pair in pairs]
        self._pairs = len(texts)
        self._index.index(texts, show_progress=False)

    def search(self, text: str, k: int) -> list[int]:
        """See `Peer`."""
        known = [term for term in self._terms(text) if term in self._index.vocab_dict]
        if not known:
            return []
        found, _ = self._index.retrieve([known], k=min(k, self._pairs), show_progress=False)
        return [int(at) for at in found[0]]
