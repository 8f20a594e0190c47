"""What the card says of an order that was looked for."""

import pytest

from desktop_cs.domain.dialogue import Act, Reason
from desktop_cs.domain.ids import MessageId, TraceId
from desktop_cs.ui.card.notices import notices
from desktop_cs.viewmodels.card import CardState, Phase


@pytest.mark.parametrize(("reason", "is_told"), [
    (Reason.ORDER_NOT_FOUND, True), (Reason.ORDER_NEAR, True), (Reason.ORDER_FOUND, False),
])  # fmt: skip
def test_an_order_that_is_not_there_is_said_so(reason: Reason, is_told: bool) -> None:
    card = CardState(
        trace_id=TraceId("t"), message_id=MessageId("m"), phase=Phase.READY, act=Act.ORDER_ANSWER, reason=reason
    )
    told = [notice.text for notice in notices(card, is_plugged=True, is_newest=True)]
    assert told == (["No such order on this machine. Check the number."] if is_told else [])
