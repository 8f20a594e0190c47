"""The QA index in use: opened from its folder, asked, changed in single pairs, and checked against the store."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import QaHit, QaPair
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge import generations
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.generations import Manifest
from desktop_cs.knowledge.index import Progress, TermIndex, build
from desktop_cs.knowledge.scoring import Question

OPENING_TERMS = 32  # the rarest of the question's terms find the candidates
CANDIDATES = 60  # and so many of them are scored exactly


class IndexState(StrEnum):
    """How the index folder stands against the store."""

    READY = "ready"
    STALE = "stale"  # built from an older or another version; still answers
    MISSING = "missing"
    BROKEN = "broken"

    @property
    def needs_rebuild(self) -> bool:
        """Whether the index must be built again."""
        return self is not IndexState.READY


def look(root: Path, version: int) -> IndexState:
    """How the folder stands when the store's knowledge is at `version`. Reads the manifest and the file sizes only."""
    manifest = generations.read_manifest(root)
    if manifest is None:
        return IndexState.MISSING
    if not generations.is_whole(root, manifest):
        return IndexState.BROKEN
    return IndexState.READY if manifest.version == version else IndexState.STALE


def build_generation(
    root: Path, folder: Path, pairs: Sequence[QaPair], version: int, progress: Progress | None = None
) -> Manifest:
    """Fill a new generation folder with the pairs; the manifest is returned for `generations.publish`."""
    built = build(folder, pairs, Analyser().terms, progress)
    return Manifest(
        generation=folder.relative_to(root).name,
        version=version,
        checksum=generations.checksum_of(pairs),
        pairs=built.pairs,
        mean_terms=built.mean_terms,
    )


class QaIndex:
    """One opened generation. Not for several threads at once; `KnowledgeError(index_broken)` tells of damage."""

    def __init__(self, root: Path, analyser: Analyser) -> None:
        manifest = generations.read_manifest(root)
        # Checked before whoosh opens a damaged file: it would read nonsense, and keep the file open on failing.
        if manifest is None or not generations.is_intact(root, manifest):
            raise KnowledgeError(
                "index_broken", "There is no search index, or it is damaged. Run: desktop-cs kb rebuild", path=str(root)
            )
        self._root = root
        self._analyser = analyser
        self._terms = TermIndex(root / manifest.generation)
        self.manifest = manifest

    def close(self) -> None:
        """Let go of the files."""
        self._terms.close()

    def search(self, text: str, k: int = 5) -> tuple[QaHit, ...]:
        """The best `k` pairs, best first, ties by id; nothing for a text without words. See `scoring.py`."""
        frequency = _remembered(self._terms.frequency)
        question = Question(self._analyser.terms(text), frequency, len(self._terms), self.manifest.mean_terms)
        hits = []
        for stored in self._terms.candidates(question.rarest(OPENING_TERMS), max(CANDIDATES, k)):
            scored = question.score(stored.phrasings, stored.answer, frequency)
            pair = stored.pair
            matched = (pair.question, *pair.variants)[scored.phrasing]
            hits.append(QaHit(pair=pair, score=scored.score, matched=matched, terms=scored.shares))
        hits.sort(key=lambda hit: (-hit.score, hit.pair.id))
        return tuple(hits[:k])

    def change(self, upserts: Sequence[QaPair], deletes: Sequence[QaId], version: int) -> None:
        """Put pairs in or take them out; the index then stands at the knowledge's `version`."""
        old = self._terms.get({pair.id for pair in upserts} | set(deletes))
        self._terms.change(upserts, deletes, self._analyser.terms)
        before = self.manifest
        self.manifest = generations.publish(
            self._root,
            Manifest(
                generation=before.generation,
                version=version,
                checksum=generations.changed_checksum(before.checksum, added=upserts, removed=old),
                pairs=len(self._terms),
                mean_terms=before.mean_terms,
            ),
        )


def _remembered(frequency: Callable[[str], int]) -> Callable[[str], int]:
    known: dict[str, int] = {}

    def ask(term: str) -> int:
        if term not in known:
            known[term] = frequency(term)
        return known[term]

    return ask
