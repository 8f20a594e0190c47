"""Stage 4: what does the customer want? Asked of the engine; an intent that the catalogue lacks is never shown, and a
slot's value that does not fit its type is dropped, with the reason."""

import logging
import re
from dataclasses import replace

from desktop_cs.domain.catalogue import FALLBACK, Catalogue
from desktop_cs.domain.engine import UnderstandRequest
from desktop_cs.domain.slot_types import fault_in
from desktop_cs.domain.understanding import DroppedSlot, Slot, Understanding, rank
from desktop_cs.pipeline.ports import Engine, ReadSlot

_log = logging.getLogger(__name__)


async def understand(
    engine: Engine, request: UnderstandRequest, catalogue: Catalogue, read_slot: ReadSlot
) -> Understanding:
    """The engine's ranking, cleaned: known intents only, scores within 0…1, best first; and its usable slots."""
    heard = await engine.understand(request)
    known = (item for item in heard.ranking if item.name in catalogue or item.name == FALLBACK)
    checked = [_checked(slot, request, read_slot) for slot in heard.slots]
    dropped = tuple(slot for slot in checked if isinstance(slot, DroppedSlot))
    for slot in dropped:
        _log.warning("slot dropped", extra={"trace_id": request.trace_id, "reason": slot.reason})
    return replace(
        heard,
        ranking=rank(known),
        slots=tuple(slot for slot in checked if isinstance(slot, Slot)),
        dropped=dropped,
    )


def _checked(slot: Slot, request: UnderstandRequest, read_slot: ReadSlot) -> Slot | DroppedSlot:
    """The slot as its type has it: an engine elsewhere names the customer's words, such as “yesterday”."""
    value = slot.value if slot.span is not None else read_slot(slot.name, slot.value, request.said_at)
    if value is None or fault_in(slot.name, value):
        reason = fault_in(slot.name, slot.value) or f"{slot.name} cannot be read from these words"
        return DroppedSlot(name=slot.name, value=slot.value, reason=reason)
    span = slot.span or _place(slot.source, request.text)
    return replace(slot, value=value, span=span, source=request.text[slice(*span)] if span else "")


def _place(words: str, text: str) -> tuple[int, int] | None:
    found = re.search(re.escape(words), text, re.IGNORECASE) if words else None
    return found.span() if found else None
