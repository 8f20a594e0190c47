"""What left the machine, in memory: fits `viewmodels.ports_outgoing.OutgoingDesk`."""

from dataclasses import dataclass, field
from pathlib import Path

from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.ledger import LedgerCheck, LedgerEntry, LedgerFilter
from desktop_cs.domain.omission import Omissions


@dataclass
class FakeOutgoing:
    """Holds the lines it is given, and remembers what it was asked."""

    lines: tuple[LedgerEntry, ...] = ()
    broken_at: int | None = None
    error: Exception | None = None
    exported: list[Path] = field(default_factory=list)
    left_out: dict[SessionId, Omissions] = field(default_factory=dict)

    async def entries(self, wanted: LedgerFilter) -> tuple[LedgerEntry, ...]:
        text = wanted.text.lower()
        found = [e for e in self.lines if text in f"{e.host} {e.purpose} {e.trace_id}".lower()]
        return tuple(found[: wanted.limit])

    async def check(self) -> LedgerCheck:
        return LedgerCheck(entries=len(self.lines), first=1 if self.lines else None, head="", broken_at=self.broken_at)

    async def export(self, path: Path) -> int:
        if self.error is not None:
            raise self.error
        self.exported.append(path)
        return len(self.lines)

    async def leave_out(self, session_id: SessionId, omissions: Omissions) -> None:
        self.left_out[session_id] = omissions
