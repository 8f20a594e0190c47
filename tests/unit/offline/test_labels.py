"""What agents did with suggestions teaches the model; a suggestion that was turned down never teaches its intent."""

from fakes_knowledge import pair

from desktop_cs.domain.catalogue import Catalogue, Intent
from desktop_cs.domain.label import Label
from desktop_cs.domain.redaction import Redacted
from desktop_cs.domain.terms import fold
from desktop_cs.offline.intents import UNEDITED_WEIGHT, Example, IntentModel, examples_of

SHOWN = {
    "return": ("我要退货", "怎么退货", "退货流程是什么", "东西不想要了能退吗"),
    "track": ("快递到哪了", "查快递", "物流没更新", "包裹还没收到"),
    "invoice": ("怎么开发票", "发票抬头怎么改", "能开专票吗", "需要电子发票"),
}
CATALOGUE = Catalogue(
    {name: Intent(name=name, title={}, description={}, examples=said) for name, said in SHOWN.items()}
)
LINE = Redacted("快递盒里的发票呢")


def model(*labels: Label) -> IntentModel:
    return IntentModel.train(examples_of(CATALOGUE, (), labels), fold)


def score(trained: IntentModel, intent: str) -> float:
    return next((item.score for item in trained.rank(LINE) if item.name == intent), 0.0)


def test_a_confirmed_line_rises() -> None:
    plain, taught = model(), model(Label(text=LINE, intent="track", is_right=True, unedited=True))
    assert score(taught, "track") > score(plain, "track")
    assert taught.rank(LINE)[0].name == "track"


def test_a_denied_line_falls_for_that_intent_and_teaches_no_other() -> None:
    plain = model()
    best = plain.rank(LINE)[0].name
    denials = [Label(text=LINE, intent=best, is_right=False)]
    taught = model(*denials)
    assert taught.rank(LINE)[0].name != best or taught.rank(LINE)[0].score < 0.5 * plain.rank(LINE)[0].score
    assert all(example.denied for example in examples_of(CATALOGUE, (), denials) if example.text == LINE)
    assert taught.rank(LINE) == model(*denials).rank(LINE)


def test_a_denial_does_not_contradict_what_somebody_wrote_down() -> None:
    denial = Label(text=Redacted("怎么退货"), intent="return", is_right=False)
    assert Example("怎么退货", "return") in examples_of(CATALOGUE, (), (denial,))
    assert not any(example.denied for example in examples_of(CATALOGUE, (), (denial,)))


def test_labels_of_intents_that_are_gone_count_for_nothing() -> None:
    gone = Label(text=LINE, intent="fax", is_right=True)
    assert not any(example.intent == "fax" for example in examples_of(CATALOGUE, (), (gone,)))
    of_pair = pair("怎么传真", "x", intent="fax")
    assert Example(LINE, "fax") in examples_of(CATALOGUE, (of_pair,), (gone,))


def test_what_was_sent_as_it_was_counts_more() -> None:
    sent = Label(text=LINE, intent="track", is_right=True, unedited=True)
    assert Example(LINE, "track", UNEDITED_WEIGHT) in examples_of(CATALOGUE, (), (sent,))
    assert UNEDITED_WEIGHT > 1.0
