"""The knowledge base as the application holds it: asked, changed, imported, exported and kept in step with the store.

The store is the truth. The index folder is a cache: when it is missing or broken it is built before the question is
answered; when it is merely older than the store, the old index answers while a new one is built behind it.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from io import FileIO
from pathlib import Path
from typing import Protocol, TypeVar

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import UNSIGNED, EditNote, ImportReport, QaHit, QaPair, QaVersion
from desktop_cs.domain.redaction import Redacted
from desktop_cs.errors import AppError, KnowledgeError
from desktop_cs.knowledge import generations
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.builder import Builder, ChildBuilder
from desktop_cs.knowledge.files import write_file
from desktop_cs.knowledge.importing import ImportOptions, Phase, PhaseProgress, Preview, plan_import, preview_file
from desktop_cs.knowledge.index import Progress
from desktop_cs.knowledge.search import IndexState, QaIndex, look

_CHANGED_ONE_BY_ONE = 200  # more pairs than this at once are quicker with a new build
_MOST_EDITS = 400  # since the last build; from then on a new one is made behind the old
_AS_IT_IS = ImportOptions()
_logger = logging.getLogger(__name__)
_T = TypeVar("_T")


class QaStore(Protocol):
    """Where QA pairs live. `version` grows with every change of any pair."""

    async def pairs(self) -> tuple[QaPair, ...]:
        """All pairs."""
        ...

    async def version(self) -> int:
        """The version of the whole knowledge."""
        ...

    async def upsert(self, pairs: tuple[QaPair, ...], now: datetime, note: EditNote) -> object:
        """Add pairs, replace those with the same id; all or nothing."""
        ...

    async def delete(self, ids: tuple[QaId, ...], now: datetime, note: EditNote) -> object:
        """Remove pairs; their history stays."""
        ...

    async def history(self, pair_id: QaId) -> tuple[QaVersion, ...]:
        """Every version of a pair, oldest first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeStats:
    """The knowledge base in numbers. `index_version` is None without an index; sizes are bytes."""

    pairs: int
    variants: int
    intents: int
    languages: dict[str, int]
    version: int
    index: IndexState
    index_version: int | None
    index_bytes: int


def _now() -> datetime:
    return datetime.now(UTC)


