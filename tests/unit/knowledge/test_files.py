"""Import and export: what goes out comes back in, and what cannot be read is named."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from fakes_knowledge import pair
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop_cs.domain import cells
from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import Language, QaPair
from desktop_cs.domain.text import has_words
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge import files, limits, rows
from desktop_cs.knowledge.files import read_file, write_file
from desktop_cs.knowledge.merge import question_key

KINDS = ("csv", "xlsx", "jsonl", "md")
SIGNS = st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("=+-@'＝＋－＠|[]\"#\\, \n\t退货a1:"))
LINES = st.text(SIGNS, min_size=1, max_size=20).map(rows.line).filter(bool)
QUESTIONS = LINES.filter(has_words)


@st.composite
def qa_pairs(draw: st.DrawFn) -> QaPair:
    question = draw(QUESTIONS)
    variants = dict.fromkeys(text for text in draw(st.lists(LINES, max_size=3)) if text != question)
    return QaPair(
        id=QaId(draw(LINES)),
        question=question,
        answer=draw(st.text(SIGNS, min_size=1, max_size=60).map(rows.clean).filter(bool)),
        intent=draw(st.just("") | LINES),
        language=draw(st.sampled_from(Language)),
        variants=tuple(variants),
    )


def distinct(pairs: list[QaPair]) -> bool:
    keys = {question_key(item.language, item.question) for item in pairs}
    return len(keys) == len(pairs) == len({item.id for item in pairs})


PLAIN = [pair("=1+1", "@cmd", "'-x", "a|b", '["x"]', pair_id="+1")]
TRICKY = [pair("x", "intent: y\n\n## not a heading\n\\## nor this\n```\ncode\n```", pair_id="##")]
QUIETLY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)


def check_round_trip(file: Path, pairs: list[QaPair]) -> None:
    write_file(file, pairs)
    read = read_file(file)
    assert read.rejected == ()
    assert list(read.pairs) == pairs


@pytest.mark.parametrize("kind", ["csv", "jsonl", "md"])
@QUIETLY
@example(pairs=PLAIN)
@example(pairs=TRICKY)
@given(pairs=st.lists(qa_pairs(), min_size=1, max_size=4).filter(distinct))
def test_what_is_exported_is_imported_alike(tmp_path: Path, kind: str, pairs: list[QaPair]) -> None:
    check_round_trip(tmp_path / f"round.{kind}", pairs)


@settings(QUIETLY, max_examples=6)  # each one starts a process
@example(pairs=PLAIN + TRICKY)
@given(pairs=st.lists(qa_pairs(), max_size=12).filter(distinct))
def test_what_is_exported_to_a_workbook_is_imported_alike(tmp_path: Path, pairs: list[QaPair]) -> None:
    check_round_trip(tmp_path / "round.xlsx", pairs)


@pytest.mark.parametrize("kind", KINDS)
def test_versions_go_out_and_come_in_where_they_are_wanted(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"out.{kind}"
    pairs = [replace(pair("怎么退货"), version=7), pair("Where is it?")]
    write_file(file, pairs, with_versions=True)
    assert list(read_file(file).pairs) == pairs
    write_file(file, pairs)
    assert [item.version for item in read_file(file).pairs] == [1, 1]


@given(st.text(SIGNS, max_size=10))
def test_no_guarded_cell_starts_a_formula(cell: str) -> None:
    assert not cells.guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert cells.unguarded(cells.guarded(cell)) == cell


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_formulas_are_disarmed_on_export(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"out.{kind}"
    write_file(file, [pair('=HYPERLINK("http://x","y")', "@SUM(1)", pair_id="1")])
    if kind == "csv":
        assert "'=HYPERLINK" in file.read_text(encoding="utf-8-sig")
    else:
        cells = [cell for row in openpyxl.load_workbook(file).active.iter_rows() for cell in row]
        assert all(cell.data_type != "f" for cell in cells)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_the_encodings_that_spreadsheets_write(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = ("Question,ANSWER , Lang,Variants", "怎么退货,在订单页申请,ZH,我要退货|退掉它", ",,,")
    file = tmp_path / "kb.CSV"
    file.write_bytes("\r\n".join(lines).replace(",", delimiter).encode(encoding))
    (found,) = read_file(file).pairs
    assert (found.question, found.answer, found.language) == ("怎么退货", "在订单页申请", Language.ZH)
    assert found.variants == ("我要退货", "退掉它")
    assert found.id.startswith("qa-")


def test_a_broken_line_of_csv_costs_no_other_line(tmp_path: Path) -> None:
    file = tmp_path / "kb.csv"
    file.write_bytes(
        b'question,answer\nok,1\n"never closed,2\n"He said "hi",3\ncomma, in,4,5\n'
        + b"bytes \xff\xfe,6\n"
        + '"quoted ""well""",7\n还好,8\n最后,9,,\n"open at the end,10\n'.encode()
    )
    read = read_file(file)
    assert [(item.question, item.answer) for item in read.pairs] == [
        ("ok", "1"),
        ('quoted "well"', "7"),
        ("还好", "8"),
        ("最后", "9"),
    ]
    assert [row.row for row in read.rejected] == [3, 4, 5, 6, 10]
    reasons = " ".join(row.reason for row in read.rejected)
    assert "quotation mark" in reasons
    assert "has 4 cells, the header 2" in reasons
    assert "not utf-8" in reasons


def test_a_quotation_mark_that_swallows_a_megabyte_is_one_broken_row(tmp_path: Path) -> None:
    file = tmp_path / "kb.csv"
    file.write_text('question,answer\n"' + "x" * 1_100_000 + "\nq,a\n", encoding="utf-8")
    read = read_file(file)
    assert [item.question for item in read.pairs] == ["q"]
    assert [row.row for row in read.rejected] == [2]


