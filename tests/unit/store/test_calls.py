"""Calls are summed by server and day, and survive the program."""

from datetime import date
from pathlib import Path

from desktop_cs.domain.usage import CallUsage
from desktop_cs.store.calls import CozeCalls
from desktop_cs.store.database import open_database

MONDAY, TUESDAY = date(2026, 1, 19), date(2026, 1, 20)


async def test_sums_by_day_and_in_all(tmp_path: Path) -> None:
    for calls in (2, 3):
        database = open_database(tmp_path / "p.sqlite3")
        await CozeCalls(database).add_calls("api.coze.cn", MONDAY, calls)
        await database.close()
    database = open_database(tmp_path / "p.sqlite3")
    kept = CozeCalls(database)
    assert await kept.add_calls("api.coze.cn", TUESDAY, 1) == CallUsage(today=1, total=6)
    assert await kept.add_calls("api.coze.cn", MONDAY, 0) == CallUsage(today=5, total=6)
    assert await kept.add_calls("api.coze.com", MONDAY, 0) == CallUsage(today=0, total=0)
    await database.close()
