"""What has changed, told once to whoever listens; each screen decides whether it concerns it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_cs.domain.engine import Cause
from desktop_cs.domain.ids import UserId


class EngineState(StrEnum):
    """How Coze stands, as the status bar says it."""

    ONLINE = "online"
    SLOW = "slow"
    LIMITED = "limited"
    SIGNED_OUT = "signed_out"
    DOWN = "down"
    OFFLINE_BY_CHOICE = "offline_by_choice"
    NOT_CONFIGURED = "not_configured"


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineStatus:
    """Coze's state; `host` is its address without secrets, `retry_at` when it is asked again, `message` our own
    sentence on why it is signed out and what to do."""

    state: EngineState
    cause: Cause | None = None
    host: str = ""
    retry_at: datetime | None = None
    first_text_ms: float | None = None  # of the latest reply
    message: str = ""


@dataclass(frozen=True, slots=True)
class ConversationChanged:
    """Messages, unread marks or the session of a customer changed."""

    user_id: UserId


@dataclass(frozen=True, slots=True)
class CustomerErased:
    """Everything of this customer is gone; nothing of it may be kept or written down any more."""

    user_id: UserId


@dataclass(frozen=True, slots=True)
class KnowledgeChanged:
    """QA pairs were added, edited or removed; `version` grows with every change."""

    version: int
    pairs: int


@dataclass(frozen=True, slots=True)
class EngineChanged:
    """Coze's state is another one now."""

    status: EngineStatus


Change = ConversationChanged | CustomerErased | KnowledgeChanged | EngineChanged
