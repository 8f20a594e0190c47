"""Stage 6: what this machine knows about it: QA pairs first, then the order."""

from dataclasses import dataclass

from desktop_cs.domain.dialogue import Act, DialogueState
from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.order import Order
from desktop_cs.domain.redaction import Redacted
from desktop_cs.pipeline.ports import Knowledge, Orders

ORDER_SLOT = "order_number"


@dataclass(frozen=True, slots=True)
class Found:
    """Evidence for the reply."""

    hits: tuple[QaHit, ...]
    order: Order | None


async def look_up(
    knowledge: Knowledge, orders: Orders, text: Redacted, state: DialogueState, act: Act, limit: int
) -> Found:
    """The best QA pairs for the text, and the order the dialogue is about where the act needs one."""
    hits = await knowledge.search(text, limit)
    slot = state.slots.get(ORDER_SLOT)
    order = await orders.find(slot.value) if act is Act.ORDER_ANSWER and slot else None
    return Found(hits, order)
