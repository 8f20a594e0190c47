"""Conversations and the messages kept in them: create, read, list, change, clear, delete."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from desktop_cs.demo.emulator.answers import Answers, Code
from desktop_cs.demo.emulator.bodies import BadBodyError, is_id, json_object, text_map
from desktop_cs.demo.emulator.state import Conversation, EmulatorState, StoredMessage

_MAX_START_MESSAGES = 16
_MAX_PAGE = 50
_Handler = Callable[[Request, Conversation], Awaitable[Response]]


class ConversationRoutes:
    """The conversation calls of one emulator."""

    def __init__(self, state: EmulatorState) -> None:
        self._state = state
        self._answers = Answers(state)

    def routes(self) -> list[Route]:
        """Where the calls are found; the self-hosted server lists messages but does not let them be written."""
        one, message = "/v1/conversations/{conversation_id}", "/v1/conversation/message"
        routes = [
            Route("/v1/conversation/create", self.create, methods=["POST"]),
            Route("/v1/conversation/retrieve", self._known(self._retrieve), methods=["GET"]),
            Route("/v1/conversations", self.all, methods=["GET"]),
            Route(one, self._known(self._rename), methods=["PUT"]),
            Route(one, self._known(self._delete), methods=["DELETE"]),
            Route(f"{one}/clear", self._known(self._clear), methods=["POST"]),
            Route(f"{message}/list", self._known(self._messages), methods=["POST"]),
        ]
        if not self._answers.is_studio:
            routes += [
                Route(f"{message}/create", self._known(self._add_message), methods=["POST"]),
                Route(f"{message}/retrieve", self._known(self._message), methods=["GET"]),
                Route(f"{message}/modify", self._known(self._modify_message), methods=["POST"]),
                Route(f"{message}/delete", self._known(self._delete_message), methods=["POST"]),
            ]
        return routes

    async def create(self, request: Request) -> Response:
        """Open a conversation, with messages in it where some are given."""
        body = await json_object(request)
        messages = body.get("messages") or []
        if not isinstance(messages, list) or len(messages) > _MAX_START_MESSAGES:
            return self._answers.error(request, Code.BAD_REQUEST)
        conversation = self._state.new_conversation(text_map(body.get("meta_data")))
        conversation.name = str(body.get("name") or "")
        for message in messages:
            self._store(conversation, message)
        return self._answers.ok(request, self._answers.conversation(conversation))

    async def all(self, request: Request) -> Response:
        """The conversations, newest first, in pages."""
        page, size = _number(request, "page_num", 1), min(_number(request, "page_size", _MAX_PAGE), _MAX_PAGE)
        newest = list(reversed(self._state.conversations.values()))
        shown = [self._answers.conversation(item) for item in newest[(page - 1) * size : page * size]]
        return self._answers.ok(request, {"conversations": shown, "has_more": len(newest) > page * size})

    async def _retrieve(self, request: Request, conversation: Conversation) -> Response:
        return self._answers.ok(request, self._answers.conversation(conversation), field="ConversationData")

    async def _rename(self, request: Request, conversation: Conversation) -> Response:
        conversation.name = str((await json_object(request)).get("name") or "")
        return self._answers.ok(request, self._answers.conversation(conversation))

    async def _delete(self, request: Request, conversation: Conversation) -> Response:
        del self._state.conversations[conversation.id]
        return self._answers.ok(request, {})

    async def _clear(self, request: Request, conversation: Conversation) -> Response:
        conversation.section_id = self._state.new_id()
        return self._answers.ok(request, {"id": conversation.section_id, "conversation_id": conversation.id})

    async def _messages(self, request: Request, conversation: Conversation) -> Response:
        body = await json_object(request)
        listed = list(conversation.messages)
        if body.get("order", "desc") == "desc":
            listed.reverse()
        if chat_id := body.get("chat_id"):
            listed = [message for message in listed if message.chat_id == chat_id]
        listed = _between(listed, after=body.get("after_id"), before=body.get("before_id"))
        limit = min(int(body.get("limit") or _MAX_PAGE), _MAX_PAGE)
        shown = listed[:limit]
        ends = {"first_id": shown[0].id if shown else "", "last_id": shown[-1].id if shown else ""}
        data = [self._answers.stored(conversation, message) for message in shown]
        return self._answers.ok(request, data, **ends, has_more=len(listed) > limit)

    async def _add_message(self, request: Request, conversation: Conversation) -> Response:
        message = self._store(conversation, await json_object(request))
        return self._answers.ok(request, self._answers.stored(conversation, message))

    async def _message(self, request: Request, conversation: Conversation) -> Response:
        message = _found(request, conversation)
        if message is None:
            return self._answers.error(request, Code.MESSAGE_NOT_FOUND)
        return self._answers.ok(request, self._answers.stored(conversation, message))

    async def _modify_message(self, request: Request, conversation: Conversation) -> Response:
        message = _found(request, conversation)
        if message is None:
            return self._answers.error(request, Code.MESSAGE_NOT_FOUND)
        body = await json_object(request)
        message.content = str(body.get("content", message.content))
        message.content_type = str(body.get("content_type", message.content_type))
        message.meta_data = text_map(body.get("meta_data")) or message.meta_data
        return self._answers.ok(request, None, message=self._answers.stored(conversation, message))

    async def _delete_message(self, request: Request, conversation: Conversation) -> Response:
        message = _found(request, conversation)
        if message is None:
            return self._answers.error(request, Code.MESSAGE_NOT_FOUND)
        conversation.messages.remove(message)
        return self._answers.ok(request, self._answers.stored(conversation, message))

    def _store(self, conversation: Conversation, said: object) -> StoredMessage:
        if not isinstance(said, dict) or said.get("role") not in ("user", "assistant"):
            raise BadBodyError
        message = self._state.store(
            conversation,
            role=said["role"],
            kind=str(said.get("type") or "question"),
            content=str(said.get("content", "")),
            content_type=str(said.get("content_type") or "text"),
        )
        message.meta_data = text_map(said.get("meta_data"))
        return message

    def _known(self, handler: _Handler) -> Callable[[Request], Awaitable[Response]]:
        """The handler for a conversation named in the path or the query; others are refused."""

        async def handle(request: Request) -> Response:
            name: Any = request.path_params.get("conversation_id") or request.query_params.get("conversation_id")
            if self._answers.is_studio and not is_id(name):
                raise BadBodyError
            conversation = self._state.conversations.get(name or "")
            if conversation is None:
                return self._answers.error(request, Code.CONVERSATION_NOT_FOUND)
            return await handler(request, conversation)

        return handle


def _found(request: Request, conversation: Conversation) -> StoredMessage | None:
    wanted = request.query_params.get("message_id")
    return next((message for message in conversation.messages if message.id == wanted), None)


def _between(messages: list[StoredMessage], *, after: object, before: object) -> list[StoredMessage]:
    """What follows the message `after` and comes before `before`, in the order of the list."""
    ids = [message.id for message in messages]
    start = ids.index(after) + 1 if after in ids else 0
    end = ids.index(before) if before in ids else len(ids)
    return messages[start:end]


def _number(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, "")
    return max(int(text), 1) if text.isascii() and text.isdigit() else default
