"""What was said with a customer, for those who only read."""

from desktop_cs.domain.ids import UserId
from desktop_cs.domain.message import Message
from desktop_cs.store.database import Database
from desktop_cs.store.rows import message_of, query


async def latest_messages(
    database: Database, user_id: UserId, limit: int, before_seq: int | None = None
) -> tuple[Message, ...]:
    """The customer's latest messages across sessions, oldest first."""
    sql = "select * from messages where user_id = ? and seq < ? order by seq desc limit ?"
    values = [user_id, before_seq if before_seq is not None else 2**62, limit]
    rows = await database.read(lambda db: list(query(db, sql, values)))
    return tuple(message_of(row) for row in reversed(rows))
