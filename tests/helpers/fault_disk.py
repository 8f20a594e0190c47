"""A disk that fills up while messages come, over and over."""

import asyncio
import os
import random
import shutil
import subprocess
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fakes_clocks import FakeClocks
from fault_rounds import begun, laid_out, stored

from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.message import Inbound
from desktop_cs.errors import StoreError
from desktop_cs.paths import Profile
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import Database, open_database

Tally = dict[str, Any]


def full_disk(folder: Path, rounds: int, chance: random.Random) -> Tally:
    """The disk fills up while messages come: said, nothing is lost, reading goes on, writing comes back."""
    is_small = _is_small_disk(folder)
    tally = {"means": "tmpfs" if is_small else "max_page_count", "acknowledged": 0}
    tally |= {"lost": 0, "not_said": 0, "reads_failed": 0, "not_resumed": 0}
    ballast, key = folder / "ballast", asyncio.run(begun(folder, 0))
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    for _ in range(rounds):
        laid_out(folder, files)
        database = open_database(Profile(folder).database, key)
        if is_small:
            ballast.write_bytes(b"x" * (shutil.disk_usage(folder).free - chance.randrange(100_000, 400_000)))
        else:
            _limit(database, len(files[Profile(folder).database.name]) // 4096 + chance.randrange(20))
        asyncio.run(_fill(database, ballast, tally))
    return tally


async def _fill(database: Database, ballast: Path, tally: Tally) -> None:
    talks = Conversations(database, FakeClocks(datetime.now(UTC)).watch())
    acknowledged: list[int] = []

    async def receive(number: int) -> None:
        inbound = Inbound(user_id=UserId("lin"), text="字" * 2_000, key=str(number))
        await talks.receive(inbound, datetime.now(UTC), TraceId("trace-1234"))
        acknowledged.append(number)

    try:
        for number in range(2_000):
            await receive(number)
        tally["not_said"] += 1
    except StoreError as error:
        tally["not_said"] += error.code != "store_full"
    with suppress(StoreError):
        await receive(5_000)
    try:
        found = await database.read(stored)
        tally["lost"] += found != acknowledged
    except StoreError:
        tally["reads_failed"] += 1
    ballast.unlink(missing_ok=True)
    await database.write(lambda db: db.execute("PRAGMA max_page_count=1000000").fetchall())
    try:
        await receive(9_000)
    except StoreError:
        tally["not_resumed"] += 1
    tally["lost"] += await database.read(stored) != acknowledged
    tally["acknowledged"] += len(acknowledged)
    await database.close()


def _limit(database: Database, pages: int) -> None:
    asyncio.run(database.write(lambda db: db.execute(f"PRAGMA max_page_count={pages}").fetchall()))


def _is_small_disk(folder: Path) -> bool:
    """Three megabytes mounted over the folder, where our starter gave us a name space of our own to do so in."""
    if not os.environ.get("OWN_MOUNTS"):
        return False
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(folder)]
    return subprocess.run(mount, capture_output=True, check=False).returncode == 0
