"""The turn as a transcript: what is emitted, in which order, for each way a turn can go."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from fakes_lines import line
from fakes_turn import (
    PHONE,
    FakeEngine,
    FakeKnowledge,
    FakePorts,
    FakeRedactor,
    gone,
    heard,
    say,
)

from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import Cause, EngineName
from desktop_cs.domain.understanding import Slot
from desktop_cs.pipeline import events
from desktop_cs.pipeline.events import TurnEvent
from desktop_cs.pipeline.failover import Budgets, Failover
from desktop_cs.pipeline.run import Turns


def end_told(event: TurnEvent) -> str:
    name = type(event).__name__
    match event:
        case events.AlternativesReady(alternatives=others):
            return f"{name} " + " | ".join(f"{other.act}: {other.shown}" for other in others)
        case events.TurnFailed(code=code):
            return f"{name} {code}"
        case _:
            return name


def told(seen: Sequence[TurnEvent]) -> list[str]:
    """The story in one line an event: its name and what matters of it."""
    lines = []
    for event in seen:
        name = type(event).__name__
        match event:
            case events.StageDone(stage=stage):
                lines.append(f"done {stage}")
            case events.TextRedacted(text=text):
                lines.append(f"{name} {text}")
            case events.IntentFound(understanding=found):
                lines.append(f"{name} {found.intent} by {found.engine} because {found.cause}")
            case events.StateTracked(act=act):
                lines.append(f"{name} {act}")
            case events.ReplyDelta(text=text):
                lines.append(f"{name} {text!r}")
            case events.EngineSwitched(to=to, cause=cause, partial=partial):
                lines.append(f"{name} to {to} because {cause}, kept {partial!r}")
            case events.SuggestionReady(suggestion=s):
                lines.append(f"{name} {s.act} by {s.engine}: {s.shown}")
            case _:
                lines.append(end_told(event))
    return lines


async def story(fakes: FakePorts, text: str, key: str = "k1") -> list[str]:
    seen: list[TurnEvent] = []
    await Turns(fakes.ports()).take_in(say(text, key), seen.append)
    return told(seen)


async def test_tokens_of_both_verbs_are_kept_with_the_suggestion() -> None:
    for heard_tokens, both in ((None, 7), (5, 12)):
        fakes = FakePorts(engine=FakeEngine(heard=replace(heard("refund"), tokens_used=heard_tokens), tokens=7))
        await story(fakes, "refund?")
        assert fakes.memory.suggestions[-1].tokens_used == both


async def test_an_answered_turn() -> None:
    fakes = FakePorts(engine=FakeEngine(pieces=("Call ", "[PHONE1].")))
    assert await story(fakes, f"refund? call {PHONE}") == [
        "done receive",
        "MessageReceived",
        "done guard",
        "done redact",
        "TextRedacted refund? call [PHONE1]",
        "done understand",
        "IntentFound refund by offline because None",
        "done track",
        "StateTracked answer",
        "done look_up",
        "EvidenceFound",
        "ReplyDelta 'Call '",
        f"ReplyDelta '{PHONE}.'",
        "done compose",
        "done restore",
        f"SuggestionReady answer by offline: Call {PHONE}.",
        "AlternativesReady answer: Within 3 days. | hand_over: A colleague will help.",
        "TurnEnded",
    ]


async def test_no_stage_after_redaction_sees_the_number() -> None:
    fakes = FakePorts()
    await story(fakes, f"first {PHONE}", "k1")
    await story(fakes, f"second {PHONE}", "k2")
    asked = fakes.engine.understood[1]
    assert asked.text == "second [PHONE1]"
    assert [line.text for line in asked.history] == ["first [PHONE1]"]
    assert PHONE not in repr(fakes.engine.composed) + repr(fakes.knowledge.asked)


async def test_a_listed_word_ends_the_turn_with_the_fixed_reply() -> None:
    fakes = FakePorts()
    assert await story(fakes, "a scam") == [
        "done receive",
        "MessageReceived",
        "done guard",
        "done redact",
        "TextRedacted a scam",
        "GuardHit",
        "SuggestionReady blocked by guard: 亲亲，换个问法吧",
        "TurnEnded",
    ]
    assert fakes.engine.understood == []
    assert fakes.memory.suggestions[0].sent_bytes == 0


async def test_a_repeated_message_is_not_a_second_turn() -> None:
    fakes = FakePorts()
    await story(fakes, "refund?", "same")
    assert await story(fakes, "refund?", "same") == ["done receive", "RepeatIgnored", "TurnEnded"]
    assert len(fakes.memory.suggestions) == 1


async def test_a_failing_redactor_sends_nothing() -> None:
    fakes = FakePorts(redactor=FakeRedactor(error=ValueError("boom")))
    lines = await story(fakes, "refund?")
    assert lines[-2:] == ["TurnFailed redaction_failed", "TurnEnded"]
    assert fakes.engine.understood == []


async def test_an_unforeseen_fault_ends_the_turn_in_order(caplog: pytest.LogCaptureFixture) -> None:
    fakes = FakePorts(engine=FakeEngine(heard=RuntimeError("bug")))
    lines = await story(fakes, "refund?")
    assert lines[-2:] == ["TurnFailed internal", "TurnEnded"]
    assert "turn broke" in caplog.text


async def test_a_missing_slot_is_asked_for_and_remembered() -> None:
    fakes = FakePorts(engine=FakeEngine(heard=heard("order_status")))
    lines = await story(fakes, "where is my parcel", "k1")
    assert "StateTracked ask_slot" in lines
    assert next(iter(fakes.memory.states.values())).pending == "order_number"

    fakes.engine.heard = heard("fallback", 0.0, Slot(name="order_number", value="DD20260115001"))
    lines = await story(fakes, "DD20260115001", "k2")
    assert "StateTracked order_answer" in lines
    assert fakes.memory.suggestions[-1].order is not None
    assert fakes.memory.suggestions[-1].reason == "order_found"


async def test_asking_again_uses_the_stored_message() -> None:
    fakes = FakePorts()
    await story(fakes, "refund?")
    seen: list[TurnEvent] = []
    await Turns(fakes.ports()).again(fakes.inbox.messages[0].id, seen.append)
    assert [line.split(":")[0] for line in told(seen)[-3:]] == [
        "SuggestionReady answer by offline", "AlternativesReady hand_over", "TurnEnded",
    ]  # fmt: skip
    assert len(fakes.inbox.messages) == 1


def failing_over(fakes: FakePorts, online: FakeEngine) -> FakePorts:
    offline = fakes.engine
    fakes.engine = Failover(  # type: ignore[assignment]
        offline=offline,
        lines=(line(online),),
        closed_because=lambda: None,
        budgets=Budgets,
        noticed=lambda: None,
    )
    return fakes


async def test_a_stream_cut_half_way_keeps_what_came_and_goes_on_locally() -> None:
    online = FakeEngine(name=EngineName.COZE, pieces=("It ", "is ", gone(Cause.BROKEN_STREAM)))
    fakes = failing_over(FakePorts(), online)
    lines = await story(fakes, "refund?")
    assert lines[-10:-2] == [
        "ReplyDelta 'It '",
        "ReplyDelta 'is '",
        "EngineSwitched to offline because broken_stream, kept 'It is '",
        "ReplyDelta 'Within '",
        "ReplyDelta '3 days.'",
        "done compose",
        "done restore",
        "SuggestionReady answer by offline: Within 3 days.",
    ]
    kept = fakes.memory.suggestions[0]
    assert (kept.partial, kept.cause, kept.engine) == ("It is ", Cause.BROKEN_STREAM, EngineName.OFFLINE)


async def test_an_unreachable_coze_costs_one_try_a_turn() -> None:
    online = FakeEngine(heard=gone(Cause.UNREACHABLE))
    fakes = failing_over(FakePorts(), online)
    await story(fakes, "refund?", "k1")
    await story(fakes, "refund?", "k2")
    assert len(online.understood) == 1
    assert online.composed == []
    assert [s.cause for s in fakes.memory.suggestions] == [Cause.UNREACHABLE, Cause.BREAKER_OPEN]


async def test_a_bad_workflow_answer_leaves_the_chat_to_coze() -> None:
    online = FakeEngine(name=EngineName.COZE, heard=gone(Cause.BAD_ANSWER), pieces=("Hello",))
    fakes = failing_over(FakePorts(), online)
    await story(fakes, "refund?")
    kept = fakes.memory.suggestions[0]
    assert (kept.engine, kept.cause, kept.shown) == (EngineName.COZE, Cause.BAD_ANSWER, "Hello")


async def test_unknown_intents_are_never_shown() -> None:
    fakes = FakePorts(engine=FakeEngine(heard=heard("made_up", 0.99)))
    await story(fakes, "refund?")
    assert fakes.memory.suggestions[0].understanding.intent == "fallback"
    assert fakes.memory.suggestions[0].act is Act.ANSWER


async def test_times_of_all_stages_are_kept() -> None:
    fakes = FakePorts(knowledge=FakeKnowledge(hits=()))
    await story(fakes, "refund?")
    assert list(fakes.memory.suggestions[0].stages) == [
        "receive", "guard", "redact", "understand", "track", "look_up", "compose", "restore",
    ]  # fmt: skip
