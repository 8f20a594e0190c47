"""Who stands at the door: checks every text a second time, and writes down what leaves before it does."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from desktop_cs.coze.door.letter import Letter
from desktop_cs.coze.errors import failure
from desktop_cs.domain.engine import Cause
from desktop_cs.domain.ledger import Leaving
from desktop_cs.domain.outgoing import Outgoing
from desktop_cs.domain.redaction import Redacted
from desktop_cs.errors import PrivacyError, StoreError

_log = logging.getLogger(__name__)


class Inspector(Protocol):
    """Looks at texts that say they are redacted."""

    def inspect(self, texts: Sequence[Redacted]) -> Mapping[str, int]:
        """The redaction tokens in them by kind. Raises `PrivacyError` where personal data is still found, or where that
        cannot be told. Called in a thread."""
        ...


class Ledger(Protocol):
    """Where everything that leaves is written down."""

    async def enter(self, leaving: Leaving) -> int:
        """Write a line; it is on the disk when this returns. Its number."""
        ...

    async def not_sent(self, seq: int) -> None:
        """No connection came about for that line: its bytes stayed here."""
        ...


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorkeeper:
    """Lets a letter pass, or raises `EngineError`: `privacy` where personal data would leave, `unrecorded` where it
    cannot be written down. Nothing has been sent then."""

    inspector: Inspector
    ledger: Ledger
    clock: Callable[[], datetime] = _now

    async def let_out(self, letter: Letter, host: str, content: bytes) -> int:
        """Check a letter and enter it; the number of its line."""
        try:
            return await self.ledger.enter(
                Leaving(
                    at=self.clock(),
                    trace_id=letter.trace_id,
                    host=host,
                    purpose=letter.purpose,
                    target=letter.target,
                    size=len(content),
                    body=None if letter.is_secret else content,
                    kinds=await self._inspected(letter),
                )
            )
        except PrivacyError as error:
            _log.error("held back", extra={"trace_id": letter.trace_id, "code": error.code})
            raise failure(Cause.PRIVACY, not_sent=True, held_back=error.code) from None  # the cause may quote the text
        except StoreError as error:
            _log.error("not recorded", extra={"trace_id": letter.trace_id, "code": error.code})
            raise failure(Cause.UNRECORDED, reason=error.message, not_sent=True) from error

    async def turned_back(self, seq: int) -> None:
        """Note that the letter of that line found no connection. Failing to note it changes nothing that matters."""
        try:
            await self.ledger.not_sent(seq)
        except StoreError as error:
            _log.warning("ledger not corrected", extra={"code": error.code})

    async def _inspected(self, letter: Letter) -> Mapping[str, int]:
        if not isinstance(letter.body, Outgoing):
            return {}
        return await asyncio.to_thread(self.inspector.inspect, letter.body.said())
