"""The cards of a customer: order, staleness, turns asked for again, and what is forgotten."""

import desk_scenes
from fake_desk import FakeDesk
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.message import Message
from desktop_cs.domain.outcome import Outcome, OutcomeKind
from desktop_cs.pipeline.events import MessageReceived, TurnEnded
from desktop_cs.viewmodels.card import Phase
from desktop_cs.viewmodels.cards import Cards

ME, OTHER = UserId("u1"), UserId("u2")


def trace(number: int) -> TraceId:
    return TraceId(f"trace-{number:08}")


def run(cards: Cards, message: Message, number: int) -> None:
    cards.hear(MessageReceived(trace(number), message, False))
    for event in desk_scenes.answered(message, trace(number)):
        cards.hear(event)
    cards.hear(TurnEnded(trace(number)))


def test_the_newest_card_is_open_and_the_older_one_is_stale() -> None:
    desk, cards = FakeDesk(), Cards()
    cards.choose(ME)
    run(cards, desk.add_message(ME, "一"), 1)
    run(cards, desk.add_message(ME, "二"), 2)
    state = cards.state.value
    assert [card.trace_id for card in state.cards] == [trace(2), trace(1)]
    assert [card.stale for card in state.cards] == [False, True]
    assert state.open_card is state.cards[0]


def test_a_card_becomes_stale_when_the_message_is_only_read_later() -> None:
    desk, cards = FakeDesk(), Cards()
    cards.choose(ME)
    run(cards, desk.add_message(ME, "一"), 1)
    cards.hear_message(desk.add_message(ME, "二"))
    assert cards.state.value.cards[0].stale
    assert cards.newest(ME) == 2


def test_turns_of_others_do_not_show_but_are_there_when_chosen() -> None:
    desk, cards = FakeDesk(), Cards()
    cards.choose(ME)
    message = desk.add_message(OTHER, "在吗")
    cards.hear(MessageReceived(trace(1), message, False))
    assert cards.state.value.cards == ()
    cards.choose(OTHER)
    assert cards.state.value.cards[0].phase is Phase.READING


def test_finished_cards_of_others_are_left_to_the_store() -> None:
    desk, cards = FakeDesk(), Cards()
    cards.choose(ME)
    run(cards, desk.add_message(OTHER, "在吗"), 1)
    cards.choose(OTHER)
    assert cards.state.value.cards == ()


def test_a_turn_asked_for_again_is_fresh() -> None:
    desk, cards = FakeDesk(), Cards()
    cards.choose(ME)
    message = desk.add_message(ME, "一")
    run(cards, message, 1)
    run(cards, message, 2)
    state = cards.state.value
    assert [card.trace_id for card in state.cards] == [trace(2), trace(1)]
    assert state.open_trace == trace(2)
    assert not state.cards[0].stale


def test_events_of_an_unknown_turn_are_ignored() -> None:
    desk, cards = FakeDesk(), Cards()
    cards.choose(ME)
    for event in desk_scenes.answered(desk.add_message(ME, "一"), trace(9)):
        cards.hear(event)
    assert cards.state.value.cards == ()


def test_stored_suggestions_join_those_alive() -> None:
    desk, cards = FakeDesk(), Cards()
    cards.choose(ME)
    first, second = desk.add_message(ME, "一"), desk.add_message(ME, "二")
    cards.hear(MessageReceived(trace(2), second, False))
    outcome = Outcome(trace_id=trace(1), kind=OutcomeKind.SENT_EDITED, at=desk.now())
    stored = [desk_scenes.suggestion(first, trace(1)), desk_scenes.suggestion(second, trace(2))]
    cards.load(ME, stored, (first, second), [outcome])
    newest, older = cards.state.value.cards
    assert (newest.trace_id, newest.phase) == (trace(2), Phase.READING)
    assert (older.outcome, older.stale) == (outcome, True)


def test_an_outcome_is_noted_on_its_card() -> None:
    desk, cards = FakeDesk(), Cards()
    cards.choose(ME)
    run(cards, desk.add_message(ME, "一"), 1)
    cards.end(Outcome(trace_id=trace(1), kind=OutcomeKind.REJECTED, at=desk.now()))
    card = cards.state.value.cards[0]
    assert card.outcome is not None
    assert not card.can_reject


@given(st.lists(st.sampled_from("abwr"), max_size=25))
def test_in_any_order_of_events_only_cards_for_the_latest_message_are_fresh(script: str) -> None:
    """a, b: a turn for one of two customers begins; w: the other customer is chosen; r: an older card is opened."""
    desk, cards = FakeDesk(), Cards()
    users = [ME, OTHER]
    cards.choose(ME)
    for step, letter in enumerate(script):
        if letter in "ab":
            run(cards, desk.add_message(users["ab".index(letter)], str(step)), step)
        elif letter == "w":
            users.reverse()
            cards.choose(users[0])
        elif cards.state.value.cards:
            cards.open(cards.state.value.cards[-1].trace_id)
    state = cards.state.value
    latest = max((m.seq for m in desk.log if m.user_id == state.user_id), default=0)
    assert all(card.stale == (card.seq < latest) for card in state.cards)
    assert state.open_card is not None or not state.cards
