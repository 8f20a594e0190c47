"""Opens a profile's database with its key: finds it, makes one for a new profile, ends a change that was cut short."""

import asyncio
import os
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_cs.app.seal_facts import look
from desktop_cs.domain.access import DataKey
from desktop_cs.domain.sealing import SealFacts, SealState
from desktop_cs.errors import PrivacyError, StoreError
from desktop_cs.paths import Profile
from desktop_cs.privacy import locks
from desktop_cs.privacy.locksmith import Locksmith
from desktop_cs.privacy.passphrases import Cost
from desktop_cs.privacy.seal_header import (
    KeyRecord,
    LockKind,
    SealHeader,
    read_header,
    write_first,
    write_header,
)
from desktop_cs.privacy.secrets import Secrets
from desktop_cs.store import resealing
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.resealing import FileKind

_PATIENCE_S = 4.0  # for the keyring: whoever is locked out shall know within five seconds
_NO = ("", "0", "false", "no", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """An open database, and its key where it is sealed."""

    database: Database
    key: DataKey | None


class ProfileSeal:
    """The seal of one profile. What `profile.access` does not bring the environment may: `DESKTOP_CS_PASSPHRASE`,
    `DESKTOP_CS_UNSEALED`."""

    def __init__(
        self,
        profile: Profile,
        secrets: Secrets | None = None,
        *,
        cost: Cost = Cost(),  # noqa: B008 - frozen
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self.profile = profile
        self.smith = Locksmith(secrets or Secrets(timeout_s=_PATIENCE_S), cost)
        self._environment = environment

    @property
    def may_be_unsealed(self) -> bool:
        """Whether somebody has chosen a profile without encryption for this run."""
        return self.profile.access.unsealed or self._environment.get("DESKTOP_CS_UNSEALED", "").lower() not in _NO

    async def look(self) -> tuple[SealFacts, SealHeader]:
        """How the profile is sealed. Raises `PrivacyError` where header and database do not belong together."""
        return await asyncio.to_thread(look, self.profile)

    async def key(self) -> DataKey | None:
        """The key; None for a profile that is not sealed. A new profile is sealed now. Raises `PrivacyError`:
        `seal_choice_needed`, `seal_keyring_…`, `seal_passphrase_…`; nothing is touched then."""
        facts, header = await self.look()
        if facts.state is SealState.NEW:
            return await self.begin()
        return await self._with_what_is_there(header) if facts.is_sealed else None

    async def begin(self, passphrase: str = "", *, unsealed: bool = False) -> DataKey | None:
        """Seal a new profile: by the keyring where one answers, by a passphrase where one is given, by both where it
        can. Without encryption only where that was chosen."""
        if unsealed or self.may_be_unsealed:
            await asyncio.to_thread(write_first, self.profile.seal, SealHeader())
            return None
        key = locks.new_key()
        record = await self.first_locks(key, passphrase or self._environment.get("DESKTOP_CS_PASSPHRASE", ""))
        if not await asyncio.to_thread(write_first, self.profile.seal, SealHeader(current=record)):
            await self.smith.forget(record)
            return await self.key()
        return key

    async def opened_by(self, header: SealHeader, record: KeyRecord, key: DataKey) -> DataKey | None:
        """The key of the database, now that the key of one of the header's records is known. A change of key is brought
        to its end, or tried again at the next start where the disk is full or another program is at work."""
        if header.next is None:
            return key
        old, new = _both(header, record, key)
        try:
            return await self.finish(header, header.next, old, new)
        except StoreError:
            return new if await asyncio.to_thread(resealing.opens, self.profile.database, new) else old

    async def finish(self, header: SealHeader, to: KeyRecord, old: DataKey | None, new: DataKey) -> DataKey:
        """Give all files of the profile the key `new`, then say so in the header. May be cut short at any point."""
        await asyncio.to_thread(_reseal_all, self.profile, old, new)
        settled = to.without_lock(LockKind.OTHER_KEY)
        await asyncio.to_thread(write_header, self.profile.seal, SealHeader(current=settled, is_made=True))
        await self.smith.forget(header.current, but=settled)
        return new

    async def first_locks(self, key: DataKey, passphrase: str) -> KeyRecord:
        """The locks of a new key: the keyring's, the passphrase's, or both. Raises `PrivacyError(seal_choice_needed)`
        where there is neither, `passphrase_short`."""
        record = KeyRecord(key_id=key.id, locks=())
        try:
            record = record.with_lock(await self.smith.keyring_lock(key))
        except PrivacyError:
            passphrase = passphrase or self._passphrase(new=True)
        if passphrase:
            record = record.with_lock(await self.smith.passphrase_lock(key, passphrase))
        if not record.locks:
            raise PrivacyError(
                "seal_choice_needed",
                "A new profile is sealed, and no keyring here would keep its key. Set up the system's keyring; "
                "or set DESKTOP_CS_PASSPHRASE to a passphrase of your own; or accept a profile without encryption "
                "by --unsealed (DESKTOP_CS_UNSEALED=1).",
            )
        return record

    async def _with_what_is_there(self, header: SealHeader) -> DataKey | None:
        trouble = PrivacyError("seal_header_broken", "The seal's header names no key. Restore it from a backup.")
        for record in (header.current, header.next):
            if record is not None:
                try:
                    return await self.opened_by(header, record, await self._unlocked(record))
                except PrivacyError as error:
                    trouble = error
        raise trouble

    async def _unlocked(self, record: KeyRecord) -> DataKey:
        known = self.profile.access.key
        if known is not None and known.id == record.key_id:
            return known
        trouble: PrivacyError | None = None
        if record.lock(LockKind.KEYRING) is not None:
            try:
                return await self.smith.by_keyring(record)
            except PrivacyError as error:
                trouble = error
        if record.lock(LockKind.PASSPHRASE) is not None and (passphrase := self._passphrase(new=False)):
            return await self.smith.by_passphrase(record, passphrase)
        raise trouble or PrivacyError(
            "seal_passphrase_needed",
            "This profile is sealed by a passphrase. Type it where you are asked, or give it by DESKTOP_CS_PASSPHRASE.",
        )

    def _passphrase(self, *, new: bool) -> str:
        ask = self.profile.access.ask
        return self._environment.get("DESKTOP_CS_PASSPHRASE", "") or (ask(new) if ask is not None else "")


async def open_store(profile: Profile) -> Store:
    """The profile's database, open. Raises `PrivacyError` as `ProfileSeal.key` does, and `StoreError`."""
    key = await ProfileSeal(profile).key()
    database = await asyncio.to_thread(open_database, profile.database, key)
    await asyncio.to_thread(_note_made, profile)
    return Store(database=database, key=key)


def _note_made(profile: Profile) -> None:
    """From now on a missing database is a loss."""
    header = read_header(profile.seal)
    if header is not None and not header.is_made:
        write_header(profile.seal, header.model_copy(update={"is_made": True}))


def _both(header: SealHeader, record: KeyRecord, key: DataKey) -> tuple[DataKey | None, DataKey]:
    """The key before a change and the one after it; none before, where a profile is sealed for the first time."""
    if record is header.next:
        return (locks.open_by_other_key(header.current, key) if header.current is not None else None), key
    new = locks.open_by_other_key(header.next, key) if header.next is not None else None
    if new is None:
        raise PrivacyError("seal_header_broken", "The header of the sealed database is damaged. Restore a backup.")
    return key, new


def _reseal_all(profile: Profile, old: DataKey | None, new: DataKey) -> None:
    """The database, and the copies that upgrades left: those must not stay readable with the old key, or without."""
    for path in (profile.database, *resealing.copies_of(profile.database)):
        kind = resealing.kind_of(path)
        if kind is FileKind.MISSING or resealing.opens(path, new):
            continue
        is_copy = path != profile.database
        if is_copy and kind is FileKind.CLOSED and (old is None or not resealing.opens(path, old)):
            continue  # damaged, or of a key long gone: nobody can read it
        resealing.reseal(path, None if kind is FileKind.PLAIN else old, new)
