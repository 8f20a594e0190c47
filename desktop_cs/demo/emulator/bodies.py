"""Reading request bodies as the real servers do: empty is an empty object, anything unreadable is refused."""

import json
from typing import Any

from starlette.requests import Request


class BadBodyError(Exception):
    """The request cannot be bound: not JSON, not an object, or an id that is no number where one is needed."""


async def json_object(request: Request) -> dict[str, Any]:
    """The body's JSON object."""
    raw = await request.body()
    if not raw:
        return {}
    try:
        value = json.loads(raw)
    except ValueError as error:
        raise BadBodyError from error
    if not isinstance(value, dict):
        raise BadBodyError
    return value


def is_id(value: object) -> bool:
    """Whether the value is the text of a 64-bit integer."""
    return isinstance(value, str) and value.isascii() and value.isdigit() and int(value) < 2**63


def text_map(value: object) -> dict[str, str]:
    """`meta_data`: texts by text."""
    return {str(key): str(text) for key, text in value.items()} if isinstance(value, dict) else {}
