"""The local intent model: learns from few examples, knows when it does not know, and is the same every time."""

import numpy as np
import pytest
from fakes_knowledge import pair
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.catalogue import Catalogue, Intent
from desktop_cs.domain.terms import fold
from desktop_cs.offline.features import features
from desktop_cs.offline.intents import Example, IntentModel, examples_of
from desktop_cs.offline.topics import Topics
from desktop_cs.offline.vectors import Vocabulary

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
    assert set(features("退货款").words) == {"退", "货", "款", "退货", "货款", "退货款"}
    assert set(features("to be").words) == {"to", "be", "| to", "to be", "be |"}
    assert {"~^re", "~fu", "~fun", "~fund", "~nd$"} <= set(features("refund").pieces)
    assert not features("😀 [手机号1]")


@given(st.lists(st.sampled_from(["退货", "refund", "money back", "xyz"]), max_size=6).map(" ".join))
def test_rows_are_of_length_one_or_empty(text: str) -> None:
    row = Vocabulary.of([features("退货 refund"), features("money")], 1000).row(features(text))
    assert len(set(row.columns.tolist())) == row.columns.size
    assert float(row.values @ row.values) == pytest.approx(1.0 if row.columns.size else 0.0, abs=1e-5)


def test_coverage_is_the_known_part_and_rare_words_weigh_more() -> None:
    known = Vocabulary.of([features("退货"), features("refund money"), features("money")], 1000)
    assert known.coverage(features("money")) == 1.0
    assert known.coverage(features("quantum")) == 0.0
    assert 0.0 < known.coverage(features("money quantum")) < known.coverage(features("refund quantum")) < 1.0


def test_an_example_that_counts_more_wins() -> None:
    shown = [Example("cancel it", "order"), Example("my parcel", "shipping"), Example("an invoice", "invoice")]
    light = IntentModel.train([*shown, Example("cancel it", "trip", 0.2)], fold)
    heavy = IntentModel.train([*shown, Example("cancel it", "trip", 50.0)], fold)
    assert light.rank("cancel it")[0].name == "order"
    assert heavy.rank("cancel it")[0].name == "trip"


def test_another_seed_changes_little() -> None:
    other = IntentModel.train(EXAMPLES, fold, seed=5)
    assert other.rank("怎么退货呢")[0].name == MODEL.rank("怎么退货呢")[0].name


def test_words_of_every_intent_cover_nothing_and_unknown_ones_hold_it_down() -> None:
    texts = [features(text) for text in ("怎么退货", "怎么发货", "怎么付款")]
    vocabulary = Vocabulary.of(texts, 1000)
    topics = Topics.of(texts, np.arange(3), vocabulary, 3)
    own, other, third = topics.covered(features("怎么退货"), vocabulary)
    assert own == pytest.approx(1.0)
    assert 0.0 < third < other < 0.7 * own
    assert topics.covered(features("怎么飞"), vocabulary).max() < 0.4
    assert topics.covered(features("ok"), vocabulary).max() == 0.0
