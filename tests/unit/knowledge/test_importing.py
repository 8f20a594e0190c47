"""Whole imports: large, broken in places, stopped half-way, previewed."""

import asyncio
import threading
from pathlib import Path

import pytest
from fakes_knowledge import pair
from made_knowledge import BROKEN_EVERY, HEADER, write_csv, write_xlsx

from desktop_cs.domain.knowledge import RejectedRow
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.importing import ImportOptions, Phase, Plan, plan_import, preview_file

MANY = 2_000
AS_IT_IS = ImportOptions()


async def planned(path: Path, options: ImportOptions = AS_IT_IS, stored: tuple = ()) -> Plan:  # type: ignore[type-arg]
    return await plan_import(path, options, stored, lambda *told: None)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
async def test_one_row_in_a_hundred_is_broken_and_named_the_rest_is_taken(tmp_path: Path, kind: str) -> None:
    write = write_csv if kind == "csv" else write_xlsx
    plan = await planned(write(tmp_path / f"kb.{kind}", MANY, broken=True))
    assert [row.row for row in plan.report.rejected] == [n + 1 for n in range(BROKEN_EVERY, MANY + 1, BROKEN_EVERY)]
    assert all(row.reason.endswith(".") for row in plan.report.rejected)
    assert (plan.report.added, len(plan.changed)) == (MANY - MANY // BROKEN_EVERY,) * 2
    assert plan.report.columns == dict(
        zip(("id", "question", "answer", "intent", "language", "variants"), HEADER, strict=True)
    )


async def test_the_report_names_the_encoding_and_takes_the_one_it_is_told(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "kb.csv", 50, encoding="gb18030")
    assert (await planned(file)).report.encoding == "gb18030"
    with pytest.raises(KnowledgeError, match="--encoding") as caught:
        await planned(file, ImportOptions(encoding="utf-8"))
    caught.value.message.encode()  # the unreadable header in it can be printed


async def test_progress_runs_through_reading_and_comparing(tmp_path: Path) -> None:
    heard: list[tuple[Phase, int, int]] = []
    file = write_csv(tmp_path / "kb.csv", MANY)
    await plan_import(file, AS_IT_IS, (), lambda *told: heard.append(told))
    await asyncio.sleep(0)
    assert list(dict.fromkeys(phase for phase, _, _ in heard)) == [Phase.READ, Phase.COMPARE]
    assert all(0 <= done <= total for _, done, total in heard)
    assert heard == sorted(heard, key=lambda told: (told[0] is Phase.COMPARE, told[1]))
    assert heard[-1] == (Phase.COMPARE, MANY, MANY)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
async def test_a_cancelled_import_stops_reading(tmp_path: Path, kind: str) -> None:
    write = write_csv if kind == "csv" else write_xlsx
    file = write(tmp_path / f"kb.{kind}", MANY)
    begun, heard = asyncio.Event(), list[Phase]()

    def hear(phase: Phase, done: int, total: int) -> None:
        heard.append(phase)
        begun.set()

    task = asyncio.create_task(plan_import(file, AS_IT_IS, (), hear))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.to_thread(lambda: None)
    assert Phase.STORE not in heard


async def test_a_file_that_cannot_be_read_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        await planned(tmp_path / "none.csv")


async def test_duplicates_of_both_kinds_are_listed_by_row(tmp_path: Path) -> None:
    file = tmp_path / "kb.csv"
    file.write_text(
        "question,answer\nHow do I return my headphones,x\nhow do i get an invoice,y\n"
        "How can I return my headphones,z\n",
        encoding="utf-8",
    )
    stored = (pair("How do I get an invoice", "old"),)
    report = (await planned(file, stored=stored)).report
    assert (report.added, report.updated) == (2, 0)
    assert [(item.row, item.taken) for item in report.duplicates] == [(3, False), (4, True)]
    assert report.duplicates[0].of == stored[0].id


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_preview_reads_the_first_rows_only(tmp_path: Path, kind: str) -> None:
    write = write_csv if kind == "csv" else write_xlsx
    file = write(tmp_path / f"kb.{kind}", MANY, broken=True)
    threads = threading.active_count()
    preview = preview_file(file, AS_IT_IS, 100)
    assert len(preview.rows) == 100
    number, first = preview.rows[0]  # type: ignore[misc]
    assert (number, first.id) == (2, "kb-1")
    assert isinstance(preview.rows[99], RejectedRow)
    assert preview.columns["question"] == "问题"
    assert preview.encoding == ("utf-8-sig" if kind == "csv" else "")
    assert threading.active_count() == threads
