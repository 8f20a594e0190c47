"""A profile as large as promised: many conversations, messages and QA pairs, made quickly and the same every time."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mixed_pairs import pairs

from desktop_cs.domain.ids import UserId
from desktop_cs.domain.session import session_id_for
from desktop_cs.paths import Profile, prepare
from desktop_cs.store.codec import to_text
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.driver import Db
from desktop_cs.store.pairs import QaPairs

_LINES = ("我的快递三天没更新了", "Can I change the delivery address?", "请问怎么退货", "发票什么时候开", "ok thanks")


async def fill(folder: Path, *, conversations: int, messages: int, kb: int) -> Profile:
    """Every conversation has at least one message; what is left of `messages` belongs to the first customer."""
    profile = Profile(folder)
    prepare(profile)
    database = await asyncio.to_thread(open_database, profile.database)
    await _talk(database, conversations, messages)
    if kb:
        await QaPairs(database).upsert(pairs(kb), datetime.now(UTC))
    await database.close()
    return profile


async def _talk(database: Database, conversations: int, messages: int) -> None:
    now = datetime.now(UTC)

    def write(db: Db) -> None:
        for number in range(conversations):
            at = now - timedelta(minutes=number % 20 + 1, seconds=number / 1000)
            user_id = UserId(f"web.{number}")
            session_id = session_id_for(user_id, at)
            rows = messages - conversations + 1 if number == 0 else 1
            _add(db, "customers", user_id=user_id, name=f"顾客 {number}", channel="web", opaque=f"u_{number}",
                 tags=json.dumps([]), unread=1)  # fmt: skip
            _add(db, "sessions", id=session_id, user_id=user_id, channel="web", opened_at=to_text(at),
                 active_at=to_text(at))  # fmt: skip
            for line in range(rows):
                _add(db, "messages", id=f"m{number}-{line}", session_id=session_id, user_id=user_id, role="customer",
                     text=_LINES[(number + line) % len(_LINES)], at=to_text(at), key=f"k{line}")  # fmt: skip
                if number % 10:  # nine in ten have been answered
                    _add(db, "messages", id=f"r{number}-{line}", session_id=session_id, user_id=user_id, role="agent",
                         text="好的", at=to_text(at))  # fmt: skip

    await database.write(write)


def _add(db: Db, table: str, **values: object) -> None:
    sql = f"insert into {table} ({', '.join(values)}) values ({', '.join('?' * len(values))})"  # noqa: S608 - our words
    db.conn.execute(sql, list(values.values()))
