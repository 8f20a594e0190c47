"""Having the open reply written anew: shorter, friendlier, translated."""

from typing import Protocol

from desktop_cs.domain.engine import Wish
from desktop_cs.domain.ids import TraceId
from desktop_cs.viewmodels.cards import Cards


class RewordDesk(Protocol):
    """The part of the desk that changes replies."""

    async def rework(self, trace_id: TraceId, candidate: int, wish: Wish) -> None:
        """Run a turn that writes the candidate at this place anew; it gets a card of its own. Without Coze the reply
        stays as it was, and the card says so."""
        ...


class Rewording:
    """Asks for the candidate that is open."""

    def __init__(self, desk: RewordDesk, cards: Cards) -> None:
        self._desk = desk
        self._cards = cards

    async def ask(self, wish: Wish) -> None:
        """Nothing happens where there is no finished reply to change."""
        card = self._cards.state.value.open_card
        if card is not None and card.can_rework:
            await self._desk.rework(card.trace_id, card.place, wish)
