"""Erasing one customer, with a receipt; and forgetting old sessions at the start and once a day."""

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from desktop_cs.domain.erasure import ErasureReceipt
from desktop_cs.domain.ids import UserId
from desktop_cs.errors import AppError, StoreError
from desktop_cs.paths import Profile
from desktop_cs.pipeline.ports import Clock
from desktop_cs.privacy.marks import Marker
from desktop_cs.settings.file import load, save
from desktop_cs.store.forgetting import Forgetting

_DAY = timedelta(days=1)
_log = logging.getLogger(__name__)


class Erasing:
    """Implements `viewmodels.ports_safety.Erasure`."""

    def __init__(
        self, forgetting: Forgetting, profile: Profile, marker: Marker, clock: Clock, keep_days: Callable[[], int]
    ) -> None:
        self._forgetting = forgetting
        self._profile = profile
        self._marker = marker
        self._clock = clock
        self._keep_days = keep_days

    async def erase(self, user_id: UserId) -> ErasureReceipt:
        """Delete everything of one customer. Raises `StoreError(customer_unknown)` where there is none."""
        if not await self._forgetting.knows(user_id):
            raise StoreError("customer_unknown", "That customer is not in this profile. Choose one from the list.")
        removed = await self._forgetting.erase(user_id)
        receipt = ErasureReceipt(
            at=self._clock(),
            subject=self._marker.mark_of_customer(user_id),
            removed=tuple(sorted(removed.items())),
            copies=await asyncio.to_thread(earlier_copies, self._profile),
        )
        await self._forgetting.keep_receipt(receipt)
        _log.info("customer erased", extra={"count": receipt.rows})
        return receipt

    async def receipts(self) -> tuple[ErasureReceipt, ...]:
        """All receipts, the latest first."""
        return await self._forgetting.receipts()

    async def keep_days(self) -> int:
        """After how many days of silence a session is forgotten; 0 for never."""
        return await asyncio.to_thread(self._keep_days)

    async def set_keep_days(self, days: int) -> None:
        """Forget sessions after so many days from now on, and those that are old already at once."""
        await asyncio.to_thread(self._remember_days, days)
        await self.prune()

    def _remember_days(self, days: int) -> None:
        path = self._profile.settings
        save(path, load(path).model_copy(update={"keep_days": days}))

    async def prune(self) -> int:
        """Forget what is older than the owner wishes; how many rows went. Nothing where nothing is to be forgotten."""
        days = await self.keep_days()
        if days == 0:
            return 0
        removed = sum((await self._forgetting.prune(self._clock() - days * _DAY)).values())
        if removed:
            _log.info("old sessions forgotten", extra={"count": removed})
        return removed

    async def keep_pruning(self) -> None:
        """Now and once a day, until cancelled."""
        while True:
            try:
                await self.prune()
            except AppError as error:  # a full disk must not end the day's work; tomorrow is tried again
                _log.warning("old sessions not forgotten", extra={"code": error.code})
            await asyncio.sleep(_DAY.total_seconds())


def earlier_copies(profile: Profile) -> tuple[str, ...]:
    """The files in the profile's folder that may hold a customer still: copies made before upgrades, damaged files set
    aside, backups. Elsewhere only their owner can know of any."""
    live = {profile.database.name + ending for ending in ("", "-wal", "-shm")}
    found: list[Path] = [
        *(path for path in profile.folder.glob(profile.database.name + "*") if path.name not in live),
        *(profile.folder / "backups").glob("**/*"),
    ]
    return tuple(sorted(str(path) for path in found if path.is_file()))
