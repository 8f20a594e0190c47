"""When the customer writes again while a reply stands in the composer: it is out of date, does not go out without a
warning, and the new suggestion is offered as a difference against it. The text stays until the agent decides."""

from dataclasses import dataclass

from desktop_cs.domain.draft import Draft, Origin
from desktop_cs.viewmodels.card import CardState
from desktop_cs.viewmodels.cards import Cards
from desktop_cs.viewmodels.composer import Composer, Mode
from desktop_cs.viewmodels.difference import Piece, difference
from desktop_cs.viewmodels.observable import Observable


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalState:
    """How the text in the composer stands. `offer` is the newest suggestion, `pieces` lead from the text to it; both
    are missing while that suggestion is being made."""

    is_stale: bool = False
    is_warned: bool = False  # sending was tried
    is_coming: bool = False  # the new suggestion is being made
    offer: Draft | None = None
    pieces: tuple[Piece, ...] = ()


class Renewal:
    """Watches cards and composer together."""

    def __init__(self, cards: Cards, composer: Composer) -> None:
        self._cards = cards
        self._composer = composer
        self.state: Observable[RenewalState] = Observable(RenewalState())
        cards.state.connect(lambda _: self._look())
        composer.state.connect(lambda _: self._look())

    def may_send(self) -> bool:
        """Whether the text may go out now. One that is out of date may not: the agent is warned first."""
        if not self.is_stale():
            return True
        self._composer.warn()
        return False

    def keep_mine(self) -> None:
        """The agent has seen what the customer wrote since, and stands by the text."""
        user_id = self._composer.state.value.user_id
        if user_id is not None:
            self._composer.stand_by(self._cards.newest(user_id))

    def take_new(self) -> None:
        """Put the new suggestion in the text's place. The text is set aside."""
        offer = self.state.value.offer
        if offer is not None:
            self._composer.take(offer)

    def is_stale(self) -> bool:
        """Whether the customer has written since the message that the text in the composer answers."""
        draft = self._composer.state.value
        if draft.origin is None or draft.user_id is None or draft.mode is Mode.NOTE:
            return False
        return self._cards.newest(draft.user_id) > draft.origin.seq

    def _look(self) -> None:
        draft = self._composer.state.value
        if not self.is_stale():
            self.state.set(RenewalState())
            return
        card = self._fresh()
        offer = _offer(card) if card is not None and card.can_insert else None
        self.state.set(
            RenewalState(
                is_stale=True,
                is_warned=draft.is_warned,
                is_coming=card is not None and card.is_running,
                offer=offer,
                pieces=difference(draft.text, offer.text) if offer else (),
            )
        )

    def _fresh(self) -> CardState | None:
        """The newest card for the customer's latest message."""
        shown = self._cards.state.value
        if shown.user_id != self._composer.state.value.user_id:
            return None
        return next((card for card in shown.cards if not card.stale), None)


def _offer(card: CardState) -> Draft:
    return Draft(text=card.text, origin=Origin(trace_id=card.trace_id, seq=card.seq))
