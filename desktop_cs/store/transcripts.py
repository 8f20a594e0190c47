"""Reads stored conversations from beginning to end, a page at a time, for exports."""

from dataclasses import dataclass

from desktop_cs.domain.message import Message
from desktop_cs.store.database import Database
from desktop_cs.store.rows import message_of, query

_PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message, the name of its customer, and the id under which others may speak of that customer."""

    message: Message
    name: str
    opaque: str


class Transcripts:
    """All messages of a profile in the order in which they were stored."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, after_seq: int, user_id: str | None) -> list[Said]:
        """The next messages, of one customer or of all; empty at the end. Notes are the agent's own and left out."""
        sql = (
            "select messages.*, customers.name, customers.opaque from messages "
            "join customers on customers.user_id = messages.user_id "
            "where seq > :after and role <> 'note' and (:user is null or messages.user_id = :user) "
            "order by seq limit :size"
        )
        bound = {"after": after_seq, "user": user_id, "size": _PAGE}
        rows = await self._database.read(lambda db: list(query(db, sql, bound)))
        return [Said(message=message_of(row), name=row["name"], opaque=row["opaque"]) for row in rows]

    async def count(self, user_id: str | None) -> int:
        """How many messages that are."""
        sql = "select count(*) from messages where role <> 'note' and (? is null or user_id = ?)"
        return await self._database.read(lambda db: int(db.execute(sql, [user_id, user_id]).fetchone()[0]))
