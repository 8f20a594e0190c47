"""The door of a profile, as the window sees it before there is a desk."""

from typing import Protocol

from desktop_cs.domain.sealing import DoorSight


class Door(Protocol):
    """What can be done to get in. No method blocks; each raises `AppError` where it fails, with nothing changed."""

    async def look(self) -> DoorSight:
        """Open with what is there: the keyring, the environment."""
        ...

    async def by_passphrase(self, passphrase: str) -> DoorSight:
        """Open by the passphrase."""
        ...

    async def by_recovery(self, code: str) -> DoorSight:
        """Open by the recovery code, and have the keyring open it from now on where one answers."""
        ...

    async def choose(self, passphrase: str) -> DoorSight:
        """Make a new profile with this passphrase; without one, a profile that is not sealed."""
        ...

    async def seal(self, passphrase: str) -> DoorSight:
        """Seal a profile of an earlier version, by the keyring, the passphrase, or both."""
        ...

    async def leave_open(self) -> DoorSight:
        """Remember that a profile shall stay as it is, not sealed."""
        ...

    async def renew(self, passphrase: str) -> DoorSight:
        """Set the passphrase that opens the profile next time."""
        ...

    def new_code(self) -> str:
        """A recovery code to show; it opens nothing before `keep_code`."""
        ...

    def proves(self, code: str, group: int, typed: str) -> bool:
        """Whether what was typed is that group of the code, counted from 1."""
        ...

    async def keep_code(self, code: str) -> DoorSight:
        """Take a recovery code into use."""
        ...

    async def go_in(self) -> DoorSight:
        """Leave for later what is not needed to open the profile."""
        ...
