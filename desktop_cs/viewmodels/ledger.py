"""The ledger as a dialog shows it: the lines that fit a filter, the one looked at, whether the chain is whole."""

from dataclasses import dataclass, replace
from pathlib import Path

from desktop_cs.domain.ledger import LedgerCheck, LedgerEntry, LedgerFilter
from desktop_cs.errors import AppError
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports_outgoing import OutgoingDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerState:
    """`entries` are latest first; `exported` is the file just written, `error` what went wrong last."""

    entries: tuple[LedgerEntry, ...] = ()
    text: str = ""
    is_loaded: bool = False
    check: LedgerCheck | None = None
    exported: str = ""
    error: AppError | None = None


class LedgerPage:
    """Reads the ledger; changes nothing in it."""

    def __init__(self, desk: OutgoingDesk) -> None:
        self._desk = desk
        self.state: Observable[LedgerState] = Observable(LedgerState())

    async def load(self, text: str = "") -> None:
        """The latest lines that hold the text in host, purpose or trace id."""
        try:
            entries = await self._desk.entries(LedgerFilter(text=text.strip()))
            self._set(entries=entries, text=text.strip(), is_loaded=True, error=None)
        except AppError as error:
            self._set(error=error)

    async def examine(self) -> None:
        """Check the chain."""
        try:
            self._set(check=await self._desk.check())
        except AppError as error:
            self._set(error=error)

    async def export(self, path: Path) -> None:
        """Write the whole ledger to a file."""
        try:
            await self._desk.export(path)
            self._set(exported=path.name, error=None)
        except AppError as error:
            self._set(exported="", error=error)

    def _set(self, **changes: object) -> None:
        self.state.set(replace(self.state.value, **changes))  # type: ignore[arg-type]
