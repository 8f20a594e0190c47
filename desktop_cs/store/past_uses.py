"""How suggestions of an intent scored and ended."""

from desktop_cs.domain.outcome import OutcomeKind
from desktop_cs.domain.track_record import PastUse
from desktop_cs.store.database import Database
from desktop_cs.store.rows import query

_LOOKED_AT = 2_000  # latest outcomes among which those of the intent are sought: bounds the time of one look
_MOST = 300
_USES = """
select json_extract(s.body, '$.understanding.ranking[0].score') as score,
  json_extract(s.body, '$.understanding.threshold') as threshold, o.kind, o.candidate
from (select * from outcomes order by id desc limit ?) o join suggestions s on s.trace_id = o.trace_id
where json_extract(s.body, '$.understanding.ranking[0].name') = ?
  and not exists (select 1 from outcomes later where later.trace_id = o.trace_id and later.id > o.id)
order by o.id desc limit ?
"""


async def past_uses(database: Database, intent: str) -> tuple[PastUse, ...]:
    """The latest word on each suggestion of that intent, the latest first."""
    rows = await database.read(lambda db: list(query(db, _USES, [_LOOKED_AT, intent, _MOST])))
    return tuple(PastUse(row["score"], row["threshold"], OutcomeKind(row["kind"]), row["candidate"]) for row in rows)
