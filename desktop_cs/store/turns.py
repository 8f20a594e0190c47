"""What turns remember of a session, what they suggested, and what became of it."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from desktop_cs.domain.dialogue import DialogueState, StateChange
from desktop_cs.domain.ids import MessageId, SessionId, TraceId, UserId
from desktop_cs.domain.outcome import Outcome, OutcomeKind, RejectReason
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.track_record import PastUse
from desktop_cs.errors import StoreError
from desktop_cs.store.codec import from_json, to_json, to_moment, to_text
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.marks import Mark, unmarked
from desktop_cs.store.past_uses import past_uses
from desktop_cs.store.rows import Row, first, query

_LATEST_OUTCOMES = (
    "select * from outcomes where id in (select (select max(id) from outcomes where trace_id = wanted.value) "
    "from json_each(?) wanted)"
)


class Turns:
    """Redaction tokens, dialogue states, suggestions and outcomes. `mark` gives a token's value its keyed mark."""

    def __init__(self, database: Database, mark: Mark = unmarked) -> None:
        self._database = database
        self._mark = mark

    async def tokens(self, session_id: SessionId) -> TokenTable:
        """The session's redaction tokens."""
        sql = "select token, value from tokens where session_id = ? order by rowid"
        rows = await self._database.read(lambda db: list(query(db, sql, [session_id])))
        return TokenTable({row["token"]: row["value"] for row in rows})

    async def keep_tokens(self, session_id: SessionId, table: TokenTable) -> None:
        """Remember the session's redaction tokens; known ones are left as they are."""
        rows = [
            {"session_id": session_id, "token": token, "value": value, "mark": self._mark(token, value)}
            for token, value in table.values.items()
        ]
        await self._database.write(
            lambda db: db.table("tokens").insert_all(rows, pk=("session_id", "token"), ignore=True)
        )

    async def state(self, session_id: SessionId) -> DialogueState:
        """The session's dialogue state; a fresh one where there is none."""
        return await self._database.read(lambda db: _state_of(db, session_id))

    async def change_state(self, session_id: SessionId, change: StateChange) -> DialogueState:
        """Remember what a rule makes of the session's state, and give it; see `pipeline.ports.Memory`."""

        def write(db: Db) -> DialogueState:
            before = _state_of(db, session_id)
            after = change(before)
            if after != before:
                record = {"session_id": session_id, "body": to_json(DialogueState, after)}
                db.table("states").upsert(record, pk="session_id")
            return after

        return await self._database.write(write)

    async def keep_suggestion(self, suggestion: Suggestion) -> None:
        """Remember a finished suggestion."""

        def write(db: Db) -> None:
            owner = first(db, "select user_id from messages where id = ?", [suggestion.message_id])
            if owner is None:
                raise StoreError("message_unknown", "The message of this suggestion is gone. Choose another one.")
            db.table("suggestions").upsert(
                {
                    "trace_id": suggestion.trace_id,
                    "session_id": suggestion.session_id,
                    "user_id": owner["user_id"],
                    "message_id": suggestion.message_id,
                    "created_at": to_text(suggestion.created_at or datetime.now(UTC)),
                    "body": to_json(Suggestion, suggestion),
                },
                pk="trace_id",
            )

        await self._database.write(write)

    async def suggestions(self, user_id: UserId, limit: int) -> tuple[Suggestion, ...]:
        """The latest suggestions for a customer, oldest first."""
        sql = "select body from suggestions where user_id = ? order by created_at desc limit ?"
        rows = await self._database.read(lambda db: list(query(db, sql, [user_id, limit])))
        return tuple(from_json(Suggestion, row["body"]) for row in reversed(rows))

    async def tokens_spent(self, since: datetime) -> int:
        """The tokens that Coze's models have used for the suggestions since then."""
        sql = "select sum(json_extract(body, '$.tokens_used')) as spent from suggestions where created_at >= ?"
        row = await self._database.read(lambda db: first(db, sql, [to_text(since)]))
        return int(row["spent"] or 0) if row else 0

    async def suggestion(self, trace_id: TraceId) -> Suggestion | None:
        """The suggestion of that trace."""
        row = await self._database.read(
            lambda db: first(db, "select body from suggestions where trace_id = ?", [trace_id])
        )
        return from_json(Suggestion, row["body"]) if row else None

    async def keep_outcome(self, outcome: Outcome) -> None:
        """Add what became of a suggestion; the latest word counts, the earlier ones are kept."""
        record = {
            "trace_id": outcome.trace_id,
            "kind": outcome.kind.value,
            "reason": outcome.reason.value if outcome.reason else None,
            "final_text": outcome.final_text,
            "candidate": outcome.candidate,
            "at": to_text(outcome.at),
        }
        await self._database.write(lambda db: db.table("outcomes").insert(record, pk="id"))

    async def outcome(self, trace_id: TraceId) -> Outcome | None:
        """The latest word on what became of a suggestion."""
        sql = "select * from outcomes where trace_id = ? order by id desc limit 1"
        row = await self._database.read(lambda db: first(db, sql, [trace_id]))
        return _outcome_of(row) if row else None

    async def past_uses(self, intent: str) -> tuple[PastUse, ...]:
        """How suggestions of an intent scored and ended, the latest first."""
        return await past_uses(self._database, intent)

    async def outcomes(self, trace_ids: Iterable[TraceId]) -> tuple[Outcome, ...]:
        """The latest word on each of these suggestions, where there is one."""
        wanted = json.dumps(sorted(set(trace_ids)))
        rows = await self._database.read(lambda db: list(query(db, _LATEST_OUTCOMES, [wanted])))
        return tuple(_outcome_of(row) for row in rows)

    async def unanswered(self) -> tuple[MessageId, ...]:
        """Customer messages that were stored but never got a suggestion, because the program ended in between."""

        def look(db: Db) -> Iterator[Row]:
            return query(
                db,
                "select m.id from messages m where m.role = 'customer' and not exists "
                "(select 1 from suggestions s where s.message_id = m.id) and not exists "
                "(select 1 from messages r where r.user_id = m.user_id and r.role = 'agent' and r.seq > m.seq) "
                "order by m.seq",
            )

        rows = await self._database.read(lambda db: list(look(db)))
        return tuple(MessageId(row["id"]) for row in rows)


class CozeConversations:
    """Which conversation on the Coze side belongs to a session."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def conversation_of(self, session_id: SessionId) -> str | None:
        """The session's conversation, if it has one."""
        sql = "select conversation_id from coze_conversations where session_id = ?"
        row = await self._database.read(lambda db: first(db, sql, [session_id]))
        return str(row["conversation_id"]) if row else None

    async def keep_conversation(self, session_id: SessionId, conversation_id: str | None) -> None:
        """Remember the session's conversation; None forgets it."""

        def write(db: Db) -> None:
            if conversation_id is None:
                db.execute("delete from coze_conversations where session_id = ?", [session_id])
            else:
                record = {"session_id": session_id, "conversation_id": conversation_id}
                db.table("coze_conversations").upsert(record, pk="session_id")

        await self._database.write(write)


def _state_of(db: Db, session_id: SessionId) -> DialogueState:
    row = first(db, "select body from states where session_id = ?", [session_id])
    return from_json(DialogueState, row["body"]) if row else DialogueState(session_id=session_id)


def _outcome_of(row: Row) -> Outcome:
    return Outcome(
        trace_id=TraceId(row["trace_id"]),
        kind=OutcomeKind(row["kind"]),
        at=to_moment(row["at"]),
        reason=RejectReason(row["reason"]) if row["reason"] else None,
        final_text=row["final_text"],
        candidate=row["candidate"],
    )
