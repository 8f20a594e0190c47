"""The door of a profile for the window: everything that must be settled before its desk can be opened."""

import asyncio
from dataclasses import replace

from desktop_cs.app.resealing import SealChanges
from desktop_cs.app.sealing import ProfileSeal
from desktop_cs.domain.access import DataKey
from desktop_cs.domain.sealing import DoorSight, Entry, SealFacts, SealState
from desktop_cs.errors import PrivacyError
from desktop_cs.paths import Profile, prepare
from desktop_cs.privacy import recovery
from desktop_cs.privacy.seal_header import SealHeader, write_first


class ProfileDoor:
    """Implements `viewmodels.ports_door.Door`. Once it is open, `profile` brings the key along."""

    def __init__(self, seal: ProfileSeal) -> None:
        self._seal = seal
        self._changes = SealChanges(seal)
        self._key: DataKey | None = None
        self._is_new = False

    @property
    def profile(self) -> Profile:
        """The profile, with its key once that was found."""
        return self._seal.profile.opened_with(self._key)

    async def look(self) -> DoorSight:
        """Open with what is there: the keyring, the environment."""
        await asyncio.to_thread(prepare, self._seal.profile)
        facts, _ = await self._seal.look()
        if facts.state is SealState.OFFERED and not self._seal.may_be_unsealed:
            return DoorSight(entry=Entry.OFFER)
        self._is_new = facts.state is SealState.NEW
        try:
            self._key = await self._seal.key()
        except PrivacyError as trouble:
            entry = Entry.CHOOSE if trouble.code == "seal_choice_needed" else Entry.SHUT
            return _sight(entry, facts, trouble)
        return await self._inside()

    async def by_passphrase(self, passphrase: str) -> DoorSight:
        """Open by the passphrase."""
        self._key = await self._changes.by_passphrase(passphrase)
        await self._renewed()
        return await self._inside()

    async def by_recovery(self, code: str) -> DoorSight:
        """Open by the recovery code, and have the keyring open it from now on where one answers."""
        self._key = await self._changes.by_recovery(code)
        if await self._renewed():
            return await self._inside()
        return DoorSight(entry=Entry.RENEW)

    async def choose(self, passphrase: str) -> DoorSight:
        """Make a new profile with this passphrase; without one, a profile that is not sealed."""
        self._key = await self._seal.begin(passphrase, unsealed=not passphrase)
        return await self._inside()

    async def seal(self, passphrase: str) -> DoorSight:
        """Seal a profile of an earlier version, by the keyring, the passphrase, or both."""
        self._key = await self._changes.rekey(None, passphrase=passphrase)
        self._is_new = True
        return await self._inside()

    async def leave_open(self) -> DoorSight:
        """Remember that a profile shall stay as it is, not sealed."""
        await asyncio.to_thread(write_first, self._seal.profile.seal, SealHeader(is_made=True))
        return await self._inside()

    async def renew(self, passphrase: str) -> DoorSight:
        """Set the passphrase that opens the profile next time."""
        if self._key is not None:
            await self._changes.set_passphrase(self._key, passphrase)
        return await self._inside()

    def new_code(self) -> str:
        """A recovery code to show; it opens nothing before `keep_code`."""
        return recovery.new_code()

    def proves(self, code: str, group: int, typed: str) -> bool:
        """Whether what was typed is that group of the code, counted from 1."""
        return recovery.proves(code, group, typed)

    async def keep_code(self, code: str) -> DoorSight:
        """Take a recovery code into use."""
        if self._key is not None:
            await self._changes.set_recovery(self._key, code)
        return await self._inside()

    async def go_in(self) -> DoorSight:
        """Leave for later what is not needed to open the profile."""
        return replace(await self._inside(), entry=Entry.OPEN)

    async def _inside(self) -> DoorSight:
        facts, _ = await self._seal.look()
        needs_code = facts.is_sealed and not facts.has_recovery and (self._is_new or not facts.has_passphrase)
        return _sight(Entry.CODE if needs_code else Entry.OPEN, facts)

    async def _renewed(self) -> bool:
        """Whether the keyring of today opens the profile from now on."""
        try:
            if self._key is not None:
                await self._changes.renew_keyring(self._key)
        except PrivacyError:
            return False
        return True


def _sight(entry: Entry, facts: SealFacts, trouble: PrivacyError | None = None) -> DoorSight:
    return DoorSight(entry=entry, trouble=trouble, has_passphrase=facts.has_passphrase, has_recovery=facts.has_recovery)
