"""From an agent's word to another ranking: the whole way through the open application, trained in the child."""

from pathlib import Path

import pytest

from desktop_cs.app.asking import turn
from desktop_cs.app.composition import App, AppSpec, open_app
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.message import Inbound
from desktop_cs.domain.outcome import RejectReason
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.paths import Profile

LINE = "我的快递三天没动了 电话13812345678"


async def asked(app: App, key: str) -> Suggestion:
    return await turn(app.desk, Inbound(user_id=UserId("lin"), text=LINE, key=key))


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Profile:
    monkeypatch.setenv("DESKTOP_CS_UNSEALED", "1")
    return Profile(tmp_path)


async def test_a_rejection_for_the_wrong_intent_changes_the_next_ranking(profile: Profile) -> None:
    async with open_app(AppSpec(profile=profile, offline=True)) as app:
        before = await asked(app, "1")
        taken_for = before.understanding.best
        assert before.understanding.intent == taken_for.name
        await app.desk.reject(before.trace_id, RejectReason.WRONG_INTENT)
        await app.knowing.offline.retrain(await app.knowing.pairs.pairs())
        after = (await asked(app, "2")).understanding
    scores = {item.name: item.score for item in after.ranking}
    assert scores.get(taken_for.name, 0.0) < taken_for.score - 0.1
    kept = b"".join(file.read_bytes() for file in profile.intents.iterdir())
    assert b"13812345678" not in kept
