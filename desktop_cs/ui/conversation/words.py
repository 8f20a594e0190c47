"""What the rows of a conversation say below and beside their texts."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.message import Role
from desktop_cs.ui.words import day_name, intent_title, outcome_name
from desktop_cs.viewmodels.timeline import Bubble, DayMark, Row, SessionMark

LONGEST = 3000  # characters of one message that a bubble shows


def ask_words() -> str:
    """The offer beside a customer's message."""
    return "✦ " + QCoreApplication.translate("Conversation", "Suggest a reply for this")


def pill_words(row: DayMark | SessionMark, today: date | None = None) -> str:
    """What stands between messages."""
    if isinstance(row, DayMark):
        return day_name(row.day, today)
    text = QCoreApplication.translate("Conversation", "{time} The session before has ended; a new one began")
    return text.format(time=row.at.strftime("%H:%M"))


def shown_text(row: Bubble) -> str:
    """The message as the bubble shows it: a very long one is cut, and says so."""
    text = row.message.text
    if len(text) <= LONGEST:
        return text
    more = QCoreApplication.translate("Conversation", "… and {count} more characters. Copy the message to read it all.")
    return f"{text[:LONGEST]}\n{more.format(count=f'{len(text) - LONGEST:,}')}"


def fine_print(row: Bubble, catalogue: Catalogue) -> str:
    """The line below a bubble: when, and what became of it."""
    parts = [row.at.strftime("%H:%M")]
    if row.mark is not None:
        title = intent_title(catalogue, row.mark.intent)
        intent = QCoreApplication.translate("Conversation", "intent {title} {score}")
        parts.append(intent.format(title=title, score=f"{row.mark.score:.2f}"))
        if row.mark.is_low:
            parts.append(QCoreApplication.translate("Conversation", "below the threshold"))
    if row.outcome is not None:
        parts.append(outcome_name(row.outcome))
    if row.message.role is Role.NOTE:
        parts.append(QCoreApplication.translate("Conversation", "note, not seen by the customer"))
    return " · ".join(parts)


def speaker(role: Role) -> str:
    """Who speaks."""
    return {
        Role.CUSTOMER: QCoreApplication.translate("Conversation", "Customer"),
        Role.AGENT: QCoreApplication.translate("Conversation", "Agent"),
        Role.NOTE: QCoreApplication.translate("Conversation", "Note"),
        Role.SYSTEM: QCoreApplication.translate("Conversation", "System"),
    }[role]


def spoken_row(row: Row) -> str:
    """A row as one sentence for screen readers."""
    if isinstance(row, Bubble):
        return f"{speaker(row.message.role)}, {row.at.strftime('%H:%M')}: {row.message.text[:LONGEST]}"
    return pill_words(row, date.today())
