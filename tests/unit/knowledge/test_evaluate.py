"""The retrieval figures, by hand and on the development sets where they are at hand."""

import json
import os
from pathlib import Path

import pytest
from fakes_knowledge import ThreadBuilder, pair

from desktop_cs.domain.knowledge import QaHit
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.evaluate import LabelledQuery, evaluate_retrieval, percentile
from desktop_cs.knowledge.files import read_file
from desktop_cs.knowledge.search import QaIndex

ROOT = Path(__file__).parents[3]
DATA = Path(os.environ.get("DESKTOP_CS_SHARED_DATA", ROOT.parent / "shared" / "data"))


def test_figures_by_hand() -> None:
    hits = tuple(QaHit(pair=pair(name, intent=f"i-{name}"), score=0.5) for name in "abcdef")
    queries = [
        LabelledQuery(query="1", expected_id="a", expected_intent="wrong"),
        LabelledQuery(query="2", expected_intent="i-b"),
        LabelledQuery(query="3", expected_id="e"),
        LabelledQuery(query="4", expected_id="f"),  # sixth: too late
    ]
    report = evaluate_retrieval(lambda *_: hits, queries)
    assert (report.queries, report.top1, report.recall5) == (4, 0.25, 0.75)
    assert report.mrr5 == pytest.approx((1 + 1 / 2 + 1 / 5) / 4)


def test_no_queries_are_no_error() -> None:
    assert evaluate_retrieval(lambda *_: (), []).top1 == 0.0


def test_percentiles_are_values_that_occurred() -> None:
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert percentile([float(number) for number in range(1, 101)], 0.99) == 99.0
    assert percentile([], 0.5) == 0.0


@pytest.mark.skipif(not DATA.is_dir(), reason="development sets not found; DESKTOP_CS_SHARED_DATA names their folder")
@pytest.mark.parametrize(
    ("name", "queries", "top1", "recall5"),
    [("zh_chitchat_faq", "zh_chitchat_faq.queries", 0.57, 0.75), ("en_banking77_faq", "en_banking77.test", 0.48, 0.72)],
)
def test_retrieval_on_a_sample_of_a_development_set(
    tmp_path: Path, name: str, queries: str, top1: float, recall5: float
) -> None:
    pairs = read_file(DATA / f"{name}.kb.jsonl").pairs
    ThreadBuilder().build(tmp_path, pairs, 1, lambda *_: None)
    lines = (DATA / f"{queries}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines[::5]]
    labelled = [LabelledQuery(query=row["query"], expected_intent=row["expected_intent"]) for row in rows]
    report = evaluate_retrieval(QaIndex(tmp_path, Analyser()).search, labelled)
    assert report.top1 >= top1
    assert report.recall5 >= recall5
