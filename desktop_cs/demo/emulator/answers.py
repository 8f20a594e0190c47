"""The answers of the emulated server, in the spelling of its mode: envelopes, errors, chat and message objects."""

import json
import time
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from desktop_cs.demo.emulator.state import Conversation, EmulatedChat, EmulatorState, Mode, StoredMessage

LOG_ID = "logid"  # key of the ASGI scope under which a request's log id travels


class Code(IntEnum):
    """The vendor's error codes that the emulator uses."""

    BAD_REQUEST = 4000
    CHAT_NOT_FOUND = 4001
    CONVERSATION_NOT_FOUND = 4002
    MESSAGE_NOT_FOUND = 4005
    TOO_MANY_MESSAGES = 4004
    BOT_NOT_FOUND = 4006
    NOT_SAVED = 4007
    QUOTA = 4008
    BUSY = 4009
    MODEL = 4013
    CHAT_RUNNING = 4016
    RATE = 4020
    FREE_QUOTA = 4028
    AUTHENTICATION = 4100
    TOKEN = 4101
    RISK_CONTROL = 4102
    CANNOT_CANCEL = 4104
    WORKFLOW_NOT_FOUND = 4200
    NO_FILE = 4300
    EXECUTION_NOT_FOUND = 4314
    INTERNAL = 5000
    ACCESS_TOKEN = 700012006


_STUDIO_CODES = {
    Code.BAD_REQUEST: 103000000,
    Code.CHAT_NOT_FOUND: 103200003,
    Code.CONVERSATION_NOT_FOUND: 103000002,
    Code.BOT_NOT_FOUND: 103100002,
    Code.CANNOT_CANCEL: 103200005,
    Code.WORKFLOW_NOT_FOUND: 6031,
    Code.AUTHENTICATION: Code.ACCESS_TOKEN,
    Code.TOKEN: Code.ACCESS_TOKEN,
}
_MESSAGES = {
    Code.BAD_REQUEST: "The field provided is not valid.",
    Code.CHAT_NOT_FOUND: "Chat does not exist.",
    Code.CONVERSATION_NOT_FOUND: "Conversation does not exist or does not belong to you.",
    Code.TOO_MANY_MESSAGES: "additional_messages exceeds the limit.",
    Code.BOT_NOT_FOUND: "Bot does not exist or does not belong to you.",
    Code.NOT_SAVED: "auto_save_history must be true when stream is false.",
    Code.QUOTA: "Your usage of today has been used up.",
    Code.BUSY: "The platform is busy.",
    Code.FREE_QUOTA: "Your free quota has been used up.",
    Code.MESSAGE_NOT_FOUND: "Message does not exist.",
    Code.NO_FILE: "No file was uploaded.",
    Code.EXECUTION_NOT_FOUND: "The execution record does not exist.",
    Code.CHAT_RUNNING: "The conversation already has a running chat.",
    Code.AUTHENTICATION: "authentication is invalid",
    Code.TOKEN: "The token you entered is incorrect.",
    Code.CANNOT_CANCEL: "The chat cannot be cancelled in its present state.",
    Code.WORKFLOW_NOT_FOUND: "The workflow does not exist or was never published.",
    Code.INTERNAL: "internal server error",
    Code.ACCESS_TOKEN: "access token invalid",
}
_STUDIO_STATUS = {"canceled": "cancelled", "requires_action": "required_action"}


