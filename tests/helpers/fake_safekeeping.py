"""Safekeeping without rooms behind it: one passphrase, exports that are only remembered."""

from datetime import UTC, datetime
from pathlib import Path

from desktop_cs.domain.sealing import SealFacts, SealState
from desktop_cs.domain.supervision import Transcript, Unlocked
from desktop_cs.errors import PrivacyError


class FakeSupervisor:
    """Fits the Protocol `SupervisorLock`."""

    def __init__(self) -> None:
        self.passphrase = ""

    async def is_set(self) -> bool:
        return bool(self.passphrase)

    async def set_passphrase(self, passphrase: str, *, present: str = "") -> None:
        if present != self.passphrase:
            raise PrivacyError("supervisor_wrong", "wrong")
        self.passphrase = passphrase

    async def unlock(self, passphrase: str) -> Unlocked:
        if not self.passphrase or passphrase != self.passphrase:
            raise PrivacyError("supervisor_wrong", "wrong")
        return Unlocked(datetime(2026, 1, 15, tzinfo=UTC))


class FakeSafekeeping:
    """Fits the Protocol `Safekeeping`."""

    def __init__(self) -> None:
        self.supervisor = FakeSupervisor()
        self.facts = SealFacts(state=SealState.UNSEALED)
        self.exports: list[tuple[Path, Unlocked | None]] = []

    async def seal(self) -> SealFacts:
        return self.facts

    async def export(self, file: Path, *, user_id: str | None = None, proof: Unlocked | None = None) -> Transcript:
        self.exports.append((file, proof))
        return Transcript(messages=12, sessions=3, is_raw=proof is not None)
