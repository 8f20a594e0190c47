"""The suggestion pane: the cards of the selected customer, newest first, and which of them is open."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.message import Message, Role
from desktop_cs.domain.outcome import Outcome
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.pipeline.events import MessageReceived, TurnEnded, TurnEvent
from desktop_cs.viewmodels.card import CardState, advance, new_card, stored_card
from desktop_cs.viewmodels.observable import Observable

KEPT = 12  # cards per customer


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsState:
    """The cards of one customer. `open_trace` is the one shown in full, with its candidate at `place`."""

    user_id: UserId | None = None
    cards: tuple[CardState, ...] = ()
    open_trace: TraceId | None = None
    place: int = 1

    @property
    def open_card(self) -> CardState | None:
        """The card shown in full, if there is any."""
        card = next((card for card in self.cards if card.trace_id == self.open_trace), None)
        return card.at(self.place) if card is not None and self.place in card.places else card

    def place_of(self, trace_id: TraceId) -> int:
        """The candidate of a card that is looked at: the best one, unless another is open."""
        return self.place if trace_id == self.open_trace else 1

    @property
    def others(self) -> tuple[CardState, ...]:
        """The rest, newest first."""
        return tuple(card for card in self.cards if card.trace_id != self.open_trace)


class Cards:
    """Listens to turns of all customers and keeps the cards of those that are under way or selected."""

    def __init__(self) -> None:
        self.state: Observable[CardsState] = Observable(CardsState())
        self._book: dict[UserId, tuple[CardState, ...]] = {}
        self._owner: dict[TraceId, UserId] = {}
        self._newest: dict[UserId, int] = {}  # order of arrival of the customer's latest message

    def choose(self, user_id: UserId | None) -> None:
        """Show another customer's cards; those already known at once, stored ones follow with `load`."""
        before = self.state.value.user_id
        if before is not None and before != user_id:
            self._forget_finished(before)
        cards = self._book.get(user_id, ()) if user_id else ()
        self.state.set(CardsState(user_id=user_id, cards=cards, open_trace=cards[0].trace_id if cards else None))

    def load(
        self,
        user_id: UserId,
        suggestions: Iterable[Suggestion],
        messages: Iterable[Message],
        outcomes: Iterable[Outcome],
    ) -> None:
        """Add stored suggestions; a card that is alive here knows better than the stored one."""
        suggestions = tuple(suggestions)
        by_id = {message.id: message for message in messages}
        for message in by_id.values():
            self.hear_message(message)
        ended = {outcome.trace_id: outcome for outcome in outcomes}
        alive = {card.trace_id: card for card in self._book.get(user_id, ())}
        for item in suggestions:
            card = stored_card(item, by_id.get(item.message_id), ended.get(item.trace_id))
            alive.setdefault(item.trace_id, card)
        stored = [item.trace_id for item in suggestions]
        order = sorted(alive, key=lambda trace: (alive[trace].seq, _place(stored, trace)), reverse=True)
        self._keep(user_id, tuple(alive[trace] for trace in order))

    def hear(self, event: TurnEvent) -> None:
        """Take in one event of any turn."""
        if isinstance(event, MessageReceived):
            self.hear_message(event.message)
            self._begin(event.trace_id, event.message)
            return
        user_id = self._owner.get(event.trace_id)
        if user_id is None:
            return
        self._replace(user_id, event.trace_id, lambda card: advance(card, event))
        if isinstance(event, TurnEnded):
            self._owner.pop(event.trace_id, None)
            if user_id != self.state.value.user_id:
                self._forget_finished(user_id)

    def hear_message(self, message: Message) -> None:
        """A customer's message makes every card for an earlier one stale."""
        if message.role is Role.CUSTOMER and message.seq > self._newest.get(message.user_id, -1):
            self._newest[message.user_id] = message.seq
            if message.user_id in self._book:
                self._keep(message.user_id, self._book[message.user_id])

    async def settled(self) -> CardState:
        """The open card, once there is one whose turn has ended."""
        done: asyncio.Future[CardState] = asyncio.get_running_loop().create_future()

        def look(state: CardsState) -> None:
            card = state.open_card
            if card is not None and not card.is_running and not done.done():
                done.set_result(card)

        stop = self.state.connect(look)
        try:
            return await done
        finally:
            stop()

    def open(self, trace_id: TraceId) -> None:
        """Show one of the other cards in full."""
        self.state.set(replace(self.state.value, open_trace=trace_id, place=1))

    def open_place(self, place: int) -> CardState | None:
        """Show another candidate of the open card; None where it has none at that place."""
        card = self.state.value.open_card
        if card is None or place not in card.places:
            return None
        self.state.set(replace(self.state.value, place=place))
        return self.state.value.open_card

    def end(self, outcome: Outcome) -> None:
        """Note what became of a suggestion."""
        for user_id, cards in tuple(self._book.items()):
            if any(card.trace_id == outcome.trace_id for card in cards):
                self._replace(user_id, outcome.trace_id, lambda card: replace(card, outcome=outcome))

    def forget(self, user_id: UserId) -> None:
        """Drop a customer's cards."""
        self._book.pop(user_id, None)
        self._newest.pop(user_id, None)
        if self.state.value.user_id == user_id:
            self.choose(None)

    def owner_of(self, trace_id: TraceId) -> UserId | None:
        """The customer whose turn this is, while it is under way."""
        return self._owner.get(trace_id)

    def newest(self, user_id: UserId) -> int:
        """The order of arrival of the customer's latest message; 0 where none is known."""
        return self._newest.get(user_id, 0)

    def _begin(self, trace_id: TraceId, message: Message) -> None:
        self._owner[trace_id] = message.user_id
        cards = tuple(card for card in self._book.get(message.user_id, ()) if card.trace_id != trace_id)
        self._keep(message.user_id, (new_card(trace_id, message), *cards)[:KEPT], show=trace_id)

    def _replace(self, user_id: UserId, trace_id: TraceId, change: Callable[[CardState], CardState]) -> None:
        cards = self._book.get(user_id, ())
        self._keep(user_id, tuple(change(card) if card.trace_id == trace_id else card for card in cards))

    def _keep(self, user_id: UserId, cards: tuple[CardState, ...], show: TraceId | None = None) -> None:
        newest = self._newest.get(user_id, -1)
        cards = tuple(replace(card, stale=card.seq < newest) for card in cards)
        self._book[user_id] = cards
        state = self.state.value
        if user_id == state.user_id:
            shown = show or state.open_trace or (cards[0].trace_id if cards else None)
            place = state.place if shown == state.open_trace else 1
            self.state.set(replace(state, cards=cards, open_trace=shown, place=place))

    def _forget_finished(self, user_id: UserId) -> None:
        running = tuple(card for card in self._book.get(user_id, ()) if card.is_running)
        if running:
            self._book[user_id] = running
        else:
            self._book.pop(user_id, None)


def _place(traces: list[TraceId], trace: TraceId) -> int:
    return traces.index(trace) if trace in traces else len(traces)
