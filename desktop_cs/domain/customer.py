"""Customers, the rows of the inbox, and the receipt for a message that was taken in."""

from dataclasses import dataclass
from datetime import datetime

from desktop_cs.domain.ids import SessionId, UserId
from desktop_cs.domain.message import Message
from desktop_cs.domain.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """One customer on one channel. `opaque` is a random name that may leave the machine in place of the id."""

    user_id: UserId
    name: str
    channel: str
    opaque: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One row of the inbox: a customer with the last thing said, and what the latest suggestion made of it.

    `seq` numbers the last message among all. `act`, `engine`, `intent` and `score` are None before a suggestion.
    """

    customer: Customer
    session_id: SessionId
    last_text: str
    last_role: str
    last_at: datetime
    waiting_since: datetime | None  # first customer message without a reply
    unread: int
    seq: int = 0
    ended: bool = False
    snoozed_until: datetime | None = None
    act: str | None = None
    engine: str | None = None
    intent: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A durably stored message. `repeat` means that it had been stored before."""

    message: Message
    session: Session
    customer: Customer
    new_session: bool
    repeat: bool
