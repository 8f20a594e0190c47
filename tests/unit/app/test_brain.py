"""Gaps become answers or stay away, and a threshold that is applied counts for the very next turn."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop_cs.app.asking import turn
from desktop_cs.app.composition import App, AppSpec, open_app
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.ids import UserId, new_trace_id
from desktop_cs.domain.message import Inbound
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.paths import Profile
from desktop_cs.settings.file import load

ASKED = ("量子计算机多少钱一台", "请问量子计算机多少钱 lin.mei@example.com", "量子计算机卖多少钱一台呀")


@pytest.fixture
async def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[App]:
    monkeypatch.setenv("DESKTOP_CS_UNSEALED", "1")
    async with open_app(AppSpec(profile=Profile(tmp_path), offline=True)) as opened:
        yield opened


async def asked(app: App, text: str) -> Suggestion:
    """By a customer of its own: whoever meets silence twice is handed over."""
    return await turn(app.desk, Inbound(user_id=UserId(new_trace_id()), text=text, key=f"{text}-{app.desk.now()}"))


async def test_a_gap_is_found_dismissed_brought_back_and_answered(app: App) -> None:
    brain = app.desk.brain
    assert await brain.gaps() == ()
    for line in ASKED:
        assert (await asked(app, line)).act is Act.SILENT
    (gap,) = await brain.gaps()
    assert gap.count == len(ASKED)
    assert not any("lin.mei@example.com" in text for text in gap.examples)

    await brain.dismiss_gap(gap)
    await asked(app, "量子计算机多少钱")
    assert await brain.gaps() == (), "what resembles a dismissed gap stays away too"
    await brain.restore_gap(gap)
    (gap,) = await brain.gaps()
    assert gap.count == len(ASKED) + 1

    await brain.answer_gap(gap, " 量子计算机多少钱一台 ", "我们不卖计算机。")
    assert await brain.gaps() == ()
    answered = await asked(app, ASKED[0])
    assert (answered.act, answered.shown) == (Act.ANSWER, "我们不卖计算机。")
    pair = answered.evidence[0].pair
    assert not any("[" in text for text in (pair.question, *pair.variants))


async def test_a_threshold_counts_from_the_next_turn_and_is_remembered(app: App, tmp_path: Path) -> None:
    lab = await app.desk.brain.lab()
    assert lab.is_enough
    assert lab.labels >= lab.needed
    assert lab.low <= lab.best <= lab.high
    assert 0.0 < lab.ece < 0.2
    assert lab.current == lab.shipped == app.desk.facts().threshold
    first = await asked(app, "我要退货")
    await app.desk.brain.apply_threshold(1.0)
    second = await asked(app, "我要退货")
    assert (first.understanding.threshold, second.understanding.threshold) == (lab.shipped, 1.0)
    assert first.understanding.intent == "return_request"
    assert second.understanding.intent == "fallback"
    assert load(Profile(tmp_path).settings).threshold == app.desk.facts().threshold == 1.0
