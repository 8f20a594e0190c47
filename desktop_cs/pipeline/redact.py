"""Stage 3: personal data becomes tokens. What this stage returns is the only text later stages ever see."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TypeVar

from desktop_cs.domain.engine import Line
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.message import Message
from desktop_cs.domain.redaction import Redaction, TokenTable
from desktop_cs.errors import AppError, PrivacyError
from desktop_cs.pipeline.ports import Redactor

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Safe:
    """The redacted message, the redacted lines before it, and the session's tokens with any new ones."""

    current: Redaction
    history: tuple[Line, ...]
    table: TokenTable


async def redact(
    redactor: Redactor, text: str, history: tuple[Message, ...], table: TokenTable, language: Language
) -> Safe:
    """Redact the message and its history with one table. A redactor that fails stops the turn."""
    return await guarded(asyncio.to_thread(_redact_all, redactor, text, history, table, language))


async def guarded(work: Awaitable[T]) -> T:
    """The outcome of redacting; whatever breaks in it is a `PrivacyError`, and nothing is sent."""
    try:
        return await work
    except AppError:
        raise
    except Exception as error:
        raise PrivacyError(
            "redaction_failed", "Redaction failed, so nothing was sent. Answer by hand and report the trace id."
        ) from error


def _redact_all(
    redactor: Redactor, text: str, history: tuple[Message, ...], table: TokenTable, language: Language
) -> Safe:
    lines = []
    for message in history:
        done = redactor.redact(message.text, table, language)
        table = done.table
        lines.append(Line(message.role, done.text))
    current = redactor.redact(text, table, language)
    return Safe(current, tuple(lines), current.table)
