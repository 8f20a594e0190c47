"""What the agent sent although the draft check had found something, with the agent's reason."""

from collections.abc import Sequence
from datetime import datetime

from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.lint import Override, Rule
from desktop_cs.domain.message import Message
from desktop_cs.domain.words import Severity
from desktop_cs.store.codec import to_text
from desktop_cs.store.database import Database
from desktop_cs.store.rows import query


class Overrides:
    """The overridden findings of a profile."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, message: Message, overrides: Sequence[Override], now: datetime) -> None:
        """Remember what was overridden when this reply was sent; beside its suggestion's outcome, where it had one."""
        rows = [
            {
                "message_id": message.id,
                "user_id": message.user_id,
                "trace_id": message.trace_id,
                "rule": item.rule.value,
                "severity": item.severity.value,
                "detail": item.detail,
                "reason": item.reason,
                "at": to_text(now),
            }
            for item in overrides
        ]
        await self._database.write(lambda db: db.table("overrides").insert_all(rows, pk="id"))

    async def of_suggestion(self, trace_id: TraceId) -> tuple[Override, ...]:
        """What was overridden in replies that came from this suggestion, in order."""
        sql = "select * from overrides where trace_id = ? order by id"
        rows = await self._database.read(lambda db: list(query(db, sql, [trace_id])))
        return tuple(
            Override(
                rule=Rule(row["rule"]), severity=Severity(row["severity"]), detail=row["detail"], reason=row["reason"]
            )
            for row in rows
        )
