"""The database file: made private, upgraded with a copy, refused when newer, whole after a kill."""

import asyncio
import os
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from desktop_cs.domain.access import DataKey
from desktop_cs.errors import StoreError
from desktop_cs.store import migrations, steps
from desktop_cs.store.database import open_database
from desktop_cs.store.driver import connect


def test_the_schema_has_every_step_in_the_order_of_its_number() -> None:
    files = sorted(path.stem for path in Path(steps.__file__).parent.glob("m*.py"))
    assert [step.__name__ for step in steps.STEPS] == files
    assert len(files) == migrations.SCHEMA


async def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    database = open_database(tmp_path / "p.sqlite3")
    await database.write(lambda db: db.table("facts").insert({"name": "a", "value": "1"}))
    if os.name == "posix":
        modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        assert modes == {0o600}
    await database.close()


async def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    database = open_database(tmp_path / "p.sqlite3")

    def half(db):  # type: ignore[no-untyped-def]
        db.table("facts").insert({"name": "a", "value": "1"})
        raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        await database.write(half)
    assert await database.read(lambda db: db.table("facts").count) == 0
    await database.close()


async def test_readers_cannot_write(tmp_path: Path) -> None:
    database = open_database(tmp_path / "p.sqlite3")
    with pytest.raises(StoreError) as caught:
        await database.read(lambda db: db.execute("insert into facts values ('a', '1')"))
    assert caught.value.code == "store_unwritable"
    await database.close()


async def test_after_close_it_says_so(tmp_path: Path) -> None:
    database = open_database(tmp_path / "p.sqlite3")
    await database.close()
    await database.close()
    with pytest.raises(StoreError) as caught:
        await database.read(lambda db: None)
    assert caught.value.code == "store_closed"


def test_a_newer_file_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite3"
    db = connect(path, read_only=False)
    db.execute("PRAGMA user_version=999")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_database(path)
    assert caught.value.code == "store_newer"
    assert "newer" in caught.value.message
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite3"
    path.write_bytes(b"not a database at all " * 100)
    with pytest.raises(StoreError) as caught:
        open_database(path)
    assert caught.value.code == "store_unreadable"
    assert path.read_bytes().startswith(b"not a database")


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_database(tmp_path / "missing" / "p.sqlite3")
    assert caught.value.code == "store_unwritable"


@pytest.mark.parametrize("key", [None, DataKey(b"k" * 32)])
async def test_an_older_file_is_copied_before_it_is_upgraded(tmp_path: Path, key: DataKey | None) -> None:
    path = tmp_path / "p.sqlite3"
    db = connect(path, read_only=False, key=key)
    migrations.migrations().apply(db, stop_before="m002_turns")
    db.execute("PRAGMA user_version=1")
    db.close()
    database = open_database(path, key)
    assert await database.read(lambda db: db.table("outcomes").exists())
    await database.close()
    file = tmp_path / f"p.sqlite3.before-{migrations.SCHEMA}"
    assert file.read_bytes().startswith(b"SQLite format 3") == (key is None)
    copy = connect(file, read_only=True, key=key)
    assert not copy.table("outcomes").exists()
    assert copy.table("messages").exists()
    copy.close()


WRITER = textwrap.dedent("""
    import asyncio, sys
    import time
    from datetime import UTC, datetime, timedelta
    from pathlib import Path
    from desktop_cs.domain.ids import TraceId, UserId
    from desktop_cs.domain.message import Inbound
    from desktop_cs.store.conversations import Conversations
    from desktop_cs.store.database import open_database
    from desktop_cs.store.watch import SessionWatch

    async def main():
        watch = SessionWatch(lambda: timedelta(minutes=30), time.monotonic, datetime.now(UTC))
        talks = Conversations(open_database(Path(sys.argv[1])), watch)
        for number in range(100000):
            inbound = Inbound(user_id=UserId("lin"), text=f"line {number}", key=str(number))
            await talks.receive(inbound, datetime.now(UTC), TraceId("trace-1234"))
            print(number, flush=True)

    asyncio.run(main())
""")


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX word")
def test_a_kill_loses_no_accepted_message(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite3"
    child = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    accepted = -1
    while accepted < 40:
        accepted = int(child.stdout.readline())
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read().split()
    child.wait()
    child.stdout.close()
    accepted = int(rest[-1]) if rest else accepted

    async def stored() -> list[str]:
        database = open_database(path)
        rows = await database.read(
            lambda db: [row["text"] for row in db.query("select text from messages order by seq")]
        )
        await database.close()
        return rows

    lines = asyncio.run(stored())
    assert lines[: accepted + 1] == [f"line {number}" for number in range(accepted + 1)]
    assert len(lines) - (accepted + 1) in (0, 1)  # the last may be stored without having been acknowledged
