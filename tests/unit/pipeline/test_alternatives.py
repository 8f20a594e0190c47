"""What else could be said: which alternatives are offered, in which order, at no cost to the best reply."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from fakes_turn import HIT, ORDER, PAIR, FakeEngine, FakeKnowledge, FakeLocal, FakePorts, heard, say
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.candidate import MOST_CANDIDATES, Candidate, Why, distinct
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import ComposeRequest, EngineName, Piece
from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.understanding import Slot
from desktop_cs.pipeline import events
from desktop_cs.pipeline.events import TurnEvent
from desktop_cs.pipeline.run import Turns

NUMBER = Slot(name="order_number", value=ORDER.number)


def other_hit(number: int, answer: str, language: Language = Language.EN) -> object:
    pair = replace(PAIR, id=QaId(f"kb-{number}"), answer=answer, language=language)
    return replace(HIT, pair=pair, score=0.8 - number / 10)


async def made(fakes: FakePorts, text: str = "refund?") -> tuple[Suggestion, list[TurnEvent]]:
    seen: list[TurnEvent] = []
    await Turns(fakes.ports()).take_in(say(text), seen.append)
    return fakes.memory.suggestions[-1], seen


async def test_the_order_then_other_sources_then_a_colleague() -> None:
    hits = (HIT, other_hit(2, "Banks take a day more."), other_hit(3, "Weekends do not count."))
    for slots, expected in (
        ((NUMBER,), [Why.ORDER_AT_HAND, Why.OTHER_SOURCE]),
        ((), [Why.OTHER_SOURCE, Why.OTHER_SOURCE]),
    ):
        fakes = FakePorts(
            engine=FakeEngine(heard=heard("refund", 0.8, *slots)),
            knowledge=FakeKnowledge(hits=hits),  # type: ignore[arg-type]
        )
        suggestion, _ = await made(fakes)
        assert [item.reason for item in suggestion.alternatives] == expected
        assert suggestion.candidates[0].shown == "Within 3 days."


async def test_what_rests_on_a_source_carries_it() -> None:
    hits = (HIT, other_hit(2, "Banks take a day more."))
    suggestion, _ = await made(FakePorts(knowledge=FakeKnowledge(hits=hits)))  # type: ignore[arg-type]
    second, third = suggestion.alternatives
    assert (second.act, second.evidence, second.engine) == (Act.ANSWER, (hits[1],), EngineName.OFFLINE)
    assert (third.act, third.reason, third.evidence) == (Act.HAND_OVER, Why.PERSON, ())


async def test_a_source_in_another_language_is_no_reply() -> None:
    hits = (HIT, other_hit(2, "三天内到账。", Language.ZH))
    suggestion, _ = await made(FakePorts(knowledge=FakeKnowledge(hits=hits)))  # type: ignore[arg-type]
    assert [item.act for item in suggestion.alternatives] == [Act.HAND_OVER]


@pytest.mark.parametrize("text", ["a scam"])
async def test_beside_a_blocked_message_nothing_is_offered(text: str) -> None:
    suggestion, seen = await made(FakePorts(), text)
    assert suggestion.alternatives == ()
    assert not [event for event in seen if isinstance(event, events.AlternativesReady)]


async def test_the_best_reply_is_shown_and_kept_before_the_others_are_begun() -> None:
    seen: list[TurnEvent] = []
    shown_before: list[bool] = []

    class Watching(FakeLocal):
        async def compose(self, request: ComposeRequest) -> AsyncIterator[Piece]:
            shown_before.append(any(isinstance(event, events.SuggestionReady) for event in seen))
            shown_before.append(bool(fakes.memory.suggestions))
            async for piece in super().compose(request):
                yield piece

    fakes = FakePorts(local=Watching())
    await Turns(fakes.ports()).take_in(say("refund?"), seen.append)
    assert shown_before
    assert all(shown_before)


async def test_alternatives_that_fail_take_nothing_from_the_best_reply(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(FakeLocal):
        async def compose(self, request: ComposeRequest) -> AsyncIterator[Piece]:
            raise RuntimeError("bug")
            yield

    fakes = FakePorts(local=Broken())
    suggestion, seen = await made(fakes)
    assert suggestion.shown == "Within 3 days."
    assert [type(event).__name__ for event in seen[-3:]] == ["SuggestionReady", "TurnFailed", "TurnEnded"]
    assert "turn broke" in caplog.text


async def test_alternatives_are_restored_for_the_agents_eyes() -> None:
    hits = (replace(HIT, pair=replace(PAIR, answer="Call [PHONE1].")),)
    suggestion, _ = await made(FakePorts(knowledge=FakeKnowledge(hits=hits)), "refund? call 13812345678")
    assert suggestion.alternatives[0].reply == "Call [PHONE1]."
    assert suggestion.alternatives[0].shown == "Call 13812345678."


def candidate(text: str) -> Candidate:
    return Candidate(act=Act.ANSWER, reply=text, shown=text, engine=EngineName.OFFLINE)


@given(st.text("aB ", max_size=3), st.lists(st.text("aB ", max_size=3), max_size=6))
def test_candidates_say_something_and_each_something_else(best: str, others: list[str]) -> None:
    kept = [best, *(item.shown for item in distinct(best, tuple(candidate(text) for text in others)))]
    said = ["".join(text.split()).casefold() for text in kept]
    assert len(set(said)) == len(said) <= MOST_CANDIDATES
    assert all(said[1:])
