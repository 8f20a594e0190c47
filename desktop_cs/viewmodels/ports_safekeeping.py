"""What guards a profile's conversations, as the screens see it."""

from pathlib import Path
from typing import Protocol

from desktop_cs.domain.sealing import SealFacts
from desktop_cs.domain.supervision import Transcript, Unlocked


class SupervisorLock(Protocol):
    """The passphrase before customers' own words."""

    async def is_set(self) -> bool:
        """Whether there is a passphrase."""
        ...

    async def set_passphrase(self, passphrase: str, *, present: str = "") -> None:
        """Set it, or change it; the present one is needed where there is one."""
        ...

    async def unlock(self, passphrase: str) -> Unlocked:
        """Raises `PrivacyError`: `supervisor_none`, `supervisor_wrong`, `supervisor_wait`."""
        ...


class Safekeeping(Protocol):
    """The seal, the supervisor's lock, exports."""

    @property
    def supervisor(self) -> SupervisorLock:
        """The lock over raw text."""
        ...

    async def seal(self) -> SealFacts:
        """How the profile is sealed."""
        ...

    async def export(self, file: Path, *, user_id: str | None = None, proof: Unlocked | None = None) -> Transcript:
        """Write conversations to a file: redacted, or with a proof of unlock in the customers' own words."""
        ...
