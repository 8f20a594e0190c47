"""The card, event by event."""

from dataclasses import replace
from itertools import pairwise

import desk_scenes
import pytest
from fake_desk import FakeDesk

from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import Cause, EngineName
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.message import Message
from desktop_cs.domain.words import Layer, Severity, WordHit
from desktop_cs.pipeline.events import GuardHit, ReplyDelta, SuggestionReady
from desktop_cs.viewmodels.card import Band, CardState, Phase, advance, band, new_card, stored_card

TRACE = TraceId("0123456789abcdef")


@pytest.fixture
def message() -> Message:
    desk = FakeDesk()
    return desk.add_message(UserId("u1"), "那退款什么时候能到我卡上？")


def play(message: Message, scene: object) -> list[CardState]:
    states = [new_card(TRACE, message)]
    for event in scene(message, TRACE):  # type: ignore[operator]
        states.append(advance(states[-1], event))
    return states


def test_phases_come_in_order(message: Message) -> None:
    phases = [state.phase for state in play(message, desk_scenes.answered)]
    assert list(dict.fromkeys(phases)) == [Phase.READING, Phase.SEARCHING, Phase.WRITING, Phase.READY]


def test_the_text_streams_and_the_whole_reply_replaces_it(message: Message) -> None:
    states = play(message, desk_scenes.answered)
    streamed = [s.text for s in states if s.phase is Phase.WRITING and s.text]
    assert all(longer.startswith(shorter) for shorter, longer in pairwise(streamed))
    assert states[-1].text == desk_scenes.REPLY
    assert states[-1].can_insert


def test_a_finished_card_explains_itself(message: Message) -> None:
    card = play(message, desk_scenes.answered)[-1]
    assert card.understanding == desk_scenes.REFUND
    assert card.evidence == desk_scenes.HITS
    assert card.sent[1].body == desk_scenes.sent_bytes(message.text)
    assert card.sent_bytes == sum(len(record.body) for record in card.sent)
    assert card.masked_count == 2
    assert dict(card.stages)["compose"] == 1042.0
    assert [slot.name for slot in card.slots] == ["order_number"]


def test_a_broken_stream_keeps_what_came_apart_from_the_local_answer(message: Message) -> None:
    states = play(message, desk_scenes.broken_off)
    after_switch = next(s for s in states if s.cause is Cause.BROKEN_STREAM)
    assert (after_switch.partial, after_switch.text) == (desk_scenes.REPLY[:22], "")
    assert states[-1].partial == desk_scenes.REPLY[:22]
    assert (states[-1].text, states[-1].engine) == (desk_scenes.LOCAL_REPLY, EngineName.OFFLINE)


def test_a_switch_without_partial_keeps_the_deltas(message: Message) -> None:
    card = advance(new_card(TRACE, message), ReplyDelta(TRACE, "退款已于"))
    switch = next(e for e in desk_scenes.broken_off(message, TRACE) if type(e).__name__ == "EngineSwitched")
    assert advance(card, replace(switch, partial="")).partial == "退款已于"


def test_a_listed_word_blocks(message: Message) -> None:
    card = play(message, desk_scenes.blocked)[-1]
    assert (card.act, card.sent, card.hits[0].word) == (Act.BLOCKED, (), "刷单")
    assert card.can_insert


def test_a_word_that_only_warns_blocks_nothing(message: Message) -> None:
    hit = WordHit(0, 2, "退款", Layer.OPEN, Severity.WARN)
    card = advance(new_card(TRACE, message), GuardHit(TRACE, (hit,)))
    assert (card.act, card.hits) == (None, (hit,))


def test_silence_cannot_be_inserted(message: Message) -> None:
    card = play(message, desk_scenes.unknown)[-1]
    assert card.act is Act.SILENT
    assert card.is_low
    assert not card.can_insert


def test_a_failed_turn_keeps_its_code(message: Message) -> None:
    card = play(message, desk_scenes.failed)[-1]
    assert (card.phase, card.error_code, card.can_reject) == (Phase.FAILED, "internal", False)


def test_a_stored_suggestion_gives_the_same_card_as_its_events(message: Message) -> None:
    live = play(message, desk_scenes.answered)[-1]
    ready = next(e for e in desk_scenes.answered(message, TRACE) if isinstance(e, SuggestionReady))
    stored = stored_card(ready.suggestion, message, None)
    assert replace(stored, slots=live.slots) == live


@pytest.mark.parametrize(
    ("score", "threshold", "expected"),
    [
        (0.649, 0.65, Band.LOW),
        (0.65, 0.65, Band.MEDIUM),
        (0.83, 0.65, Band.HIGH),
        (0.0, 0.0, Band.MEDIUM),
        (1.0, 1.0, Band.HIGH),
    ],
)
def test_bands_at_their_borders(score: float, threshold: float, expected: Band) -> None:
    assert band(score, threshold) is expected
