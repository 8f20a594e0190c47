"""`/v3/chat` and its neighbours: start a chat as a stream or not, look after it, cancel it, read its messages."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from desktop_cs.demo.emulator.answers import Answers, Code, json_response
from desktop_cs.demo.emulator.bodies import BadBodyError, is_id, json_object, text_map
from desktop_cs.demo.emulator.brain import Brain
from desktop_cs.demo.emulator.state import FATE, Conversation, EmulatedChat, EmulatorState, Fate

_MAX_MESSAGES = 100


class ChatRoutes:
    """The chat calls of one emulator. `delay_s` passes between the pieces of an answer."""

    def __init__(self, state: EmulatorState, brain: Brain, delay_s: float) -> None:
        self._state = state
        self._brain = brain
        self._delay = delay_s
        self._answers = Answers(state)

    def routes(self) -> list[Route]:
        """Where the calls are found; the self-hosted server knows `retrieve` by GET only and no tools."""
        retrieve = ["GET"] if self._answers.is_studio else ["GET", "POST"]
        routes = [
            Route("/v3/chat", self.start, methods=["POST"]),
            Route("/v3/chat/retrieve", self.retrieve, methods=retrieve),
            Route("/v3/chat/message/list", self.messages, methods=["GET", "POST"]),
            Route("/v3/chat/cancel", self.cancel, methods=["POST"]),
        ]
        if not self._answers.is_studio:
            routes.append(Route("/v3/chat/submit_tool_outputs", self.submit_tool_outputs, methods=["POST"]))
        return routes

    async def start(self, request: Request) -> Response:
        """Run the bot on the last of `additional_messages`."""
        body = await json_object(request)
        is_stream = bool(body.get("stream", self._answers.is_studio))
        conversation_id = request.query_params.get("conversation_id")
        if refused := self._refuse(body, is_stream, conversation_id):
            return self._answers.error(request, refused)
        conversation = self._state.conversations.get(conversation_id or "") or self._state.new_conversation()
        chat = self._open(conversation, body)
        chat.fate = request.scope.get(FATE)
        return self._run(request, chat, is_stream=is_stream)

    async def retrieve(self, request: Request) -> Response:
        """How a chat stands."""
        chat = self._chat(request.query_params.get("chat_id"))
        if chat is None:
            return self._answers.error(request, Code.CHAT_NOT_FOUND)
        return self._answers.ok(request, self._answers.chat(chat))

    async def messages(self, request: Request) -> Response:
        """What a chat has said; complete only after its end."""
        chat = self._chat(request.query_params.get("chat_id"))
        if chat is None:
            return self._answers.error(request, Code.CHAT_NOT_FOUND)
        said = self._answers.finished_messages(chat) if chat.status == "completed" else []
        return self._answers.ok(request, said, field="Messages")

    async def cancel(self, request: Request) -> Response:
        """Stop a running chat. An open stream of it goes on."""
        body = await json_object(request)
        chat = self._chat(body.get("chat_id"))
        if chat is None:
            return self._answers.error(request, Code.CHAT_NOT_FOUND)
        if not (chat.is_running or chat.fate is Fate.NEEDS_TOOL):
            return self._answers.error(request, Code.CANNOT_CANCEL)
        chat.is_canceled = True
        if self._answers.is_studio:
            return json_response({"ChatV3ChatDetail": self._answers.chat(chat)})
        return self._answers.ok(request, self._answers.chat(chat))

    async def submit_tool_outputs(self, request: Request) -> Response:
        """Go on with a chat that waited for a tool."""
        body = await json_object(request)
        chat = self._chat(request.query_params.get("chat_id"))
        if chat is None:
            return self._answers.error(request, Code.CHAT_NOT_FOUND)
        if chat.status != "requires_action" or not body.get("tool_outputs"):
            return self._answers.error(request, Code.BAD_REQUEST)
        chat.fate = None
        return self._run(request, chat, is_stream=bool(body.get("stream", False)))

    def _run(self, request: Request, chat: EmulatedChat, *, is_stream: bool) -> Response:
        if not is_stream:
            status = "created" if self._answers.is_studio else "in_progress"
            return self._answers.ok(request, self._answers.chat(chat, status))
        chat.is_streaming = True
        return StreamingResponse(self._stream(chat), media_type="text/event-stream")

    def _refuse(self, body: dict[str, Any], is_stream: bool, conversation_id: str | None) -> Code | None:
        said = body.get("additional_messages") or []
        if self._answers.is_studio and not (is_id(body.get("bot_id")) and is_id(conversation_id or "0")):
            raise BadBodyError
        if not body.get("user_id") or not isinstance(said, list) or not all(isinstance(m, dict) for m in said):
            return Code.BAD_REQUEST
        if body.get("bot_id") != self._state.bot_id:
            return Code.BOT_NOT_FOUND
        if len(said) > _MAX_MESSAGES:
            return Code.TOO_MANY_MESSAGES
        if not is_stream and body.get("auto_save_history", True) is False and not self._answers.is_studio:
            return Code.NOT_SAVED
        return self._refuse_conversation(conversation_id)

    def _refuse_conversation(self, conversation_id: str | None) -> Code | None:
        if not conversation_id:
            return None
        conversation = self._state.conversations.get(conversation_id)
        if conversation is None:
            return Code.CONVERSATION_NOT_FOUND
        is_taken = conversation.latest is not None and conversation.latest.is_running
        return Code.CHAT_RUNNING if is_taken else None

    def _open(self, conversation: Conversation, body: dict[str, Any]) -> EmulatedChat:
        said = body.get("additional_messages") or []
        reply = self._brain.reply(said)
        chat = EmulatedChat(
            id=self._state.new_id(),
            conversation_id=conversation.id,
            created_at=int(time.time()),
            reply=reply,
            meta_data=text_map(body.get("meta_data")),
            ends_at=time.monotonic() + self._delay * len(reply.text) / 3,
        )
        self._state.chats[chat.id] = conversation.latest = chat
        spoken = [("user", "question", str(message.get("content", ""))) for message in said[-1:]]
        for role, kind, content in (*spoken, ("assistant", "answer", reply.text)):
            self._state.store(conversation, role=role, kind=kind, content=content).chat_id = chat.id
        return chat

    def _chat(self, chat_id: object) -> EmulatedChat | None:
        if self._answers.is_studio and not is_id(chat_id):
            raise BadBodyError
        return self._state.chats.get(str(chat_id))

    async def _stream(self, chat: EmulatedChat) -> AsyncIterator[bytes]:
        answers, message_id = self._answers, self._state.new_id()
        try:
            yield _event("conversation.chat.created", answers.chat(chat, "created"))
            yield _event("conversation.chat.in_progress", answers.chat(chat, "in_progress"))
            if chat.fate is not None:
                for event in self._unfinished(chat):
                    yield event
                return
            for piece in self._state.pieces(chat.reply.text):
                await asyncio.sleep(self._delay)
                yield _event("conversation.message.delta", answers.message(chat, "answer", piece, message_id))
            chat.ends_at = time.monotonic()
        finally:
            chat.is_streaming = False
        for message in answers.finished_messages(chat):
            shown = message | {"id": message_id} if message["type"] == "answer" else message
            yield _event("conversation.message.completed", shown)
        yield _event("conversation.chat.completed", answers.chat(chat, "completed"))
        yield self._done()

    def _unfinished(self, chat: EmulatedChat) -> Iterator[bytes]:
        """The end of a chat without an answer."""
        if chat.fate is Fate.FAILS and self._answers.is_studio:  # which says only that, and ends
            yield _event("error", {"code": int(Code.FREE_QUOTA), "msg": ""})
            return
        yield _event(f"conversation.chat.{chat.status}", self._answers.chat(chat))
        yield self._done()

    def _done(self) -> bytes:
        if self._answers.is_studio:
            return b"event:conversation.stream.done\ndata:\n\n"
        return b'event:done\ndata:"[DONE]"\n\n'


def _event(name: str, data: dict[str, Any]) -> bytes:
    """One event as the chat stream writes it: no space after the colons."""
    return f"event:{name}\ndata:{json.dumps(data, ensure_ascii=False)}\n\n".encode()
