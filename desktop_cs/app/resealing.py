"""Changes to the seal of a profile that exists: sealing it, another key, another passphrase, a recovery code.

A change of key is written down first, with both keys opening each other, then done file by file; whoever opens the
profile next, by any lock, brings one that was cut short to its end.
"""

import asyncio

from desktop_cs.app.sealing import ProfileSeal
from desktop_cs.domain.access import DataKey
from desktop_cs.domain.sealing import SealState
from desktop_cs.errors import PrivacyError, StoreError
from desktop_cs.privacy import locks
from desktop_cs.privacy.seal_header import KeyRecord, Lock, LockKind, SealHeader, remove_header, write_header
from desktop_cs.store import resealing


class SealChanges:
    """Works on one profile, which no other program may have open while its key changes."""

    def __init__(self, seal: ProfileSeal) -> None:
        self._seal = seal

    async def rekey(self, old: DataKey | None, *, passphrase: str = "", code: str = "") -> DataKey:
        """Encrypt everything with a new key under new locks: the keyring's, the passphrase's, the recovery code's.
        `old` is None for a profile that is not sealed yet.

        Raises `StoreError` (`store_busy`, `store_full`) and `PrivacyError`; the old key, or none, is in use then.
        """
        facts, header = await self._seal.look()
        await asyncio.to_thread(resealing.sure_alone, self._seal.profile.database, old)
        new = locks.new_key()
        record = await self._seal.first_locks(new, passphrase)
        if code:
            record = record.with_lock(locks.recovery_lock(new, code))
        before = header.current
        if old is not None and before is not None:
            before = before.with_lock(locks.other_key_lock(old, new))
            record = record.with_lock(locks.other_key_lock(new, old))
        changing = SealHeader(current=before, next=record, is_made=header.is_made)
        await asyncio.to_thread(write_header, self._seal.profile.seal, changing)
        try:
            return await self._seal.finish(changing, record, old, new)
        except StoreError:
            await self._take_back(header, new, had_none=facts.state is SealState.OFFERED)
            raise

    async def set_passphrase(self, key: DataKey, passphrase: str) -> None:
        """From now on this passphrase opens the profile, and none before. Raises `PrivacyError(passphrase_short)`."""
        await self._put(await self._seal.smith.passphrase_lock(key, passphrase))

    async def set_recovery(self, key: DataKey, code: str) -> None:
        """From now on this recovery code opens the profile, and no earlier one."""
        await self._put(locks.recovery_lock(key, code))

    async def renew_keyring(self, key: DataKey) -> None:
        """Have the keyring of today open the profile. Raises `PrivacyError` (`keyring_…`) where none answers."""
        header = await self._put(await self._seal.smith.keyring_lock(key))
        _, settled = await self._seal.look()
        await self._seal.smith.forget(header.current, but=settled.current)

    async def by_passphrase(self, passphrase: str) -> DataKey | None:
        """Open the profile. Raises `PrivacyError(seal_passphrase_wrong)`."""
        header, record = await self._locked_by(LockKind.PASSPHRASE)
        return await self._seal.opened_by(header, record, await self._seal.smith.by_passphrase(record, passphrase))

    async def by_recovery(self, typed: str) -> DataKey | None:
        """Open the profile. Raises `PrivacyError`: `recovery_length`, `recovery_group`, `recovery_wrong`."""
        header, record = await self._locked_by(LockKind.RECOVERY)
        return await self._seal.opened_by(header, record, locks.open_by_recovery(record, typed))

    async def _locked_by(self, kind: LockKind) -> tuple[SealHeader, KeyRecord]:
        """The record with such a lock: while a key changes, one of the two may have none."""
        _, header = await self._seal.look()
        for record in (header.next, header.current):
            if record is not None and record.lock(kind) is not None:
                return header, record
        raise PrivacyError("seal_no_such_lock", "This profile was never given that lock. Open it another way.")

    async def _put(self, lock: Lock) -> SealHeader:
        """Add a lock to the record in use, in the place of its kind; gives the header as it was."""
        _, header = await self._seal.look()
        if header.current is None or header.next is not None:
            raise PrivacyError("seal_changing", "The profile's key is being changed. Start again to finish that first.")
        changed = header.model_copy(update={"current": header.current.with_lock(lock)})
        await asyncio.to_thread(write_header, self._seal.profile.seal, changed)
        return header

    async def _take_back(self, header: SealHeader, new: DataKey, *, had_none: bool) -> None:
        """Say that nothing has changed, where the database itself has not."""
        if await asyncio.to_thread(resealing.opens, self._seal.profile.database, new):
            return
        if had_none:
            await asyncio.to_thread(remove_header, self._seal.profile.seal)
        else:
            await asyncio.to_thread(write_header, self._seal.profile.seal, header)
