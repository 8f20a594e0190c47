"""What a message is about, given what the session was about: its own intent, or the one it carries on with.

An engine ranks intents for the message alone. What it cannot know is decided here: that "how long?" goes on with the
topic before, that a bare number answers the question that was asked, that "back to my order" returns. Pure rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_cs.domain.catalogue import FALLBACK, Catalogue, Need, Risk
from desktop_cs.domain.cues import Cues
from desktop_cs.domain.dialogue import MAX_TOPICS, DialogueState, is_business, wants_order
from desktop_cs.domain.order_lookup import ORDER_KEYS
from desktop_cs.domain.text import is_han
from desktop_cs.domain.understanding import Slot, Understanding

CLOSE = 0.15  # scores this near are told apart by what the message names, here an order
SURE = 0.8  # of a message that points back or answers a question: it changes the topic only when this sure
_OVERHEARD = 0.5  # of the best score: a topic that scores this much of it is carried on where no intent is sure


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One message: its place in the order of arrival, its redacted text, and what an engine made of it."""

    seq: int
    text: str
    understanding: Understanding


@dataclass(frozen=True, slots=True)
class Said:
    """The intent of a message; `carried` where it came from the conversation, not from the message."""

    intent: str
    carried: bool = False


def topic_of(state: DialogueState, heard: Heard, cues: Cues, catalogue: Catalogue) -> Said:
    """The intent of a message within its session."""
    new = {slot.name: slot for slot in heard.understanding.slots}
    own = _own(heard.understanding, new, cues, catalogue)
    if cues.choice is not None and cues.choice < len(state.offered):
        return Said(state.offered[cues.choice])
    if cues.returns and (back := _returned_to(state, heard.understanding, own)):
        return Said(back, carried=own != back)
    if _answers(state, new, cues):
        keeps = not _changes(own, heard, new, catalogue)
        return Said(state.topic, carried=True) if keeps else Said(own)
    if own == FALLBACK:
        return _without_own(state, heard.understanding, new, cues, catalogue)
    leads_back = cues.elliptical or cues.other or (cues.corrects and not new)
    if leads_back and state.topic != FALLBACK and is_business(catalogue, own) and heard.understanding.score < SURE:
        return Said(state.topic, carried=own != state.topic)
    return Said(own)


def topics_after(state: DialogueState, intent: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The session's topics, the present one last; courtesies are no topics."""
    if not is_business(catalogue, intent):
        return state.topics
    return (*(name for name in state.topics if name != intent), intent)[-MAX_TOPICS:]


def _own(heard: Understanding, new: Mapping[str, Slot], cues: Cues, catalogue: Catalogue) -> str:
    """The engine's intent; among close ones that which works with an order, where the message is about one."""
    is_of_order = cues.own_order or any(name in new for name in ORDER_KEYS)
    if heard.intent == FALLBACK and cues.own_order and wants_order(catalogue, heard.best.name):
        return heard.best.name if heard.score >= _OVERHEARD * heard.threshold else FALLBACK  # it only asks which order
    if heard.intent == FALLBACK or not is_of_order or wants_order(catalogue, heard.intent):
        return heard.intent
    for item in heard.ranking[1:]:
        if item.score >= heard.threshold and heard.score - item.score <= CLOSE and wants_order(catalogue, item.name):
            return item.name
    return heard.intent


def _returned_to(state: DialogueState, heard: Understanding, own: str) -> str | None:
    """The earlier topic that a message returns to: the one it sounds like most, else the latest before the present."""
    earlier = state.topics[:-1]
    if own in earlier:
        return own
    scores = {item.name: item.score for item in heard.ranking}
    known = [name for name in earlier if name in scores]
    if known:
        return max(known, key=lambda name: scores[name])
    return earlier[-1] if earlier and own in (FALLBACK, state.topic) else None


def _answers(state: DialogueState, new: Mapping[str, Slot], cues: Cues) -> bool:
    """Whether the message answers the open question, were it by saying that it cannot."""
    if state.pending is None or state.topic == FALLBACK:
        return False
    fitting = ORDER_KEYS if state.pending in ORDER_KEYS else (state.pending,)
    return cues.lacks or any(name in new for name in fitting)


def _changes(own: str, heard: Heard, new: Mapping[str, Slot], catalogue: Catalogue) -> bool:
    """Whether a message that answers also asks for something else that works with an order."""
    rest = heard.text
    for slot in new.values():
        rest = rest.replace(slot.source, " ") if slot.source else rest
    says_more = sum(map(is_han, rest)) > 6 or len(rest.split()) > 4
    return says_more and wants_order(catalogue, own) and heard.understanding.score >= SURE


def _without_own(
    state: DialogueState, heard: Understanding, new: Mapping[str, Slot], cues: Cues, catalogue: Catalogue
) -> Said:
    """What a message is about that says nothing sure of its own."""
    if any(name in new for name in ORDER_KEYS):
        return Said(_for_order(state, catalogue), carried=True)
    if state.topic == FALLBACK:
        return Said(FALLBACK)
    score = next((item.score for item in heard.ranking if item.name == state.topic), 0.0)
    sounds_like_it = score > 0 and score >= _OVERHEARD * heard.score
    points_back = cues.elliptical or cues.points or cues.corrects
    if sounds_like_it or points_back or state.pending is not None:
        return Said(state.topic, carried=True)
    return Said(FALLBACK)


def _for_order(state: DialogueState, catalogue: Catalogue) -> str:
    """The topic that an order's number belongs to: the latest that uses one, else the plainest question of orders."""
    for name in reversed(state.topics):
        intent = catalogue.get(name)
        if intent and set(ORDER_KEYS) & {*intent.required_slots, *intent.optional_slots}:
            return name
    plain = (i.name for i in catalogue.intents.values() if i.need is Need.ORDER and i.risk is Risk.LOW)
    return next(plain, state.topic)
