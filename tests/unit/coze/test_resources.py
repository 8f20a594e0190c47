"""What an owner pastes into Coze agrees with what the client sends and reads."""

import json
from pathlib import Path
from typing import Any

import pytest
from fakes_coze import to_understand
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from desktop_cs.coze.config import CozeConfig
from desktop_cs.coze.nlu import Standard, nlu_for
from desktop_cs.coze.wire import Envelope
from desktop_cs.domain.understanding import Understanding
from desktop_cs.errors import EngineError

FOLDER = Path(__file__).parents[3] / "resources" / "coze"
PROMPT = (FOLDER / "understand.prompt.txt").read_text(encoding="utf-8")
SCHEMA = json.loads((FOLDER / "understand.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
KNOWN = {"refund", "delivery", "开票"}
NLU = nlu_for(CozeConfig(base_url="https://api.coze.cn", bot_id="1", workflow_id="2"))

SCORES = st.one_of(
    st.none(), st.booleans(), st.integers(-1, 2), st.floats(-0.5, 1.5), st.just("0.9"), st.sampled_from([0, 0.5, 1])
)
NAMES = st.one_of(st.sampled_from([*sorted(KNOWN), "fallback"]), st.none(), st.integers())
ENTRIES = st.one_of(
    st.fixed_dictionaries({"name": NAMES}, optional={"score": SCORES, "why": st.just("x")}), st.just("refund")
)
SLOT_VALUES = st.one_of(st.sampled_from(["红色", "DD20260115001"]), st.integers(0, 9), st.none(), st.just({}))
SLOTS = st.one_of(
    st.none(),
    st.just([]),
    st.dictionaries(st.sampled_from(["colour", "order_number", "_x1", "1x", "a b"]), SLOT_VALUES),
)
ANSWERS = st.fixed_dictionaries(
    {}, optional={"intents": st.one_of(st.lists(ENTRIES, max_size=4), st.none()), "slots": SLOTS}
)


def understood(answer: Any) -> Understanding | None:
    """The understanding, or None where the reader refuses the answer."""
    request = to_understand("红色 DD20260115001 0 1 2 3 4 5 6 7 8 9")
    try:
        return NLU.read(Envelope(data=json.dumps(answer)), request, Standard(known=KNOWN, threshold=0.5))
    except EngineError:
        return None


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@given(answer=ANSWERS)
def test_schema_and_reader_agree(answer: dict[str, Any]) -> None:
    """What the reader takes whole is in the schema, and what is in the schema is taken."""
    found = understood(answer)
    slots = answer.get("slots") or {}
    is_whole = found is not None and len(found.slots) == len(slots)
    assert is_whole == VALIDATOR.is_valid(answer)


@pytest.mark.parametrize(
    "answer",
    [
        {"intents": [], "slots": {}},
        {"intents": [{"name": "refund", "score": 1.0}]},
        {"intents": [{"name": "refund"}, {"name": "fallback", "score": 0}], "slots": {"order_number": "DD20260115001"}},
    ],
)
def test_ordinary_answers_are_in_both(answer: dict[str, Any]) -> None:
    VALIDATOR.validate(answer)
    assert understood(answer) is not None


def test_the_example_in_the_prompt_is_in_the_form_it_asks_for() -> None:
    (line,) = [line for line in PROMPT.splitlines() if line.startswith('{"intents"')]
    VALIDATOR.validate(json.loads(line))


def test_the_prompt_marks_the_customers_words_as_data() -> None:
    before, _, data = PROMPT.rpartition("<customer_data>")
    assert "{{q}}" in data
    assert "{{history}}" in data
    assert "{{q}}" not in before
    assert data.rstrip().endswith("</customer_data>")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_instructions_name_every_input(language: str) -> None:
    text = (FOLDER / f"understand.{language}.md").read_text(encoding="utf-8")
    inputs = NLU.body(to_understand())["parameters"]
    for name in inputs:
        assert f"| `{name}` |" in text
        assert f"{{{{{name}}}}}" in PROMPT
    for other in ("understand.prompt.txt", "understand.schema.json"):
        assert other in text
        assert (FOLDER / other).is_file()
