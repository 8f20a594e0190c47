"""The intent figures, by hand and on a development set where it is at hand."""

import json
import os
from pathlib import Path

import pytest

from desktop_cs.domain.terms import fold
from desktop_cs.offline.evaluate import LabelledText, evaluate_intents, macro_f1

ROOT = Path(__file__).parents[3]
DATA = Path(os.environ.get("DESKTOP_CS_SHARED_DATA", ROOT.parent / "shared" / "data"))


def rows(*labelled: tuple[str, str]) -> list[LabelledText]:
    return [LabelledText(query=text, expected_intent=intent) for text, intent in labelled]


TRAIN = rows(
    *(("我要退货", "return"), ("怎么退货", "return"), ("退货地址", "return")),
    *(("快递到哪了", "track"), ("查快递", "track"), ("快递没动", "track"), ("今天天气", "oos")),
)


def test_figures_by_hand() -> None:
    report = evaluate_intents(TRAIN, rows(("退货", "return"), ("快递", "track"), ("zebra", "oos")), fold)
    assert (report.rows, report.accuracy, report.macro_f1) == (3, 1.0, 1.0)
    assert report.oos_recall == 1.0
    assert report.oos_precision == pytest.approx(1 / (3 - 2 * report.in_scope_accuracy))


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
        lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        found = map(json.loads, lines)
        return [LabelledText(query=row["query"], expected_intent=row["expected_intent"]) for row in found]

    report = evaluate_intents(load("zh_travel_intent.train"), load("zh_travel_intent.test"), fold)
    assert report.accuracy >= 0.85
    assert report.in_scope_accuracy >= 0.77
    assert report.oos_recall is not None
    assert report.oos_recall >= 0.85
