"""One chat over `/v3/chat`: what its events mean. Only answers are text; every other event steers and is never shown.

Event names and their order: protocol reference, section 6.4; the self-hosted server's spellings: section 9.
"""

from collections.abc import AsyncGenerator, Callable, Iterable
from dataclasses import dataclass

from desktop_cs.coze.door.answers import ByteStream
from desktop_cs.coze.errors import NO_FACTS, failure, refusal
from desktop_cs.coze.sse import SseDecoder, SseEvent
from desktop_cs.coze.transport import Call, Transport
from desktop_cs.coze.wire import Chat, ChatMessage, Fault, ShapeT, parse_json, read
from desktop_cs.domain.engine import Cause, Delta, EngineName, Finished
from desktop_cs.errors import EngineError

BETWEEN_ANSWERS = "\n\n"  # a chat may give several answers
_DONE_WAIT_S = 2.0  # how long the closing `done` may lag behind a completed chat
_DRAIN_S = 0.05  # how long to wait for the answer's formal end, so that its connection can be used again


@dataclass(frozen=True, slots=True)
class ChatStarted:
    """The server has taken the chat up, under these ids."""

    chat_id: str
    conversation_id: str


ChatPiece = ChatStarted | Delta | Finished


class ChatReader:
    """Turns the events of one stream into pieces and remembers how far the chat came.

    Raises `EngineError` for a chat that failed. `facts` are those of the call, for such errors.
    """

    def __init__(self) -> None:
        self.facts = NO_FACTS
        self._open_answer = ""  # id of the answer that streams now
        self._streamed: list[str] = []
        self._answers: list[str] = []
        self._follow_ups: list[str] = []
        self._tokens: int | None = None
        self.chat_id = ""
        self.conversation_id = ""
        self.is_completed = False  # the chat is over; only the stream's end is still to come
        self.is_ended = False
        self._handlers: dict[str, Callable[[SseEvent], ChatPiece | None]] = {
            "conversation.chat.created": self._started,
            "conversation.chat.in_progress": self._started,
            "conversation.message.delta": self._delta,
            "conversation.message.completed": self._message,
            "conversation.chat.completed": self._completed,
            "conversation.chat.failed": self._failed,
            "conversation.chat.requires_action": self._needs_tool,
            "conversation.chat.canceled": self._canceled,
            "conversation.chat.cancelled": self._canceled,
            "error": self._failed,
            "done": self._done,
            "conversation.stream.done": self._done,
        }

    @property
    def partial(self) -> str:
        """The text that was streamed so far."""
        return "".join(self._streamed)

    @property
    def is_running(self) -> bool:
        """Whether the server may still be writing."""
        return bool(self.chat_id) and not (self.is_completed or self.is_ended)

    def feed(self, event: SseEvent) -> ChatPiece | None:
        """What one event adds; None for events that say nothing to a reader, known or not."""
        handler = self._handlers.get(event.name)
        return handler(event) if handler and not self.is_ended else None

    def recover(self, messages: Iterable[ChatMessage], tokens: int | None) -> Finished:
        """The whole reply from the listed messages of a chat whose stream broke off."""
        self._answers, self._follow_ups = [], []
        for message in messages:
            self._take(message)
        self._tokens = tokens
        self.is_completed = True
        return self._finish()

    def at_end_of_file(self) -> Finished:
        """The stream ended without saying so: good enough after a completed chat, else it broke off."""
        if not self.is_completed:
            raise failure(Cause.BROKEN_STREAM, self.facts)
        return self._finish()

    def _started(self, event: SseEvent) -> ChatStarted | None:
        chat = self._read(Chat, event)
        if self.chat_id or not chat.id:
            return None
        self.chat_id, self.conversation_id = chat.id, chat.conversation_id
        return ChatStarted(self.chat_id, self.conversation_id)

    def _delta(self, event: SseEvent) -> Delta | None:
        message = self._read(ChatMessage, event)
        if not _is_answer(message) or not message.content:
            return None
        is_next = bool(self._streamed) and message.id != self._open_answer
        self._open_answer = message.id
        text = (BETWEEN_ANSWERS if is_next else "") + message.content
        self._streamed.append(text)
        return Delta(text)

    def _message(self, event: SseEvent) -> None:
        self._take(self._read(ChatMessage, event))

    def _take(self, message: ChatMessage) -> None:
        if _is_answer(message) and message.content:
            self._answers.append(message.content)
        elif message.type == "follow_up" and message.content.strip():
            self._follow_ups.append(message.content)

    def _completed(self, event: SseEvent) -> None:
        self._tokens = self._read(Chat, event).usage.token_count
        self.is_completed = True

    def _failed(self, event: SseEvent) -> None:
        """`conversation.chat.failed` with a chat or a bare code; `error` with a code, nothing, or plain text."""
        if self.is_completed and event.name == "error":
            return
        try:
            data = parse_json(event.data) if event.data else {}
        except ValueError:
            data = {}
        chat, fault = read(Chat, data), read(Fault, data)
        code = (chat.last_error.code if chat else 0) or (fault.code if fault else 0)
        self.is_ended = True
        raise refusal(self.facts, code or None)

    def _needs_tool(self, _event: SseEvent) -> None:
        raise failure(
            Cause.CONFIGURATION,
            self.facts,
            reason="the bot asks this program to run a tool, which it never does; remove local plugins from the bot",
        )

    def _canceled(self, _event: SseEvent) -> None:
        self.is_ended = True
        raise failure(Cause.BROKEN_STREAM, self.facts, reason="the chat was cancelled on the server")

    def _done(self, _event: SseEvent) -> Finished:
        return self._finish()

    def _finish(self) -> Finished:
        if self.partial and not self._answers and not self.is_completed:
            raise failure(Cause.BROKEN_STREAM, self.facts, reason="the stream ended within an answer")
        self.is_ended = True
        text = BETWEEN_ANSWERS.join(self._answers) or self.partial
        if not text.strip():
            raise failure(Cause.BAD_ANSWER, self.facts, reason="the bot ended without an answer")
        return Finished(text=text, engine=EngineName.COZE, follow_ups=tuple(self._follow_ups), tokens_used=self._tokens)

    def _read(self, shape: type[ShapeT], event: SseEvent) -> ShapeT:
        try:
            value = read(shape, parse_json(event.data))
        except ValueError:
            value = None
        if value is None:
            raise failure(Cause.BAD_ANSWER, self.facts, reason=f"unreadable data in a {event.name} event")
        return value


