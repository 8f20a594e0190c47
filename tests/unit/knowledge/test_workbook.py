"""Workbooks from strangers: bombs, made-up sizes, a child that hangs or dies."""

import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from fakes_knowledge import pair

from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge import workbook_child
from desktop_cs.knowledge.columns import COLUMNS, Wanted
from desktop_cs.knowledge.files import read_file
from desktop_cs.knowledge.source import Source
from desktop_cs.knowledge.workbook import read_xlsx, write_xlsx

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    file = tmp_path / "kb.xlsx"
    write_xlsx(file, COLUMNS, [pair("怎么退货"), pair("怎么换货")])
    return file


def rewritten(file: Path, old: bytes, new: bytes) -> Path:
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[SHEET]
    parts[SHEET] = parts[SHEET].replace(old, new, 1)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


def test_a_made_up_size_of_a_sheet_is_not_believed(book: Path) -> None:
    rewritten(book, b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
    assert [item.question for item in read_file(book).pairs] == ["怎么退货", "怎么换货"]


def test_a_row_number_beyond_any_sheet_ends_the_reading(book: Path) -> None:
    rewritten(book, b'<row r="3"', b'<row r="99999999999"')
    assert [item.question for item in read_file(book).pairs] == ["怎么退货"]


@pytest.mark.parametrize(("megabytes", "limit"), [(30, "than 1. MB"), (450, "400 MB")])
def test_a_bomb_is_refused_while_it_is_counted(book: Path, megabytes: int, limit: str) -> None:
    with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        if limit == "400 MB":  # packed so loosely that the ratio alone would let it pass
            archive.writestr("xl/media/noise.bin", bytes(5 * 2**20), zipfile.ZIP_STORED)
        with archive.open("xl/media/zeros.bin", "w") as part:
            for _ in range(megabytes):
                part.write(bytes(2**20))
    with pytest.raises(KnowledgeError, match=limit) as caught:
        read_file(book)
    assert caught.value.code == "file_too_large"


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "kb.xlsx"
    write_xlsx(file, COLUMNS, [pair(f"q{number}") for number in range(4)])
    monkeypatch.setattr(workbook_child, "MAX_ROWS", 3)
    with pytest.raises(KnowledgeError, match="more than 3 rows"):
        list(workbook_child.portions(file, Wanted()))


@pytest.mark.parametrize(
    "child",
    ["import sys; sys.stdin.readline(); sys.stdin.readline()", "import os; os._exit(1)"],
    ids=["hangs", "dies"],
)
def test_a_child_that_hangs_or_dies_is_explained(book: Path, child: str) -> None:
    rows = read_xlsx(Source(path=book, wanted=Wanted()), [sys.executable, "-c", child], stalled_s=0.5)
    with pytest.raises((KnowledgeError, BrokenPipeError)) as caught:
        list(rows)
    if isinstance(caught.value, KnowledgeError):
        assert caught.value.code == "file_unreadable"


def test_progress_is_known_though_the_sheet_does_not_tell_its_size(book: Path) -> None:
    source = Source(path=book, wanted=Wanted())
    list(read_xlsx(source))
    assert (source.done, source.total) == (3, 3)


def test_stopping_half_way_ends_the_child(tmp_path: Path) -> None:
    file = tmp_path / "kb.xlsx"
    write_xlsx(file, COLUMNS, [pair(f"q{number}") for number in range(1_000)])
    rows = read_xlsx(Source(path=file, wanted=Wanted()))
    assert next(rows).number == 2
    rows.close()  # would wait for ever for a child that lives on


def test_the_header_says_what_was_found(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["甲", "乙"])
    made.save(tmp_path / "kb.xlsx")
    with pytest.raises(KnowledgeError, match="甲, 乙") as caught:
        read_file(tmp_path / "kb.xlsx")
    assert caught.value.code == "file_header"
