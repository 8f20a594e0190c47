"""What this profile knows: QA pairs with their index, intents, orders, and the offline engine trained on them."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from pathlib import Path

from desktop_cs.app.seeding import seed
from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.knowledge import ImportReport
from desktop_cs.errors import AppError
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.base import KnowledgeBase
from desktop_cs.offline.engine import OfflineEngine
from desktop_cs.paths import Profile
from desktop_cs.store.database import Database
from desktop_cs.store.knowledge import Intents, Orders, QaPairs

Progress = Callable[[int, int], None]
_log = logging.getLogger(__name__)


class Knowing:
    """The knowledge of an open profile. Whatever changes the pairs also trains the offline engine anew."""

    def __init__(
        self, *, base: KnowledgeBase, pairs: QaPairs, orders: Orders, catalogue: Catalogue, offline: OfflineEngine
    ) -> None:
        self.base = base
        self.pairs = pairs
        self.orders = orders
        self.offline = offline
        self._catalogue = catalogue

    def catalogue(self) -> Catalogue:
        """The intents of the profile."""
        return self._catalogue

    async def import_file(self, path: Path, *, dry_run: bool, progress: Progress | None = None) -> ImportReport:
        """Take QA pairs in from a file; see `KnowledgeBase.import_file`."""
        report = await self.base.import_file(path, dry_run=dry_run, progress=progress)
        if not dry_run and (report.added or report.updated):
            await self.offline.retrain(await self.pairs.pairs())
        return report


async def open_knowing(
    stack: AsyncExitStack, database: Database, profile: Profile, threshold: Callable[[], float]
) -> Knowing:
    """Open what the profile knows; a fresh profile starts with the demo pack's knowledge, intents and orders."""
    pairs, intents, orders = QaPairs(database), Intents(database), Orders(database)
    await seed(database, pairs, intents, orders)
    catalogue = await intents.catalogue()
    offline = OfflineEngine(catalogue, pairs.pairs, threshold, Analyser().fold)
    base = KnowledgeBase(pairs, profile.index)
    stack.push_async_callback(base.aclose)
    stack.push_async_callback(_settled, asyncio.create_task(_warm_up(base, offline, pairs)))
    return Knowing(base=base, pairs=pairs, orders=orders, catalogue=catalogue, offline=offline)


async def _warm_up(base: KnowledgeBase, offline: OfflineEngine, pairs: QaPairs) -> None:
    """Bring the index in step and train, beside the opening: the first message may wait for it, the window does not."""
    try:
        await base.open()
        await offline.retrain(await pairs.pairs())
    except AppError as error:  # told again, to whoever asks a question
        _log.warning("warm-up failed", extra={"code": error.code})


async def _settled(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
