"""Every command that has a key: one table from which the short cuts, the cheat sheet and the tests are made."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_cs.domain.engine import Wish


class Command(StrEnum):
    """What a key does."""

    INSERT = "insert"
    INSERT_SECOND = "insert_second"
    INSERT_THIRD = "insert_third"
    SHOW_FIRST = "show_first"
    SHOW_SECOND = "show_second"
    SHOW_THIRD = "show_third"
    SOURCES = "sources"
    WHY = "why"
    SENT = "sent"
    TRACE = "trace"
    REJECT = "reject"
    ASK_AGAIN = "ask_again"
    PICK = "pick"
    SHORTER = "shorter"
    FRIENDLIER = "friendlier"
    TRANSLATE = "translate"
    SEND = "send"
    SEND_ANYWAY = "send_anyway"
    TAKE_NEW = "take_new"
    KEEP_MINE = "keep_mine"
    NEXT = "next"
    PREVIOUS = "previous"
    REPLY = "reply"
    NOTE = "note"
    FIX_DRAFT = "fix_draft"
    OVERRIDE = "override"
    PEEK = "peek"
    SAFETY = "safety"
    END_SESSION = "end_session"
    START_FRESH = "start_fresh"
    CARRY_OVER = "carry_over"
    PASTE = "paste"
    SEARCH = "search"
    LEDGER = "ledger"
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


PICK_KEYS = "Alt+G"
WISH_KEYS = {Wish.SHORTER: "Ctrl+Shift+S", Wish.FRIENDLIER: "Ctrl+Shift+F", Wish.TRANSLATE: "Ctrl+Shift+T"}
BINDINGS = (
    KeyBinding(Command.INSERT, "Ctrl+1", QT_TRANSLATE_NOOP("Keys", "Insert the suggestion at the caret")),
    KeyBinding(Command.INSERT_SECOND, "Ctrl+2", QT_TRANSLATE_NOOP("Keys", "Insert the second reply")),
    KeyBinding(Command.INSERT_THIRD, "Ctrl+3", QT_TRANSLATE_NOOP("Keys", "Insert the third reply")),
    KeyBinding(Command.SHOW_FIRST, "Alt+1", QT_TRANSLATE_NOOP("Keys", "Look at the first reply")),
    KeyBinding(Command.SHOW_SECOND, "Alt+2", QT_TRANSLATE_NOOP("Keys", "Look at the second reply")),
    KeyBinding(Command.SHOW_THIRD, "Alt+3", QT_TRANSLATE_NOOP("Keys", "Look at the third reply")),
    KeyBinding(Command.SOURCES, "Alt+Q", QT_TRANSLATE_NOOP("Keys", "Show or fold the sources")),
    KeyBinding(Command.WHY, "Alt+W", QT_TRANSLATE_NOOP("Keys", "Show or fold why")),
    KeyBinding(Command.SENT, "Alt+S", QT_TRANSLATE_NOOP("Keys", "Show or fold what was sent")),
    KeyBinding(Command.TRACE, "Alt+I", QT_TRANSLATE_NOOP("Keys", "Show or fold the trace")),
    KeyBinding(Command.REJECT, "Ctrl+D", QT_TRANSLATE_NOOP("Keys", "Reject the suggestion, then 1 to 7 for why")),
    KeyBinding(Command.ASK_AGAIN, "Ctrl+J", QT_TRANSLATE_NOOP("Keys", "Ask for the suggestion again")),
    KeyBinding(Command.PICK, PICK_KEYS, QT_TRANSLATE_NOOP("Keys", "Choose sentences (1 to 9), then Enter")),
    KeyBinding(Command.SHORTER, WISH_KEYS[Wish.SHORTER], QT_TRANSLATE_NOOP("Keys", "Have the reply made shorter")),
    KeyBinding(Command.FRIENDLIER, WISH_KEYS[Wish.FRIENDLIER], QT_TRANSLATE_NOOP("Keys", "Have it made friendlier")),
    KeyBinding(Command.TRANSLATE, WISH_KEYS[Wish.TRANSLATE], QT_TRANSLATE_NOOP("Keys", "Have it translated")),
    KeyBinding(Command.SEND, "Ctrl+Return", QT_TRANSLATE_NOOP("Keys", "Send (in the composer; Enter is a new line)")),
    KeyBinding(
        Command.SEND_ANYWAY,
        "Ctrl+Shift+Return",
        QT_TRANSLATE_NOOP("Keys", "Send although the customer has written again (in the composer)"),
    ),
    KeyBinding(Command.TAKE_NEW, "Alt+T", QT_TRANSLATE_NOOP("Keys", "Take the new suggestion in place of the text")),
    KeyBinding(Command.KEEP_MINE, "Alt+M", QT_TRANSLATE_NOOP("Keys", "Keep the text although it is out of date")),
    KeyBinding(Command.NEXT, "Alt+J", QT_TRANSLATE_NOOP("Keys", "Next conversation")),
    KeyBinding(Command.PREVIOUS, "Alt+K", QT_TRANSLATE_NOOP("Keys", "Previous conversation")),
    KeyBinding(Command.REPLY, "Alt+L", QT_TRANSLATE_NOOP("Keys", "Write a reply")),
    KeyBinding(Command.NOTE, "Alt+P", QT_TRANSLATE_NOOP("Keys", "Write a note")),
    KeyBinding(Command.FIX_DRAFT, "Alt+F", QT_TRANSLATE_NOOP("Keys", "Fix what the draft check found first")),
    KeyBinding(Command.OVERRIDE, "Ctrl+Shift+O", QT_TRANSLATE_NOOP("Keys", "Say why a held draft may be sent")),
    KeyBinding(Command.SAFETY, "Ctrl+Shift+W", QT_TRANSLATE_NOOP("Keys", "Word lists, own kinds of data, erasing")),
    KeyBinding(Command.PEEK, "F2", QT_TRANSLATE_NOOP("Keys", "Hold to see hidden phone numbers and the like")),
    KeyBinding(Command.END_SESSION, "Alt+E", QT_TRANSLATE_NOOP("Keys", "End the session")),
    KeyBinding(Command.START_FRESH, "Alt+N", QT_TRANSLATE_NOOP("Keys", "Start fresh: a new session after this one")),
    KeyBinding(Command.CARRY_OVER, "Alt+C", QT_TRANSLATE_NOOP("Keys", "Carry over what the last session knew")),
    KeyBinding(Command.PASTE, "Ctrl+Shift+V", QT_TRANSLATE_NOOP("Keys", "Paste a customer's message")),
    KeyBinding(Command.SEARCH, "Ctrl+F", QT_TRANSLATE_NOOP("Keys", "Search conversations")),
    KeyBinding(Command.LEDGER, "Ctrl+Shift+L", QT_TRANSLATE_NOOP("Keys", "Show what left this machine")),
    KeyBinding(Command.CHEAT_SHEET, "F1", QT_TRANSLATE_NOOP("Keys", "Show this list")),
)
