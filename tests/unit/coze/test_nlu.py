"""What is asked to understand a message, in each way, and a wary reading of the answer."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from fakes_coze import to_understand

from desktop_cs.coze.config import CozeConfig, NluWay
from desktop_cs.coze.nlu import Standard, nlu_for
from desktop_cs.coze.wire import Envelope
from desktop_cs.domain.catalogue import FALLBACK
from desktop_cs.domain.engine import Line
from desktop_cs.domain.message import Role
from desktop_cs.domain.redaction import Redacted
from desktop_cs.domain.understanding import IntentScore, Understanding
from desktop_cs.errors import EngineError

KNOWN = {"refund", "delivery"}
GOOD = {"intents": [{"name": "refund", "score": 0.4}, {"name": "delivery", "score": 0.8}], "slots": {}}


NODE = {"nlu": NluWay.INTENT_NODE, "intent_names": ("delivery", "refund", "gone")}
PREDICT = {"nlu": NluWay.PREDICT, "project_key": "shop-1"}


def config(**changes: Any) -> CozeConfig:
    return CozeConfig(base_url="https://api.coze.cn", bot_id="1", workflow_id="2", **changes)


def read(envelope: Envelope, way: dict[str, Any], **request: Any) -> Understanding:
    standard = Standard(known=KNOWN, threshold=0.5)
    return nlu_for(config(**way)).read(envelope, to_understand(**request), standard)


def understood(data: Any, **request: Any) -> Understanding:
    return read(Envelope(data=data), {}, **request)


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(GOOD),
        GOOD,
        json.dumps({"output": json.dumps(GOOD)}),
        json.dumps({"output": GOOD}),
        json.dumps({"content_type": 1, "data": json.dumps(GOOD), "type_for_model": 2}),
        f"```json\n{json.dumps(GOOD)}\n```",
    ],
)
def test_all_wrappings_of_an_answer(data: Any) -> None:
    found = understood(data)
    assert found.ranking == (IntentScore("delivery", 0.8), IntentScore("refund", 0.4))
    assert (found.intent, found.engine, found.threshold) == ("delivery", "coze", 0.5)


@pytest.mark.parametrize(
    "data",
    [
        None,
        "",
        "I think they want a refund",
        "[1, 2]",
        "{}",
        json.dumps({"output": {"output": {"output": {"output": {"output": GOOD}}}}}),
        '{"intents": [{"name": "refund", "score": NaN}]}',
        '{"intents": [{"name": "refund", "score": 1e999}]}',
        '{"intents": [{"name": "refund", "score": 1.3}]}',
        '{"intents": [{"name": "refund", "score": -0.2}]}',
        '{"intents": [{"name": "refund", "score": "0.9"}]}',
        '{"intents": [{"name": "refund", "score": true}]}',
        '{"intents": [{"score": 0.9}]}',
        '{"intents": ["refund"]}',
        '{"intents": {"refund": 0.9}}',
        '{"intents": [{"name": "drop_tables", "score": 0.9}, {"name": "refund", "score": 0.2}]}',
        '{"intents": [], "slots": ["x"]}',
        "[" * 100_000,
    ],
)
def test_what_cannot_be_trusted_is_a_bad_answer(data: Any) -> None:
    with pytest.raises(EngineError) as refused:
        understood(data)
    assert refused.value.code == "bad_answer"


def test_unknown_names_behind_the_best_are_left_out() -> None:
    data = {"intents": [{"name": "refund", "score": 0.9}, {"name": "new_one", "score": 0.3}]}
    assert understood(data).ranking == (IntentScore("refund", 0.9),)


def test_a_missing_score_is_a_plain_yes() -> None:
    assert understood({"intents": [{"name": "refund"}]}).score == 1.0
    assert understood({"intents": [{"name": FALLBACK}]}).score == 0.0


@pytest.mark.parametrize("intents", [[], [{"name": FALLBACK, "score": 0.9}], [{"name": "refund", "score": 0.2}]])
def test_no_intent_is_the_fallback(intents: list[Any]) -> None:
    assert understood({"intents": intents}).intent == FALLBACK


def test_slots_must_have_been_said() -> None:
    slots = {
        "order_number": "dd20260115001",
        "other_number": "DD99999999999",
        "waybill": 9007199254740993123,
        "colour": "红色",
        "blank": " ",
        "nested": {"x": 1},
        "flag": True,
        "bad name": "x",
        "long": "x" * 300,
    }
    found = understood({"intents": [], "slots": slots}, text="DD20260115001 到哪了，单号 9007199254740993123")
    assert {slot.name: slot.value for slot in found.slots} == {
        "order_number": "dd20260115001",
        "waybill": "9007199254740993123",
        "colour": "红色",
    }
    assert [slot.source for slot in found.slots] == ["dd20260115001", "9007199254740993123", ""]


def test_a_number_said_earlier_counts() -> None:
    history = (Line(Role.CUSTOMER, Redacted("订单 DD20260115001")), Line(Role.AGENT, Redacted("DD20260115777 吗")))
    data = {"intents": [], "slots": {"order_number": "DD20260115001", "agents": "DD20260115777"}}
    assert [slot.name for slot in understood(data, text="还没到", history=history).slots] == ["order_number"]


def test_inputs_of_the_workflow() -> None:
    history = (
        Line(Role.CUSTOMER, Redacted("你好")),
        Line(Role.NOTE, Redacted("private")),
        Line(Role.AGENT, Redacted("请说")),
    )
    request = to_understand("退款", history=history, pending_slot="order_number")
    for way in ({}, NODE):
        nlu = nlu_for(config(topk=3, **way))
        assert nlu.path == "/v1/workflow/run"
        assert nlu.body(request) == {
            "workflow_id": "2",
            "parameters": {
                "q": "退款",
                "topk": 3,
                "language": "zh",
                "pending_slot": "order_number",
                "history": "customer: 你好\nagent: 请说",
            },
        }


def test_inputs_of_the_compact_contract() -> None:
    nlu = nlu_for(config(topk=3, **PREDICT))
    assert nlu.path == "/v1/nlu/predict"
    assert nlu.body(to_understand("退款")) == {"q": "退款", "project_key": "shop-1", "topk": 3}


@pytest.mark.parametrize("number", [2, "2"])
@pytest.mark.parametrize("wrap", [lambda data: data, json.dumps, lambda data: json.dumps({"output": data})])
def test_an_intent_nodes_number(number: object, wrap: Callable[[Any], Any]) -> None:
    found = read(Envelope(data=wrap({"classificationId": number, "reason": "退款"})), NODE)
    assert found.ranking == (IntentScore("refund", 1.0),)
    assert (found.engine, found.threshold, found.slots) == ("coze", 0.5, ())


def test_an_intent_nodes_zero_is_the_fallback() -> None:
    found = read(Envelope(data={"classificationId": 0}), NODE)
    assert (found.intent, found.score) == (FALLBACK, 0.0)


@pytest.mark.parametrize("number", [-1, 3, 4, 1.0, True, None, "", "二", "²", "1e0", [1]])
def test_a_number_that_no_intent_has(number: object) -> None:
    with pytest.raises(EngineError) as refused:
        read(Envelope(data={"classificationId": number}), NODE)
    assert refused.value.code == "bad_answer"


def test_an_intent_node_may_be_joined_by_slots() -> None:
    found = read(Envelope(data={"classificationId": 1, "slots": {"order_number": "DD20260115001"}}), NODE)
    assert [slot.value for slot in found.slots] == ["DD20260115001"]


@pytest.mark.parametrize("answer", [GOOD, {"code": 0, "data": GOOD}, {"code": 0, "data": json.dumps(GOOD)}])
def test_the_compact_contract_bare_or_in_an_envelope(answer: dict[str, Any]) -> None:
    found = read(Envelope.model_validate(answer), PREDICT)
    assert found.ranking == (IntentScore("delivery", 0.8), IntentScore("refund", 0.4))


@pytest.mark.parametrize("answer", [{}, {"intents": None}, {"intents": [{"name": "refund", "score": 2}]}])
def test_the_compact_contract_is_not_trusted_either(answer: dict[str, Any]) -> None:
    with pytest.raises(EngineError) as refused:
        read(Envelope.model_validate(answer), PREDICT)
    assert refused.value.code == "bad_answer"
