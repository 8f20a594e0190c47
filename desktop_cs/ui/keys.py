"""Every command that has a key: one table from which the short cuts, the cheat sheet and the tests are made."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class Command(StrEnum):
    """What a key does."""

    INSERT = "insert"
    REJECT = "reject"
    ASK_AGAIN = "ask_again"
    SEND = "send"
    NEXT = "next"
    PREVIOUS = "previous"
    REPLY = "reply"
    NOTE = "note"
    FIX_DRAFT = "fix_draft"
    OVERRIDE = "override"
    PEEK = "peek"
    SAFETY = "safety"
    END_SESSION = "end_session"
    PASTE = "paste"
    SEARCH = "search"
    CHEAT_SHEET = "cheat_sheet"


@dataclass(frozen=True, slots=True)
class KeyBinding:
    """A command, its keys as Qt spells them, and what it does in words (translated when shown)."""

    command: Command
    keys: str
    label: object

    @property
    def text(self) -> str:
        """What it does, in the user's language."""
        return QCoreApplication.translate("Keys", str(self.label))


BINDINGS = (
    KeyBinding(Command.INSERT, "Ctrl+1", QT_TRANSLATE_NOOP("Keys", "Insert the suggestion at the caret")),
    KeyBinding(Command.REJECT, "Ctrl+D", QT_TRANSLATE_NOOP("Keys", "Reject the suggestion, then 1 to 7 for why")),
    KeyBinding(Command.ASK_AGAIN, "Ctrl+J", QT_TRANSLATE_NOOP("Keys", "Ask for the suggestion again")),
    KeyBinding(Command.SEND, "Ctrl+Return", QT_TRANSLATE_NOOP("Keys", "Send (in the composer; Enter is a new line)")),
    KeyBinding(Command.NEXT, "Alt+J", QT_TRANSLATE_NOOP("Keys", "Next conversation")),
    KeyBinding(Command.PREVIOUS, "Alt+K", QT_TRANSLATE_NOOP("Keys", "Previous conversation")),
    KeyBinding(Command.REPLY, "Alt+L", QT_TRANSLATE_NOOP("Keys", "Write a reply")),
    KeyBinding(Command.NOTE, "Alt+P", QT_TRANSLATE_NOOP("Keys", "Write a note")),
    KeyBinding(Command.FIX_DRAFT, "Alt+F", QT_TRANSLATE_NOOP("Keys", "Fix what the draft check found first")),
    KeyBinding(Command.OVERRIDE, "Ctrl+Shift+O", QT_TRANSLATE_NOOP("Keys", "Say why a held draft may be sent")),
    KeyBinding(Command.SAFETY, "Ctrl+Shift+W", QT_TRANSLATE_NOOP("Keys", "Word lists, own kinds of data, erasing")),
    KeyBinding(Command.PEEK, "F2", QT_TRANSLATE_NOOP("Keys", "Hold to see hidden phone numbers and the like")),
    KeyBinding(Command.END_SESSION, "Alt+E", QT_TRANSLATE_NOOP("Keys", "End the session")),
    KeyBinding(Command.PASTE, "Ctrl+Shift+V", QT_TRANSLATE_NOOP("Keys", "Paste a customer's message")),
    KeyBinding(Command.SEARCH, "Ctrl+F", QT_TRANSLATE_NOOP("Keys", "Search conversations")),
    KeyBinding(Command.CHEAT_SHEET, "F1", QT_TRANSLATE_NOOP("Keys", "Show this list")),
)
