"""After a stream broke off: ask the server how the chat ended, and take the whole answer from its messages.

The chat itself is never sent again. Calls and statuses: protocol reference, sections 6.2 and 6.5.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from desktop_cs.coze.chat import ChatReader
from desktop_cs.coze.errors import refusal
from desktop_cs.coze.transport import Call, Transport
from desktop_cs.coze.wire import Chat, ChatMessage, Envelope, read
from desktop_cs.domain.engine import Cause, Finished, SentSink
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.outgoing import Fixed
from desktop_cs.errors import EngineError

POLL_S = 1.0  # a chat may be asked after once a second
_RUNNING = frozenset({"created", "in_progress"})
_MENDABLE = frozenset({Cause.BROKEN_STREAM, Cause.TIMEOUT, Cause.BAD_ANSWER})


def is_mendable(reader: ChatReader, error: EngineError) -> bool:
    """Whether the chat may have gone on behind a stream that ended with `error`."""
    return reader.is_running and error.code in _MENDABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """Asks after one chat until `deadline`, a time of the running loop's clock."""

    transport: Transport
    trace_id: TraceId
    on_sent: SentSink
    deadline: float
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def finish(self, reader: ChatReader) -> Finished | None:
        """The whole reply, or None where it cannot be had in time. `EngineError` where the chat itself failed."""
        try:
            chat = await self._ended_chat(reader)
            messages = await self._messages(reader) if chat and chat.status == "completed" else None
        except EngineError:  # the network that broke the stream is still broken
            return None
        if chat and chat.status == "failed":
            raise refusal(reader.facts, chat.last_error.code or None)
        return reader.recover(messages, chat.usage.token_count) if chat and messages else None

    async def _ended_chat(self, reader: ChatReader) -> Chat | None:
        while True:
            chat = read(Chat, (await self._ask("/v3/chat/retrieve", reader)).data)
            if chat is None or chat.status not in _RUNNING:
                return chat
            if asyncio.get_running_loop().time() + POLL_S >= self.deadline:
                return None
            await self.sleep(POLL_S)

    async def _messages(self, reader: ChatReader) -> list[ChatMessage]:
        envelope = await self._ask("/v3/chat/message/list", reader)
        listed = envelope.data if envelope.data is not None else envelope.siblings.get("Messages")  # self-hosted
        found = [read(ChatMessage, item) for item in listed] if isinstance(listed, list) else []
        return [message for message in found if message is not None]

    async def _ask(self, path: str, reader: ChatReader) -> Envelope:
        call = Call(
            path=path,
            body=None,
            query={"conversation_id": Fixed(reader.conversation_id), "chat_id": Fixed(reader.chat_id)},
            trace_id=self.trace_id,
            purpose="recover",
            deadline=self.deadline,
            on_sent=self.on_sent,
        )
        return await self.transport.fetch(call)


def rest_of(whole: str, partial: str) -> str:
    """What is still to be shown of `whole` after `partial`; nothing where they do not begin alike."""
    return whole.removeprefix(partial) if whole.startswith(partial) else ""
