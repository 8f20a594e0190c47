"""Names for the identifiers that travel through a turn, so that a mix-up is a type error."""

import re
import secrets
from typing import NewType

TraceId = NewType("TraceId", str)
UserId = NewType("UserId", str)  # one customer on one channel
SessionId = NewType("SessionId", str)
MessageId = NewType("MessageId", str)
QaId = NewType("QaId", str)

_USER = re.compile(r"[A-Za-z0-9_.@:-]{1,64}")


def new_trace_id() -> TraceId:
    """A fresh random trace id of 32 hexadecimal digits."""
    return TraceId(secrets.token_hex(16))


def new_message_id() -> MessageId:
    """A fresh random message id."""
    return MessageId("m_" + secrets.token_hex(12))


def is_user_id(text: str) -> bool:
    """Whether `text` is a usable customer id: 1 to 64 letters, digits and `_ . @ : -`."""
    return _USER.fullmatch(text) is not None
