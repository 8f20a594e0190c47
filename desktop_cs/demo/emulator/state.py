"""What the emulated server remembers: its ids and token, conversations, chats, and every request it received."""

import random
import time
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_cs.demo.emulator.brain import BrainReply
from desktop_cs.demo.emulator.oauth_state import OAuthState

_KEPT_REQUESTS = 2000


class Mode(StrEnum):
    """Which server family is emulated; they differ in spellings, see section 9 of the protocol reference."""

    CLOUD = "cloud"
    STUDIO = "studio"


@dataclass(frozen=True, slots=True)
class Address:
    """All a client needs to call the emulator."""

    base_url: str
    token: str
    bot_id: str
    workflow_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedRequest:
    """One request as it came over the wire, without its token."""

    method: str
    path: str
    query: str
    trace_id: str
    body: bytes


@dataclass(slots=True, kw_only=True)
class EmulatedChat:
    """One run of the bot. Without a reader it writes on until `ends_at` (monotonic seconds), as the real one does."""

    id: str
    conversation_id: str
    created_at: int
    reply: BrainReply
    meta_data: dict[str, str]
    ends_at: float
    is_streaming: bool = False
    is_canceled: bool = False

    @property
    def is_running(self) -> bool:
        """Whether the bot still writes."""
        return not self.is_canceled and (self.is_streaming or time.monotonic() < self.ends_at)


@dataclass(slots=True)
class Conversation:
    """A conversation and its latest chat."""

    id: str
    created_at: int
    meta_data: dict[str, str] = field(default_factory=dict)
    latest: EmulatedChat | None = None


class EmulatorState:
    """Everything of one run. Ids have 19 digits, more than a float can hold exactly, and follow from the seed."""

    def __init__(self, *, seed: int, mode: Mode) -> None:
        self._random = random.Random(seed)  # noqa: S311 - repeatable on purpose
        self.mode = mode
        self.bot_id = self.new_id()
        self.workflow_id = self.new_id()
        self.account_id = self.new_id()
        self.token = "pat_" + random.SystemRandom().randbytes(24).hex()
        self.oauth = OAuthState()
        self.conversations: dict[str, Conversation] = {}
        self.chats: dict[str, EmulatedChat] = {}
        self.requests: deque[ReceivedRequest] = deque(maxlen=_KEPT_REQUESTS)

    def new_id(self) -> str:
        """A fresh id."""
        return str(self._random.randrange(7 * 10**18, 9 * 10**18) | 1)

    def new_log_id(self) -> str:
        """A fresh log id, in the style of the mode."""
        digits = f"{self._random.getrandbits(128):032x}"
        if self.mode is Mode.CLOUD:
            return time.strftime("%Y%m%d%H%M%S") + digits[:18].upper()
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"

    def pieces(self, text: str) -> list[str]:
        """The text cut as a model streams it: one to five characters at a time."""
        cut, rest = [], text
        while rest:
            size = self._random.randint(1, 5)
            cut.append(rest[:size])
            rest = rest[size:]
        return cut

    def new_conversation(self, meta_data: dict[str, str] | None = None) -> Conversation:
        """Open a conversation."""
        conversation = Conversation(self.new_id(), int(time.time()), meta_data or {})
        self.conversations[conversation.id] = conversation
        return conversation

    def forget_conversations(self) -> None:
        """Lose all conversations, as servers do after their retention time."""
        self.conversations.clear()
        self.chats.clear()
