"""The rows of a conversation: day marks, session borders and bubbles, made from its messages. Pure rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from desktop_cs.domain.ids import MessageId, SessionId, TraceId
from desktop_cs.domain.message import Message, Role
from desktop_cs.domain.outcome import OutcomeKind


@dataclass(frozen=True, slots=True)
class IntentMark:
    """What a customer's message was understood as. `is_low` when the score stayed below the threshold."""

    intent: str
    score: float
    is_low: bool


@dataclass(frozen=True, slots=True)
class DayMark:
    """The first row of a calendar day in the agent's time zone."""

    day: date

    @property
    def key(self) -> str:
        """A name for the row that stays the same."""
        return f"day:{self.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class SessionMark:
    """A session ended here and another one began."""

    session_id: SessionId
    at: datetime  # in the agent's time zone

    @property
    def key(self) -> str:
        """A name for the row that stays the same."""
        return f"session:{self.session_id}"


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message. `outcome` says, for an agent's reply, how its suggestion was used."""

    message: Message
    at: datetime  # in the agent's time zone
    mark: IntentMark | None = None
    outcome: OutcomeKind | None = None

    @property
    def key(self) -> str:
        """A name for the row that stays the same."""
        return self.message.id


Row = DayMark | SessionMark | Bubble


def timeline(
    messages: Iterable[Message],
    marks: Mapping[MessageId, IntentMark],
    outcomes: Mapping[TraceId, OutcomeKind],
    zone: tzinfo | None,
) -> tuple[Row, ...]:
    """The rows for messages in order of arrival; `zone` None is the machine's own. A border that a system message
    tells of is not drawn twice."""
    rows: list[Row] = []
    before: Message | None = None
    for message in messages:
        at = message.at.astimezone(zone)
        if before is None or before.at.astimezone(zone).date() != at.date():
            rows.append(DayMark(at.date()))
        if before is not None and _is_border(before, message):
            rows.append(SessionMark(message.session_id, at))
        outcome = outcomes.get(message.trace_id) if message.trace_id and message.role is Role.AGENT else None
        rows.append(Bubble(message, at, marks.get(message.id), outcome))
        before = message
    return _without_repeats(rows)


def _is_border(before: Message, message: Message) -> bool:
    return before.session_id != message.session_id and Role.SYSTEM not in (before.role, message.role)


def _without_repeats(rows: list[Row]) -> tuple[Row, ...]:
    """A clock that was set back can name a day twice; rows must have different keys."""
    return tuple({row.key: row for row in rows}.values())