class Answers:
    """Builds answers for one emulator."""

    def __init__(self, state: EmulatorState) -> None:
        self._state = state

    @property
    def is_studio(self) -> bool:
        """Whether the self-hosted server is emulated."""
        return self._state.mode is Mode.STUDIO

    def ok(self, request: Request, data: object = None, *, field: str = "data", **siblings: object) -> Response:
        """A success; `field` is the name under which the self-hosted server puts the data of some calls."""
        body = {"code": 0, "msg": "", field if self.is_studio else "data": data, **siblings}
        return json_response(body | _detail(request))

    def error(self, request: Request, code: Code, *, status: int = 200) -> Response:
        """A refusal with the mode's code. Self-hosted servers refuse with status 200 throughout."""
        shown = _STUDIO_CODES.get(code, int(code)) if self.is_studio else int(code)
        body = {"code": int(shown), "msg": _MESSAGES[code]} | _detail(request)
        return json_response(body, 200 if self.is_studio else status)

    def chat(self, chat: EmulatedChat, status: str | None = None) -> dict[str, Any]:
        """The chat object; without `status` it tells the present one."""
        status = status or chat.status
        body: dict[str, Any] = {
            "id": chat.id,
            "conversation_id": chat.conversation_id,
            "bot_id": self._state.bot_id,
            "created_at": chat.created_at,
            "status": _STUDIO_STATUS.get(status, status) if self.is_studio else status,
            "meta_data": chat.meta_data,
            "last_error": {"code": 0, "msg": ""},
            "usage": {"token_count": 0, "output_count": 0, "input_count": 0},
        }
        if status == "failed":
            body["failed_at"] = int(time.time())
            body["last_error"] = {"code": int(Code.FREE_QUOTA), "msg": _MESSAGES[Code.FREE_QUOTA]}
        if status == "requires_action":
            body["required_action"] = _required_action(chat)
        if status == "completed":
            written = len(chat.reply.text)
            body["completed_at"] = int(time.time())
            body["usage"] = {"token_count": written + 100, "output_count": written, "input_count": 100}
        return body

    def message(self, chat: EmulatedChat, kind: str, content: str, message_id: str) -> dict[str, Any]:
        """A message object of a chat."""
        return {
            "id": message_id,
            "conversation_id": chat.conversation_id,
            "bot_id": self._state.bot_id,
            "chat_id": chat.id,
            "role": "assistant",
            "type": kind,
            "content": content,
            "content_type": "text",
        }

    def finished_messages(self, chat: EmulatedChat) -> list[dict[str, Any]]:
        """All messages of a chat that has ended, without the question."""
        verbose = json.dumps({"msg_type": "generate_answer_finish", "data": "", "from_module": None})
        kinds = [("answer", chat.reply.text), ("verbose", verbose)]
        kinds += [("follow_up", question) for question in chat.reply.follow_ups]
        return [self.message(chat, kind, content, self._state.new_id()) for kind, content in kinds]

    def stored(self, conversation: Conversation, message: StoredMessage) -> dict[str, Any]:
        """A message object of a conversation."""
        return {
            "id": message.id,
            "conversation_id": conversation.id,
            "bot_id": self._state.bot_id,
            "chat_id": message.chat_id,
            "section_id": conversation.section_id,
            "role": message.role,
            "type": message.kind,
            "content": message.content,
            "content_type": message.content_type,
            "meta_data": message.meta_data,
            "created_at": message.created_at,
            "updated_at": str(message.created_at),  # a text, as in the vendor's samples
        }

    def conversation(self, conversation: Conversation) -> dict[str, Any]:
        """A conversation object."""
        return {
            "id": conversation.id,
            "name": conversation.name,
            "created_at": conversation.created_at,
            "creator_d" if self.is_studio else "creator_id": self._state.account_id,
            "connector_id": "1024",
            "meta_data": conversation.meta_data or (None if self.is_studio else {}),
            "last_section_id": conversation.section_id,
        }


def json_response(body: Mapping[str, Any], status: int = 200) -> Response:
    """JSON with its characters unescaped, as the real servers write it."""
    return Response(json.dumps(body, ensure_ascii=False), status, media_type="application/json; charset=utf-8")


def _detail(request: Request) -> dict[str, Any]:
    return {"detail": {"logid": request.scope[LOG_ID]}}


def _required_action(chat: EmulatedChat) -> dict[str, Any]:
    function = {"name": "look_up_stock", "arguments": "{}"}
    calls = [{"id": f"call_{chat.id}", "type": "function", "function": function}]
    return {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": calls}}
