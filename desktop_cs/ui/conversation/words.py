"""What the rows of a conversation say below and beside their texts."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.message import Role
from desktop_cs.domain.session import SessionEnd
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
    return _border_words(row)


def _border_words(mark: SessionMark) -> str:
    """How one session ended and another began."""
    began = mark.began_at
    if mark.ended_at is None or mark.ended_by is None:
        text = QCoreApplication.translate("Conversation", "{time} The session before has ended; a new one began")
        return text.format(time=began.strftime("%H:%M") if began else "")
    other_day = began is not None and began.date() != mark.ended_at.date()
    ended = mark.ended_at.strftime("%m-%d %H:%M" if other_day else "%H:%M")
    if began is None:
        text = {
            SessionEnd.SILENCE: QCoreApplication.translate("Conversation", "{ended} Session expired after silence"),
            SessionEnd.AGENT: QCoreApplication.translate("Conversation", "{ended} Session ended by the agent"),
        }[mark.ended_by]
        return text.format(ended=ended)
    text = {
        SessionEnd.SILENCE: QCoreApplication.translate(
            "Conversation", "{ended} Session expired after silence · {began} New session"
        ),
        SessionEnd.AGENT: QCoreApplication.translate(
            "Conversation", "{ended} Session ended by the agent · {began} New session"
        ),
    }[mark.ended_by]
    return text.format(ended=ended, began=began.strftime("%H:%M"))


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
