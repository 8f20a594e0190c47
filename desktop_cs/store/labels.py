"""Outcomes read as labels: what agents sent confirms the suggestion's intent, "wrong intent" denies it.

Only redacted text is read. Of several outcomes of one suggestion, and of several suggestions for the same words and
intent, the latest word counts; a suggestion that was turned down for another reason says nothing about its intent.
"""

from desktop_cs.domain.label import Label
from desktop_cs.domain.outcome import OutcomeKind, RejectReason
from desktop_cs.domain.redaction import Redacted
from desktop_cs.store.database import Database
from desktop_cs.store.driver import Db
from desktop_cs.store.rows import Row, query

# The suggestion's intent is the first of its ranking, where that reached the threshold.
_LABELS = """
select o.kind, o.reason, json_extract(s.body, '$.redacted') as text,
  json_extract(s.body, '$.understanding.ranking[0].name') as intent
from outcomes o join suggestions s on s.trace_id = o.trace_id
where o.id in (select max(id) from outcomes group by trace_id)
  and json_extract(s.body, '$.understanding.ranking[0].score') >= json_extract(s.body, '$.understanding.threshold')
order by o.id
"""
_SENT = (OutcomeKind.SENT_UNEDITED, OutcomeKind.SENT_EDITED)


class Labels:
    """Reads the labels of a profile."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def labels(self) -> tuple[Label, ...]:
        """All of them, in the order in which they were given."""
        return await self._database.read(_labels)

    async def version(self) -> int:
        """Grows with every outcome."""
        sql = "select coalesce(max(id), 0) from outcomes"
        return await self._database.read(lambda db: int(db.execute(sql).fetchone()[0]))


def _labels(db: Db) -> tuple[Label, ...]:
    found: dict[tuple[str, str], Label | None] = {}
    for row in query(db, _LABELS):
        key = (row["text"], row["intent"])
        found.pop(key, None)  # the order is that of the latest word
        found[key] = _label(row)
    return tuple(label for label in found.values() if label is not None)


def _label(row: Row) -> Label | None:
    kind = OutcomeKind(row["kind"])
    denied = kind is OutcomeKind.REJECTED and row["reason"] == RejectReason.WRONG_INTENT
    if not row["text"] or not row["intent"] or not (denied or kind in _SENT):
        return None
    return Label(
        text=Redacted(row["text"]),
        intent=row["intent"],
        is_right=not denied,
        unedited=kind is OutcomeKind.SENT_UNEDITED,
    )
