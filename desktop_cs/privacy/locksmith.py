"""Makes and opens the locks of a profile's key without blocking: the keyring has a time limit, argon2id a thread."""

import asyncio
import secrets

from desktop_cs.domain.access import KEY_BYTES, DataKey
from desktop_cs.errors import PrivacyError
from desktop_cs.privacy import locks
from desktop_cs.privacy.passphrases import Cost, checked_passphrase
from desktop_cs.privacy.seal_header import KeyRecord, Lock, LockKind
from desktop_cs.privacy.secrets import Secrets

_OTHERWISE = "Or open the profile by its passphrase or its recovery code: desktop-cs seal --recover"
_SENTENCES = {
    "seal_keyring_missing": "The key of this profile is in a keyring, and none answers here. Start one and try again. "
    "Where you have no keyring, " + "open it by its passphrase or its recovery code: desktop-cs seal --recover",
    "seal_keyring_locked": f"The keyring that holds the key of this profile is locked. Unlock it. {_OTHERWISE}",
    "seal_keyring_silent": "The keyring that holds the key of this profile does not answer. Look for an open password "
    f"prompt. {_OTHERWISE}",
    "seal_keyring_failed": f"The keyring refused to give the key of this profile. Check it. {_OTHERWISE}",
    "seal_keyring_empty": "The keyring answers, but the key of this profile is gone from it. Restore the keyring. "
    + _OTHERWISE,
    "seal_keyring_changed": "What the keyring holds for this profile does not open it: it was changed. Restore it. "
    + _OTHERWISE,
}


class Locksmith:
    """Works on records; knows neither the header's file nor the database."""

    def __init__(self, secrets_: Secrets, cost: Cost) -> None:
        self._secrets = secrets_
        self._cost = cost

    async def keyring_lock(self, key: DataKey) -> Lock:
        """A lock with a fresh entry in the keyring. Raises `PrivacyError` (`keyring_…`) where none keeps it."""
        wrapping = secrets.token_bytes(KEY_BYTES)
        entry = f"profile-{key.id}-{secrets.token_hex(3)}"  # an older lock of this key stays good until it is replaced
        await self._secrets.keep(entry, wrapping.hex())
        return locks.keyring_lock(key, wrapping, entry=entry, backend=self._secrets.backend_name)

    async def passphrase_lock(self, key: DataKey, passphrase: str) -> Lock:
        """A lock that a passphrase opens. Raises `PrivacyError(passphrase_short)`."""
        return await asyncio.to_thread(locks.passphrase_lock, key, checked_passphrase(passphrase), self._cost)

    async def by_keyring(self, record: KeyRecord) -> DataKey:
        """The data key. Raises `PrivacyError` (`seal_keyring_…`) saying why the keyring does not open it."""
        lock = record.lock(LockKind.KEYRING)
        wrapping = await self._secrets.get(lock.entry) if lock is not None else None
        if lock is None or wrapping is None:
            trouble: PrivacyError | None = self._secrets.trouble
            raise _shut(f"seal_{trouble.code}" if trouble is not None else "seal_keyring_empty")
        try:
            key = locks.open_lock(record, lock, bytes.fromhex(wrapping))
        except ValueError:
            key = None
        if key is None:
            raise _shut("seal_keyring_changed")
        return key

    async def by_passphrase(self, record: KeyRecord, passphrase: str) -> DataKey:
        """The data key. Raises `PrivacyError(seal_passphrase_wrong)`."""
        return await asyncio.to_thread(locks.open_by_passphrase, record, passphrase)

    async def forget(self, *records: KeyRecord | None, but: KeyRecord | None = None) -> None:
        """Drop the keyring's entries of records that are not in use any more; where it refuses they do no harm."""
        kept = but.lock(LockKind.KEYRING) if but is not None else None
        for record in records:
            lock = record.lock(LockKind.KEYRING) if record is not None else None
            if lock is not None and lock != kept:
                try:
                    await self._secrets.delete(lock.entry)
                except PrivacyError:
                    continue


def _shut(code: str) -> PrivacyError:
    return PrivacyError(code, _SENTENCES[code], retryable=True)
