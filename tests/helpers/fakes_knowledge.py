"""A knowledge store in memory and a builder without a child process, for tests of everything above them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import UNSIGNED, EditNote, Language, QaPair, QaVersion
from desktop_cs.domain.text import language_of
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge import generations
from desktop_cs.knowledge.generations import Manifest
from desktop_cs.knowledge.index import Progress
from desktop_cs.knowledge.search import build_generation


def pair(
    question: str,
    answer: str = "好的。",
    *variants: str,
    intent: str = "",
    pair_id: str = "",
    language: Language | None = None,
) -> QaPair:
    """A QA pair; what is not given is made up from the question."""
    return QaPair(
        id=QaId(pair_id or question),
        question=question,
        answer=answer,
        intent=intent,
        language=language or language_of(question),
        variants=variants,
    )


class MemoryStore:
    """The pairs in a dictionary; every write raises the version. Keeps versions and notes, but no deletions."""

    def __init__(self, *pairs: QaPair) -> None:
        self.held = {item.id: item for item in pairs}
        self.kept = {item.id: [QaVersion(pair=item, note=UNSIGNED)] for item in pairs}
        self.number = 1

    async def pairs(self) -> tuple[QaPair, ...]:
        return tuple(self.held.values())

    async def version(self) -> int:
        return self.number

    async def upsert(self, pairs: Iterable[QaPair], now: datetime, note: EditNote = UNSIGNED) -> None:
        for item in pairs:
            versions = self.kept.setdefault(item.id, [])
            self.held[item.id] = replace(item, version=len(versions) + 1, updated_at=now)
            versions.append(QaVersion(pair=self.held[item.id], note=note))
        self.number += 1

    async def delete(self, ids: Iterable[QaId], now: datetime, note: EditNote = UNSIGNED) -> None:
        for pair_id in ids:
            self.held.pop(pair_id, None)
        self.number += 1

    async def history(self, pair_id: QaId) -> tuple[QaVersion, ...]:
        return tuple(self.kept.get(pair_id, ()))


class ThreadBuilder:
    """Builds where it is called. `crash_before_publish` leaves a finished build that was never put in use."""

    def __init__(self) -> None:
        self.builds = 0
        self.crash_before_publish = False

    def build(self, root: Path, pairs: Sequence[QaPair], version: int, progress: Progress) -> Manifest:
        self.builds += 1
        manifest = build_generation(root, generations.new_generation(root), pairs, version, progress)
        if self.crash_before_publish:
            raise KnowledgeError("build_stopped", "Stopped between build and swap.")
        return generations.publish(root, manifest)

    def cancel(self) -> None:
        pass

    def close(self) -> None:
        pass