@pytest.mark.parametrize("kind", ["jsonl", "md"])
def test_bytes_that_do_not_fit_cost_their_own_row(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"kb.{kind}"
    write_file(file, [pair("怎么退货"), pair("坏的一行XX"), pair("怎么换货")])
    file.write_bytes(file.read_bytes().replace(b"XX", b"\xff\xc3"))
    read = read_file(file)
    assert [item.question for item in read.pairs] == ["怎么退货", "怎么换货"]
    assert len(read.rejected) == 1


def test_a_missing_id_is_the_same_every_time(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"question": "怎么退货？", "answer": "a"}', encoding="utf-8")
    first = read_file(file).pairs[0].id
    file.write_text(
        '{"answer": "b", "question": " 怎么退货？", "variants": ["x", "x", "怎么退货？"]}', encoding="utf-8"
    )
    again = read_file(file).pairs[0]
    assert (again.id, again.variants) == (first, ("x",))


def test_bad_rows_are_named_as_the_reader_counts_and_the_rest_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "kb.csv"
    file.write_text(
        "question,answer,language,id\n"
        'ok,"two\nlines",en,1\n'  # one row of the table, two lines of the file
        ",no question,zh,2\nno answer,,zh,3\nq,a,klingon,4\n!!!,a,zh,5\nOK,again,en,6\nother,same id,en,1\n"
        f"{'x' * 1001},long,en,7\nfine,too,en,8\n",
        encoding="utf-8",
    )
    read = read_file(file)
    assert [item.question for item in read.pairs] == ["ok", "fine"]
    reasons = {row.row: row.reason for row in read.rejected}
    assert list(reasons) == [3, 4, 5, 6, 7, 8, 9]
    assert reasons[3] == "The question is empty."
    assert "klingon" in reasons[5]
    assert "same as in row 2" in reasons[7]
    assert "same as in row 2" in reasons[8]
    assert "1,001" in reasons[9]


def test_jsonl_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "kb.jsonl"
    file.write_text('{"question": "a", "answer": "b"}\n\n{"question": \n[1]\n{"question": 5, "answer": 6}\n', "utf-8")
    read = read_file(file)
    assert [row.row for row in read.rejected] == [3, 4]
    assert [item.question for item in read.pairs] == ["a", "5"]


def test_markdown_is_read_as_people_write_it(tmp_path: Path) -> None:
    file = tmp_path / "kb.md"
    file.write_text(
        "# Title\nintro\n\n##  怎么退货？\nIntent: return_goods\nlang：zh\nvariants: 我要退货 | 退掉\n\n"
        "第一段。\n\n### 小标题\n第二段。\n\n## Empty one\n\n## Last\nanswer at once",
        encoding="utf-8",
    )
    read = read_file(file)
    first, last = read.pairs
    assert (first.intent, first.variants) == ("return_goods", ("我要退货", "退掉"))
    assert first.answer == "第一段。\n\n### 小标题\n第二段。"
    assert last.answer == "answer at once"
    assert [(row.row, row.reason) for row in read.rejected] == [(14, "The answer is empty.")]


def test_xlsx_takes_the_sheet_with_the_columns_and_numbers_as_texts(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["notes"])
    sheet = book.create_sheet("QA")
    for row in (["ID", "Question", "Answer"], [12, "几天到货", 3], [None, None, None], [13, "空的", None]):
        sheet.append(row)
    book.save(tmp_path / "kb.xlsx")
    read = read_file(tmp_path / "kb.xlsx")
    assert [(item.id, item.answer) for item in read.pairs] == [("12", "3")]
    assert [row.row for row in read.rejected] == [4]


def zipped(**parts: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("kb.pdf", b"x", "file_kind"),
        ("kb.csv", b"frage,antwort\n1,2\n", "file_header"),
        ("kb.csv", b"", "file_header"),
        ("kb.csv", b"question,answer\n\xff\xff\xff,1\n", "file_encoding"),
        ("kb.md", b"no question at all", "file_header"),
        ("kb.xlsx", b"not a zip", "file_unreadable"),
        ("kb.xlsx", zipped(a=b"x"), "file_unreadable"),
        ("kb.xlsx", zipped(bomb=b"\0" * (301 * 2**20)), "file_too_large"),
        ("kb.jsonl", b" " * (limits.MAX_BYTES + 1), "file_too_large"),
    ],
)
def test_an_unreadable_file_is_named_with_what_to_do(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(KnowledgeError) as caught:
        read_file(file)
    assert caught.value.code == code
    assert name in caught.value.message


def test_entities_in_a_workbook_are_not_expanded(tmp_path: Path) -> None:
    file = tmp_path / "kb.xlsx"
    write_file(file, [pair("q", "a")])
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        start = parts[name].index(b"<", parts[name].find(b"?>") + 2 if b"?>" in parts[name] else 0)
        parts[name] = parts[name][:start] + bomb + parts[name][start:]
    file.write_bytes(zipped(**parts))
    with pytest.raises(KnowledgeError):
        read_file(file)


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_ROWS", 2)
    file = tmp_path / "kb.csv"
    write_file(file, [pair(f"q{number}") for number in range(3)])
    with pytest.raises(KnowledgeError, match="more than 2 rows"):
        read_file(file)


def test_missing_files_and_folders_are_explained(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_file(tmp_path / "none.csv")
    with pytest.raises(KnowledgeError, match="cannot be written"):
        write_file(tmp_path / "none" / "out.csv", [])


def test_a_failed_export_keeps_the_older_file(tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    write_file(file, [pair("q", "a")])
    before = file.read_bytes()
    with pytest.raises(KnowledgeError) as caught:
        write_file(file, [pair("q", "x" * 40_000)])
    assert caught.value.code == "cell_too_long"
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]
