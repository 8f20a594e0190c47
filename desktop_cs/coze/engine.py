"""The Coze engine: the two verbs of every engine, spoken to a bot and a workflow of one Coze account.

Keeps one conversation per session and one running chat per conversation. Decides nothing about falling back: a failure
is an `EngineError` with its cause, and whoever asked turns to another engine.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Collection, Mapping
from contextlib import aclosing, suppress

from desktop_cs.coze.chat import ChatReader, ChatStarted, read_chat
from desktop_cs.coze.config import CozeConfig
from desktop_cs.coze.context import messages
from desktop_cs.coze.conversations import ConversationStore, Lane, Lanes
from desktop_cs.coze.errors import LOST_CONVERSATION, RUNNING_CHAT
from desktop_cs.coze.nlu import Standard, nlu_for
from desktop_cs.coze.recovery import Recovery, is_mendable, rest_of
from desktop_cs.coze.transport import Call, Transport
from desktop_cs.domain.engine import ComposeRequest, Delta, Finished, UnderstandRequest
from desktop_cs.domain.ids import new_trace_id
from desktop_cs.domain.outgoing import Fixed, Sayable
from desktop_cs.domain.understanding import Understanding
from desktop_cs.errors import EngineError

_NO_SUCH_PATH = 404
_NEEDS_NEW_CONVERSATION = LOST_CONVERSATION | {RUNNING_CHAT}


class CozeEngine:
    """Satisfies `pipeline.ports.Engine`. `known_intents` and `threshold` are asked anew for each message."""

    def __init__(
        self,
        *,
        config: CozeConfig,
        transport: Transport,
        conversations: ConversationStore,
        known_intents: Callable[[], Collection[str]],
        threshold: Callable[[], float],
    ) -> None:
        self._config = config
        self._transport = transport
        self._conversations = conversations
        self._known_intents = known_intents
        self._threshold = threshold
        self._lanes = Lanes()
        self._stopping: dict[asyncio.Task[None], Lane] = {}  # keeps the lane for whoever comes next

    async def understand(self, request: UnderstandRequest) -> Understanding:
        """Intent, score and slots of one message, in the configured way. Raises `EngineError`."""
        nlu = nlu_for(self._config)
        call = Call(
            path=nlu.path,
            body=nlu.body(request),
            trace_id=request.trace_id,
            purpose="understand",
            deadline=_now() + self._config.understand_s,
            on_sent=request.on_sent,
            attempts=self._config.attempts,
        )
        envelope = await self._transport.fetch(call)
        return nlu.read(envelope, request, Standard(known=self._known_intents(), threshold=self._threshold()))

    async def compose(self, request: ComposeRequest) -> AsyncGenerator[Delta | Finished, None]:
        """The bot's reply in pieces, the last one `Finished`. Raises `EngineError` with the fact `partial` for a stream
        that broke off and could not be recovered. Leaving early closes the stream at once and cancels its chat."""
        deadline = _now() + self._config.compose_s
        lane = self._lanes.of(request.session_id)
        async with lane:
            known = await self._conversations.conversation_of(request.session_id)
            for conversation in (known, None):
                try:
                    async with aclosing(self._chat(request, conversation, lane, deadline)) as pieces:
                        async for piece in pieces:
                            yield piece
                    return
                except EngineError as error:
                    if conversation is None or not _wants_new_conversation(error):
                        raise
                    await self._conversations.keep_conversation(request.session_id, None)

    async def probe(self) -> None:
        """Ask whether the server answers and takes the token, by the cheapest call it has. Raises `EngineError`."""
        deadline = _now() + self._config.connect_s
        call = Call(path="/v1/users/me", body=None, trace_id=new_trace_id(), purpose="probe", deadline=deadline)
        try:
            await self._transport.fetch(call)
        except EngineError as error:
            if error.facts.get("http_status") != _NO_SUCH_PATH:  # self-hosted servers lack the call, but did answer
                raise

    async def aclose(self) -> None:
        """Let the last chats be cancelled, at most `cancel_s`, and close all connections."""
        if self._stopping:
            await asyncio.wait(list(self._stopping))
        await self._transport.aclose()

    async def _chat(
        self, request: ComposeRequest, conversation: str | None, lane: Lane, deadline: float
    ) -> AsyncGenerator[Delta | Finished, None]:
        reader = ChatReader()
        call = self._chat_call(request, conversation, deadline)
        try:
            async with aclosing(read_chat(self._transport, call, reader)) as pieces:
                async for piece in pieces:
                    if isinstance(piece, ChatStarted):
                        await self._conversations.keep_conversation(request.session_id, piece.conversation_id or None)
                    else:
                        yield piece
        except EngineError as error:
            for late in await self._mended(request, reader, error, deadline):
                yield late
        finally:
            if reader.is_running:
                lane.stopping = self._stop(request, reader, lane)

    async def _mended(
        self, request: ComposeRequest, reader: ChatReader, error: EngineError, deadline: float
    ) -> tuple[Delta | Finished, ...]:
        """The rest of a reply whose stream broke off; the `error` again where there is none to be had."""
        if not is_mendable(reader, error):
            raise error
        recovery = Recovery(
            transport=self._transport,
            trace_id=request.trace_id,
            on_sent=request.on_sent,
            deadline=min(deadline, _now() + self._config.recover_s),
        )
        try:
            finished = await recovery.finish(reader)
        except EngineError as failed:
            failed.facts.update(partial=reader.partial, chat_id=reader.chat_id)
            raise
        if finished is None:
            raise error
        rest = rest_of(finished.text, reader.partial)
        return (Delta(rest), finished) if rest else (finished,)

    def _chat_call(self, request: ComposeRequest, conversation: str | None, deadline: float) -> Call:
        return Call(
            path="/v3/chat",
            query={"conversation_id": Fixed(conversation)} if conversation else {},
            body={
                "bot_id": Fixed(self._config.bot_id),
                "user_id": Fixed(request.opaque_user),
                "additional_messages": messages(request),
                "stream": True,  # the servers disagree on the default of both
                "auto_save_history": True,
            },
            trace_id=request.trace_id,
            purpose="compose",
            deadline=deadline,
            on_sent=request.on_sent,
            attempts=self._config.attempts,
        )

    def _stop(self, request: ComposeRequest, reader: ChatReader, lane: Lane) -> asyncio.Task[None]:
        """Cancel an abandoned chat on the server, which would otherwise write on and bill for it."""
        body = {"conversation_id": Fixed(reader.conversation_id), "chat_id": Fixed(reader.chat_id)}
        task = asyncio.create_task(self._cancel(request, body))
        self._stopping[task] = lane
        task.add_done_callback(self._stopping.pop)
        return task

    async def _cancel(self, request: ComposeRequest, body: Mapping[str, Sayable]) -> None:
        call = Call(
            path="/v3/chat/cancel",
            body=body,
            trace_id=request.trace_id,
            purpose="cancel",
            deadline=_now() + self._config.cancel_s,
            on_sent=request.on_sent,
        )
        with suppress(EngineError):  # it may have ended meanwhile (4104), or the network is the reason for stopping
            await self._transport.fetch(call)


def _wants_new_conversation(error: EngineError) -> bool:
    """Whether the conversation itself was refused, before a chat was started in it."""
    return error.facts.get("coze_code") in _NEEDS_NEW_CONVERSATION and not error.facts.get("chat_id")


def _now() -> float:
    return asyncio.get_running_loop().time()
