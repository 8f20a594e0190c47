"""A reply written anew: what the engine is asked, what is kept, and what happens without Coze."""

from dataclasses import replace

import pytest
from fakes_lines import line
from fakes_turn import CATALOGUE, PHONE, FakeEngine, FakePorts, gone, heard, say

from desktop_cs.domain.candidate import Why
from desktop_cs.domain.engine import Cause, EngineName, Wish
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.offline.engine import OfflineEngine
from desktop_cs.pipeline import events
from desktop_cs.pipeline.events import TurnEvent
from desktop_cs.pipeline.failover import Budgets, Failover
from desktop_cs.pipeline.rework import NEEDS_COZE, Reworked
from desktop_cs.pipeline.run import Turns


async def reworked(fakes: FakePorts, wish: Wish, place: int = 1) -> tuple[Suggestion, list[TurnEvent]]:
    """A suggestion is made, then written anew by an engine called Coze that says "Brief."."""
    await Turns(fakes.ports()).take_in(say(f"refund? call {PHONE}"), lambda _: None)
    made = fakes.memory.suggestions[-1]
    if isinstance(fakes.engine, FakeEngine):
        fakes.engine.name, fakes.engine.pieces = EngineName.COZE, ("Brief.",)
    seen: list[TurnEvent] = []
    await Turns(fakes.ports()).rework(Reworked(made=made, place=place, wish=wish), seen.append)
    return fakes.memory.suggestions[-1], seen


async def test_the_engine_gets_the_reply_and_the_wish_redacted() -> None:
    fakes = FakePorts(engine=FakeEngine(pieces=("Call [PHONE1] within 3 days.",)))
    suggestion, seen = await reworked(fakes, Wish.SHORTER)
    asked = fakes.engine.composed[-1]
    assert asked.rewrite is not None
    assert (asked.rewrite.wish, asked.rewrite.reply) == (Wish.SHORTER, "Call [PHONE1] within 3 days.")
    assert PHONE not in repr(asked)
    assert (suggestion.shown, suggestion.reason, suggestion.engine) == ("Brief.", "shorter", EngineName.COZE)
    assert [type(event).__name__ for event in seen if not isinstance(event, events.StageDone)] == [
        "MessageReceived", "TextRedacted", "IntentFound", "StateTracked", "EvidenceFound", "ReplyDelta",
        "SuggestionReady", "AlternativesReady", "TurnEnded",
    ]  # fmt: skip


async def test_nothing_is_understood_again_and_the_dialogue_does_not_move() -> None:
    fakes = FakePorts()
    await Turns(fakes.ports()).take_in(say("refund?"), lambda _: None)
    before = dict(fakes.memory.states)
    asked = Reworked(made=fakes.memory.suggestions[-1], place=1, wish=Wish.FRIENDLIER)
    await Turns(fakes.ports()).rework(asked, lambda _: None)
    assert len(fakes.engine.understood) == 1
    assert fakes.memory.states == before


async def test_the_reply_before_stays_as_the_second_candidate() -> None:
    suggestion, _ = await reworked(FakePorts(), Wish.SHORTER)
    assert [(item.shown, item.reason) for item in suggestion.alternatives] == [("Within 3 days.", Why.BEFORE_WISH)]


async def test_an_alternative_can_be_changed_as_well() -> None:
    fakes = FakePorts(engine=FakeEngine(heard=heard("refund"), pieces=("Best.",)))
    suggestion, _ = await reworked(fakes, Wish.SHORTER, place=2)
    assert fakes.engine.composed[-1].rewrite is not None
    assert fakes.engine.composed[-1].rewrite.reply == "Within 3 days."
    assert suggestion.alternatives[0].shown == "Within 3 days."


async def test_a_translation_is_into_the_other_language() -> None:
    suggestion, _ = await reworked(FakePorts(), Wish.TRANSLATE)
    assert suggestion.language is Language.ZH


async def test_without_coze_the_reply_stays_and_says_so() -> None:
    fakes = FakePorts()
    await Turns(fakes.ports()).take_in(say("refund?"), lambda _: None)
    made = fakes.memory.suggestions[-1]
    fakes.engine = Failover(  # type: ignore[assignment]
        lines=(line(FakeEngine(pieces=(gone(Cause.UNREACHABLE),))),),
        offline=OfflineEngine(CATALOGUE, _no_pairs, lambda: 0.5),
        closed_because=lambda: None,
        budgets=Budgets,
        noticed=lambda: None,
    )
    await Turns(fakes.ports()).rework(Reworked(made=made, place=1, wish=Wish.TRANSLATE), lambda _: None)
    kept = fakes.memory.suggestions[-1]
    assert (kept.shown, kept.reason, kept.cause) == (made.shown, NEEDS_COZE, Cause.UNREACHABLE)
    assert (kept.language, kept.alternatives) == (made.language, ())


async def _no_pairs() -> tuple[()]:
    return ()


@pytest.mark.parametrize("why", ["blocked now", "no reply", "no such place"])
async def test_where_there_is_nothing_to_change_nothing_leaves(why: str) -> None:
    fakes = FakePorts()
    await Turns(fakes.ports()).take_in(say("refund? scan"), lambda _: None)
    made = fakes.memory.suggestions[-1]
    if why == "blocked now":
        fakes.words.word = "scan"
    made = replace(made, shown="") if why == "no reply" else made
    before = len(fakes.engine.composed)
    seen: list[TurnEvent] = []
    asked = Reworked(made=made, place=9 if why == "no such place" else 1, wish=Wish.SHORTER)
    await Turns(fakes.ports()).rework(asked, seen.append)
    assert [event.code for event in seen if isinstance(event, events.TurnFailed)] == ["reply_missing"]
    assert len(fakes.engine.composed) == before
