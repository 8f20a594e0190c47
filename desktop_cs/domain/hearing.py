"""The dialogue state after one more message. A pure rule: the same state and message always give the same state.

Hearing the last message again replaces what it did (another engine may understand it better); hearing an older one
adds only values that were never heard, since what came after it knows better.
"""

from dataclasses import replace

from desktop_cs.domain.catalogue import FALLBACK, Catalogue
from desktop_cs.domain.cues import Cues
from desktop_cs.domain.dialogue import DialogueState, wants_order
from desktop_cs.domain.order_lookup import ORDER_KEYS
from desktop_cs.domain.references import remembered, resolved
from desktop_cs.domain.topics import Heard, Said, topic_of, topics_after
from desktop_cs.domain.understanding import Slot

MAX_SLOTS = 24  # names may come from the wire; a catalogue uses a handful


def start_of(state: DialogueState, seq: int) -> DialogueState:
    """The state that a message is heard in: for the last message heard, the one before it."""
    if seq == state.seq and state.before is not None:
        return state.before
    return state


def hear(state: DialogueState, heard: Heard, cues: Cues, catalogue: Catalogue) -> tuple[DialogueState, Said]:
    """The state after a message, and what the message is about."""
    before = start_of(state, heard.seq)
    said = topic_of(before, heard, cues, catalogue)
    if heard.seq < before.seq:
        return _late(before, heard), said
    slots, mentions = resolved(before, _new(before, heard), cues, revive=wants_order(catalogue, said.intent))
    after = replace(
        before,
        intent=said.intent,
        topics=topics_after(before, said.intent, catalogue),
        slots=dict(list(slots.items())[-MAX_SLOTS:]),
        mentions=mentions,
        turn=before.turn + 1,
        seq=heard.seq,
        upset=before.upset + 1 if cues.annoyed or cues.rage else 0,
        ended=cues.ends,
        before=replace(before, before=None),
    )
    return (_closed(after) if cues.ends else after), said


def _new(state: DialogueState, heard: Heard) -> dict[str, Slot]:
    return {slot.name: replace(slot, turn=state.turn + 1) for slot in heard.understanding.slots}


def _closed(state: DialogueState) -> DialogueState:
    """After a farewell nothing is taken for granted any more, but what was named can still be referred to."""
    return replace(
        state, slots={}, mentions=remembered(state.mentions, [*state.slots.values()], {}), topics=(), asked={}
    )


def _late(state: DialogueState, heard: Heard) -> DialogueState:
    """A message that others overtook. Its order counts only where none is known and none was taken back."""
    known = {(slot.name, slot.value) for slot in (*state.mentions, *state.slots.values())}
    has_order = any(name in state.slots for name in ORDER_KEYS)
    fresh = {
        slot.name: slot
        for slot in heard.understanding.slots
        if slot.name not in state.slots
        and (slot.name, slot.value) not in known
        and not (has_order and slot.name in ORDER_KEYS)
    }
    intent = state.intent if state.intent != FALLBACK else heard.understanding.intent
    return replace(state, slots=dict([*fresh.items(), *state.slots.items()][-MAX_SLOTS:]), intent=intent)
