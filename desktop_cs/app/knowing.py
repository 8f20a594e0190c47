"""What this profile knows: QA pairs with their index, intents, orders, and the offline engine trained on them."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

from desktop_cs.app.seeding import seed
from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.knowledge import ImportReport
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.base import KnowledgeBase
from desktop_cs.offline.engine import OfflineEngine
from desktop_cs.offline.trainer import Trainer
from desktop_cs.paths import Profile
from desktop_cs.store.database import Database
from desktop_cs.store.knowledge import Intents, Orders, QaPairs

Progress = Callable[[int, int], None]


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
    fold = Analyser().fold
    trainer = Trainer(profile.intents, catalogue, pairs.pairs, pairs.version, fold)
    stack.push_async_callback(trainer.aclose)
    offline = OfflineEngine(catalogue, pairs.pairs, threshold, fold, trainer=trainer)
    base = KnowledgeBase(pairs, profile.index)
    stack.push_async_callback(base.aclose)
    return Knowing(base=base, pairs=pairs, orders=orders, catalogue=catalogue, offline=offline)
