"""A wary reading of what says to understand a message: whatever way it was asked, nothing of it is taken on trust.

Three shapes are known: `{"intents": [{"name", "score"}], "slots": {name: value}}`, bare or wrapped as end nodes do; and
an intent node's `{"classificationId": n}`, where n counts from 1 in the order of the intent names and 0 is none of
them (protocol reference, sections 7.1 and 10).
"""

import math
import re
from collections.abc import Collection, Sequence
from typing import Any

from desktop_cs.coze.errors import failure
from desktop_cs.coze.wire import parse_json
from desktop_cs.domain.catalogue import FALLBACK
from desktop_cs.domain.engine import Cause, EngineName, UnderstandRequest
from desktop_cs.domain.message import Role
from desktop_cs.domain.understanding import IntentScore, Slot, rank

MAX_SLOT_CHARACTERS = 200
_WRAPPERS = ("output", "Output", "data", "result")  # names that end nodes give their one variable
_MAX_WRAPS = 4
_SLOT_NAME = re.compile(r"[A-Za-z_]\w{0,63}")
_FENCE = re.compile(r"\s*```(?:json)?\s*(.*?)\s*```\s*", re.DOTALL)
_ROUNDING = 1e-6


def answer_with(key: str, value: object) -> dict[str, Any]:
    """The object with `key`, out of JSON in text in JSON, a code fence, or an end node's wrapper."""
    for _ in range(_MAX_WRAPS):
        if isinstance(value, str):
            value = _parsed(value)
        if isinstance(value, dict) and key in value:
            return value
        if not isinstance(value, dict):
            break
        value = next((value[name] for name in _WRAPPERS if name in value), None)
    raise _bad(f"there is no `{key}` in it")


def _parsed(text: str) -> object:
    fenced = _FENCE.fullmatch(text)
    try:
        return parse_json(fenced.group(1) if fenced else text)
    except ValueError as error:
        raise _bad("the workflow returned text that is not JSON") from error


def ranking_of(entries: object, known: Collection[str], topk: int) -> tuple[IntentScore, ...]:
    """The known intents, best first. An unknown one that leads spoils the answer; one that follows is left out."""
    if not isinstance(entries, list):
        raise _bad("`intents` is not a list")
    ranking = rank((_intent(entry) for entry in entries), keep=len(entries))
    if ranking and ranking[0].name != FALLBACK and ranking[0].name not in known:
        raise _bad("the best intent is not in the catalogue; compare the workflow's list with it")
    return tuple(item for item in ranking if item.name == FALLBACK or item.name in known)[:topk]


def classified(number: object, names: Sequence[str], known: Collection[str]) -> tuple[IntentScore, ...]:
    """The intent of that number. An intent node gives no score: a match is a plain yes."""
    if isinstance(number, str) and number.isascii() and number.isdigit() and len(number) < 8:
        number = int(number)
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= len(names):
        raise _bad("`classificationId` is no number of the list of intents; compare the node's list with the settings")
    return ranking_of([{"name": names[number - 1] if number else FALLBACK}], known, topk=1)


def _intent(entry: object) -> IntentScore:
    name = entry.get("name") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(name, str):
        raise _bad("an entry of `intents` has no name")
    score = entry.get("score")
    if score is None:
        return IntentScore(name, 0.0 if name == FALLBACK else 1.0)
    if isinstance(score, bool) or not isinstance(score, int | float) or not math.isfinite(score):
        raise _bad("a score is not a number")
    if not -_ROUNDING <= score <= 1 + _ROUNDING:
        raise _bad("a score is outside 0 to 1")
    return IntentScore(name, float(score))


def slots_of(values: object, request: UnderstandRequest) -> tuple[Slot, ...]:
    """Usable slots; an unusable one is left out, for the dialogue can ask for it."""
    if values is None:
        return ()
    if not isinstance(values, dict):
        raise _bad("`slots` is not an object")
    found = (_slot(name, value, request) for name, value in values.items())
    return tuple(slot for slot in found if slot is not None)


def _slot(name: object, value: object, request: UnderstandRequest) -> Slot | None:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(name, str) or not _SLOT_NAME.fullmatch(name) or not isinstance(value, str):
        return None
    value = value.strip()
    if not value or len(value) > MAX_SLOT_CHARACTERS:
        return None
    said = [request.text, *(line.text for line in request.history if line.role is Role.CUSTOMER)]
    is_said = any(value.casefold() in text.casefold() for text in said)
    # A number that nobody wrote is an invention; looking it up would show someone else's order.
    if not is_said and any(character.isdigit() for character in value):
        return None
    source = value if value.casefold() in request.text.casefold() else ""
    return Slot(name=name, value=value, source=source, engine=EngineName.COZE.value)


def _bad(reason: str) -> Exception:
    return failure(Cause.BAD_ANSWER, reason=reason)
