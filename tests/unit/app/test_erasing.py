"""Erasing a customer: afterwards no file of the profile holds a byte of the person; and what is kept for how long."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fakes_clocks import FakeClocks

from desktop_cs.app.composition import App, AppSpec, open_app
from desktop_cs.app.erasing import Erasing, earlier_copies
from desktop_cs.domain.changes import CustomerErased
from desktop_cs.domain.draft import Draft
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.message import Inbound
from desktop_cs.errors import StoreError
from desktop_cs.paths import Profile, prepare
from desktop_cs.privacy.marks import Marker
from desktop_cs.settings.file import save
from desktop_cs.settings.schema import Settings
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.forgetting import Forgetting
from desktop_cs.viewmodels.workbench import Workbench

LIN, TIAN, OLD = UserId("web.lin-77"), UserId("web.tian-88"), UserId("web.old-99")
SECRETS = ("13812345678", "林晓雨", "web.lin-77", "紫色鹦鹉", "绿色大象", "zhang.lin@example.cn")
NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)


def inbound(user_id: UserId, text: str) -> Inbound:
    return Inbound(user_id=user_id, text=text, key=text, channel="web", user_name="林晓雨" if user_id == LIN else "田")


def found(folder: Path, words: tuple[str, ...] = SECRETS) -> list[tuple[str, str]]:
    """Which words stand in which files, as UTF-8 bytes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sorted({(path.name, word) for path in files for word in words if word.encode() in path.read_bytes()})


async def live(app: App) -> None:
    """A conversation that leaves something in every table."""
    desk = app.desk
    await desk.take_in(inbound(LIN, "我叫林晓雨，电话13812345678，邮箱zhang.lin@example.cn，紫色鹦鹉到哪了"))
    await desk.take_in(inbound(LIN, "订单DD20260115001的退款什么时候到账"))
    await desk.take_in(inbound(TIAN, "我的电话13987654321，退款要几天"))
    trace = (await desk.suggestions(LIN))[-1].trace_id
    await desk.send_reply(LIN, "林晓雨您好，绿色大象已发出", trace)
    await desk.add_note(LIN, "林晓雨问了紫色鹦鹉")
    await desk.keep_draft(LIN, Draft(text="绿色大象"))


async def test_nothing_of_an_erased_customer_is_left_in_any_file(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    await _older_profile(Profile(folder))
    async with open_app(AppSpec(profile=Profile(folder), offline=True)) as app:
        await live(app)
        assert {word for _, word in found(folder)} == set(SECRETS)
        outside = {path.name for path in folder.rglob("*")} - {path.name for path in folder.glob("desktop-cs.sqlite3*")}
        assert not outside & {name for name, _ in found(folder)}  # logs, index, models: nothing, also while it lives
        tasks: set[asyncio.Task[None]] = set()
        bench = Workbench(app.desk, lambda work: tasks.add(asyncio.ensure_future(work)))
        await bench.open()
        await bench.select(LIN)
        bench.composer.edit("绿色大象在路上")
        heard: list[object] = []
        app.desk.subscribe(heard.append)
        receipt = await app.desk.erase(LIN)
        assert heard == [CustomerErased(LIN)]
        assert found(folder) == []
        await asyncio.gather(*tasks)
        await bench.composer.keep()  # an open window must not write the draft down again
        assert bench.selected in (None, TIAN)
        assert bench.composer.state.value.text == ""
        bench.close()
        assert found(folder, ("13987654321",)) != []  # the other customer is untouched
        assert len(await app.desk.messages(TIAN)) == 1
        assert await app.desk.safety.erasure.receipts() == (receipt,)
        assert await app.desk.session(OLD) is None  # forgotten at the start
    assert found(folder) == []
    removed = dict(receipt.removed)
    assert (removed["messages"], removed["sessions"], removed["customers"], removed["drafts"]) == (4, 1, 1, 1)
    assert removed["suggestions"] == 2
    assert removed["tokens"] >= 3
    assert removed["outcomes"] >= 1


async def _older_profile(profile: Profile) -> None:
    """A profile with one session of years ago, whose owner wishes to keep thirty days."""
    prepare(profile)
    save(profile.settings, Settings(keep_days=30))
    database = open_database(profile.database)
    conversations = Conversations(database, FakeClocks().watch())
    await conversations.receive(inbound(OLD, "很久以前"), datetime(2020, 1, 1, tzinfo=UTC), TraceId("0" * 16))
    await database.close()


async def test_a_customer_nobody_knows_cannot_be_erased(tmp_path: Path) -> None:
    database = open_database(tmp_path / "db.sqlite3")
    with pytest.raises(StoreError) as refused:
        await erasing(database, Profile(tmp_path), 0).erase(LIN)
    assert refused.value.code == "customer_unknown"
    assert await Forgetting(database).receipts() == ()
    await database.close()


def test_copies_are_listed_and_live_files_are_not(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    names = ["desktop-cs.sqlite3", "desktop-cs.sqlite3-wal", "desktop-cs.sqlite3-shm"]
    copies = ["desktop-cs.sqlite3.before-12", "desktop-cs.sqlite3.corrupt-20260115", "backups/monday.dcs"]
    (tmp_path / "backups").mkdir()
    for name in (*names, *copies):
        (tmp_path / name).touch()
    assert earlier_copies(profile) == tuple(sorted(str(tmp_path / name) for name in copies))


async def _database(tmp_path: Path) -> Database:
    database = open_database(tmp_path / "db.sqlite3")

    def fill(db: object) -> None:
        for number in reversed(range(120)):
            user, session = f"u{number % 10}", f"s{number}"
            at = (NOW - timedelta(days=number)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            db.execute("insert or ignore into customers values (?, 'n', 'c', 'o', '[]', 0)", [user])  # type: ignore[attr-defined]
            db.execute(  # type: ignore[attr-defined]
                "insert into sessions (id, user_id, channel, opened_at, active_at, previous_id) values (?,?,'c',?,?,?)",
                [session, user, at, at, f"s{number + 10}"],
            )
            db.execute(  # type: ignore[attr-defined]
                "insert into messages (id, session_id, user_id, role, text, at) values (?,?,?,'customer','x',?)",
                [f"m{number}", session, user, at],
            )

    await database.write(fill)
    return database


def erasing(database: Database, profile: Profile, days: int) -> Erasing:
    return Erasing(Forgetting(database), profile, Marker(b"k" * 32), lambda: NOW, lambda: days)


async def _left(database: Database, table: str) -> int:
    return await database.read(lambda db: int(db.execute(f"select count(*) from [{table}]").fetchone()[0]))  # noqa: S608


async def test_old_sessions_are_forgotten_and_young_ones_kept(tmp_path: Path) -> None:
    database = await _database(tmp_path)
    assert await erasing(database, Profile(tmp_path), 0).prune() == 0
    assert await _left(database, "sessions") == 120
    assert await erasing(database, Profile(tmp_path), 30).prune() > 0
    assert await _left(database, "sessions") == await _left(database, "messages") == 31
    assert await _left(database, "customers") == 10
    assert await erasing(database, Profile(tmp_path), 5).prune() > 0
    assert await _left(database, "customers") == 6  # of the others nothing is left
    assert await _left(database, "inbox") == 6
    await database.close()


def test_a_subject_is_known_to_its_profile_alone() -> None:
    one, two = Marker(b"a" * 32), Marker(b"b" * 32)
    assert one.mark_of_customer(LIN) != two.mark_of_customer(LIN)
    assert "lin" not in one.mark_of_customer(LIN)
