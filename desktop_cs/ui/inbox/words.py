"""What a row of the inbox says in words: the mark at its right, its wait, and the line a screen reader speaks."""

from datetime import datetime
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from desktop_cs.domain.customer import Conversation
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import EngineName
from desktop_cs.domain.inbox import Queue
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.message import Role as Speaker
from desktop_cs.domain.text import has_words, language_of
from desktop_cs.ui.widgets.basic import Role
from desktop_cs.ui.words import Counts, clock, language_code
from desktop_cs.viewmodels.inbox import Wait, wait_of

_LOOKED_AT = 200  # characters of the last words
_WAIT_SIGN = {Wait.AMBER: "◔ ", Wait.RED: "▲ "}


def row_mark(row: Conversation, now: datetime) -> tuple[str, Role] | None:
    """The mark of a row: ended, snoozed, wants a person, being asked, or written in the other language."""
    if row.ended:
        return QCoreApplication.translate("Inbox", "Ended"), "ok"
    if row.snoozed_until is not None and row.snoozed_until > now:
        until = row.snoozed_until.astimezone().strftime("%m-%d %H:%M")
        return QCoreApplication.translate("Inbox", "Until {time}").format(time=until), "plain"
    called_for: dict[str | None, tuple[str, Role]] = {
        Act.HAND_OVER.value: (QCoreApplication.translate("Inbox", "Wants a person"), "bad"),
        Act.BLOCKED.value: (QCoreApplication.translate("Inbox", "Blocked word"), "warn"),
        Act.ASK_SLOT.value: (QCoreApplication.translate("Inbox", "Being asked"), "plain"),
    }
    return called_for.get(row.act) or _language_mark(row)


def _language_mark(row: Conversation) -> tuple[str, Role] | None:
    if row.last_role == Speaker.CUSTOMER.value:
        language = _written_in(row.last_text[:_LOOKED_AT])
        if language is not None and language.value != language_code():
            return ("EN" if language is Language.EN else "中文"), "accent"
    return None


@lru_cache(maxsize=1000)  # rows are painted again and again
def _written_in(text: str) -> Language | None:
    return language_of(text) if has_words(text) else None


def row_time(row: Conversation, now: datetime) -> tuple[str, Wait]:
    """The wait of a customer who waits, else the time of the last message."""
    level, waited = wait_of(row, now)
    if level is Wait.NONE:
        return row.last_at.astimezone().strftime("%H:%M"), level
    return _WAIT_SIGN.get(level, "") + clock(waited), level


def last_line(row: Conversation) -> str:
    """The last thing said, in one line, with who said it where that was not the customer."""
    text = " ".join(row.last_text[:_LOOKED_AT].split())
    if row.last_role == Speaker.AGENT.value:
        return QCoreApplication.translate("Inbox", "Agent: {text}").format(text=text)
    return text


def engine_mark(row: Conversation) -> str:
    """The icon of the engine behind the latest suggestion; nothing without one."""
    return {EngineName.COZE.value: "online", EngineName.GUARD.value: "blocked"}.get(
        row.engine or "", "offline" if row.engine else ""
    )


def queue_name(queue: Queue) -> str:
    """A queue's name."""
    return {
        Queue.MINE: QCoreApplication.translate("Inbox", "Mine"),
        Queue.WAITING: QCoreApplication.translate("Inbox", "Waiting"),
        Queue.ATTENTION: QCoreApplication.translate("Inbox", "Attention"),
        Queue.SNOOZED: QCoreApplication.translate("Inbox", "Snoozed"),
        Queue.ENDED: QCoreApplication.translate("Inbox", "Ended"),
    }[queue]


def spoken_row(row: Conversation, now: datetime) -> str:
    """The whole row as one sentence."""
    level, waited = wait_of(row, now)
    parts = [row.customer.name, last_line(row)]
    if level is not Wait.NONE:
        parts.append(QCoreApplication.translate("Inbox", "waits {time}").format(time=clock(waited)))
    if row.unread:
        parts.append(Counts().unread(row.unread))
    return ", ".join(parts)
