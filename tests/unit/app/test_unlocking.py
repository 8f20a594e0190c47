"""The supervisor's lock: guesses cost time, however they are made; what is revealed is on record; exports masked."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fakes_clocks import FakeClocks
from hypothesis import given
from hypothesis import strategies as st
from sealed import CHEAP

from desktop_cs.app.safety import open_redactor
from desktop_cs.app.transcripts import TranscriptExport
from desktop_cs.app.unlocking import Supervisor
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.message import Inbound, Role
from desktop_cs.domain.supervision import LONGEST_WAIT, Guard
from desktop_cs.errors import ConfigError, PrivacyError
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.transcripts import Transcripts

PASSPHRASE = "thirteen red wombats"
START = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def goes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = open_database(tmp_path / "p.sqlite3")
    yield opened
    await opened.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def supervisor(database: Database, clock: Clock) -> Supervisor:
    made = Supervisor(database, cost=CHEAP, clock=clock)
    await made.set_passphrase(PASSPHRASE)
    return made


async def code_of(supervisor: Supervisor, passphrase: str) -> str:
    try:
        await supervisor.unlock(passphrase)
    except PrivacyError as error:
        return error.code
    return "open"


async def test_without_a_passphrase_nothing_opens(database: Database) -> None:
    supervisor = Supervisor(database, cost=CHEAP)
    assert not await supervisor.is_set()
    assert await code_of(supervisor, "") == "supervisor_none"
    with pytest.raises(PrivacyError, match="too short"):
        await supervisor.set_passphrase("short")


async def test_waits_double_up_to_a_minute_and_outlive_the_program(
    supervisor: Supervisor, database: Database, clock: Clock
) -> None:
    for wait in (1, 2, 4, 8, 16, 32, 60, 60):
        assert await code_of(supervisor, "a wrong one") == "supervisor_wrong"
        again = Supervisor(database, cost=CHEAP, clock=clock)
        clock.goes(wait - 0.5)
        assert await code_of(again, PASSPHRASE) == "supervisor_wait"  # not even the right one counts meanwhile
        clock.goes(0.5)
    assert await code_of(supervisor, PASSPHRASE) == "open"
    assert await code_of(supervisor, "a wrong one") == "supervisor_wrong"
    clock.goes(1)
    assert await code_of(supervisor, PASSPHRASE) == "open"


async def test_guesses_made_at_once_count_one_by_one(supervisor: Supervisor) -> None:
    codes = await asyncio.gather(*(code_of(supervisor, f"guess {number}") for number in range(20)))
    assert sorted(codes) == ["supervisor_wait"] * 19 + ["supervisor_wrong"]


async def test_a_clock_set_back_locks_nobody_out(supervisor: Supervisor, clock: Clock) -> None:
    for _ in range(3):
        await code_of(supervisor, "a wrong one")
        clock.goes(61)
    await code_of(supervisor, "a wrong one")
    clock.goes(-86_400)
    assert await code_of(supervisor, PASSPHRASE) == "supervisor_wait"
    clock.goes(8)
    assert await code_of(supervisor, PASSPHRASE) == "open"


@given(st.integers(0, 10_000), st.integers(-(10**6), 10**6))
def test_no_wait_is_longer_than_a_minute(failures: int, seconds: int) -> None:
    wait = Guard(hash="", failures=failures, failed_at=START).wait(START + timedelta(seconds=seconds))
    assert timedelta(0) <= wait <= LONGEST_WAIT


async def test_changing_it_needs_the_present_one(supervisor: Supervisor, clock: Clock) -> None:
    with pytest.raises(PrivacyError):
        await supervisor.set_passphrase("another long one", present="a wrong one")
    clock.goes(1)
    await supervisor.set_passphrase("another long one", present=PASSPHRASE)
    assert await code_of(supervisor, "another long one") == "open"


async def test_only_a_hash_is_stored(supervisor: Supervisor, database: Database, tmp_path: Path) -> None:
    await database.close()
    db = sqlite3.connect(tmp_path / "p.sqlite3")
    stored = db.execute("select value from facts where name = 'supervisor'").fetchone()[0]
    db.close()
    assert json.loads(stored)["hash"].startswith("$argon2id$")
    assert PASSPHRASE not in stored


# exports


async def talk(database: Database) -> None:
    talks = Conversations(database, FakeClocks(START).watch())
    for number, (user, text) in enumerate((("tel13912345678", "手机13812345678"), ("wang", "再说一次13812345678"))):
        inbound = Inbound(user_id=UserId(user), text=text, key=str(number), user_name="王小明")
        await talks.receive(inbound, START, TraceId("trace-1234"))
    await talks.say(UserId("wang"), Role.AGENT, "好的，13812345678 对吗", START)
    await talks.say(UserId("wang"), Role.NOTE, "只给自己看", START)


def export_of(database: Database, supervisor: Supervisor) -> TranscriptExport:
    return TranscriptExport(Transcripts(database), supervisor, open_redactor())


async def test_an_export_is_masked_and_names_nobody(supervisor: Supervisor, database: Database, tmp_path: Path) -> None:
    await talk(database)
    file = tmp_path / "out.jsonl"
    made = await export_of(database, supervisor).write(file)
    assert (made.messages, made.sessions, made.is_raw) == (3, 2, False)
    text = file.read_text("utf-8")
    for personal in ("13812345678", "13912345678", "王小明", "wang", "只给自己看"):
        assert personal not in text
    records = [json.loads(line) for line in text.splitlines()]
    assert [record["text"] for record in records] == ["手机[手机号1]", "再说一次[手机号1]", "好的，[手机号1] 对吗"]
    assert records[1]["session"] == records[2]["session"] != records[0]["session"]
    assert await supervisor.reveals() == ()


async def test_raw_words_need_a_proof_and_leave_a_record(
    supervisor: Supervisor, database: Database, tmp_path: Path
) -> None:
    await talk(database)
    file = tmp_path / "out.jsonl"
    proof = await supervisor.unlock(PASSPHRASE)
    await export_of(database, supervisor).write(file, user_id="wang", proof=proof)
    records = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [record["text"] for record in records] == ["再说一次13812345678", "好的，13812345678 对吗"]
    assert records[0]["name"] == "王小明"
    reveals = await supervisor.reveals()
    assert [(item.purpose, item.texts) for item in reveals] == [("history_export", 2)]


async def test_an_export_that_cannot_be_written_leaves_nothing(
    supervisor: Supervisor, database: Database, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError) as caught:
        await export_of(database, supervisor).write(tmp_path / "nowhere" / "out.jsonl")
    assert caught.value.code == "export_unwritable"
    (tmp_path / "folder").mkdir()
    with pytest.raises(ConfigError):
        await export_of(database, supervisor).write(tmp_path / "folder")
    assert not list(tmp_path.glob("*.new"))
