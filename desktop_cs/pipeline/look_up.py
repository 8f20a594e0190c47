"""Stage 6: what this machine knows about it: QA pairs first, then the order."""

from dataclasses import dataclass

from desktop_cs.domain.dialogue import Act, DialogueState
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.order import Order
from desktop_cs.domain.order_lookup import ORDER_NUMBER, PHONE, WAYBILL, OrderLookup, OrderQuestion
from desktop_cs.domain.redaction import Redacted, TokenTable
from desktop_cs.pipeline.ports import Knowledge, Orders


@dataclass(frozen=True, slots=True)
class Found:
    """Evidence for the reply. `lookup` is None where no order was looked for."""

    hits: tuple[QaHit, ...]
    lookup: OrderLookup | None

    @property
    def order(self) -> Order | None:
        """The one order that fits."""
        return self.lookup.order if self.lookup else None


async def look_up(
    knowledge: Knowledge, text: Redacted, limit: int, orders: Orders, question: OrderQuestion | None
) -> Found:
    """The best QA pairs for the text, and the orders that a question names."""
    hits = await knowledge.search(text, limit)
    return Found(hits, await orders.look_up(question) if question else None)


def question_of(act: Act, state: DialogueState, table: TokenTable, user_id: UserId) -> OrderQuestion | None:
    """The order that the dialogue is about, where the act needs one. A phone's token becomes its number only here."""
    if act is not Act.ORDER_ANSWER:
        return None
    number, waybill, phone = (
        state.slots[name].value if name in state.slots else "" for name in (ORDER_NUMBER, WAYBILL, PHONE)
    )
    return OrderQuestion(number=number, waybill=waybill, phone=table.values.get(phone, ""), user_id=user_id)
