"""The supervisor's unlock: customers' own words are shown only after its passphrase, and every time is written down."""

import asyncio
import logging
import math
from collections.abc import Callable
from datetime import datetime, timedelta

from desktop_cs.app.clocks import wall
from desktop_cs.domain.supervision import Reveal, Unlocked
from desktop_cs.errors import PrivacyError
from desktop_cs.privacy.passphrases import Cost, checked_passphrase, fits, hash_of
from desktop_cs.store.database import Database
from desktop_cs.store.supervision import Supervision

_log = logging.getLogger(__name__)


class Supervisor:
    """The lock over raw text of one profile."""

    def __init__(
        self,
        database: Database,
        *,
        cost: Cost = Cost(),  # noqa: B008 - frozen
        clock: Callable[[], datetime] = wall,
    ) -> None:
        self._kept = Supervision(database)
        self._cost = cost
        self._clock = clock

    async def is_set(self) -> bool:
        """Whether there is a passphrase."""
        return await self._kept.guard() is not None

    async def set_passphrase(self, passphrase: str, *, present: str = "") -> None:
        """Set the passphrase; the present one is needed where there is one. Raises `PrivacyError` as `unlock` does, and
        `passphrase_short`."""
        checked_passphrase(passphrase)
        if await self.is_set():
            await self.unlock(present)
        await self._kept.set_hash(await asyncio.to_thread(hash_of, passphrase, self._cost))

    async def unlock(self, passphrase: str) -> Unlocked:
        """Raises `PrivacyError`: `supervisor_none` before a passphrase was set, `supervisor_wrong`, `supervisor_wait`
        while the wait after wrong ones lasts; the facts of the last two say how many seconds."""
        now = self._clock()
        guard, may_try = await self._kept.begin_attempt(now)
        if guard is None:
            raise PrivacyError(
                "supervisor_none",
                "No supervisor's passphrase is set, so raw words stay shut. Set it with: desktop-cs supervisor set",
            )
        if not may_try:
            raise _wait(guard.wait(now))
        if not await asyncio.to_thread(fits, passphrase, guard.hash):
            raise PrivacyError("supervisor_wrong", "That is not the supervisor's passphrase. Wait, then try again.")
        await self._kept.succeeded()
        return Unlocked(now)

    async def note(self, _proof: Unlocked, *, purpose: str, texts: int) -> None:
        """Write down that so many texts were revealed, before they are shown."""
        await self._kept.note(Reveal(at=self._clock(), purpose=purpose, texts=texts))
        _log.warning("raw text revealed", extra={"count": texts, "code": purpose})

    async def reveals(self, limit: int = 100) -> tuple[Reveal, ...]:
        """What was revealed, latest first."""
        return await self._kept.reveals(limit)


def _wait(wait: timedelta) -> PrivacyError:
    seconds = max(1, math.ceil(wait.total_seconds()))
    sentence = f"After a wrong passphrase there is a wait. Try again in {seconds} s."
    return PrivacyError("supervisor_wait", sentence, retryable=True, seconds=seconds)
