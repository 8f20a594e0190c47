"""`desktop-cs eval intent` and `eval threshold` from outside."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desktop_cs.cli import main

SAID = {"return": ("退货", "return"), "track": ("快递", "parcel"), "invoice": ("发票", "invoice")}
FRAMES = ("{}", "我要{}", "请问{}怎么弄", "{}可以吗", "帮我看看{}", "about my {}", "{} please", "what about the {}")


def rows(file: Path, extra: tuple[tuple[str, str], ...] = ()) -> Path:
    shown = [(frame.format(word), intent) for intent, words in SAID.items() for word in words for frame in FRAMES]
    lines = [json.dumps({"query": text, "expected_intent": intent}) for text, intent in (*shown, *extra)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def called(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["eval", *map(str, arguments)])


def test_intent_prints_one_json_object_with_all_figures(tmp_path: Path) -> None:
    train, test = rows(tmp_path / "train.jsonl"), rows(tmp_path / "test.jsonl", (("宇宙", "oos"), ("zebra", "oos")))
    result = called("intent", "--train", train, "--test", test, "--json")
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    assert {"accuracy", "macro_f1", "threshold", "oos_recall", "oos_precision", "in_scope_accuracy", "p50_ms"} <= set(
        record
    )
    assert record["accuracy"] > 0.95
    assert record["rows"] == 50


def test_peers_stand_below_in_the_table(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    file = rows(tmp_path / "rows.jsonl")
    result = called("intent", "--train", file, "--test", file, "--against", "tfidf-logreg,tfidf-svm")
    assert result.exit_code == 0, result.output
    assert [line.split()[0] for line in result.stdout.splitlines()[:4]] == [
        *("model", "desktop-cs", "tfidf-logreg", "tfidf-svm")
    ]


def test_an_unknown_peer_or_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    file = rows(tmp_path / "rows.jsonl")
    for arguments in (("--against", "magic"), ("--test", tmp_path / "none.jsonl")):
        result = called("intent", "--train", file, "--test", file, *arguments)
        assert (result.exit_code, result.stdout) == (2, "")


def test_threshold_tells_the_curve_and_the_interval(tmp_path: Path) -> None:
    file = rows(tmp_path / "rows.jsonl", (("宇宙的尽头", "oos"),))
    record = json.loads(called("threshold", "--train", file, "--json").stdout)
    assert 0.0 <= record["low"] <= record["threshold"] <= record["high"] <= 1.0
    few = tmp_path / "few.jsonl"
    few.write_text('{"query": "退货", "expected_intent": "return"}', encoding="utf-8")
    assert "Not enough labels yet" in called("threshold", "--train", few).stdout


def test_a_plot_is_a_png(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    file, picture = rows(tmp_path / "rows.jsonl"), tmp_path / "plot.png"
    assert called("intent", "--train", file, "--test", file, "--plot", picture).exit_code == 0
    assert picture.read_bytes().startswith(b"\x89PNG")
