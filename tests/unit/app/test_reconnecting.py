"""A connection made in the window counts at once: the open desk turns to it, without a restart."""

from pathlib import Path

import pytest

from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.domain.changes import EngineChanged, EngineState
from desktop_cs.domain.connection import Account, ConnectionWish, Way
from desktop_cs.paths import Profile


async def test_the_desk_turns_to_the_new_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COZE_API_BASE", raising=False)
    account = Account(base_url="https://localhost:9", bot_id="7301")  # nothing listens there
    async with open_app(AppSpec(profile=Profile(tmp_path))) as app:
        desk = app.desk
        told: list[EngineState] = []
        desk.subscribe(lambda news: told.append(news.status.state) if isinstance(news, EngineChanged) else None)
        assert desk.engine_status().state is EngineState.NOT_CONFIGURED
        assert await desk.usage() is None
        await desk.connect(ConnectionWish(account=account), lambda _: None)
        assert desk.engine_status().state is EngineState.SIGNED_OUT
        assert desk.engine_status().host == "localhost:9"
        signed_in = ConnectionWish(account=account, way=Way.TOKEN, token="pat_1")
        connected = await desk.connect(signed_in, lambda _: None)
        assert connected.is_signed_in
        assert desk.engine_status().state is EngineState.ONLINE
        used = await desk.usage()
        assert used is not None
        assert (used.total, used.limit) == (0, 500)
        await desk.disconnect()
        assert desk.engine_status().state is EngineState.SIGNED_OUT
    assert told == [EngineState.SIGNED_OUT, EngineState.ONLINE, EngineState.SIGNED_OUT]
