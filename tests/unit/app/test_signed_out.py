"""The open application says at once that nobody is signed in, and why; and goes on answering."""

import asyncio
import secrets
from pathlib import Path

import keyring.core
import pytest
from fakes_auth import holding, old_grant
from fakes_keyring import MemoryKeyring

from desktop_cs.app.asking import turn
from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.coze.auth.grant import fingerprint
from desktop_cs.domain.changes import EngineChanged, EngineState
from desktop_cs.domain.engine import Cause, EngineName
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.message import Inbound
from desktop_cs.paths import Profile
from desktop_cs.privacy.secrets import SERVICE
from desktop_cs.settings.file import save
from desktop_cs.settings.schema import CozeSettings, Settings


async def test_after_a_crash_while_renewing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crashed = old_grant(expires_at=1.0, spending=fingerprint("r_old"), spending_since=1.0)
    kept = {(SERVICE, name): secret for name, secret in holding(crashed).kept.items()}
    monkeypatch.setattr(keyring.core, "_keyring_backend", MemoryKeyring(kept))
    save(tmp_path / "settings.json", Settings(coze=CozeSettings(base_url=crashed.region, bot_id="1", workflow_id="2")))
    async with open_app(AppSpec(profile=Profile(tmp_path))) as app:
        told = asyncio.Event()
        app.desk.subscribe(lambda event: told.set() if isinstance(event, EngineChanged) else None)
        if app.desk.engine_status().state is not EngineState.SIGNED_OUT:
            await told.wait()
        status = app.desk.engine_status()
        assert (status.state, status.cause) == (EngineState.SIGNED_OUT, Cause.AUTH)
        assert "works only once" in status.message
        made = await turn(app.desk, Inbound(user_id=UserId("u"), text="可以退货吗", key=secrets.token_hex(4)))
        assert (made.engine, made.cause, made.sent_bytes) == (EngineName.OFFLINE, Cause.AUTH, 0)
        assert made.reply
