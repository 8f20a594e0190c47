"""`eval retrieval` from files to figures, and what it says about bad ones."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desktop_cs.commands.evaluate import evaluate

KB = (
    '{"id": "a", "question": "怎么退货", "answer": "申请。", "intent": "return", "lang": "zh"}\n'
    '{"id": "b", "question": "where is my parcel", "answer": "Open the order.", "intent": "parcel", "lang": "en"}\n'
)
QUERIES = (
    '{"query": "我要退貨", "expected_intent": "return"}\n'
    '{"query": "my parcel please", "expected_intent": "return", "expected_id": "b"}\n'
    '{"query": "weather", "expected_intent": "return"}\n'
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    kb, queries = tmp_path / "x.kb.jsonl", tmp_path / "q.jsonl"
    kb.write_text(KB, encoding="utf-8")
    queries.write_text(QUERIES, encoding="utf-8")
    return kb, queries


def run(*arguments: object) -> Result:
    return CliRunner().invoke(evaluate, ["retrieval", *map(str, arguments)])


def test_one_object_with_the_figures_and_each_engine(files: tuple[Path, Path]) -> None:
    kb, queries = files
    done = run("--kb", kb, "--queries", queries, "--set", f"again={kb},{queries}", "--against", "fts5", "--json")
    assert done.exit_code == 0, done.stderr
    record = json.loads(done.stdout)
    assert (record["top1"], record["mrr5"], record["recall5"]) == (0.6667, 0.6667, 0.6667)
    assert 0 < record["p50_ms"] <= record["p99_ms"]
    assert [result["set"] for result in record["sets"]] == ["x", "again"]
    assert list(record["sets"][1]["engines"]) == ["desktop-cs", "fts5"]
    assert record["sets"][0]["queries"] == 3


def test_the_table_has_a_line_for_each_engine(files: tuple[Path, Path]) -> None:
    lines = run("--kb", files[0], "--queries", files[1], "--against", "fts5").stdout.splitlines()
    assert lines[0].split() == ["set", "engine", "top1", "mrr5", "recall5", "p50_ms", "p99_ms"]
    assert [line.split()[:3] for line in lines[1:]] == [["x", "desktop-cs", "0.667"], ["x", "fts5", "0.667"]]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "--kb and --queries"),
        (["--kb", "KB"], 2, "both"),
        (["--set", "nothing"], 2, "NAME=KB,QUERIES"),
        (["--kb", "KB", "--queries", "Q", "--against", "lucene"], 2, "fts5, tantivy, bm25s"),
        (["--kb", "KB", "--queries", "BAD"], 1, "row 2"),
        (["--kb", "KB", "--queries", "EMPTY"], 1, "no query"),
        (["--kb", "KB", "--queries", "NOWHERE"], 1, "cannot be read"),
    ],
)
def test_what_is_wrong_is_said(
    files: tuple[Path, Path], tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    (tmp_path / "bad.jsonl").write_text(QUERIES.splitlines()[0] + '\n{"query": "x"}\n', encoding="utf-8")
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    names = {"KB": files[0], "Q": files[1], "BAD": tmp_path / "bad.jsonl", "EMPTY": tmp_path / "empty.jsonl"}
    done = run(*(names.get(argument, argument) for argument in arguments))
    assert (done.exit_code, said in done.stderr) == (code, True), done.stderr
