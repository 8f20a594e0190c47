"""The ledger keeps what it is given, byte for byte, and notices when somebody changes it."""

import csv
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop_cs.domain.cells import unguarded
from desktop_cs.domain.ledger import Leaving, LedgerFilter
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.driver import connect
from desktop_cs.store.ledger import LedgerStore

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
ALL = LedgerFilter()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = open_database(tmp_path / "p.sqlite3")
    yield opened
    await opened.close()


def leaving(number: int, **changes: object) -> Leaving:
    body = b'{"text":"\xe5\xbf\xab \x00 %d"}' % number
    facts = {
        "at": NOON + timedelta(hours=number),
        "trace_id": f"trace-{number}",
        "host": "api.coze.cn",
        "purpose": "compose",
        "target": "POST /v3/chat",
        "size": len(body),
        "body": body,
        "kinds": {"CN_MOBILE": number},
    }
    return Leaving(**(facts | changes))  # type: ignore[arg-type]


async def filled(database: Database, lines: int = 5) -> LedgerStore:
    ledger = LedgerStore(database)
    for number in range(1, lines + 1):
        assert await ledger.enter(leaving(number)) == number
    return ledger


def tamper(path: Path, sql: str) -> None:
    db = connect(path, read_only=False)
    db.execute(sql)
    db.conn.commit()
    db.close()


async def test_lines_come_back_as_they_were(database: Database) -> None:
    ledger = await filled(database)
    entries = await ledger.entries(ALL)
    assert [entry.seq for entry in entries] == [5, 4, 3, 2, 1]
    assert entries[-1].body == leaving(1).body
    assert entries[-1].kinds == {"CN_MOBILE": 1}
    assert entries[0].previous == entries[1].chain
    check = await ledger.check()
    assert (check.entries, check.first, check.head, check.broken_at) == (5, 1, entries[0].chain, None)


async def test_questions(database: Database) -> None:
    ledger = await filled(database)
    await ledger.enter(leaving(6, purpose="sign_in", body=None, host="127.0.0.1:9"))

    async def seqs(**wanted: object) -> list[int]:
        return [entry.seq for entry in await ledger.entries(LedgerFilter(**wanted))]  # type: ignore[arg-type]

    assert await seqs(since=NOON + timedelta(hours=4)) == [6, 5, 4]
    assert await seqs(trace_id="trace-2") == [2]
    assert await seqs(text="SIGN") == [6]
    assert await seqs(text="127.0") == [6]
    assert await seqs(text="' or 1 --%") == []
    assert await seqs(limit=2) == [6, 5]


async def test_an_empty_ledger_is_whole(database: Database) -> None:
    check = await LedgerStore(database).check()
    assert (check.entries, check.first, check.broken_at) == (0, None, None)


@pytest.mark.parametrize(
    ("change", "broken_at"),
    [
        ("update ledger set body = x'00' where seq = 3", 3),
        ("update ledger set host = 'elsewhere' where seq = 2", 2),
        ("update ledger set at = '2026-01-01T00:00:00.000000Z' where seq = 5", 5),
        ("update ledger set kinds = '{}' where seq = 1", 1),
        ("delete from ledger where seq = 3", 4),
        ("delete from ledger where seq = 1", 2),
        ("update ledger set body = x'00', chain = 'new' where seq = 3", 3),
    ],
)
async def test_changes_are_noticed(database: Database, tmp_path: Path, change: str, broken_at: int) -> None:
    ledger = await filled(database)
    tamper(tmp_path / "p.sqlite3", change)
    assert (await ledger.check()).broken_at == broken_at


async def test_pruning_keeps_the_chain(database: Database) -> None:
    ledger = await filled(database)
    head = (await ledger.check()).head
    assert await ledger.prune(NOON + timedelta(hours=3)) == 2
    check = await ledger.check()
    assert (check.entries, check.first, check.head, check.broken_at) == (3, 3, head, None)
    assert await ledger.prune(NOON + timedelta(days=9)) == 3
    assert await ledger.prune(NOON + timedelta(days=9)) == 0
    assert await ledger.enter(leaving(6)) == 6, "numbers are never used again"
    assert (await ledger.entries(ALL))[0].previous == head
    assert (await ledger.check()).broken_at is None


async def test_a_line_without_a_connection_is_marked(database: Database) -> None:
    ledger = await filled(database, 2)
    await ledger.not_sent(2)
    assert [entry.is_unsent for entry in await ledger.entries(ALL)] == [True, False]
    assert (await ledger.check()).broken_at is None


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1", "'=1", "plain"])
async def test_no_cell_of_an_export_is_a_formula(database: Database, tmp_path: Path, start: str) -> None:
    ledger = LedgerStore(database)
    await ledger.enter(leaving(1, host=start, trace_id=start, target=start, purpose=start, body=start.encode()))
    assert await ledger.export(tmp_path / "l.csv") == 1
    with (tmp_path / "l.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]
    assert {unguarded(row[name]) for name in ("host", "trace_id", "target", "purpose", "body")} == {start}
