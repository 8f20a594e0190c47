"""The demo's stage: customers speak by themselves, the cable really is a cable, the profile is a throw-away one."""

import asyncio
from pathlib import Path

import pytest
from programs import desktop_cs, json_of

from desktop_cs.app.asking import turn
from desktop_cs.app.stage import claim, demo_app
from desktop_cs.domain.changes import EngineChanged, EngineState
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.inbox import Queue
from desktop_cs.domain.message import Inbound
from desktop_cs.errors import ConfigError


def question(key: str) -> Inbound:
    return Inbound(user_id=UserId("lin"), text="怎么申请退货", key=key)


async def test_pulling_the_cable_moves_the_next_card_to_this_machine(tmp_path: Path) -> None:
    async with demo_app(claim(tmp_path / "demo", reset=False), customers=False) as app:
        desk = app.desk
        back = asyncio.Event()

        def listen(event: object) -> None:
            if isinstance(event, EngineChanged) and event.status.state is EngineState.ONLINE:
                back.set()

        first = await turn(desk, question("1"))
        assert (first.engine, first.cause) == ("coze", None)
        await desk.set_plugged(False)
        assert not desk.is_plugged()
        second = await turn(desk, question("2"))
        assert (second.engine, second.cause) == ("offline", "unreachable")
        assert second.shown
        assert desk.engine_status().state is EngineState.DOWN
        desk.subscribe(listen)
        await desk.set_plugged(True)
        await back.wait()
        third = await turn(desk, question("3"))
        assert (third.engine, third.cause) == ("coze", None)


@pytest.mark.abandons
async def test_the_customers_speak(tmp_path: Path) -> None:
    async with demo_app(claim(tmp_path / "demo", reset=False), speed=100) as app:
        while (await app.desk.inbox.counts(app.desk.now())).queues[Queue.MINE] < 3:
            await asyncio.sleep(0.05)


def test_reset_throws_away_only_what_the_demo_made(tmp_path: Path) -> None:
    profile = claim(tmp_path / "demo", reset=False)
    (profile.folder / "left-over").touch()
    assert not (claim(profile.folder, reset=True).folder / "left-over").exists()
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").touch()
    with pytest.raises(ConfigError) as caught:
        claim(tmp_path / "real", reset=True)
    assert caught.value.code == "profile_not_demo"
    assert (tmp_path / "real" / "file").exists()


def test_once_runs_a_turn_without_a_screen(tmp_path: Path) -> None:
    record = json_of(desktop_cs("demo", "--once", "--json", profile=tmp_path / "demo"))
    assert (record["engine"], record["act"], record["order"]) == ("coze", "order_answer", "DD20260115001")
