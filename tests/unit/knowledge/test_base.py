"""The knowledge base: in step with its store whatever happens to the index folder."""

import asyncio
import shutil
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fakes_knowledge import MemoryStore, ThreadBuilder, pair
from made_knowledge import write_csv

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import EditNote
from desktop_cs.domain.redaction import Redacted
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.base import KnowledgeBase
from desktop_cs.knowledge.generations import Manifest
from desktop_cs.knowledge.importing import ImportOptions, Phase, plan_import
from desktop_cs.knowledge.search import IndexState


class Desk:
    """A knowledge base with its parts at hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = MemoryStore(pair("怎么退货", "在订单页申请。"), pair("Where is my parcel?", "Open the order."))
        self.builder = ThreadBuilder()
        self.base = KnowledgeBase(self.store, folder, self.builder)

    async def best(self, text: str) -> str:
        hits = await self.base.search(Redacted(text))
        return hits[0].pair.id if hits else ""


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(tmp_path / "index")
    yield made
    await made.base.aclose()


async def test_the_first_question_builds_the_index(desk: Desk) -> None:
    assert await desk.base.state() is IndexState.MISSING
    assert await desk.best("我要退货") == "怎么退货"
    assert await desk.best("where is the parcel") == "Where is my parcel?"
    assert await desk.base.state() is IndexState.READY
    assert desk.builder.builds == 1


async def test_many_questions_at_once_share_one_build(desk: Desk) -> None:
    found = await asyncio.gather(*(desk.best("我要退货") for _ in range(8)))
    assert set(found) == {"怎么退货"}
    assert desk.builder.builds == 1


async def test_a_folder_deleted_while_running_is_built_again(desk: Desk) -> None:
    await desk.base.open()
    await desk.best("退货")
    shutil.rmtree(desk.folder)
    assert await desk.best("我要退货") == "怎么退货"
    assert desk.builder.builds == 2


async def test_damage_while_running_is_answered_by_a_rebuild(desk: Desk) -> None:
    await desk.base.open()
    for file in desk.folder.glob("g-*/*.seg"):
        file.write_bytes(b"\xff" * file.stat().st_size)
    assert await desk.best("我要退货") == "怎么退货"
    assert desk.builder.builds == 2


async def test_a_stale_index_answers_while_the_new_one_is_built(desk: Desk) -> None:
    await desk.base.open()
    await desk.store.upsert([pair("怎么换货", "联系我们。")], None)  # type: ignore[arg-type]
    assert await desk.best("我要退货") == "怎么退货"
    await desk.base.rebuild()
    assert await desk.best("我要换货") == "怎么换货"
    assert await desk.base.state() is IndexState.READY


async def test_single_changes_need_no_build(desk: Desk) -> None:
    await desk.base.open()
    await desk.base.put((pair("怎么换货", "联系我们。"),))
    assert await desk.best("我要换货") == "怎么换货"
    await desk.base.remove((QaId("怎么换货"),))
    assert await desk.best("我要换货") != "怎么换货"
    assert desk.builder.builds == 1
    assert await desk.base.state() is IndexState.READY


async def test_a_pair_goes_back_to_an_earlier_version_in_store_and_index(desk: Desk) -> None:
    await desk.base.open()
    await desk.base.put((pair("怎么退货", "错误的答案。"),), EditNote(author="lin", reason="typo"))
    back = await desk.base.rollback(QaId("怎么退货"), 1, EditNote(author="wu", reason="undo"))
    assert (back.answer, back.version) == ("在订单页申请。", 3)
    hits = await desk.base.search(Redacted("怎么退货"))
    assert hits[0].pair.answer == "在订单页申请。"
    kept = await desk.base.history(QaId("怎么退货"))
    assert [(item.pair.version, item.note.author) for item in kept] == [(1, ""), (2, "lin"), (3, "wu")]
    again = await desk.base.rollback(QaId("怎么退货"), 1, EditNote())
    assert again.version == 3  # it says so already
    assert desk.builder.builds == 1


async def test_unknown_pairs_and_versions_are_named(desk: Desk) -> None:
    with pytest.raises(KnowledgeError) as caught:
        await desk.base.history(QaId("none"))
    assert caught.value.code == "no_such_pair"
    with pytest.raises(KnowledgeError, match="choose one of 1") as caught:
        await desk.base.rollback(QaId("怎么退货"), 9, EditNote())
    assert caught.value.code == "no_such_version"


async def test_many_changes_are_one_build(desk: Desk) -> None:
    await desk.base.open()
    await desk.base.put(tuple(pair(f"第{number}号商品有货吗") for number in range(300)))
    assert desk.builder.builds == 2
    assert await desk.best("第77号商品") == "第77号商品有货吗"


async def test_after_many_single_changes_a_build_takes_them_in(desk: Desk) -> None:
    await desk.base.open()
    for batch in range(3):
        await desk.base.put(tuple(pair(f"第{batch}批第{number}号商品有货吗") for number in range(150)))
    await desk.base.rebuild()  # joins the one under way
    assert desk.builder.builds == 2
    assert await desk.best("第2批第77号商品") == "第2批第77号商品有货吗"


async def test_a_failed_build_keeps_the_old_index_and_is_explained(desk: Desk) -> None:
    await desk.base.open()
    desk.builder.crash_before_publish = True
    with pytest.raises(KnowledgeError) as caught:
        await desk.base.rebuild()
    assert caught.value.code == "build_stopped"
    assert await desk.best("我要退货") == "怎么退货"


async def test_a_stale_index_that_cannot_be_built_is_tried_once_a_version(desk: Desk) -> None:
    await desk.base.open()
    desk.builder.crash_before_publish = True
    desk.store.number += 1
    for _ in range(3):
        assert await desk.best("我要退货") == "怎么退货"
        with pytest.raises(KnowledgeError):
            await desk.base.rebuild()
    tried = desk.builder.builds
    assert await desk.best("我要退货") == "怎么退货"
    assert desk.builder.builds == tried


async def test_a_folder_that_cannot_be_written_is_an_error_with_advice(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    base = KnowledgeBase(MemoryStore(pair("怎么退货")), tmp_path / "file" / "index", ThreadBuilder())
    with pytest.raises(KnowledgeError) as caught:
        await base.search(Redacted("退货"))
    assert caught.value.code == "index_not_writable"
    await base.aclose()


async def test_progress_is_told_on_the_loop(desk: Desk) -> None:
    heard: list[tuple[int, int]] = []
    await desk.base.rebuild(lambda done, total: heard.append((done, total)))
    assert heard == [(2, 2)]


async def test_a_cancelled_rebuild_stops_the_builder(tmp_path: Path) -> None:
    class Hanging(ThreadBuilder):
        def __init__(self) -> None:
            super().__init__()
            self.started, self.stopped = threading.Event(), threading.Event()

        def build(self, *_: object) -> Manifest:
            self.started.set()
            self.stopped.wait(30)
            raise KnowledgeError("build_stopped", "Stopped.")

        def cancel(self) -> None:
            self.stopped.set()

    builder = Hanging()
    base = KnowledgeBase(MemoryStore(pair("怎么退货")), tmp_path, builder)
    task = asyncio.create_task(base.rebuild())
    await asyncio.to_thread(builder.started.wait, 30)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert builder.stopped.is_set()
    await base.aclose()


async def test_an_import_is_counted_found_and_idempotent(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "more.jsonl"
    file.write_text(
        '{"id": "怎么退货", "question": "怎么退货", "answer": "新的答案"}\n'
        '{"question": "Where is my parcel?", "answer": "Open the order.", "lang": "en"}\n'
        '{"question": "怎么换货", "answer": "联系我们"}\nnot json\n'
        '{"question": "where is my parcel?", "answer": "Somewhere."}\n',
        encoding="utf-8",
    )
    planned = await desk.base.import_file(file, ImportOptions(dry_run=True))
    assert (planned.added, planned.updated, planned.unchanged) == (1, 1, 1)
    assert [row.row for row in planned.rejected] == [4]
    assert [(row.row, row.of, row.taken) for row in planned.duplicates] == [(5, "Where is my parcel?", False)]
    assert desk.store.number == 1
    note = EditNote(author="lin", reason="spring list")
    assert await desk.base.import_file(file, ImportOptions(note=note)) == planned
    assert (await desk.base.search(Redacted("怎么退货")))[0].pair.answer == "新的答案"
    assert (await desk.base.history(QaId("怎么退货")))[-1].note == note
    again = await desk.base.import_file(file)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 3)


async def test_an_import_tells_its_phases(desk: Desk, tmp_path: Path) -> None:
    await desk.base.open()
    phases: list[Phase] = []
    await desk.base.import_file(write_csv(tmp_path / "kb.csv", 300), progress=lambda phase, *_: phases.append(phase))
    assert list(dict.fromkeys(phases)) == [Phase.READ, Phase.COMPARE, Phase.STORE, Phase.INDEX]


@pytest.mark.parametrize("phase", [Phase.READ, Phase.COMPARE])
async def test_a_cancelled_import_leaves_the_old_state(desk: Desk, tmp_path: Path, phase: Phase) -> None:
    await desk.base.open()
    file = write_csv(tmp_path / "kb.csv", 2_000)
    reached = asyncio.Event()
    task = asyncio.create_task(
        desk.base.import_file(file, progress=lambda now, *_: reached.set() if now is phase else None)
    )
    await reached.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (desk.store.number, len(desk.store.held)) == (1, 2)
    assert await desk.best("我要退货") == "怎么退货"
    assert await desk.base.state() is IndexState.READY


async def test_knowledge_changed_meanwhile_is_not_overwritten(desk: Desk, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "kb.csv", 300)

    def edit(phase: Phase, done: int, total: int) -> None:
        if phase is Phase.COMPARE:
            desk.store.number += 1

    with pytest.raises(KnowledgeError) as caught:
        await desk.base.import_file(file, progress=edit)
    assert caught.value.code == "knowledge_changed"
    assert len(desk.store.held) == 2


@pytest.mark.parametrize("with_versions", [False, True])
async def test_an_export_imports_as_unchanged(desk: Desk, tmp_path: Path, with_versions: bool) -> None:
    await desk.base.put((pair("怎么退货", "新的答案", "我要退货", intent="return_goods"),))
    for ending in ("csv", "xlsx", "jsonl", "md"):
        file = tmp_path / f"out.{ending}"
        assert await desk.base.export_file(file, with_versions=with_versions) == 2
        report = await desk.base.import_file(file)
        assert (report.added, report.updated, report.unchanged, report.rejected) == (0, 0, 2, ())


async def test_an_export_with_versions_makes_the_same_knowledge_elsewhere(desk: Desk, tmp_path: Path) -> None:
    await desk.base.put((pair("怎么退货", "新的答案", "我要退货", intent="return_goods"),))
    await desk.base.export_file(tmp_path / "out.xlsx", with_versions=True)
    other = MemoryStore()
    base = KnowledgeBase(other, tmp_path / "other", ThreadBuilder())
    await base.import_file(tmp_path / "out.xlsx")
    plan = await plan_import(tmp_path / "out.xlsx", ImportOptions(), (), lambda *_: None)
    assert {item.id: item.version for item in plan.changed} == {"怎么退货": 2, "Where is my parcel?": 1}
    assert {name: item.variants for name, item in other.held.items()} == {"怎么退货": ("我要退货",)} | {
        "Where is my parcel?": ()
    }
    await base.aclose()


async def test_stats_count_pairs_and_name_the_index(desk: Desk) -> None:
    before = await desk.base.stats()
    assert (before.pairs, before.index, before.index_version) == (2, IndexState.MISSING, None)
    await desk.base.open()
    after = await desk.base.stats()
    assert (after.index, after.index_version, after.languages) == (IndexState.READY, 1, {"en": 1, "zh": 1})
    assert after.index_bytes > 0


async def test_an_edit_beside_questions_and_builds_is_in_force_when_it_is_done(tmp_path: Path) -> None:
    """A build that began before the edit does not hold it, and one that a question starts must not race it."""
    store = MemoryStore(pair("怎么退款", "0"), pair("发票抬头", "下单时填写。"))
    base = KnowledgeBase(store, tmp_path, ThreadBuilder())
    await base.open()
    others: list[asyncio.Task[object]] = []
    for number in range(1, 6):
        others += [asyncio.create_task(base.search(Redacted("怎么退款"))), asyncio.create_task(base.rebuild())]
        await asyncio.sleep(0)
        await base.put((pair("怎么退款", str(number)),))
        assert await base.state() is IndexState.READY
        assert [hit.pair.answer for hit in await base.search(Redacted("怎么退款"))] == [str(number)]
        await base.remove((QaId("怎么退款"),))
        await base.remove((QaId("怎么退款"),))
        assert await base.search(Redacted("怎么退款")) == ()
    await asyncio.gather(*others)
    await base.aclose()
