"""Which order a message is about: a number in it, a correction, "the other one", "that order". Pure rules.

The slots that name an order belong together: a new order lets go of everything known of the old one.
"""

from collections.abc import Mapping, Sequence

from desktop_cs.domain.cues import Cues
from desktop_cs.domain.dialogue import MAX_MENTIONS, DialogueState
from desktop_cs.domain.order_lookup import ORDER_KEYS
from desktop_cs.domain.understanding import Slot

Slots = Mapping[str, Slot]


def resolved(state: DialogueState, new: Slots, cues: Cues, *, revive: bool) -> tuple[dict[str, Slot], tuple[Slot, ...]]:
    """The slots after a message with these new ones, and the mentions with what was let go. `revive` where a mere "it"
    may bring an earlier order back."""
    held = dict(state.slots)
    found = {name: new[name] for name in ORDER_KEYS if name in new}
    if found:
        # Further names of the same order join it; a different value of one that is held means another order.
        is_other = any(name in held and held[name].value != slot.value for name, slot in found.items())
        let_go = [held.pop(name) for name in ORDER_KEYS if name in held and (is_other or name in found)]
    elif cues.other or cues.previous:
        found, let_go = _another(state, held, must=cues.other)
    elif revive and cues.refers and not _order_slots(held):
        latest = _latest(state.mentions, ())
        found, let_go = ({latest.name: latest} if latest else {}), []
    else:
        let_go = []
    slots = held | {name: slot for name, slot in new.items() if name not in ORDER_KEYS} | found
    return slots, remembered(state.mentions, let_go, slots)


def remembered(mentions: Sequence[Slot], let_go: Sequence[Slot], slots: Slots) -> tuple[Slot, ...]:
    """The mentions, each value once and the latest last, without what is held."""
    values: dict[tuple[str, str], Slot] = {}
    for slot in (*mentions, *let_go):
        values.pop((slot.name, slot.value), None)
        values[slot.name, slot.value] = slot
    kept = [slot for key, slot in values.items() if key not in {(held.name, held.value) for held in slots.values()}]
    return tuple(kept[-MAX_MENTIONS:])


def _another(state: DialogueState, held: dict[str, Slot], *, must: bool) -> tuple[dict[str, Slot], list[Slot]]:
    """The latest order named before the present one; without one the present order stays unless it `must` not."""
    latest = _latest(state.mentions, [slot.value for slot in _order_slots(held)])
    if latest is None and not must:
        return {}, []
    let_go = _order_slots(held)
    for slot in let_go:
        del held[slot.name]
    return ({latest.name: latest} if latest else {}), let_go


def _latest(mentions: Sequence[Slot], without: Sequence[str]) -> Slot | None:
    fitting = [slot for slot in mentions if slot.name in ORDER_KEYS and slot.value not in without]
    return fitting[-1] if fitting else None


def _order_slots(slots: Slots) -> list[Slot]:
    return [slots[name] for name in ORDER_KEYS if name in slots]
