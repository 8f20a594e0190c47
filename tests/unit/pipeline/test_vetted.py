"""Coze's reply passes the word filter like a customer's message."""

from fakes_turn import FakeEngine, FakePorts, FakeWords, say

from desktop_cs.domain.engine import Cause, EngineName
from desktop_cs.domain.words import Layer, Severity, WordHit
from desktop_cs.pipeline.events import EngineSwitched, SuggestionReady, TurnEvent
from desktop_cs.pipeline.run import Turns
from desktop_cs.pipeline.vetted import Vetted


async def told(coze: FakeEngine, words: FakeWords | None = None) -> list[TurnEvent]:
    local = FakeEngine(pieces=("Within 3 days.",))
    fakes = FakePorts()
    fakes.engine = Vetted(coze, local, words or FakeWords())  # type: ignore[assignment]
    events: list[TurnEvent] = []
    await Turns(fakes.ports()).take_in(say("refund?"), events.append)
    return events


async def test_a_reply_with_a_listed_word_makes_way_for_the_local_one() -> None:
    coze = FakeEngine(name=EngineName.COZE, pieces=("This is ", "a scam."))
    events = await told(coze)
    [switched] = [event for event in events if isinstance(event, EngineSwitched)]
    assert (switched.to, switched.cause, switched.partial) == (
        EngineName.OFFLINE,
        Cause.LISTED_WORDS,
        "This is a scam.",
    )
    [ready] = [event.suggestion for event in events if isinstance(event, SuggestionReady)]
    assert (ready.shown, ready.engine, ready.cause) == ("Within 3 days.", EngineName.OFFLINE, Cause.LISTED_WORDS)
    assert ready.partial == "This is a scam."
    assert coze.closed == 1


async def test_a_clean_reply_and_a_warning_stay() -> None:
    class Mild(FakeWords):
        def find(self, text: str) -> tuple[WordHit, ...]:
            return (WordHit(0, 4, "Call", Layer.OPEN, Severity.WARN),) if text.startswith("Call") else ()

    for words in (FakeWords(), Mild()):
        events = await told(FakeEngine(name=EngineName.COZE, pieces=("Call us.",)), words)
        [ready] = [event.suggestion for event in events if isinstance(event, SuggestionReady)]
        assert (ready.shown, ready.engine) == ("Call us.", EngineName.COZE)


async def test_a_local_reply_is_its_owners_words() -> None:
    events = await told(FakeEngine(name=EngineName.OFFLINE, pieces=("no scam here",)))
    assert not [event for event in events if isinstance(event, EngineSwitched)]
