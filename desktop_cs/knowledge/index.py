"""The Whoosh index of one generation folder: build, open, find candidates, change single pairs. The only file that
knows whoosh; what a match is worth is decided in `scoring.py`.

One document a pair. The terms of the question and of all its variants are indexed together and only open candidates;
the terms of each phrasing and of the answer are stored for the exact score. The answer is not indexed: half the index,
and a pair that only its answer speaks for is no answer to the question.
"""

import json
import pickle
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from whoosh import fields, query, scoring
from whoosh import index as whoosh_index
from whoosh.searching import Searcher
from whoosh.writing import LockError

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import QaPair
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.records import pair_from_record, record_of
from desktop_cs.knowledge.scoring import GRAM_WEIGHT

Terms = Callable[[str], list[str]]
Progress = Callable[[int, int], None]

_PROGRESS_EVERY = 500
_MEMORY_MB = 128  # for the pool of postings while building
_LOCK_TIMEOUT_S = 2.0
# What whoosh raises on damaged files: it checks little itself.
_DAMAGE = (
    *(OSError, EOFError, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError),
    *(struct.error, zlib.error, pickle.UnpicklingError, whoosh_index.IndexError),
)


@dataclass(frozen=True, slots=True)
class Stored:
    """A pair as the index keeps it, with the terms of its phrasings (question first) and of its answer."""

    pair: QaPair
    phrasings: tuple[tuple[str, ...], ...]
    answer: frozenset[str]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the number of pairs and the mean number of terms in a phrasing."""

    pairs: int
    mean_terms: float


def build(folder: Path, pairs: Sequence[QaPair], terms: Terms, progress: Progress | None = None) -> Built:
    """Fill an empty folder with an index of the pairs. `progress` hears pairs done and pairs in all."""
    writer = whoosh_index.create_in(folder, _schema()).writer(limitmb=_MEMORY_MB)
    phrasings = length = 0
    try:
        for done, pair in enumerate(sorted(pairs, key=lambda pair: pair.id), start=1):
            stored = _analysed(pair, terms)
            phrasings += len(stored.phrasings)
            length += sum(map(len, stored.phrasings))
            writer.add_document(**_document(stored))
            if progress and (done % _PROGRESS_EVERY == 0 or done == len(pairs)):
                progress(done, len(pairs))
    except BaseException:
        writer.cancel()
        raise
    writer.commit(optimize=True)
    return Built(len(pairs), length / max(phrasings, 1))


class TermIndex:
    """An opened index. Not for several threads at once; all raise `KnowledgeError(index_broken)` on damage."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with _damage_told(folder):
            self._index = whoosh_index.open_dir(folder)
            self._searcher: Searcher = self._open()

    def close(self) -> None:
        """Let go of the files."""
        self._searcher.close()
        self._index.close()

    def __len__(self) -> int:
        return int(self._searcher.doc_count())

    def frequency(self, term: str) -> int:
        """How many pairs hold a term (deleted ones count until the next build)."""
        with _damage_told(self._folder):
            return int(self._searcher.doc_frequency("terms", term))

    def candidates(self, terms: Sequence[str], limit: int) -> list[Stored]:
        """The pairs that share most with the terms: one flat `Or`, no syntax, nothing that must match."""
        parts = [query.Term("terms", term, boost=GRAM_WEIGHT if term[0] == "~" else 1.0) for term in terms]
        if not parts:
            return []
        with _damage_told(self._folder):
            either = query.Or(parts)
            either.matcher_type = query.Or.ARRAY_MATCHER  # measured: a tree of unions takes twice as long
            found = self._searcher.search(either, limit=limit)
            return [_stored(found.fields(rank)) for rank in range(found.scored_length())]

    def get(self, ids: Iterable[QaId]) -> list[QaPair]:
        """The pairs of these ids that are in the index."""
        with _damage_told(self._folder):
            documents = (self._searcher.document(id=pair_id) for pair_id in ids)
            return [_stored(document).pair for document in documents if document is not None]

    def change(self, upserts: Iterable[QaPair], deletes: Iterable[QaId], terms: Terms) -> None:
        """Put pairs in (in place of those with the same id) and take pairs out, in one commit; then see the result.

        `KnowledgeError(index_busy)` while another process writes.
        """
        with _damage_told(self._folder):
            try:
                writer = self._index.writer(timeout=_LOCK_TIMEOUT_S)
            except LockError as error:
                raise KnowledgeError("index_busy", "Another program is changing the search index.") from error
            for pair in upserts:
                writer.update_document(**_document(_analysed(pair, terms)))
            for pair_id in deletes:
                writer.delete_by_term("id", pair_id)
            writer.commit()
            self._searcher.close()
            self._searcher = self._open()

    def _open(self) -> Searcher:
        # B = 0: a pair with many variants has a long document and must not pay for it when candidates are found.
        return self._index.searcher(weighting=scoring.BM25F(B=0.0))


def _schema() -> fields.Schema:
    return fields.Schema(
        id=fields.ID(unique=True),
        terms=fields.KEYWORD(scorable=True),
        pair=fields.STORED,
        phrasings=fields.STORED,
        answer=fields.STORED,
    )


def _analysed(pair: QaPair, terms: Terms) -> Stored:
    phrasings = tuple(tuple(terms(text)) for text in (pair.question, *pair.variants))
    return Stored(pair, phrasings, frozenset(terms(pair.answer)))


def _document(stored: Stored) -> dict[str, str]:
    return {
        "id": stored.pair.id,
        "terms": " ".join(term for phrasing in stored.phrasings for term in phrasing),
        "pair": json.dumps(record_of(stored.pair), ensure_ascii=False),
        "phrasings": "\n".join(" ".join(phrasing) for phrasing in stored.phrasings),
        "answer": " ".join(sorted(stored.answer)),
    }


def _stored(document: dict[str, str]) -> Stored:
    phrasings = tuple(tuple(line.split(" ")) if line else () for line in document["phrasings"].split("\n"))
    pair = pair_from_record(json.loads(document["pair"]))
    return Stored(pair, phrasings, frozenset(document["answer"].split(" ")) - {""})


@contextmanager
def _damage_told(folder: Path) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise KnowledgeError(
            "index_broken",
            "The search index is damaged. It is built again by itself; to do it now, run: desktop-cs kb rebuild",
            path=str(folder),
        ) from error
