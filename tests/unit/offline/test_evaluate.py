"""The intent figures, by hand and on a development set where it is at hand."""

import os
from pathlib import Path

import pytest

from desktop_cs.domain.terms import fold
from desktop_cs.errors import UsageError
from desktop_cs.offline.evaluate import evaluate_intents, judge, macro_f1
from desktop_cs.offline.labelled import LabelledText, read_labelled
from desktop_cs.offline.peers import PEERS, evaluate_peer

ROOT = Path(__file__).parents[3]
DATA = Path(os.environ.get("DESKTOP_CS_SHARED_DATA", ROOT.parent / "shared" / "data"))


def rows(*labelled: tuple[str, str]) -> list[LabelledText]:
    return [LabelledText(query=text, expected_intent=intent) for text, intent in labelled]


TRAIN = rows(
    *(("我要退货", "return"), ("怎么退货", "return"), ("退货地址", "return")),
    *(("快递到哪了", "track"), ("查快递", "track"), ("快递没动", "track"), ("今天天气", "oos")),
)


def test_the_whole_model_is_measured() -> None:
    report = evaluate_intents(TRAIN, rows(("退货", "return"), ("快递", "track"), ("zebra", "oos")), fold)
    assert (report.rows, report.accuracy, report.macro_f1) == (3, 1.0, 1.0)
    assert report.oos_recall == 1.0


def test_figures_by_hand() -> None:
    guesses = {"a": ("x", 0.9), "b": ("x", 0.4), "c": ("y", 0.8), "d": ("y", 0.2), "e": ("", 0.0)}
    test = rows(("a", "x"), ("b", "x"), ("c", "x"), ("d", "oos"), ("e", "oos"))
    report = judge(guesses.__getitem__, 0.5, test)
    assert (report.rows, report.accuracy, report.in_scope_accuracy) == (5, pytest.approx(2 / 3), pytest.approx(1 / 3))
    assert (report.oos_recall, report.oos_precision) == (1.0, pytest.approx(2 / 3))
    assert report.oos_f1 == pytest.approx(0.8)
    assert report.ece == pytest.approx((0.1 + 0.6 + 0.8 + 0.2 + 0.0) / 5)
    assert [bin_.rows for bin_ in report.bins] == [1, 1, 1, 1, 1]


@pytest.mark.parametrize(("threshold", "recall", "kept"), [(0.0, 0.5, 2 / 3), (1.0, 1.0, 0.0)])
def test_the_ends_of_the_scale(threshold: float, recall: float, kept: float) -> None:
    guesses = {"a": ("x", 0.9), "b": ("x", 0.4), "c": ("y", 0.8), "d": ("y", 0.2), "e": ("", 0.0)}
    test = rows(("a", "x"), ("b", "x"), ("c", "x"), ("d", "oos"), ("e", "oos"))
    report = judge(guesses.__getitem__, threshold, test)
    assert (report.oos_recall, report.in_scope_accuracy) == (recall, pytest.approx(kept))


@pytest.mark.parametrize("name", PEERS)
def test_a_peer_is_measured_on_the_same_rows(name: str) -> None:
    pytest.importorskip("sklearn")
    report = evaluate_peer(name, TRAIN, rows(("怎么退货", "return"), ("查快递", "track"), ("zebra", "oos")), fold)
    assert report.accuracy == 1.0
    assert 0.0 <= report.threshold <= 1.0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "row 2"),
        ('{"query": "x"}', "expected_intent"),
        ('{"query": 1, "expected_intent": "a"}', "texts"),
        ("[]", "row 2"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"query": "x", "expected_intent": "a"}\n' + line, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        read_labelled(file)


def test_a_file_that_is_not_there_or_empty_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_labelled(tmp_path / "none.jsonl")
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no rows"):
        read_labelled(tmp_path / "empty.jsonl")


def test_without_rows_out_of_scope_there_are_no_such_figures() -> None:
    report = evaluate_intents(TRAIN, rows(("退货", "return")), fold)
    assert (report.oos_recall, report.oos_precision) == (None, None)


def test_no_rows_are_no_error() -> None:
    assert evaluate_intents([], [], fold).accuracy == 0.0


def test_macro_f1_is_the_mean_over_expected_labels() -> None:
    labels = [("a", "a"), ("a", "b"), ("b", "b"), ("c", "a")]
    assert macro_f1(labels) == pytest.approx((2 / 4 + 2 / 3 + 0) / 3)


@pytest.mark.skipif(not DATA.is_dir(), reason="development sets not found; DESKTOP_CS_SHARED_DATA names their folder")
def test_intents_on_a_development_set() -> None:
    def load(name: str) -> list[LabelledText]:
        return read_labelled(DATA / f"{name}.jsonl")

    report = evaluate_intents(load("zh_travel_intent.train"), load("zh_travel_intent.test"), fold)
    assert report.accuracy >= 0.86
    assert report.in_scope_accuracy >= 0.77
    assert report.oos_f1 is not None
    assert report.oos_f1 >= 0.85


def test_a_line_separator_inside_a_text_is_no_end_of_row(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_bytes('{"query": "a\u2028b", "expected_intent": "x"}\r\n'.encode())
    assert read_labelled(file) == [LabelledText(query="a\u2028b", expected_intent="x")]
