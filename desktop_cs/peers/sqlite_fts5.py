"""SQLite FTS5 in memory, ranked by its own `bm25` with the question at 2.0."""

from collections.abc import Sequence

from sqlcipher3 import dbapi2

from desktop_cs.domain.knowledge import QaPair
from desktop_cs.peers.choosing import Terms, phrasings


class Engine:
    """Terms are written as hexadecimal words, so that FTS5's tokenizer leaves them as they are."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._database = dbapi2.connect(":memory:")

    def build(self, pairs: Sequence[QaPair]) -> None:
        """See `Peer`."""
        self._database.execute("CREATE VIRTUAL TABLE pairs USING fts5(question, answer, content='')")
        rows = ((at, self._words(phrasings(pair)), self._words(pair.answer)) for at, pair in enumerate(pairs))
        with self._database:
            self._database.executemany("INSERT INTO pairs (rowid, question, answer) VALUES (?, ?, ?)", rows)

    def search(self, text: str, k: int) -> list[int]:
        """See `Peer`."""
        terms = dict.fromkeys(self._terms(text))
        if not terms:
            return []
        found = self._database.execute(
            "SELECT rowid FROM pairs WHERE pairs MATCH ? ORDER BY bm25(pairs, 2.0, 1.0) LIMIT ?",
            (" OR ".join(map(_word, terms)), k),
        )
        return [row[0] for row in found]

    def _words(self, text: str) -> str:
        return " ".join(map(_word, self._terms(text)))


def _word(term: str) -> str:
    return "x" + term.encode().hex()