def _is_answer(message: ChatMessage) -> bool:
    return message.type == "answer" and message.content_type in ("text", "") and message.role in ("assistant", "")


async def read_chat(transport: Transport, call: Call, reader: ChatReader) -> AsyncGenerator[ChatPiece, None]:
    """The pieces of one chat; the last one is `Finished`. `reader` tells how far it came, also after an error.

    An `EngineError` on the way carries the facts `partial`, the text that had been streamed, and `chat_id`.
    """
    async with transport.stream(call) as stream:
        reader.facts = stream.facts
        try:
            async for piece in _pieces(stream, reader):
                yield piece
        except EngineError as error:
            error.facts.update(stream.facts.as_facts(), partial=reader.partial, chat_id=reader.chat_id)
            raise
        await stream.drain(_DRAIN_S)


async def _pieces(stream: ByteStream, reader: ChatReader) -> AsyncGenerator[ChatPiece, None]:
    decoder = SseDecoder()
    while not reader.is_ended:
        chunk = await _next_chunk(stream, reader)
        for event in decoder.feed(chunk):
            if piece := reader.feed(event):
                yield piece
        if not chunk and not reader.is_ended:
            yield reader.at_end_of_file()


async def _next_chunk(stream: ByteStream, reader: ChatReader) -> bytes:
    if not reader.is_completed:
        return await stream.next_chunk()
    stream.hurry(_DONE_WAIT_S)
    try:
        return await stream.next_chunk()
    except EngineError:  # the whole answer is here; a missing `done` takes nothing from it
        return b""
