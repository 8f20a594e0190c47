"""Opening a conversation among 10,000 sessions beside one among 10; and one of 50,000 messages beside one of 200.

    python tests/bench/bench_sessions.py [--sessions 10000] [--messages 50000] [--rounds 200] [--json]

An opening is everything the workbench reads then: the row of the inbox, customer, session, the latest page of messages
with the sessions they belong to, suggestions, outcomes, draft. Both stores are asked in turn, for another customer each
time; `older` reads a page from the middle of the history, `receive` takes a message in. Ratios are of the medians.
"""

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import click

from desktop_cs.app.clocks import steady
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.inbox import InboxQuery
from desktop_cs.domain.message import Inbound
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.driver import Db
from desktop_cs.store.inbox import InboxRows
from desktop_cs.store.sessions import Sessions
from desktop_cs.store.turns import Turns
from desktop_cs.store.watch import SessionWatch

START = datetime(2026, 1, 1, tzinfo=UTC)
PAGE, _EACH, _WARM_UP = 50, 4, 20
_SMALL_SESSIONS, _SMALL_MESSAGES = 10, 200  # so many messages fill whole pages too
_keys = count()


@click.command()
@click.option("--sessions", default=10_000, show_default=True)
@click.option("--messages", default=50_000, show_default=True)
@click.option("--rounds", default=200, show_default=True)
@click.option("--json", "as_json", is_flag=True)
def main(sessions: int, messages: int, rounds: int, as_json: bool) -> None:
    """Print milliseconds and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(measure(Path(folder), sessions, messages, rounds))
    if as_json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:<26} {value:8.3f}")


class Store:
    """A filled store, and what the workbench asks of it."""

    def __init__(self, database: Database, users: int) -> None:
        self.database = database
        self.users = users
        watch = SessionWatch(lambda: timedelta(minutes=30), steady, START)
        self.talks, self.sessions = Conversations(database, watch), Sessions(database, watch)
        self.turns = Turns(database)
        self.rows = InboxRows(database)

    def user(self, number: int) -> UserId:
        return UserId(f"u{number * 7919 % self.users}")

    async def open(self, number: int) -> None:
        user_id = self.user(number)
        await self.rows.rows([user_id], InboxQuery(), START)
        await self.talks.customer(user_id)
        await self.sessions.latest(user_id)
        messages = await self.talks.messages(user_id, PAGE)
        await self.sessions.named({message.session_id for message in messages})
        await self.turns.suggestions(user_id, PAGE)
        await self.turns.outcomes({message.trace_id for message in messages if message.trace_id})
        await self.talks.draft(user_id)

    async def older(self, number: int) -> None:
        seqs = await self.database.read(lambda db: db.execute("select max(seq) from messages").fetchone()[0])
        await self.talks.messages(self.user(number), PAGE, seqs // 2)

    async def receive(self, number: int) -> None:
        inbound = Inbound(user_id=self.user(number), text="到哪了", key=f"new{next(_keys)}")
        await self.talks.receive(inbound, START, TraceId("trace-new"))


def fill(db: Db, sessions: int, each: int, users: int) -> None:
    """So many sessions with that many messages each, of so many customers."""
    people = ({"user_id": f"u{n}", "name": f"u{n}", "channel": "web", "opaque": f"o{n}", "tags": "[]", "unread": 0}
              for n in range(users))  # fmt: skip
    db.table("customers").insert_all(people)
    for number in range(sessions):
        user, at = f"u{number % users}", _text(START + timedelta(hours=number))
        row = {"id": f"s{number}", "user_id": user, "channel": "web", "opened_at": at, "active_at": at}
        db.conn.execute(
            "insert into sessions (id, user_id, channel, opened_at, active_at, ended_at, visit) values (?,?,?,?,?,?,?)",
            [*row.values(), at, number // users + 1],
        )
        lines: list[list[Any]] = []
        for place in range(each):
            role = "customer" if place % 2 == 0 else "agent"
            name = f"s{number}-{place}"
            lines.append([name, row["id"], user, role, f"message {place}", at, name, f"t{name}"])
        db.conn.executemany(
            "insert into messages (id, session_id, user_id, role, text, at, key, trace_id) values (?,?,?,?,?,?,?,?)",
            lines,
        )
        db.conn.executemany(
            "insert into outcomes (trace_id, kind, at) values (?, 'ignored', ?)", [[line[-1], at] for line in lines]
        )


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


async def filled(file: Path, sessions: int, each: int, users: int) -> Store:
    """A new store."""
    database = open_database(file)
    await database.write(lambda db: fill(db, sessions, each, users))
    return Store(database, users)


async def measure(folder: Path, sessions: int, messages: int, rounds: int) -> dict[str, float]:
    """All figures."""
    few = await filled(folder / "few", _SMALL_SESSIONS, _EACH, _SMALL_SESSIONS // 2)
    many = await filled(folder / "many", sessions, _EACH, sessions // 2)
    short = await filled(folder / "short", 1, _SMALL_MESSAGES, 1)
    long = await filled(folder / "long", 1, messages, 1)
    figures: dict[str, float] = {}
    for what, small, large in (("sessions", few, many), ("messages", short, long)):
        for name in ("open", "older", "receive"):
            one, two = await side_by_side(getattr(small, name), getattr(large, name), rounds)
            figures |= {f"{what}_{name}_small_ms": one, f"{what}_{name}_large_ms": two}
            figures[f"{what}_{name}_ratio"] = two / one
    for store in (few, many, short, long):
        await store.database.close()
    return figures


Work = Callable[[int], Awaitable[None]]


async def side_by_side(small: Work, large: Work, rounds: int) -> tuple[float, float]:
    """The medians in milliseconds, asked in turn."""
    times: tuple[list[float], list[float]] = ([], [])
    both = list(zip((small, large), times, strict=True))
    for number in range(rounds + _WARM_UP):
        for work, kept in both if number % 2 else reversed(both):  # who comes second finds the machine warmer
            started = time.perf_counter()
            await work(number)
            kept.append((time.perf_counter() - started) * 1000)
    return statistics.median(times[0][_WARM_UP:]), statistics.median(times[1][_WARM_UP:])


if __name__ == "__main__":
    main()
