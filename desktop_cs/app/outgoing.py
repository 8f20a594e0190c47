"""What left this machine and what shall not: the ledger for the screens, and the agent's wish to send less."""

from collections.abc import Sequence
from pathlib import Path

from desktop_cs.coze.conversations import ConversationStore
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.ledger import LedgerCheck, LedgerEntry, LedgerFilter
from desktop_cs.domain.omission import Omissions
from desktop_cs.store.ledger import LedgerStore
from desktop_cs.store.omissions import OmissionStore


class Outgoing:
    """Implements `viewmodels.ports_outgoing.OutgoingDesk`. `conversations` are those of all lines to Coze."""

    def __init__(
        self, ledger: LedgerStore, omissions: OmissionStore, conversations: Sequence[ConversationStore]
    ) -> None:
        self._ledger = ledger
        self._omissions = omissions
        self._conversations = conversations

    async def entries(self, wanted: LedgerFilter) -> tuple[LedgerEntry, ...]:
        """The lines of the ledger asked for, latest first."""
        return await self._ledger.entries(wanted)

    async def check(self) -> LedgerCheck:
        """Whether the ledger's chain is whole."""
        return await self._ledger.check()

    async def export(self, path: Path) -> int:
        """Write the whole ledger to a .jsonl or .csv file; how many lines. Raises `StoreError`."""
        return await self._ledger.export(path)

    async def leave_out(self, session_id: SessionId, omissions: Omissions) -> None:
        """From the next request of the session on, leave these out and nothing else.

        Coze remembers a conversation on its side; so the session goes on in a new one there.
        """
        await self._omissions.keep(session_id, omissions)
        for store in self._conversations:
            await store.keep_conversation(session_id, None)
