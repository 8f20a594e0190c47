"""What this profile knows: QA pairs with their index, intents, orders, and the offline engine trained on them."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from pathlib import Path

from desktop_cs.app.background import end
from desktop_cs.app.caching import Caching, open_caching
from desktop_cs.app.ordering import open_orders
from desktop_cs.app.seeding import seed
from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import EditNote, ImportReport, QaPair
from desktop_cs.errors import AppError, UsageError
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.base import KnowledgeBase
from desktop_cs.knowledge.columns import Wanted
from desktop_cs.knowledge.importing import ImportOptions, PhaseProgress
from desktop_cs.offline.engine import OfflineEngine
from desktop_cs.offline.threshold import Choice
from desktop_cs.offline.trainer import Trainer
from desktop_cs.paths import Profile
from desktop_cs.store.database import Database
from desktop_cs.store.knowledge import Intents, Mappings
from desktop_cs.store.labels import Labels
from desktop_cs.store.orders import Orders
from desktop_cs.store.pairs import QaPairs

_log = logging.getLogger(__name__)


class Knowing:
    """The knowledge of an open profile. Whatever changes the pairs also trains the offline engine anew."""

    def __init__(
        self,
        *,
        base: KnowledgeBase,
        caching: Caching,
        pairs: QaPairs,
        orders: Orders,
        mappings: Mappings,
        catalogue: Catalogue,
        offline: OfflineEngine,
        trainer: Trainer,
        labels: Labels,
    ) -> None:
        self.base = base
        self.caching = caching
        self.pairs = pairs
        self.orders = orders
        self.mappings = mappings
        self.offline = offline
        self._catalogue = catalogue
        self._trainer = trainer
        self._labels = labels

    def catalogue(self) -> Catalogue:
        """The intents of the profile."""
        return self._catalogue

    async def wanted(self, given: Mapping[str, str], name: str = "") -> Wanted:
        """How an import file's headers shall be read: as given, or as saved under that name; with neither, the saved
        mappings help where guessing fails. `UsageError(mapping_unknown)` for a name that was never saved."""
        saved = await self.mappings.all()
        if not name or given:
            return Wanted(given=given, saved=saved)
        if name not in saved:
            known = ", ".join(saved) or "none yet"
            raise UsageError(
                "mapping_unknown",
                f"There is no mapping {name!r} (saved: {known}). Save one: --map question=…,answer=… --mapping {name}",
            )
        return Wanted(given=saved[name])

    async def import_file(
        self, path: Path, options: ImportOptions, progress: PhaseProgress | None = None
    ) -> ImportReport:
        """Take QA pairs in from a file; see `KnowledgeBase.import_file`."""
        report = await self.base.import_file(path, options, progress)
        if not options.dry_run and (report.added or report.updated):
            await self.offline.retrain(await self.pairs.pairs())
        return report

    async def put(self, pair: QaPair, note: EditNote) -> None:
        """Add a pair, or give it other words; see `KnowledgeBase.put`."""
        await self.base.put((pair,), note)
        await self.offline.retrain(await self.pairs.pairs())

    async def measured(self) -> tuple[Choice, int]:
        """The threshold that the held-back labels of the latest model call for, and how many labels agents gave."""
        await self._trainer.retrain()
        return (await self._trainer.model()).choice, len(await self._labels.labels())

    async def rollback(self, pair_id: QaId, version: int, note: EditNote) -> QaPair:
        """Give a pair the content of an earlier version; see `KnowledgeBase.rollback`."""
        pair = await self.base.rollback(pair_id, version, note)
        await self.offline.retrain(await self.pairs.pairs())
        return pair


async def open_knowing(
    stack: AsyncExitStack, database: Database, profile: Profile, threshold: Callable[[], float], *, at_once: bool
) -> Knowing:
    """Open what the profile knows; a fresh profile starts with the demo pack's knowledge, intents and orders."""
    pairs, intents, orders = QaPairs(database), Intents(database), open_orders(database)
    await seed(database, pairs, intents, orders)
    catalogue = await intents.catalogue()
    fold = Analyser().fold
    labels = Labels(database)
    trainer = Trainer(
        profile.intents, lambda: catalogue, pairs.pairs, pairs.version, fold, labels=labels, at_once=at_once
    )
    stack.push_async_callback(trainer.aclose)
    offline = OfflineEngine(catalogue, pairs.pairs, threshold, fold, trainer=trainer)
    base = KnowledgeBase(pairs, profile.index)
    stack.push_async_callback(base.aclose)
    stack.push_async_callback(end, asyncio.create_task(_warm_up(base, offline, pairs)))
    return Knowing(
        base=base,
        caching=open_caching(stack, base, database),
        pairs=pairs,
        orders=orders,
        mappings=Mappings(database),
        catalogue=catalogue,
        offline=offline,
        trainer=trainer,
        labels=labels,
    )


async def _warm_up(base: KnowledgeBase, offline: OfflineEngine, pairs: QaPairs) -> None:
    """Bring the index in step and train, beside the opening: the first message may wait for it, the window does not."""
    for ended in await asyncio.gather(base.open(), _trained(offline, pairs), return_exceptions=True):
        if isinstance(ended, AppError):  # told again, to whoever asks a question
            _log.warning("warm-up failed", extra={"code": ended.code})
        elif isinstance(ended, BaseException):
            raise ended


async def _trained(offline: OfflineEngine, pairs: QaPairs) -> None:
    await offline.retrain(await pairs.pairs())
