"""The rows of a conversation: day marks, session borders and bubbles, made from its messages. Pure rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from types import MappingProxyType

from desktop_cs.domain.ids import MessageId, SessionId, TraceId
from desktop_cs.domain.message import Message, Role
from desktop_cs.domain.outcome import OutcomeKind
from desktop_cs.domain.session import Session, SessionEnd


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionMark:
    """A border: a session ended, another one began, or both. Times are in the agent's time zone; `ended_at` is that
    of the session before the border, None where it is not known; `began_at` is None where no session has begun yet."""

    session_id: SessionId  # the one that began, else the one that ended
    ended_at: datetime | None = None
    ended_by: SessionEnd | None = None
    began_at: datetime | None = None

    @property
    def key(self) -> str:
        """A name for the row that stays the same."""
        return f"{'ended' if self.began_at is None else 'session'}:{self.session_id}"


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
    sessions: Mapping[SessionId, Session] = MappingProxyType({}),
    latest: Session | None = None,
) -> tuple[Row, ...]:
    """The rows for messages in order of arrival; `zone` None is the machine's own. A border that a system message
    tells of is not drawn twice. `sessions` knows when sessions ended; below the last message stands what became of
    its session: ended, or followed by `latest`."""
    rows: list[Row] = []
    before: Message | None = None
    for message in messages:
        at = message.at.astimezone(zone)
        if before is None or before.at.astimezone(zone).date() != at.date():
            rows.append(DayMark(at.date()))
        if before is not None and _is_border(before, message):
            rows.append(_border(sessions.get(before.session_id), message.session_id, at))
        outcome = outcomes.get(message.trace_id) if message.trace_id and message.role is Role.AGENT else None
        rows.append(Bubble(message, at, marks.get(message.id), outcome))
        before = message
    if before is not None and latest is not None:
        rows.extend(_last_border(sessions.get(before.session_id), before, latest, zone))
    return _without_repeats(rows)


def _last_border(last: Session | None, message: Message, latest: Session, zone: tzinfo | None) -> Iterator[SessionMark]:
    if latest.id != message.session_id and latest.ended_at is None:
        yield _border(last, latest.id, latest.opened_at.astimezone(zone))
    elif latest.id == message.session_id and latest.ended_at is not None:
        ended_at = latest.ended_at.astimezone(zone)
        yield SessionMark(session_id=latest.id, ended_at=ended_at, ended_by=latest.ended_by)


def _border(before: Session | None, session_id: SessionId, at: datetime) -> SessionMark:
    if before is None or before.ended_at is None:
        return SessionMark(session_id=session_id, began_at=at)
    ended_at = before.ended_at.astimezone(at.tzinfo)
    return SessionMark(session_id=session_id, began_at=at, ended_at=ended_at, ended_by=before.ended_by)


def _is_border(before: Message, message: Message) -> bool:
    return before.session_id != message.session_id and Role.SYSTEM not in (before.role, message.role)


def _without_repeats(rows: list[Row]) -> tuple[Row, ...]:
    """A clock that was set back can name a day twice; rows must have different keys."""
    return tuple({row.key: row for row in rows}.values())
