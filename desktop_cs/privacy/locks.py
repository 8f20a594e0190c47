"""Wraps a data key, so that the keyring, a passphrase or the recovery code opens it; changing one touches no data.

XChaCha20-Poly1305 with a random nonce. The lock's other fields and the key's id are authenticated with it, so that a
header put together from pieces of others does not open.
"""

import secrets

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from desktop_cs.domain.access import KEY_BYTES, DataKey
from desktop_cs.errors import PrivacyError
from desktop_cs.privacy import recovery
from desktop_cs.privacy.passphrases import SALT_BYTES, Cost, key_from
from desktop_cs.privacy.seal_header import KdfRecord, KeyRecord, Lock, LockKind


def new_key() -> DataKey:
    """A random data key."""
    return DataKey(secrets.token_bytes(KEY_BYTES))


def keyring_lock(key: DataKey, wrapping: bytes, *, entry: str, backend: str) -> Lock:
    """A lock that the keyring's entry opens."""
    return _wrapped(Lock(kind=LockKind.KEYRING, entry=entry, backend=backend), key, wrapping)


def passphrase_lock(key: DataKey, passphrase: str, cost: Cost) -> Lock:
    """A lock that a passphrase opens. Blocks for a good tenth of a second: use a thread."""
    salt = secrets.token_bytes(SALT_BYTES)
    kdf = KdfRecord(passes=cost.passes, memory_kib=cost.memory_kib, salt=salt.hex())
    return _wrapped(Lock(kind=LockKind.PASSPHRASE, kdf=kdf), key, key_from(passphrase, salt, cost))


def recovery_lock(key: DataKey, code: str) -> Lock:
    """A lock that the recovery code opens."""
    return _wrapped(Lock(kind=LockKind.RECOVERY), key, recovery.key_of(code))


def other_key_lock(key: DataKey, other: DataKey) -> Lock:
    """A lock that another data key opens."""
    return _wrapped(Lock(kind=LockKind.OTHER_KEY), key, other.secret)


def open_by_other_key(record: KeyRecord, other: DataKey) -> DataKey | None:
    """The data key, where `other` is the one that opens it."""
    lock = record.lock(LockKind.OTHER_KEY)
    return open_lock(record, lock, other.secret) if lock is not None else None


def open_lock(record: KeyRecord, lock: Lock, wrapping: bytes) -> DataKey | None:
    """The data key, or None where the wrapping key is not the lock's."""
    try:
        key = DataKey(Aead(wrapping).decrypt(bytes.fromhex(lock.wrapped), aad=_context(lock, record.key_id)))
    except (CryptoError, ValueError):
        return None
    return key if key.id == record.key_id else None


def open_by_passphrase(record: KeyRecord, passphrase: str) -> DataKey:
    """The data key. Blocks: use a thread. `PrivacyError(seal_passphrase_wrong)` where it does not fit."""
    lock = record.lock(LockKind.PASSPHRASE)
    key = None
    if lock is not None and lock.kdf is not None:
        cost = Cost(passes=lock.kdf.passes, memory_kib=lock.kdf.memory_kib)
        if cost.is_bearable:
            key = open_lock(record, lock, key_from(passphrase, bytes.fromhex(lock.kdf.salt), cost))
    if key is None:
        raise PrivacyError("seal_passphrase_wrong", "The passphrase does not open this profile. Type it again.")
    return key


def open_by_recovery(record: KeyRecord, typed: str) -> DataKey:
    """The data key. `PrivacyError` as of `checked_code`, or `recovery_wrong` where the code is another profile's."""
    wrapping = recovery.key_of(recovery.checked_code(typed))
    lock = record.lock(LockKind.RECOVERY)
    key = open_lock(record, lock, wrapping) if lock is not None else None
    if key is None:
        raise PrivacyError(
            "recovery_wrong",
            "That recovery code is well-formed, but not the one of this profile. Look for the one made last.",
        )
    return key


def _wrapped(lock: Lock, key: DataKey, wrapping: bytes) -> Lock:
    sealed = Aead(wrapping).encrypt(key.secret, aad=_context(lock, key.id))
    return lock.model_copy(update={"wrapped": bytes(sealed).hex()})


def _context(lock: Lock, key_id: str) -> bytes:
    # Without defaults: a field added by a later program must not shut the locks of this one.
    return f"{key_id} {lock.model_dump_json(exclude={'wrapped'}, exclude_defaults=True)}".encode()
