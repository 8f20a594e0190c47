"""The keeper of the door for an open profile: the redactor looks a second time, the profile's ledger is written."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from desktop_cs.app.safety import open_redactor
from desktop_cs.app.sealing import open_store
from desktop_cs.coze.door.keeper import Doorkeeper
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.redaction import Span, TokenTable
from desktop_cs.paths import Profile, prepare
from desktop_cs.pipeline.ports import Redactor
from desktop_cs.privacy.inspector import Inspector
from desktop_cs.store.database import Database
from desktop_cs.store.ledger import LedgerStore


def doorkeeper(database: Database, redactor: Redactor) -> Doorkeeper:
    """The keeper over an open database; the redactor of the turns tells what still is personal data."""

    def find(text: str) -> tuple[Span, ...]:
        return redactor.redact(text, TokenTable(), Language.ZH).spans

    return Doorkeeper(inspector=Inspector(find), ledger=LedgerStore(database))


@dataclass(frozen=True, slots=True)
class Kept:
    """An open database and the keeper of the door over it."""

    database: Database
    keeper: Doorkeeper

    @property
    def ledger(self) -> LedgerStore:
        """What has left so far."""
        return LedgerStore(self.database)


@asynccontextmanager
async def keeping(profile: Profile) -> AsyncIterator[Kept]:
    """What a command needs that calls Coze, or reads the ledger, without opening the desk."""
    await asyncio.to_thread(prepare, profile)
    database = (await open_store(profile)).database
    try:
        yield Kept(database, doorkeeper(database, await asyncio.to_thread(open_redactor, profile.kinds)))
    finally:
        await database.close()
