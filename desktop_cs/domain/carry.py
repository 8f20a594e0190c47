"""What a new session may take over from the one before, if the agent wants it: the intent and the slots, redacted.

Tokens such as `[手机号1]` are a session's own. A value that holds one moves into the new session's table with it, under
another number where that table uses the token for something else.
"""

import re
from dataclasses import dataclass, replace

from desktop_cs.domain.catalogue import FALLBACK
from desktop_cs.domain.dialogue import DialogueState
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.terms import MASK
from desktop_cs.domain.understanding import Slot

_LABEL = re.compile(r"\[(.*?)(\d+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOver:
    """What the session before knew. Slot values are redacted, with the tokens of that session."""

    session_id: SessionId  # the new one
    previous_id: SessionId
    intent: str
    slots: tuple[Slot, ...]


def offer_of(session_id: SessionId, before: DialogueState) -> CarryOver | None:
    """What there is to take over; None where the session before knew nothing."""
    if before.intent == FALLBACK and not before.slots:
        return None
    return CarryOver(
        session_id=session_id, previous_id=before.session_id, intent=before.intent, slots=tuple(before.slots.values())
    )


def carried(state: DialogueState, offer: CarryOver) -> DialogueState:
    """The new session's state with what was offered. What the new session already knows wins."""
    intent = offer.intent if state.intent == FALLBACK else state.intent
    slots = {slot.name: slot for slot in offer.slots} | dict(state.slots)
    return replace(state, intent=intent, slots=slots)


def taken_back(now: DialogueState, before: DialogueState, after: DialogueState) -> DialogueState:
    """The state without what was carried over, which had made `after` of `before`. What was heard since stays."""
    intent = before.intent if now.intent == after.intent else now.intent
    slots = {name: slot for name, slot in now.slots.items() if name in before.slots or after.slots.get(name) != slot}
    return replace(now, intent=intent, slots=slots)


def moved(slots: tuple[Slot, ...], old: TokenTable, new: TokenTable) -> tuple[tuple[Slot, ...], TokenTable]:
    """The slots in the new table's tokens, and that table grown by them."""
    values = dict(new.values)

    def move(match: re.Match[str]) -> str:
        raw = old.values.get(match[0])
        return match[0] if raw is None else _token_for(match[0], raw, values)

    done = tuple(replace(slot, value=MASK.sub(move, slot.value), source=MASK.sub(move, slot.source)) for slot in slots)
    return done, TokenTable(values)


def _token_for(token: str, raw: str, values: dict[str, str]) -> str:
    """The token that stands for `raw` among `values`, given out anew where there is none."""
    for known, value in values.items():
        if value == raw and _label(known) == _label(token):
            return known
    number = 1
    while values.get(token, raw) != raw:
        token = f"[{_label(token)}{number}]"
        number += 1
    values[token] = raw
    return token


def _label(token: str) -> str:
    match = _LABEL.fullmatch(token)
    return match[1] if match else token
