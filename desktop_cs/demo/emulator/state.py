"""What the emulated server remembers: its ids and token, conversations, chats, and every request it received."""

import random
import time
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_cs.demo.emulator.brain import BrainReply
from desktop_cs.demo.emulator.oauth_state import OAuthState

_KEPT_REQUESTS = 2000
FATE = "fate"  # key of the ASGI scope under which a fault settles what comes of a request


class Fate(StrEnum):
    """What comes of a chat or a workflow run that was taken up."""

    FAILS = "fails"  # for want of quota
    NEEDS_TOOL = "needs_tool"  # the bot waits for a tool that the client is to run


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
    fate: Fate | None = None
    is_streaming: bool = False
    is_canceled: bool = False

    @property
    def is_running(self) -> bool:
        """Whether the bot still writes."""
        return not (self.is_canceled or self.fate) and (self.is_streaming or time.monotonic() < self.ends_at)

    @property
    def status(self) -> str:
        """How the chat stands, in the cloud's words."""
        if self.is_canceled:
            return "canceled"
        if self.fate is not None:
            return "failed" if self.fate is Fate.FAILS else "requires_action"
        return "in_progress" if self.is_running else "completed"


@dataclass(slots=True, kw_only=True)
class StoredMessage:
    """A question or an answer of a conversation."""

    id: str
    role: str
    kind: str
    content: str
    content_type: str
    created_at: int
    chat_id: str = ""
    meta_data: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Conversation:
    """A conversation, its messages and its latest chat."""

    id: str
    created_at: int
    meta_data: dict[str, str] = field(default_factory=dict)
    latest: EmulatedChat | None = None
    name: str = ""
    section_id: str = ""
    messages: list[StoredMessage] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """An uploaded file, without its contents."""

    id: str
    name: str
    size: int
    created_at: int


class EmulatorState:
    """Everything of one run. Ids have 19 digits, more than a float can hold exactly, and follow from the seed."""

    def __init__(self, *, seed: int, mode: Mode) -> None:
        self._random = random.Random(seed)  # noqa: S311 - repeatable on purpose
        self.mode = mode
        self.bot_id = self.new_id()
        self.workflow_id = self.new_id()
        self.account_id = self.new_id()
        self.token = "pat_" + random.SystemRandom().randbytes(24).hex()
        self.workspace_id = self.new_id()
        self.oauth = OAuthState()
        self.conversations: dict[str, Conversation] = {}
        self.files: dict[str, StoredFile] = {}
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
        conversation = Conversation(self.new_id(), int(time.time()), meta_data or {}, section_id=self.new_id())
        self.conversations[conversation.id] = conversation
        return conversation

    def store(
        self, conversation: Conversation, *, role: str, kind: str, content: str, content_type: str = "text"
    ) -> StoredMessage:
        """Add a message to a conversation."""
        message = StoredMessage(
            id=self.new_id(),
            role=role,
            kind=kind,
            content=content,
            content_type=content_type,
            created_at=int(time.time()),
        )
        conversation.messages.append(message)
        return message

    def forget_conversations(self) -> None:
        """Lose all conversations, as servers do after their retention time."""
        self.conversations.clear()
        self.chats.clear()
