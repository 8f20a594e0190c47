"""Questions that were left unanswered, read from turns and outcomes, and what people decided about them.

Only redacted text is read. Of several turns for one message the latest counts.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.gap import Unanswered
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.outcome import OutcomeKind, RejectReason
from desktop_cs.domain.redaction import Redacted
from desktop_cs.store.codec import to_moment, to_text
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.rows import Row, query

_MOST = 5_000  # questions looked at, the latest
_UNANSWERED_ACTS = (Act.SILENT, Act.CLARIFY)
# Reasons that say that the knowledge, not the tone, was at fault.
_UNANSWERED_REASONS = (
    RejectReason.WRONG_FACT,
    RejectReason.WRONG_INTENT,
    RejectReason.OUTDATED,
    RejectReason.INCOMPLETE,
)
_QUESTIONS = """
select s.trace_id, s.created_at, json_extract(s.body, '$.redacted') as text, json_extract(s.body, '$.act') as act,
  o.kind, o.reason
from suggestions s
left join outcomes o on o.id = (select max(id) from outcomes where trace_id = s.trace_id)
where s.created_at = (select max(created_at) from suggestions where message_id = s.message_id)
  and not exists (select 1 from gap_marks g where g.trace_id = s.trace_id and g.mark = 'answered')
  and (json_extract(s.body, '$.act') in (select value from json_each(?)) or o.kind = 'rejected')
order by s.created_at desc limit ?
"""


class Mark(StrEnum):
    """What was decided about a question."""

    ANSWERED = "answered"
    DISMISSED = "dismissed"


class Gaps:
    """Reads unanswered questions and keeps the marks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def unanswered(self) -> tuple[Unanswered, ...]:
        """The latest questions nobody could answer, those answered since left out, dismissed ones not."""
        return await self._database.read(_unanswered)

    async def dismissed(self) -> frozenset[TraceId]:
        """The turns whose question was said to be none of this shop's business."""
        sql = "select trace_id from gap_marks where mark = ?"
        rows = await self._database.read(lambda db: list(query(db, sql, [Mark.DISMISSED])))
        return frozenset(TraceId(row["trace_id"]) for row in rows)

    async def mark(self, traces: Iterable[TraceId], mark: Mark, now: datetime) -> None:
        """Remember a decision about these questions, in place of an earlier one."""
        rows = [{"trace_id": trace, "mark": mark.value, "at": to_text(now)} for trace in traces]
        await self._database.write(lambda db: db.table("gap_marks").upsert_all(rows, pk="trace_id"))

    async def unmark(self, traces: Iterable[TraceId]) -> None:
        """Forget what was decided about these questions."""
        wanted = list(traces)

        def write(db: Db) -> None:
            for trace in wanted:
                db.execute("delete from gap_marks where trace_id = ?", [trace])

        await self._database.write(write)


def _unanswered(db: Db) -> tuple[Unanswered, ...]:
    acts = "[" + ",".join(f'"{act}"' for act in _UNANSWERED_ACTS) + "]"
    rows = query(db, _QUESTIONS, [acts, _MOST])
    return tuple(
        Unanswered(trace_id=TraceId(row["trace_id"]), text=Redacted(row["text"]), at=to_moment(row["created_at"]))
        for row in rows
        if row["text"] and _counts(row)
    )


def _counts(row: Row) -> bool:
    if row["kind"] == OutcomeKind.REJECTED:
        return row["reason"] in _UNANSWERED_REASONS
    return True  # silent or a question back: only such rows are read
