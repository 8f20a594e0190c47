"""What left this machine, as the screens see it: the ledger, and what is left out of requests. `app` provides it."""

from pathlib import Path
from typing import Protocol

from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.ledger import LedgerCheck, LedgerEntry, LedgerFilter
from desktop_cs.domain.omission import Omissions


class OutgoingDesk(Protocol):
    """All methods may be called from the UI thread; none blocks it."""

    async def entries(self, wanted: LedgerFilter) -> tuple[LedgerEntry, ...]:
        """The lines of the ledger asked for, latest first."""
        ...

    async def check(self) -> LedgerCheck:
        """Whether the ledger's chain is whole."""
        ...

    async def export(self, path: Path) -> int:
        """Write the whole ledger to a .jsonl or .csv file; how many lines. Raises `StoreError`."""
        ...

    async def leave_out(self, session_id: SessionId, omissions: Omissions) -> None:
        """From the next request of the session on, leave these out and nothing else."""
        ...
