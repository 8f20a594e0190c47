"""Which Coze conversation belongs to which session, and that only one chat runs in it at a time."""

import asyncio
from types import TracebackType
from typing import Protocol
from weakref import WeakValueDictionary

from desktop_cs.domain.ids import SessionId


class ConversationStore(Protocol):
    """Remembers the conversation ids that Coze gave out. The ids say nothing about the customer."""

    async def conversation_of(self, session_id: SessionId) -> str | None:
        """The session's conversation, if it has one."""
        ...

    async def keep_conversation(self, session_id: SessionId, conversation_id: str | None) -> None:
        """Remember the session's conversation; None forgets it."""
        ...


class ConversationsInMemory:
    """A `ConversationStore` for as long as the program runs."""

    def __init__(self) -> None:
        self._ids: dict[SessionId, str] = {}

    async def conversation_of(self, session_id: SessionId) -> str | None:
        """The session's conversation, if it has one."""
        return self._ids.get(session_id)

    async def keep_conversation(self, session_id: SessionId, conversation_id: str | None) -> None:
        """Remember the session's conversation; None forgets it."""
        if conversation_id is None:
            self._ids.pop(session_id, None)
        else:
            self._ids[session_id] = conversation_id


class Lane:
    """Where the chats of one session queue: Coze refuses a second running chat (code 4016).

    `stopping` is the call that ends an abandoned chat; the next chat waits for it.
    """

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self.stopping: asyncio.Task[None] | None = None

    async def __aenter__(self) -> None:
        await self._lock.acquire()
        if self.stopping is not None:
            try:
                await asyncio.wait({self.stopping})
            except BaseException:
                self._lock.release()
                raise
            self.stopping = None

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.release()


class Lanes:
    """The lanes in use; one disappears with its last user."""

    def __init__(self) -> None:
        self._lanes: WeakValueDictionary[SessionId, Lane] = WeakValueDictionary()

    def of(self, session_id: SessionId) -> Lane:
        """The session's lane."""
        return self._lanes.setdefault(session_id, Lane())
