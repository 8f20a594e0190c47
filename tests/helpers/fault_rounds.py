"""Writing to a sealed profile in a child process, killing that, and looking at what the program finds afterwards."""

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from fakes_clocks import FakeClocks
from sealed import PASSPHRASE, seal_of

from desktop_cs.domain.access import DataKey
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.message import Inbound
from desktop_cs.errors import StoreError
from desktop_cs.paths import Profile
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import open_database
from desktop_cs.store.driver import Db
from desktop_cs.store.resealing import faults

ENVIRONMENT = {"DESKTOP_CS_PASSPHRASE": PASSPHRASE}


async def begun(folder: Path, messages: int) -> DataKey:
    """A sealed profile with so many messages, all in the database file itself."""
    key = await seal_of(folder, environment=ENVIRONMENT).key()
    assert key is not None
    await write(folder, key, range(messages), lambda _: None)
    return key


async def write(folder: Path, key: DataKey | None, numbers: range, told: Callable[[int], object]) -> None:
    """Take messages in as the program does, telling each number once the message counts as received."""
    database = await asyncio.to_thread(open_database, Profile(folder).database, key)
    talks = Conversations(database, FakeClocks(datetime.now(UTC)).watch())
    try:
        for number in numbers:
            inbound = Inbound(user_id=UserId("lin"), text=f"line {number} " + "字" * 200, key=str(number))
            await talks.receive(inbound, datetime.now(UTC), TraceId("trace-1234"))
            told(number)
    finally:
        await database.close()


def stored(db: Db) -> list[int]:
    """The numbers of all messages, in order, having read every column of every one."""
    return [int(row["key"]) for row in db.query("select * from messages order by seq")]


async def contents(folder: Path, key: DataKey | None) -> list[int]:
    """What the program finds when it starts; `StoreError` where it notices damage, in the file or in a page's seal."""
    database = await asyncio.to_thread(open_database, Profile(folder).database, key)
    try:
        damage = await database.read(lambda db: faults(db, is_sealed=True))
        if damage:
            raise StoreError("store_unreadable", "; ".join(damage))
        return await database.read(stored)
    finally:
        await database.close()


def in_child(work: Callable[[Callable[[int], object]], Awaitable[None]]) -> tuple[int, int]:
    """Start work in a forked child; its process id, and the end of a pipe on which it tells numbers."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with suppress(BaseException):
            asyncio.run(work(lambda number: os.write(writer, number.to_bytes(4))))  # type: ignore[arg-type]
        os._exit(0)
    os.close(writer)
    return child, reader


def killed(child: int, reader: int, *, after_told: int, delay_s: float) -> list[int]:
    """Kill the child after it has told so much and a little later; everything it told."""
    told = b""
    while len(told) < 4 * after_told and (piece := os.read(reader, 4)):
        told += piece
    time.sleep(delay_s)  # the moment of the kill, not something waited for
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as rest:
        told += rest.read()
    return [int.from_bytes(told[place : place + 4]) for place in range(0, len(told), 4)]


def laid_out(folder: Path, files: dict[str, bytes]) -> None:
    """Have these files in the folder and no others."""
    for path in folder.iterdir():
        path.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
