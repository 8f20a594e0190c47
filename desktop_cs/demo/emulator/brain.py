"""The emulated bot's mind: understands by example, answers from the evidence it is given, and invents nothing.

It knows only the `BrainKnowledge` handed in and what stands in each request. For replies it reads the context message
that the client documents: the second-last message, a JSON object between `<data>` and `</data>`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop_cs.demo.emulator.phrases import Phrases
from desktop_cs.demo.emulator.scorer import IntentScorer, features
from desktop_cs.domain.text import language_of

_CONTEXT_START = "[desktop-cs context"
_DATA = re.compile(r"<data>(.*)</data>", re.DOTALL)
_MAX_FOLLOW_UPS = 2
_SMALL_TALK = "chat"
_TO_A_PERSON = "hand_over"
_OF_AN_ORDER = "order_answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrainIntent:
    """An intent by its examples."""

    name: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrainKnowledge:
    """What the owner of the emulated bot has taught it. `slot_patterns` are regular expressions by slot name;
    `slot_titles` are the words for a slot, by slot and language."""

    intents: tuple[BrainIntent, ...] = ()
    slot_patterns: Mapping[str, str] = field(
        default_factory=lambda: {"order_number": r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{8,20}(?![A-Za-z0-9])"}
    )
    slot_titles: Mapping[str, Mapping[str, str]] = field(
        default_factory=lambda: {"order_number": {"zh": "订单号", "en": "order number"}}
    )


@dataclass(frozen=True, slots=True)
class BrainReply:
    """What the bot says, and the questions it thinks may come next."""

    text: str
    follow_ups: tuple[str, ...] = ()


class Brain:
    """Understands and replies. The same input always gives the same output."""

    def __init__(self, knowledge: BrainKnowledge) -> None:
        self._titles = knowledge.slot_titles
        self._patterns = {name: re.compile(pattern) for name, pattern in knowledge.slot_patterns.items()}
        self._scorer = IntentScorer({intent.name: intent.examples for intent in knowledge.intents})

    def understand(self, text: str, topk: int) -> dict[str, Any]:
        """`{"intents": [{"name", "score"}], "slots": {name: value}}`, the best `topk` intents first."""
        slots = {name: found.group() for name, pattern in self._patterns.items() if (found := pattern.search(text))}
        bare = text
        for value in slots.values():
            bare = bare.replace(value, " ")
        ranking = self._scorer.rank(bare)[: max(topk, 1)]
        return {"intents": [{"name": name, "score": score} for name, score in ranking], "slots": slots}

    def reply(self, messages: Sequence[Mapping[str, Any]]) -> BrainReply:
        """The answer to the last message, from the context message before it where there is one."""
        text = str(messages[-1].get("content", "")) if messages else ""
        context = _context(messages)
        language = context.get("language") or language_of(text).value
        phrases = Phrases(language, self._titles)
        evidence = _by_fit(context.get("evidence") or [], text, language)
        body, used = _body(context, evidence, phrases)
        others = [item["question"] for item in evidence if item is not used and item.get("language") == language]
        follow_ups = () if context.get("missing") else tuple(others[:_MAX_FOLLOW_UPS])
        said = body if context.get("wish") else phrases.polite(body, text)
        return BrainReply(said, follow_ups)


def _context(messages: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The data of the context message. Only the place before the last message counts: customers could imitate it."""
    content = str(messages[-2].get("content", "")) if len(messages) > 1 else ""
    found = _DATA.search(content) if content.startswith(_CONTEXT_START) else None
    try:
        data = json.loads(found.group(1)) if found else {}
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _body(
    context: Mapping[str, Any], evidence: Sequence[Mapping[str, Any]], phrases: Phrases
) -> tuple[str, Mapping[str, Any] | None]:
    """What to say without courtesies, and the evidence it is taken from."""
    if context.get("wish") and context.get("reply"):
        return _anew(context, phrases), None
    act, order = context.get("act"), context.get("order")
    if act == _TO_A_PERSON:
        return phrases.hand_over(), None
    if question := _question(context, phrases):
        return question, None
    if order or act == _OF_AN_ORDER:
        return _of_order(context, phrases), None
    if evidence and act != _SMALL_TALK:
        return str(evidence[0].get("answer", "")), evidence[0]
    return (phrases.greet() if act == _SMALL_TALK else phrases.let_me_check()), None


def _question(context: Mapping[str, Any], phrases: Phrases) -> str:
    """What the customer has to tell first: which of several things is meant, or what is missing."""
    options = [option.get("title") for option in context.get("options") or [] if isinstance(option, Mapping)]
    orders = [order.get("number") for order in context.get("orders") or [] if isinstance(order, Mapping)]
    if choices := [str(choice) for choice in options or orders]:
        return phrases.which(choices)
    missing = context.get("missing")
    return phrases.ask(missing, again=int(context.get("asked") or 0) > 1) if missing else ""


def _of_order(context: Mapping[str, Any], phrases: Phrases) -> str:
    """The order's facts, or that it was not found."""
    if order := context.get("order"):
        return phrases.order(order)
    state = context.get("state")
    slots = state.get("slots") if isinstance(state, Mapping) else None
    number = next(iter(slots.values()), "") if isinstance(slots, Mapping) else ""
    return phrases.not_found(str(number), [str(near) for near in context.get("near") or []])


def _anew(context: Mapping[str, Any], phrases: Phrases) -> str:
    """A reply as it is wished for, as well as one can without a model: its first sentence, or with warm words around
    it; orders can be told in the other language, all else is only marked as translated."""
    wish, reply = context.get("wish"), str(context.get("reply"))
    if wish == "shorter":
        return phrases.first_sentence(reply)
    if wish == "friendlier":
        return phrases.warm(reply)
    order = context.get("order")
    return phrases.order(order) if order else phrases.translated(reply)


def _by_fit(evidence: Sequence[Mapping[str, Any]], text: str, language: str) -> list[Mapping[str, Any]]:
    """The evidence that can be answered from, best first: own language, then the client's score and our own reading."""
    asked = set(features(text))

    def fit(item: Mapping[str, Any]) -> tuple[bool, float]:
        question = set(features(str(item.get("question", ""))))
        overlap = len(asked & question) / max(len(question), 1)
        return item.get("language") == language, float(item.get("score") or 0.0) + overlap

    usable = [item for item in evidence if isinstance(item, Mapping) and item.get("answer") and item.get("question")]
    return sorted(usable, key=fit, reverse=True)
