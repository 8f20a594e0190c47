"""Tantivy in memory: one flat query of all terms, those in the question boosted to 2.0."""

from collections.abc import Sequence

import tantivy

from desktop_cs.domain.knowledge import QaPair
from desktop_cs.peers.choosing import Terms, phrasings

_MEMORY = 64 * 1024 * 1024  # bytes for its writer


class Engine:
    """Terms go in divided by spaces, to a field that is cut at white space only."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        schema = tantivy.SchemaBuilder()
        schema.add_integer_field("place", stored=True)
        schema.add_text_field("question", tokenizer_name="whitespace")
        schema.add_text_field("answer", tokenizer_name="whitespace")
        self._schema = schema.build()
        self._index = tantivy.Index(self._schema)

    def build(self, pairs: Sequence[QaPair]) -> None:
        """See `Peer`."""
        writer = self._index.writer(_MEMORY, 1)
        for at, pair in enumerate(pairs):
            question, answer = " ".join(self._terms(phrasings(pair))), " ".join(self._terms(pair.answer))
            writer.add_document(tantivy.Document(place=at, question=question, answer=answer))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, text: str, k: int) -> list[int]:
        """See `Peer`."""
        parts = []
        for term in dict.fromkeys(self._terms(text)):
            in_question = tantivy.Query.term_query(self._schema, "question", term)
            parts.append((tantivy.Occur.Should, tantivy.Query.boost_query(in_question, 2.0)))
            parts.append((tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "answer", term)))
        found = self._searcher.search(tantivy.Query.boolean_query(parts), k).hits
        return [self._searcher.doc(address)["place"][0] for _, address in found]