class KnowledgeBase:
    """The QA pairs of a profile and their index in `folder`. Satisfies `pipeline.ports.Knowledge`; close it."""

    def __init__(
        self,
        store: QaStore,
        folder: Path,
        builder: Builder | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._store = store
        self._folder = folder
        self._manifest = generations.manifest_file(folder)
        self._builder = builder or ChildBuilder()
        self._clock = clock
        self._analyser = Analyser()
        # One thread for everything that touches the open index: it is not made for several.
        self._thread = ThreadPoolExecutor(1, "knowledge")
        self._build_thread = ThreadPoolExecutor(1, "knowledge-build")
        self._index: QaIndex | None = None
        self._building: asyncio.Task[None] | None = None
        self._listeners: list[Progress] = []
        self._failed_version: int | None = None
        self._changing = asyncio.Lock()  # one change at a time, and no build starts beside it

    async def open(self) -> None:
        """Bring the index in step with the store now rather than at the first question."""
        await self._in_thread(generations.sweep, self._folder)
        await self._ready()

    async def aclose(self) -> None:
        """Stop a build under way and let go of the index and the child process."""
        if self._building is not None:
            self._builder.cancel()
            with suppress(AppError):
                await self._building
        await self._in_thread(self._drop_index)
        await asyncio.get_running_loop().run_in_executor(self._build_thread, self._builder.close)
        self._thread.shutdown()
        self._build_thread.shutdown()

    async def search(self, text: Redacted, k: int = 5) -> tuple[QaHit, ...]:
        """The best `k` pairs, best first. `KnowledgeError` only where the index can neither be read nor built."""
        await self._ready()
        try:
            return await self._in_thread(self._ask, text, k)
        except KnowledgeError as error:
            _logger.warning("index_unusable", extra={"code": error.code})
        await self._built()
        return await self._in_thread(self._ask, text, k)

    def stamp(self) -> bytes | None:
        """Another value after every change of the index in use; None where there is none. Reads one small file."""
        try:
            with FileIO(self._manifest) as file:
                return file.readall()
        except OSError:
            return None

    async def state(self) -> IndexState:
        """How the index stands against the store."""
        return await self._in_thread(look, self._folder, await self._store.version())

    async def rebuild(self, progress: Progress | None = None) -> None:
        """Build a whole new index and put it in use; the old one answers until then. `progress` hears pairs done and
        pairs in all. Cancelling the caller stops the build; `KnowledgeError` says why it failed."""
        async with self._changing:
            try:
                await self._built(progress)
            except asyncio.CancelledError:
                self._builder.cancel()
                raise

    async def put(self, pairs: tuple[QaPair, ...], note: EditNote = UNSIGNED) -> None:
        """Add or replace pairs in the store and in the index."""
        async with self._changing:
            before = await self._store.version()
            await self._store.upsert(pairs, self._clock(), note)
            await self._follow(before, pairs, ())

    async def remove(self, ids: tuple[QaId, ...], note: EditNote = UNSIGNED) -> None:
        """Remove pairs from the store and from the index."""
        async with self._changing:
            before = await self._store.version()
            await self._store.delete(ids, self._clock(), note)
            await self._follow(before, (), ids)

    async def history(self, pair_id: QaId) -> tuple[QaVersion, ...]:
        """Every version of a pair, oldest first, the present one or its deletion last. `KnowledgeError(no_such_pair)`
        for an id that was never used."""
        kept = await self._store.history(pair_id)
        if not kept:
            raise KnowledgeError(
                "no_such_pair", f"There has never been a pair {pair_id}. Find its id with: desktop-cs kb search"
            )
        return kept

    async def rollback(self, pair_id: QaId, version: int, note: EditNote) -> QaPair:
        """Give a pair, deleted or not, the content of an earlier version, as a version of its own. The pair as it is
        then; `KnowledgeError`: `no_such_pair`, `no_such_version`."""
        kept = await self.history(pair_id)
        wanted = next((item for item in kept if item.pair.version == version and not item.deleted), None)
        if wanted is None:
            numbers = ", ".join(str(item.pair.version) for item in kept if not item.deleted)
            raise KnowledgeError(
                "no_such_version",
                f"The pair {pair_id} has no version {version} to go back to; choose one of {numbers}.",
            )
        last = kept[-1]
        if last.deleted or last.pair != replace(
            wanted.pair, version=last.pair.version, updated_at=last.pair.updated_at
        ):
            await self.put((wanted.pair,), note)
        return (await self._store.history(pair_id))[-1].pair

    async def import_file(
        self, path: Path, options: ImportOptions = _AS_IT_IS, progress: PhaseProgress | None = None
    ) -> ImportReport:
        """Take in a CSV, XLSX, JSONL or Markdown file (see `merge.py` for what a row may change). Bad rows are listed,
        the others kept; `KnowledgeError` for a file that cannot be read at all. Until all is read nothing is changed,
        then everything at once; cancelling after that leaves the index to be built at the next question."""
        tell = progress or _silent
        before = await self._store.version()
        plan = await plan_import(path, options, await self._store.pairs(), tell)
        if plan.changed and not options.dry_run:
            async with self._changing:
                await self._take_in(before, plan.changed, options.note, tell)
        return plan.report

    async def _take_in(self, before: int, pairs: tuple[QaPair, ...], note: EditNote, tell: PhaseProgress) -> None:
        tell(Phase.STORE, 0, len(pairs))
        if await self._store.version() != before:
            raise KnowledgeError("knowledge_changed", "The knowledge base was changed during the import. Import again.")
        await self._store.upsert(pairs, self._clock(), note)
        tell(Phase.STORE, len(pairs), len(pairs))
        await self._follow(before, pairs, (), partial(tell, Phase.INDEX))

    async def preview_file(self, path: Path, options: ImportOptions, rows: int) -> Preview:
        """The first rows of a file as they would be read."""
        return await asyncio.to_thread(preview_file, path, options, rows)

    async def export_file(self, path: Path, *, with_versions: bool = False) -> int:
        """Write all pairs to a file of the kind its name ends in; how many there were."""
        pairs = await self._store.pairs()
        await asyncio.to_thread(partial(write_file, path, pairs, with_versions=with_versions))
        return len(pairs)

    async def stats(self) -> KnowledgeStats:
        """The knowledge base in numbers."""
        pairs = await self._store.pairs()
        version = await self._store.version()
        languages = [pair.language.value for pair in pairs]
        manifest = await self._in_thread(generations.read_manifest, self._folder)
        return KnowledgeStats(
            pairs=len(pairs),
            variants=sum(len(pair.variants) for pair in pairs),
            intents=len({pair.intent for pair in pairs if pair.intent}),
            languages={language: languages.count(language) for language in sorted(set(languages))},
            version=version,
            index=await self._in_thread(look, self._folder, version),
            index_version=manifest.version if manifest else None,
            index_bytes=sum(size for size, _ in manifest.files.values()) if manifest else 0,
        )

    async def _ready(self) -> None:
        version = await self._store.version()
        state = await self._in_thread(look, self._folder, version)
        if state in (IndexState.MISSING, IndexState.BROKEN):
            await self._built()
        elif state is IndexState.STALE and version != self._failed_version and not self._changing.locked():
            self._start_build()

    async def _follow(
        self, before: int, upserts: tuple[QaPair, ...], deletes: tuple[QaId, ...], progress: Progress | None = None
    ) -> None:
        """Bring the index from the store's version `before` to the present one."""
        version = await self._store.version()
        few = len(upserts) + len(deletes) <= _CHANGED_ONE_BY_ONE
        in_step = await self._in_thread(look, self._folder, before) is IndexState.READY
        if few and in_step and version == before + 1 and self._building is None:
            with suppress(KnowledgeError):  # what cannot be changed in place is built anew
                if await self._in_thread(self._change, upserts, deletes, version) > _MOST_EDITS:
                    self._start_build()
                return
        if self._building is not None:  # it may have begun before the change
            with suppress(AppError):
                await asyncio.shield(self._building)
        await self._built(progress)

    async def _built(self, progress: Progress | None = None) -> None:
        if progress:
            self._listeners.append(progress)
        # A question that runs out of time must not undo a build that others wait for.
        await asyncio.shield(self._start_build())

    def _start_build(self) -> asyncio.Task[None]:
        if self._building is None:
            self._building = asyncio.create_task(self._build(), name="knowledge-build")
            self._building.add_done_callback(self._build_done)
        return self._building

    async def _build(self) -> None:
        version = await self._store.version()
        pairs = await self._store.pairs()
        self._failed_version = version  # until it has worked
        loop = asyncio.get_running_loop()

        def progress(done: int, total: int) -> None:
            loop.call_soon_threadsafe(self._tell, done, total)

        build = self._builder.build
        await loop.run_in_executor(self._build_thread, build, self._folder, pairs, version, progress)
        self._failed_version = None

    def _build_done(self, task: asyncio.Task[None]) -> None:
        self._building = None
        self._listeners.clear()
        if not task.cancelled() and (error := task.exception()) is not None:
            _logger.warning("build_failed", extra={"reason": str(error)})

    def _tell(self, done: int, total: int) -> None:
        for listener in self._listeners:
            listener(done, total)

    def _ask(self, text: str, k: int) -> tuple[QaHit, ...]:
        try:
            return self._current().search(text, k)
        except KnowledgeError:
            self._drop_index()  # another generation may have come into use in the middle of the search
            return self._current().search(text, k)

    def _change(self, upserts: tuple[QaPair, ...], deletes: tuple[QaId, ...], version: int) -> int:
        index = self._current()
        index.change(upserts, deletes, version)
        return index.edited

    def _current(self) -> QaIndex:
        """The opened index; opened again when another generation is in use."""
        manifest = generations.read_manifest(self._folder)
        if self._index is None or manifest is None or manifest != self._index.manifest:
            self._drop_index()
            self._index = QaIndex(self._folder, self._analyser)
        return self._index

    def _drop_index(self) -> None:
        index, self._index = self._index, None
        if index is not None:
            index.close()

    async def _in_thread(self, call: Callable[..., _T], *arguments: object) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, call, *arguments)


def _silent(phase: Phase, done: int, total: int) -> None:
    """For callers that do not ask how far it is."""
