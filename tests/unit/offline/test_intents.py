"""The local intent model: learns from few examples, knows when it does not know, and is the same every time."""

import math
import random

import pytest
from fakes_knowledge import pair
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.catalogue import Catalogue, Intent
from desktop_cs.domain.terms import fold
from desktop_cs.offline.calibration import Curve, Record, best_threshold, fit
from desktop_cs.offline.features import features, inverse_frequencies, unit_vector
from desktop_cs.offline.intents import Example, IntentModel, examples_of

SAID = {
    "return": (
        "我要退货",
        "怎么退货",
        "退货流程是什么",
        "东西不想要了能退吗",
        "I want to return this",
        "how do returns work",
    ),
    "shipping": (
        "快递到哪了",
        "物流三天没更新",
        "什么时候发货",
        "包裹还没收到",
        "where is my parcel",
        "delivery is late",
    ),
    "invoice": (
        "怎么开发票",
        "发票抬头怎么改",
        "能开专票吗",
        "需要电子发票",
        "I need an invoice",
        "invoice for my company",
    ),
}
EXAMPLES = tuple(Example(text, intent) for intent, texts in SAID.items() for text in texts)
MODEL = IntentModel.train(EXAMPLES, fold)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("请问退货要怎么弄", "return"),
        ("我的快递怎么还没到", "shipping"),
        ("帮我开一张发票", "invoice"),
        ("can I return my shoes", "return"),
        ("my parcel never arrived", "shipping"),
        ("ＩＮＶＯＩＣＥ please", "invoice"),
    ],
)
def test_the_nearest_intent_is_first(text: str, intent: str) -> None:
    ranking = MODEL.rank(text)
    assert ranking[0].name == intent
    assert ranking[0].score > 0.5


@pytest.mark.parametrize("text", ["今天天气不错", "zebra quantum", "", "😀", "\u202eשלום", "[手机号1]"])
def test_what_nothing_fits_scores_low(text: str) -> None:
    assert all(item.score < 0.5 for item in MODEL.rank(text))


@given(st.text(max_size=80))
def test_scores_are_chances_in_order(text: str) -> None:
    scores = [item.score for item in MODEL.rank(text)]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 for score in scores)


def test_the_order_of_examples_does_not_matter_much_and_training_is_repeatable() -> None:
    again = IntentModel.train(EXAMPLES, fold)
    assert again.rank("怎么退货呢") == MODEL.rank("怎么退货呢")
    assert again.suggested_threshold == MODEL.suggested_threshold


def test_an_untrained_model_knows_nothing() -> None:
    assert IntentModel.train((), fold).rank("怎么退货") == ()
    assert IntentModel.train((Example("", "x"), Example("😀", "y")), fold).rank("怎么退货") == ()


def test_one_intent_alone_is_no_crash() -> None:
    assert IntentModel.train((Example("怎么退货", "return"),), fold).rank("怎么退货")[0].name == "return"


def test_examples_come_from_catalogue_and_pairs_once_each() -> None:
    catalogue = Catalogue(
        {"return": Intent(name="return", title={"zh": "退货"}, description={}, examples=("我要退货", "我要退货"))}
    )
    found = examples_of(catalogue, (pair("怎么退货", "x", "我要退货", intent="return"), pair("无意图")))
    assert found == (Example("我要退货", "return"), Example("退货", "return"), Example("怎么退货", "return"))


def test_features_of_both_scripts() -> None:
    assert set(features("退货款")) == {"退", "货", "款", "退货", "货款", "退货款"}
    assert set(features("to be")) == {"to", "be", "to be"}
    assert {"~fu", "~fun", "~fund", "refund"} <= set(features("refund"))


@given(st.lists(st.sampled_from(["退货", "refund", "money back", "xyz"]), max_size=6).map(" ".join))
def test_vectors_are_at_most_of_length_one(text: str) -> None:
    weights = inverse_frequencies([features("退货 refund"), features("money")])
    length = math.fsum(value**2 for value in unit_vector(features(text), weights).values())
    assert length <= 1 + 1e-9


def test_a_curve_follows_its_records() -> None:
    dice = random.Random(7)
    cases = [(dice.random(), dice.random() * 0.3) for _ in range(1500)]
    truth = Curve(-4.0, 6.0, 10.0)
    records = [Record(s, m, right=dice.random() < truth.score(s, m)) for s, m in cases]
    fitted = fit(records)
    assert all(abs(fitted.score(s, m) - truth.score(s, m)) < 0.12 for s, m in cases)


def test_a_greater_similarity_never_lowers_the_score() -> None:
    records = [Record(0.9 - margin, margin, right=margin > 0.2) for margin in (x / 100 for x in range(40))]
    curve = fit(records)
    assert curve.score(0.9, 0.2) >= curve.score(0.1, 0.2)


def test_too_few_records_leave_the_default_curve() -> None:
    assert fit([Record(0.5, 0.1, right=True)]) == Curve()
    assert fit([Record(0.5, 0.1, right=True)] * 50) == Curve()


def test_the_threshold_maximises_f1() -> None:
    scored = [(0.9, True, 1.0), (0.8, True, 1.0), (0.4, False, 1.0), (0.3, False, 1.0)]
    assert best_threshold(scored) == pytest.approx(0.6)
    assert best_threshold([]) == 0.5
    assert best_threshold([(0.7, False, 1.0)], default=0.4) == 0.4


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans(), st.just(1.0)), min_size=1, max_size=25))
def test_no_other_threshold_has_a_greater_f1(scored: list[tuple[float, bool, float]]) -> None:
    def f1(threshold: float) -> float:
        hits = sum(right for score, right, _ in scored if score >= threshold)
        accepted = sum(score >= threshold for score, _, _ in scored)
        total = sum(right for _, right, _ in scored)
        return 2 * hits / (accepted + total) if accepted + total else 0.0

    chosen = f1(best_threshold(scored))
    if any(right for _, right, _ in scored):
        assert all(chosen >= f1(score) - 1e-9 for score, _, _ in scored)
