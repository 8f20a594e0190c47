"""What the window says about Coze and its account: states, calls against the plan, tokens, likely next questions."""

from dataclasses import replace
from datetime import timedelta

import desk_scenes
import pytest
from fake_desk import START, FakeDesk
from opened_window import Opened, Play

from desktop_cs.domain.changes import EngineChanged, EngineState, EngineStatus
from desktop_cs.domain.engine import Cause
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.usage import CallUsage
from desktop_cs.pipeline.events import TurnEnded

WORDS = {
    EngineState.ONLINE: "Coze online",
    EngineState.SLOW: "Coze slow",
    EngineState.LIMITED: "Coze limited · next try in 0:42",
    EngineState.SIGNED_OUT: "Coze signed out",
    EngineState.DOWN: "Coze down · next try in 0:42",
    EngineState.OFFLINE_BY_CHOICE: "Offline by choice",
    EngineState.NOT_CONFIGURED: "Coze not connected",
}
WAITING = {EngineState.LIMITED: Cause.RATE, EngineState.DOWN: Cause.UNREACHABLE}


@pytest.mark.parametrize("state", EngineState)
def test_each_state_has_its_words_and_the_waiting_ones_a_countdown(morning: Play, state: EngineState) -> None:
    async def work(opened: Opened) -> None:
        retry_at = START + timedelta(seconds=42) if state in WAITING else None
        opened.desk.tell(EngineChanged(EngineStatus(state=state, cause=WAITING.get(state), retry_at=retry_at)))
        assert opened.page.status.engine.text() == WORDS[state]

    morning(work)


@pytest.mark.parametrize(
    ("used", "words", "warns"),
    [
        (CallUsage(today=12, total=182, limit=500), "Calls today 12 · 182 / 500 in all", False),
        (CallUsage(today=12, total=400, limit=500), "Calls today 12 · 400 / 500 in all · nearly used up", True),
        (CallUsage(today=12, total=500, limit=500), "Calls today 12 · 500 / 500 in all · used up", True),
        (CallUsage(today=9, total=99), "Calls today 9", False),
    ],
)
def test_calls_are_told_and_a_warning_has_words(morning: Play, used: CallUsage, words: str, warns: bool) -> None:
    async def work(opened: Opened) -> None:
        calls = opened.page.status.calls
        assert calls.text() == words
        assert (calls.objectName() == "warnText") is warns

    desk = desk_scenes.morning()
    desk.used = used
    morning(work, desk)


def test_calls_are_counted_anew_after_a_turn(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        assert opened.page.status.calls.isHidden()
        opened.desk.used = CallUsage(today=2, total=2, limit=500)
        opened.desk.tell(TurnEnded(TraceId("ab")))
        await opened.settle()
        assert opened.page.status.calls.text().startswith("Calls today 2")

    morning(work)


def _with_questions(desk: FakeDesk, *questions: str, tokens: int | None = None) -> None:
    made = replace(desk.made[-1], follow_ups=questions, tokens_used=tokens)
    desk.made[-1] = made


def test_a_likely_question_goes_into_the_composer_and_nothing_is_sent(morning: Play) -> None:
    async def work(opened: Opened) -> None:
        shown = opened.page.suggestions.card.follow_ups
        assert [button.accessibleName() for button in shown.buttons] == ["运费谁出？", "A & <b>B</b>?"]
        assert shown.buttons[1].text() == "A && <b>B</b>?"
        shown.buttons[0].click()
        assert opened.bench.composer.state.value.text == "运费谁出？"
        assert opened.bench.composer.state.value.source is None
        assert opened.desk.called("send_reply") == []

    desk = desk_scenes.morning()
    _with_questions(desk, "运费谁出？", "A & <b>B</b>?")
    morning(work, desk)


@pytest.mark.parametrize(("tokens", "is_told"), [(1234, True), (None, False)])
def test_tokens_stand_beside_the_times(morning: Play, tokens: int | None, is_told: bool) -> None:
    async def work(opened: Opened) -> None:
        assert opened.page.suggestions.card.follow_ups.isHidden()
        assert ("1234 token(s)" in opened.page.suggestions.card.panels.trace.stages.text()) is is_told

    desk = desk_scenes.morning()
    _with_questions(desk, tokens=tokens)
    morning(work, desk)


@pytest.mark.parametrize(("width", "has_room"), [(960, False), (1600, True)])
def test_a_narrow_bar_leaves_out_what_can_be_missed(morning: Play, width: int, has_room: bool) -> None:
    async def work(opened: Opened) -> None:
        opened.window.resize(width, 700)
        await opened.paint()
        bar = opened.page.status
        assert bar.knowledge.isVisible() is has_room
        for part in (bar.engine, bar.plug, bar.drill, bar.calls):
            assert part.width() >= part.sizeHint().width()

    desk = desk_scenes.morning()
    desk.used = CallUsage(today=82, total=412, limit=500)
    morning(work, desk)
