"""What an agent leaves out of requests: earlier messages and evidence that Coze need not see."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_cs.domain.ids import MessageId
from desktop_cs.domain.message import Role
from desktop_cs.domain.redaction import Redacted


class OmissionKind(StrEnum):
    """What can be left out."""

    MESSAGE = "message"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Omission:
    """One thing left out: the id of a message or of a QA pair."""

    kind: OmissionKind
    item_id: str


Omissions = frozenset[Omission]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextLine:
    """An earlier message as a request shows it, or would if it were not left out."""

    message_id: MessageId
    role: Role
    text: Redacted
    is_left_out: bool = False
