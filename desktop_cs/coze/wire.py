"""The shapes of Coze's answers, read tolerantly: unknown fields are ignored, ids stay text, nulls and strings are fine.

Field names and their quirks: protocol reference, sections 3, 6 and 9.
"""

import json
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

UNREADABLE_CODE = -1  # a `code` that is neither a number nor a numeric text: a failure in any case


def _text(value: object) -> str:
    """Ids and texts; a whole number stays exact, whatever its size. Half a surrogate pair cannot be stored: `?`."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _code(value: object) -> int:
    if value is None or value == "":
        return 0
    try:
        return int(str(value))
    except ValueError:
        return UNREADABLE_CODE


def _count(value: object) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None


def _object(value: object) -> object:
    return value if isinstance(value, dict) else {}


Text = Annotated[str, BeforeValidator(_text)]
Code = Annotated[int, BeforeValidator(_code)]
Count = Annotated[int | None, BeforeValidator(_count)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


ShapeT = TypeVar("ShapeT", bound=_Shape)


class Detail(_Shape):
    """Where the envelope carries the log id."""

    logid: Text = ""


class Envelope(_Shape):
    """The answer of every call but streams. A missing `code` is success. What stands beside `data` is in `siblings`."""

    model_config = ConfigDict(extra="allow")

    code: Code = 0
    data: Any = None
    debug_url: Text = ""
    detail: Annotated[Detail, BeforeValidator(_object)] = Field(default_factory=Detail)

    @property
    def siblings(self) -> dict[str, Any]:
        """The further fields of the answer."""
        return self.model_extra or {}


class Fault(_Shape):
    """`last_error` of a chat, or the data of an `error` event. Cloud sends code 0 on healthy chats."""

    code: Code = 0


class Usage(_Shape):
    """Tokens that a chat has used."""

    token_count: Count = None


class Chat(_Shape):
    """One run of the bot in a conversation. `code` is set by older servers in place of `last_error`."""

    id: Text = ""
    conversation_id: Text = ""
    status: Text = ""
    code: Code = 0
    last_error: Annotated[Fault, BeforeValidator(_object)] = Field(default_factory=Fault)
    usage: Annotated[Usage, BeforeValidator(_object)] = Field(default_factory=Usage)


class ChatMessage(_Shape):
    """One message of a chat, whole or in part."""

    id: Text = ""
    chat_id: Text = ""
    conversation_id: Text = ""
    role: Text = ""
    type: Text = ""
    content: Text = ""
    content_type: Text = ""


def parse_json(text: str | bytes) -> Any:
    """JSON as the standard has it: `NaN` and `Infinity` are refused. Raises `ValueError`."""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def read(shape: type[ShapeT], value: object) -> ShapeT | None:
    """The value in that shape, or None where it is not even a JSON object."""
    try:
        return shape.model_validate(value)
    except ValidationError:
        return None
