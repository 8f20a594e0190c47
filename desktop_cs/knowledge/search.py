"""The QA index in use: opened from its folder, asked, changed in single pairs, and checked against the store."""

import math
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import QaHit, QaPair
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge import generations, postings
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.drafts import Draft
from desktop_cs.knowledge.generations import Manifest
from desktop_cs.knowledge.highlight import Marker
from desktop_cs.knowledge.index import PairIndex, Progress, build, damage_told
from desktop_cs.knowledge.postings import Postings
from desktop_cs.knowledge.ranking import Ranked, candidates, ranked
from desktop_cs.knowledge.scoring import Question, question_of

_SAME_SHOWN = 20  # pairs with the same answer that a hit names


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
    count = build(folder, pairs, Analyser().terms, progress)
    return Manifest(
        generation=folder.relative_to(root).name,
        version=version,
        checksum=generations.checksum_of(pairs),
        pairs=count,
        built=count,
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
        folder = root / manifest.generation
        with damage_told(folder):
            self._built = postings.load(folder)
        self._pairs = PairIndex(folder, manifest.built)
        self._read_edits()
        self.manifest = manifest

    def close(self) -> None:
        """Let go of the files."""
        self._pairs.close()

    @property
    def edited(self) -> int:
        """How many pairs were put in or taken out since the build."""
        return len(self._edits.pairs) + len(self._edits.gone)

    def search(self, text: str, k: int = 5) -> tuple[QaHit, ...]:
        """The best `k` pairs with different answers, best first, ties by id; nothing for a text without words.
        See `ranking.py` for the way and `scoring.py` for the score."""
        built, late = self._built, self._late
        with damage_told(self._root):
            question = question_of(self._analyser.terms(text), self._frequencies, len(built.first), built.mean_terms)
            found = [candidates(built, question, self._edits.gone)]
            if late is not None:
                found.append(candidates(late, question))
            asked = Marker(text, self._analyser.simplify)
            return tuple(self._hit(asked, question, place) for place in ranked(found, k))

    def change(self, upserts: Sequence[QaPair], deletes: Sequence[QaId], version: int) -> None:
        """Put pairs in or take them out; the index then stands at the knowledge's `version`."""
        old = self._pairs.get({pair.id for pair in upserts} | set(deletes))
        self._pairs.change(upserts, deletes)
        self._read_edits()
        before = self.manifest
        self.manifest = generations.publish(
            self._root,
            Manifest(
                generation=before.generation,
                version=version,
                checksum=generations.changed_checksum(before.checksum, added=upserts, removed=old),
                pairs=len(self._pairs),
                built=before.built,
            ),
        )

    def _read_edits(self) -> None:
        self._edits = self._pairs.edits()
        self._late: Postings | None = None
        if self._edits.pairs:
            draft = Draft(self._analyser.terms)
            for pair in self._edits.pairs:
                draft.add(pair)
            self._late = postings.assemble(draft, like=self._built)

    def _frequencies(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        known = self._built.frequencies_of(keys)
        return known if self._late is None else np.maximum(known, self._late.frequencies_of(keys))

    def _hit(self, asked: Marker, question: Question, place: Ranked) -> QaHit:
        pair = self._pairs.pair(place.pair) if place.postings is self._built else self._edits.pairs[place.pair]
        matched = (pair.question, *pair.variants)[place.phrasing]
        shares = [(term, share) for term, share in zip(question.terms, place.shares.tolist(), strict=True) if share > 0]
        terms = {term for term, _ in shares}
        return QaHit(
            pair=pair,
            score=math.fsum(share for _, share in shares),
            matched=matched,
            terms=tuple(sorted(shares, key=lambda item: (-item[1], item[0]))),
            variant=place.phrasing - 1 if place.phrasing else None,
            query_spans=asked.spans(terms),
            matched_spans=Marker(matched, self._analyser.simplify).spans(terms),
            same_answer=tuple(QaId(held.ids[at].decode()) for held, at in place.same[:_SAME_SHOWN]),
        )
