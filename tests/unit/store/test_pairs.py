"""QA pairs are versioned: what was replaced or removed stays in the history, with who did it and why."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes_turn import NOON, PAIR
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import EditNote, ImportReport, QaPair
from desktop_cs.store import migrations
from desktop_cs.store import pairs as pairs_module
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.driver import connect
from desktop_cs.store.pairs import QaPairs

LATER = NOON + timedelta(days=1)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = open_database(tmp_path / "p.sqlite3")
    yield database
    await database.close()


@pytest.fixture
def pairs(database: Database) -> QaPairs:
    return QaPairs(database)


async def test_pairs_are_added_changed_and_left_alone(pairs: QaPairs) -> None:
    other = replace(PAIR, id=QaId("kb-2"), question="Where is my parcel?")
    assert await pairs.upsert([PAIR, other], NOON) == ImportReport(added=2)
    assert await pairs.version() == 1
    edited = replace(PAIR, answer="Within 5 days.")
    assert await pairs.upsert([edited, other], LATER) == ImportReport(updated=1, unchanged=1)
    stored = {pair.id: pair for pair in await pairs.pairs()}
    assert (stored[PAIR.id].version, stored[PAIR.id].answer) == (2, "Within 5 days.")
    assert stored[other.id] == replace(other, updated_at=NOON)
    assert (await pairs.version(), await pairs.count()) == (2, 2)


async def test_nothing_new_is_no_new_version(pairs: QaPairs) -> None:
    await pairs.upsert([PAIR], NOON)
    await pairs.upsert([PAIR], NOON)
    assert await pairs.version() == 1
    assert await pairs.delete([QaId("unknown")], NOON) == 0
    assert await pairs.version() == 1
    assert await pairs.delete([PAIR.id], NOON) == 1
    assert await pairs.version() == 2


async def test_the_same_pair_twice_in_one_change(pairs: QaPairs) -> None:
    report = await pairs.upsert([PAIR, replace(PAIR, answer="Other.")], NOON)
    assert report == ImportReport(added=1, updated=1)
    assert [pair.answer for pair in await pairs.pairs()] == ["Other."]
    assert [item.pair.answer for item in await pairs.history(PAIR.id)] == [PAIR.answer, "Other."]


async def test_the_history_names_author_time_and_reason(pairs: QaPairs) -> None:
    await pairs.upsert([PAIR], NOON, EditNote(author="lin", reason="import of kb.csv"))
    await pairs.upsert([replace(PAIR, answer="Other.")], LATER, EditNote(author="wu", reason="new rule"))
    first, second = await pairs.history(PAIR.id)
    assert first.pair == replace(PAIR, version=1, updated_at=NOON)
    assert first.note == EditNote(author="lin", reason="import of kb.csv")
    assert second.pair == replace(PAIR, answer="Other.", version=2, updated_at=LATER)
    assert second.note == EditNote(author="wu", reason="new rule")
    assert await pairs.history(QaId("unknown")) == ()


async def test_a_deleted_pair_stays_in_the_history_and_counts_on_when_it_returns(pairs: QaPairs) -> None:
    await pairs.upsert([PAIR], NOON)
    await pairs.delete([PAIR.id], LATER, EditNote(author="wu", reason="out of date"))
    assert await pairs.pairs() == ()
    kept = await pairs.history(PAIR.id)
    assert [(item.pair.version, item.deleted) for item in kept] == [(1, False), (2, True)]
    assert (kept[1].note.author, kept[1].pair.answer) == ("wu", PAIR.answer)
    await pairs.upsert([PAIR], LATER)
    assert [item.pair.version for item in await pairs.history(PAIR.id)] == [1, 2, 3]


async def test_a_new_pair_keeps_the_version_it_was_exported_with(pairs: QaPairs) -> None:
    await pairs.upsert([replace(PAIR, version=7)], NOON)
    await pairs.upsert([replace(PAIR, answer="Other.", version=1)], NOON)
    assert [item.pair.version for item in await pairs.history(PAIR.id)] == [7, 8]


async def test_more_pairs_than_are_looked_up_at_once(pairs: QaPairs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs_module, "_AT_ONCE", 3)
    many = [replace(PAIR, id=QaId(str(number))) for number in range(10)]
    assert await pairs.upsert(many, NOON) == ImportReport(added=10)
    changed = [replace(pair, answer="Other.") for pair in many[:7]]
    assert await pairs.upsert([*changed, *many[7:]], NOON) == ImportReport(updated=7, unchanged=3)
    assert await pairs.version() == 2


STEPS = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["x", "y", "z", None])), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(steps=STEPS)
async def test_the_history_ends_in_the_present_and_loses_nothing(database: Database, steps: list) -> None:  # type: ignore[type-arg]
    pairs = QaPairs(database)
    await database.write(lambda db: [db.execute(sql) for sql in ("delete from qa_pairs", "delete from qa_history")])
    seen: dict[str, list[str | None]] = {"a": [], "b": []}
    for name, answer in steps:
        before = seen[name][-1] if seen[name] else None
        if answer is None:
            await pairs.delete([QaId(name)], NOON)
        else:
            await pairs.upsert([replace(PAIR, id=QaId(name), answer=answer)], NOON)
        if answer != before:
            seen[name].append(answer)
    present = {pair.id: pair for pair in await pairs.pairs()}
    for name, answers in seen.items():
        kept = await pairs.history(QaId(name))
        assert [None if item.deleted else item.pair.answer for item in kept] == answers
        assert [item.pair.version for item in kept] == list(range(1, len(answers) + 1))
        assert (present.get(QaId(name)) == kept[-1].pair) if answers and answers[-1] else QaId(name) not in present


async def test_pairs_of_an_older_file_get_a_history(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite3"
    db = connect(path, read_only=False)
    migrations.migrations().apply(db, stop_before="m004_history")
    db.execute("PRAGMA user_version=3")
    row = {"id": "old", "question": "q", "answer": "a", "intent": "", "language": "en", "variants": "[]"}
    db.table("qa_pairs").insert(row | {"version": 5, "updated_at": "2026-01-15T12:00:00.000000Z"})
    db.close()
    database = open_database(path)
    pairs = QaPairs(database)
    (kept,) = await pairs.history(QaId("old"))
    assert (kept.pair.version, kept.note) == (5, EditNote())
    changed: QaPair = replace(kept.pair, answer="b")
    assert await pairs.upsert([changed], NOON) == ImportReport(updated=1)
    assert [item.pair.answer for item in await pairs.history(QaId("old"))] == ["a", "b"]
    await database.close()
