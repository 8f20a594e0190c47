"""The Whoosh index of one generation folder: the lasting copy of the pairs, changed in place. The only file that knows
whoosh.

One document a pair: the pair itself, found by its id, language or intent. Its terms are not indexed here, which would
double the time of a build: questions are answered from the arrays of `postings.py`, which a build writes from the same
pairs in the same order, so document n is pair n. That holds because the segment a build made is never merged again;
edits go to small segments behind it, and deletions are noted beside it, until the next build.
"""

import json
import pickle
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh import fields
from whoosh import index as whoosh_index
from whoosh.reading import ReaderClosed, SegmentReader
from whoosh.searching import Searcher
from whoosh.writing import LockError, SegmentWriter

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import QaPair
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge import postings
from desktop_cs.knowledge.drafts import Draft, Terms
from desktop_cs.knowledge.records import pair_from_record, record_of

Progress = Callable[[int, int], None]

_PROGRESS_EVERY = 500
_MEMORY_MB = 128  # for the pool of postings while building
_LOCK_TIMEOUT_S = 2.0
_SMALL_SEGMENTS = 4  # of edits; more are merged into one
# What whoosh and numpy raise on damaged files: whoosh checks little itself.
_DAMAGE = (
    *(OSError, EOFError, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError),
    *(struct.error, zlib.error, pickle.UnpicklingError, whoosh_index.IndexError),
)


@dataclass(frozen=True, slots=True)
class Edits:
    """What was changed since the build: pairs put in, and the numbers of built pairs that are gone or replaced."""

    pairs: tuple[QaPair, ...]
    gone: frozenset[int]


def build(folder: Path, pairs: Sequence[QaPair], terms: Terms, progress: Progress | None = None) -> int:
    """Fill an empty folder with an index of the pairs and the arrays beside it; returns how many there were.
    `progress` hears pairs done and pairs in all."""
    writer = whoosh_index.create_in(folder, _schema()).writer(limitmb=_MEMORY_MB)
    draft = Draft(terms)
    try:
        for done, pair in enumerate(sorted(pairs, key=lambda pair: pair.id), start=1):
            draft.add(pair)
            writer.add_document(**_document(pair))
            if progress and (done % _PROGRESS_EVERY == 0 or done == len(pairs)):
                progress(done, len(pairs))
        postings.save(postings.assemble(draft), folder)
    except BaseException:
        writer.cancel()
        raise
    writer.commit(optimize=True)
    return len(pairs)


class PairIndex:
    """An opened index whose build held `built` pairs. Not for several threads at once; all raise
    `KnowledgeError(index_broken)` on damage."""

    def __init__(self, folder: Path, built: int) -> None:
        self._folder = folder
        self._built = built
        with damage_told(folder):
            self._index = whoosh_index.open_dir(folder)
            self._searcher: Searcher = self._index.searcher()
            self._reader = self._searcher.reader()

    def close(self) -> None:
        """Let go of the files; after a change that failed half-way some are closed already."""
        with suppress(ReaderClosed):
            self._searcher.close()
        self._index.close()

    def __len__(self) -> int:
        return int(self._searcher.doc_count())

    def pair(self, number: int) -> QaPair:
        """A pair by its number in the build."""
        with damage_told(self._folder):
            return _pair(self._reader.stored_fields(number))

    def edits(self) -> Edits:
        """What was changed since the build."""
        with damage_told(self._folder):
            reader = self._reader
            deleted = {
                offset + number
                for leaf, offset in reader.leaf_readers()
                if (segment := leaf.segment()) is not None
                for number in segment.deleted_docs()
            }
            late = (number for number in range(self._built, reader.doc_count_all()) if number not in deleted)
            pairs = tuple(_pair(reader.stored_fields(number)) for number in late)
            return Edits(pairs, frozenset(number for number in deleted if number < self._built))

    def get(self, ids: Iterable[QaId]) -> list[QaPair]:
        """The pairs of these ids that are in the index."""
        with damage_told(self._folder):
            documents = (self._searcher.document(id=pair_id) for pair_id in ids)
            return [_pair(document) for document in documents if document is not None]

    def change(self, upserts: Iterable[QaPair], deletes: Iterable[QaId]) -> None:
        """Put pairs in (in place of those with the same id) and take pairs out, in one commit; then see the result.

        `KnowledgeError(index_busy)` while another process writes.
        """
        with damage_told(self._folder):
            try:
                writer = self._index.writer(timeout=_LOCK_TIMEOUT_S)
            except LockError as error:
                raise KnowledgeError("index_busy", "Another program is changing the search index.") from error
            for pair in upserts:
                writer.update_document(**_document(pair))
            for pair_id in deletes:
                writer.delete_by_term("id", pair_id)
            writer.commit(mergetype=self._merge_edits)
            self._searcher.close()
            self._searcher = self._index.searcher()
            self._reader = self._searcher.reader()

    def _merge_edits(self, writer: SegmentWriter, segments: list[Any]) -> list[Any]:
        kept = 1 if self._built else 0
        small = segments[kept:]
        if len(small) <= _SMALL_SEGMENTS:
            return segments
        for segment in small:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
        return segments[:kept]


def _schema() -> fields.Schema:
    return fields.Schema(id=fields.ID(unique=True), language=fields.ID, intent=fields.ID, pair=fields.STORED)


def _document(pair: QaPair) -> dict[str, str]:
    content = json.dumps(record_of(pair), ensure_ascii=False)
    return {"id": pair.id, "language": pair.language.value, "intent": pair.intent, "pair": content}


def _pair(document: dict[str, str]) -> QaPair:
    return pair_from_record(json.loads(document["pair"]))


@contextmanager
def damage_told(folder: Path) -> Iterator[None]:
    """Turn what whoosh and numpy raise on damaged files into `KnowledgeError(index_broken)`."""
    try:
        yield
    except _DAMAGE as error:
        raise KnowledgeError(
            "index_broken",
            "The search index is damaged. It is built again by itself; to do it now, run: desktop-cs kb rebuild",
            path=str(folder),
        ) from error
