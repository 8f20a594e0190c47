"""Dialogue state: what this session is about, what is known, what is missing. Pure rules over a frozen record."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop_cs.domain.catalogue import FALLBACK, Catalogue, Need
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.understanding import Slot, Understanding


class Act(StrEnum):
    """The next right move."""

    ANSWER = "answer"
    ORDER_ANSWER = "order_answer"
    ASK_SLOT = "ask_slot"
    CLARIFY = "clarify"
    CHAT = "chat"
    HAND_OVER = "hand_over"
    SILENT = "silent"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueState:
    """What a session remembers between turns. Belongs to one session and is never shared."""

    session_id: SessionId
    intent: str = FALLBACK
    slots: Mapping[str, Slot] = field(default_factory=dict)
    pending: str | None = None  # the slot the customer was asked for
    turn: int = 0

    def missing(self, catalogue: Catalogue) -> tuple[str, ...]:
        """Required slots of the current intent that have no value yet."""
        intent = catalogue.get(self.intent)
        return tuple(name for name in intent.required_slots if name not in self.slots) if intent else ()


def merge(state: DialogueState, heard: Understanding) -> DialogueState:
    """The state after hearing one more message: new slot values win, the intent is kept when the customer only
    supplied what was asked for, and over lines that say nothing of their own while a question is open."""
    turn = state.turn + 1
    slots = dict(state.slots) | {slot.name: replace(slot, turn=turn) for slot in heard.slots}
    return replace(state, intent=_intent_after(state, heard), slots=slots, turn=turn)


def _intent_after(state: DialogueState, heard: Understanding) -> str:
    answered = state.pending is not None and any(slot.name == state.pending for slot in heard.slots)
    carried_on = heard.intent == FALLBACK and (heard.slots or state.pending is not None)
    if answered or carried_on:
        return state.intent
    return heard.intent


def next_act(state: DialogueState, catalogue: Catalogue) -> Act:
    """What to do now, before anything is looked up: the look-up may still find nothing to answer with."""
    intent = catalogue.get(state.intent)
    if intent is None:
        return Act.ANSWER
    if intent.need is Need.PERSON:
        return Act.HAND_OVER
    if state.missing(catalogue):
        return Act.ASK_SLOT
    return {Need.ORDER: Act.ORDER_ANSWER, Need.CHAT: Act.CHAT}.get(intent.need, Act.ANSWER)
