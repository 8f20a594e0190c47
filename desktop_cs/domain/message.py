"""Messages: what comes in from a channel, and what the store keeps of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_cs.domain.ids import MessageId, SessionId, TraceId, UserId
from desktop_cs.errors import ChannelError

MAX_MESSAGE_CHARACTERS = 1_000_000


class Role(StrEnum):
    """Who speaks."""

    CUSTOMER = "customer"
    AGENT = "agent"
    NOTE = "note"  # an agent's private note
    SYSTEM = "system"  # session borders, transfers


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbound:
    """A customer's message as a channel hands it over.

    `key` makes it recognisable: the same key from the same customer is the same message, however often it arrives.
    """

    user_id: UserId
    text: str
    key: str
    channel: str = "paste"
    user_name: str = ""
    session_id: SessionId | None = None  # continue this session if it still lives


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One stored message. `text` is what was really written and never leaves this machine."""

    id: MessageId
    seq: int  # order of arrival on this machine; clocks may jump, this does not
    session_id: SessionId
    user_id: UserId
    role: Role
    text: str
    at: datetime
    trace_id: TraceId | None = None  # of the turn that answered it, or of the suggestion it came from


def checked_text(text: str) -> str:
    """The text of a message, or `ChannelError`: `message_empty` when blank, `message_too_long` over a million signs."""
    if not text.strip():
        raise ChannelError("message_empty", "The message is empty. Type or paste what the customer wrote.")
    if len(text) > MAX_MESSAGE_CHARACTERS:
        raise ChannelError(
            "message_too_long",
            f"The message has {len(text):,} characters, over {MAX_MESSAGE_CHARACTERS:,}. Paste what matters.",
            characters=len(text),
        )
    # Lone surrogates cannot be stored as UTF-8.
    return text.encode("utf-8", "replace").decode("utf-8")
