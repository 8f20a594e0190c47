"""Fills a fresh profile from the demo pack, once, so that it answers from the first minute."""

import asyncio
import logging
from datetime import UTC, datetime

from desktop_cs.demo.pack import load_pack
from desktop_cs.paths import DEMO_PACK
from desktop_cs.store.database import Database
from desktop_cs.store.facts import Facts
from desktop_cs.store.knowledge import Intents
from desktop_cs.store.orders import Orders
from desktop_cs.store.pairs import QaPairs

_SEEDED = "seeded_with"
_log = logging.getLogger(__name__)


async def seed(database: Database, pairs: QaPairs, intents: Intents, orders: Orders) -> None:
    """Put the pack's pairs, intents and orders in, unless this profile has been seeded before."""
    facts = Facts(database)
    if await facts.get(_SEEDED) is not None:
        return
    pack = await asyncio.to_thread(load_pack, DEMO_PACK)
    for row in pack.rejected:
        _log.warning("demo row left out", extra={"path": row.file, "count": row.row})
    await pairs.upsert(pack.pairs, datetime.now(UTC))
    await intents.replace(pack.catalogue)
    await orders.upsert(pack.orders)
    await facts.put(_SEEDED, f"{pack.name} {pack.version}")
