"""The hot cache: what the index answered a moment ago, given again until the knowledge changes or five minutes pass.

An answer is filed under what a search sees of a question: its terms. Case, width, spacing, punctuation, traditional
characters and masks make no difference to them, and the language is in them. The number of hits wanted is the only
filter that a search has. Everything kept belongs to one manifest of the index, which names the version of the knowledge
and its checksum; the manifest is read before anything is answered and again before anything is kept, so that neither
an edit here nor one by another program can leave an old answer behind.

cachetools' `TTLCache` forgets the old and the least recently used. Ours is what it does not do: one search for equal
questions at once, and keeping to the manifest.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from typing import Protocol

from cachetools import TTLCache

from desktop_cs.domain.knowledge import CacheCount, QaHit
from desktop_cs.domain.redaction import Redacted
from desktop_cs.errors import AppError
from desktop_cs.knowledge.analysis import Analyser

TTL_S = 300.0
MOST = 2_000  # answers; some megabytes at five hits each

_Hits = tuple[QaHit, ...]
_Key = tuple[bytes, int]
_Flight = asyncio.Task[_Hits]


class Searched(Protocol):
    """A knowledge base that can tell which index it answers from."""

    async def search(self, text: Redacted, k: int = 5) -> _Hits:
        """The best `k` pairs, best first."""
        ...

    def stamp(self) -> bytes | None:
        """Another value after every change of the index in use; None where there is no index."""
        ...


class HotCache:
    """Stands before a knowledge base and answers like it. Satisfies `pipeline.ports.Knowledge`; one event loop only.

    `steady` counts seconds and only runs forward, `wall` dates what is kept; `most` answers are kept for `ttl_s`
    seconds.
    """

    def __init__(
        self,
        base: Searched,
        *,
        steady: Callable[[], float],
        wall: Callable[[], datetime],
        most: int = MOST,
        ttl_s: float = TTL_S,
    ) -> None:
        self._base = base
        self._wall = wall
        self._analyser = Analyser()
        self._stamp: bytes | None = None
        self._kept: TTLCache[_Key, _Hits] = TTLCache(most, ttl_s, timer=steady)
        self._flights: dict[tuple[bytes, _Key], _Flight] = {}
        self._asked = self._hits = self._joined = 0

    @property
    def count(self) -> CacheCount:
        """How often it was asked, and how often it knew."""
        return CacheCount(asked=self._asked, hits=self._hits, joined=self._joined)

    async def search(self, text: Redacted, k: int = 5) -> _Hits:
        """The best `k` pairs, best first; `kept_since` of a hit tells that it was kept."""
        stamp = self._base.stamp()
        if stamp is None:
            return await self._base.search(text, k)
        if stamp != self._stamp:
            self._kept.clear()
            self._stamp = stamp
        self._asked += 1
        key = self._key(text, k)
        kept = self._kept.get(key)
        if kept is not None:
            self._hits += 1
            return kept
        return await self._found(stamp, key, text, k)

    async def aclose(self) -> None:
        """Wait for the searches under way."""
        for flight in tuple(self._flights.values()):
            with suppress(AppError, asyncio.CancelledError):
                await flight

    async def _found(self, stamp: bytes, key: _Key, text: Redacted, k: int) -> _Hits:
        """Search, or wait for the search that runs already. Who stops waiting does not stop it for the others."""
        flight = self._flights.get((stamp, key))
        if flight is not None:
            self._joined += 1
            return _unmarked(await asyncio.shield(flight), None)
        flight = asyncio.create_task(self._fly(stamp, key, text, k))
        self._flights[stamp, key] = flight
        flight.add_done_callback(lambda done: self._landed((stamp, key), done))
        return await asyncio.shield(flight)

    async def _fly(self, stamp: bytes, key: _Key, text: Redacted, k: int) -> _Hits:
        hits = await self._base.search(text, k)
        if self._base.stamp() == stamp == self._stamp:  # else the knowledge changed under the search
            self._kept[key] = _unmarked(hits, self._wall())
        return hits

    def _landed(self, name: tuple[bytes, _Key], flight: _Flight) -> None:
        self._flights.pop(name, None)
        if not flight.cancelled():
            flight.exception()  # told to those who waited; nobody may have

    def _key(self, text: str, k: int) -> _Key:
        terms = "\n".join(self._analyser.terms(text)).encode()
        return blake2b(terms, digest_size=16).digest(), k


def _unmarked(hits: _Hits, kept_since: datetime | None) -> _Hits:
    """The hits for any wording of the question: where the words stood in the first one holds for that one alone."""
    return tuple(replace(hit, query_spans=(), kept_since=kept_since) for hit in hits)
