"""Three replies, and replies written anew, through the whole program: on a socket, in the store, after a restart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from programs import RunningEmulator, emulator

from desktop_cs.app.asking import turn
from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.app.connections import CozeLine, FixedToken
from desktop_cs.domain.candidate import Why
from desktop_cs.domain.engine import Wish
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.message import Inbound
from desktop_cs.domain.outcome import OutcomeKind
from desktop_cs.paths import Profile
from desktop_cs.pipeline.rework import NEEDS_COZE

LIN = UserId("lin")
QUESTION = Inbound(user_id=LIN, text="我的快递三天没更新了，订单号 DD20260115001，手机13812345678", key="1")


@pytest.fixture(scope="module")
def coze() -> Iterator[RunningEmulator]:
    with emulator() as running:
        yield running


def spec(coze: RunningEmulator, profile: Path) -> AppSpec:
    line = CozeLine.to(
        base_url=coze.base_url, bot_id=coze.bot_id, workflow_id=coze.workflow_id, tokens=FixedToken(coze.token)
    )
    return AppSpec(profile=Profile(profile), coze=line)


async def test_a_reply_is_made_shorter_online_and_stays_as_it_is_offline(coze: RunningEmulator, tmp_path: Path) -> None:
    async with open_app(spec(coze, tmp_path)) as app:
        made = await turn(app.desk, QUESTION)
        before = len(coze.received())
        await app.desk.rework(made.trace_id, 1, Wish.SHORTER)
        shorter = (await app.desk.suggestions(LIN))[-1]
        assert (shorter.engine, shorter.reason) == ("coze", Wish.SHORTER)
        assert 0 < len(shorter.shown) < len(made.shown)
        assert [(item.shown, item.reason) for item in shorter.alternatives] == [(made.shown, Why.BEFORE_WISH)]
        bodies = [request["body"] for request in coze.received()[before:]]
        assert [record.body.decode() for record in shorter.sent] == bodies
        assert "13812345678" not in "".join(bodies)
        coze.fault("refuse")
        await app.desk.rework(made.trace_id, 1, Wish.FRIENDLIER)
        coze.fault(None)
        kept = (await app.desk.suggestions(LIN))[-1]
        assert (kept.shown, kept.reason, kept.cause) == (made.shown, NEEDS_COZE, "unreachable")


async def test_all_candidates_are_there_after_a_restart_and_the_outcome_names_one(
    coze: RunningEmulator, tmp_path: Path
) -> None:
    async with open_app(spec(coze, tmp_path)) as app:
        made = await turn(app.desk, QUESTION)
        assert 2 <= len(made.candidates) <= 3
        await app.desk.send_reply(LIN, made.candidates[1].shown, made.trace_id, 2)
    async with open_app(spec(coze, tmp_path)) as app:
        assert await app.desk.suggestions(LIN) == (made,)
        outcome = await app.desk.outcome(made.trace_id)
        assert outcome is not None
        assert (outcome.kind, outcome.candidate) == (OutcomeKind.SENT_UNEDITED, 2)
