"""The next right move: from what is known before anything is looked up, then from what was found. Pure rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_cs.domain.catalogue import Catalogue, Need, Risk
from desktop_cs.domain.cues import Cues
from desktop_cs.domain.dialogue import Act, DialogueState, Move, Reason, wants_order
from desktop_cs.domain.order_lookup import ORDER_KEYS
from desktop_cs.domain.topics import Said
from desktop_cs.domain.understanding import Understanding

MARGIN = 0.1  # two intents nearer than this are not told apart
MAX_ASKS = 2  # in a row for the same slot; then a person helps
MAX_FAILURES = 2  # turns in a row that gave nothing; the third goes to a person
MAX_UPSET = 2  # annoyed messages in a row
MAX_ALTERNATIVES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The move, the slots it lacks, the intents it offers, and what else would be worth a card, best first."""

    move: Move
    missing: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    alternatives: tuple[Move, ...] = ()


def decide(state: DialogueState, said: Said, cues: Cues, heard: Understanding, catalogue: Catalogue) -> Decision:
    """What to do after `state`, which has heard the message already. `before` in it tells what was tried."""
    before = state.before or state
    missing = state.missing(catalogue)
    options = _options(state, said, cues, heard, catalogue)
    move = _move(state, before, cues, missing, options, catalogue)
    others = dict.fromkeys(other for other in _others(move, state, cues, options, catalogue) if other.act != move.act)
    return Decision(
        move=move,
        missing=missing if move.act is Act.ASK_SLOT else (),
        options=options if move.act is Act.CLARIFY else (),
        alternatives=tuple(others)[:MAX_ALTERNATIVES],
    )


def noted(state: DialogueState, decision: Decision) -> DialogueState:
    """The state that remembers what was decided: the open question, how often it was asked, what was offered."""
    asks = decision.move.act is Act.ASK_SLOT
    slot = decision.missing[0] if asks else None
    again = slot is not None and state.before is not None and state.before.pending == slot
    return replace(
        state,
        pending=slot,
        asks_in_row=(state.asks_in_row + 1 if again else 1) if asks else 0,
        asked=dict(state.asked) | {slot: state.asked.get(slot, 0) + 1} if slot else state.asked,
        offered=decision.options,
    )


def _move(
    state: DialogueState,
    before: DialogueState,
    cues: Cues,
    missing: Sequence[str],
    options: Sequence[str],
    catalogue: Catalogue,
) -> Move:
    if (reason := _for_person(state, cues)) is not None:
        return Move(Act.HAND_OVER, reason)
    if cues.ends:
        return Move(Act.CHAT, Reason.CUSTOMER_DONE)
    if options:
        return Move(Act.CLARIFY, Reason.INTENTS_CLOSE)
    if missing:
        return _ask(before, missing[0])
    return planned(state.intent, catalogue)


def planned(name: str, catalogue: Catalogue) -> Move:
    """How an intent with all its slots is served, as far as can be told before looking anything up."""
    intent = catalogue.get(name)
    if intent is None:
        return Move(Act.ANSWER, Reason.BELOW_THRESHOLD)
    return {
        Need.PERSON: Move(Act.HAND_OVER, Reason.INTENT_FOR_PERSON),
        Need.ORDER: Move(Act.ORDER_ANSWER, Reason.ORDER_FOUND),
        Need.CHAT: Move(Act.CHAT, Reason.SMALL_TALK),
        Need.QA: Move(Act.ANSWER, Reason.KNOWLEDGE_FOUND),
    }[intent.need]


def _ask(before: DialogueState, slot: str) -> Move:
    if before.pending != slot:
        return Move(Act.ASK_SLOT, Reason.SLOT_MISSING)
    if before.asks_in_row >= MAX_ASKS:
        return Move(Act.HAND_OVER, Reason.FAILED_TOO_OFTEN)
    return Move(Act.ASK_SLOT, Reason.SLOT_STILL_MISSING)


def _for_person(state: DialogueState, cues: Cues) -> Reason | None:
    """Why a person must take over, whatever the message is about."""
    if cues.person:
        return Reason.PERSON_WANTED
    if cues.risk:
        return Reason.RISK_WORDS
    if cues.rage or state.upset >= MAX_UPSET:
        return Reason.ANGER
    return None


def _options(
    state: DialogueState, said: Said, cues: Cues, heard: Understanding, catalogue: Catalogue
) -> tuple[str, ...]:
    """Two intents that are too close to choose between, where the choice matters and was not offered just now."""
    second = heard.runner_up
    was_offered = state.before is not None and bool(state.before.offered)
    if second is None or said.carried or was_offered or said.intent != heard.best.name or cues.ends:
        return ()
    pair = (heard.best.name, second.name)
    if second.score < heard.threshold or heard.margin >= MARGIN or not all(name in catalogue for name in pair):
        return ()
    if cues.own_order and any(wants_order(catalogue, name) for name in pair):
        return ()  # "my parcel" has told which
    if cues.own_affair and wants_order(catalogue, said.intent):
        return ()  # asking which order does no harm
    return pair if _matters(pair, state, catalogue) else ()


def _matters(pair: tuple[str, str], state: DialogueState, catalogue: Catalogue) -> bool:
    """Whether the two lead to replies that differ: courtesies do not, nor do questions to the same order. Where one
    of these would change the order, it matters once the order is known; until then both ask for it."""
    first, second = (catalogue.intents[name] for name in pair)
    if first.need is not Need.ORDER or second.need is not Need.ORDER:
        return first.need is not second.need or first.need is Need.QA
    is_known = all(state.has(slot) for slot in first.required_slots)
    return is_known and Risk.HIGH in (first.risk, second.risk)


def _others(
    move: Move, state: DialogueState, cues: Cues, options: Sequence[str], catalogue: Catalogue
) -> Iterator[Move]:
    """Other moves worth a card beside the chosen one, best first."""
    if move.act is Act.HAND_OVER and state.intent in catalogue:
        yield planned(state.intent, catalogue)
    if move.act in (Act.ASK_SLOT, Act.ORDER_ANSWER, Act.CLARIFY):
        yield Move(Act.ANSWER, Reason.KNOWLEDGE_FOUND)
    if move.act is Act.ANSWER and any(name in state.slots for name in ORDER_KEYS):
        yield Move(Act.ORDER_ANSWER, Reason.ORDER_FOUND)
    if move.act is not Act.CLARIFY and options:
        yield Move(Act.CLARIFY, Reason.INTENTS_CLOSE)
    intent = catalogue.get(state.intent)
    if cues.annoyed or state.failures or (intent is not None and intent.risk is Risk.HIGH):
        yield Move(Act.HAND_OVER, Reason.ANGER if cues.annoyed else Reason.INTENT_FOR_PERSON)
