"""The hot cache of an open profile, and its counts over all runs."""

from contextlib import AsyncExitStack

from desktop_cs.app.clocks import steady, wall
from desktop_cs.domain.knowledge import CacheCount
from desktop_cs.knowledge.base import KnowledgeBase
from desktop_cs.knowledge.cache import HotCache
from desktop_cs.store.codec import from_json, to_json
from desktop_cs.store.database import Database
from desktop_cs.store.facts import Facts

_COUNTS = "cache_counts"


class Caching:
    """Holds the cache that turns ask. What it counted is added to the profile's counts when the profile is closed."""

    def __init__(self, base: KnowledgeBase, database: Database) -> None:
        self.cache = HotCache(base, steady=steady, wall=wall)
        self._facts = Facts(database)

    async def count(self) -> CacheCount:
        """The counts of all runs."""
        kept = await self._facts.get(_COUNTS)
        before, now = from_json(CacheCount, kept) if kept else CacheCount(), self.cache.count
        return CacheCount(
            asked=before.asked + now.asked, hits=before.hits + now.hits, joined=before.joined + now.joined
        )

    async def aclose(self) -> None:
        """Wait for searches under way and write the counts down."""
        await self.cache.aclose()
        if self.cache.count.asked:
            await self._facts.put(_COUNTS, to_json(CacheCount, await self.count()))


def open_caching(stack: AsyncExitStack, base: KnowledgeBase, database: Database) -> Caching:
    """The cache, closed with the stack."""
    caching = Caching(base, database)
    stack.push_async_callback(caching.aclose)
    return caching
