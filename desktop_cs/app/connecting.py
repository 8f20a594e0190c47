"""Connecting from the window: what is set, signing in and out, testing; a change counts at once."""

import asyncio
import importlib.util
import os
import webbrowser
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop_cs.app.connections import CozeLine
from desktop_cs.app.coze_checks import examine_coze
from desktop_cs.app.signing_in import Hooks, Region, Wish, region_named, sign_in, sign_out
from desktop_cs.coze.auth.device import DeviceCode
from desktop_cs.coze.auth.grant import Method, secret_name
from desktop_cs.coze.door.keeper import Doorkeeper
from desktop_cs.domain.connection import (
    Account,
    Connection,
    ConnectionWish,
    Grade,
    Invitation,
    Invite,
    PermissionCheck,
    Understander,
    Way,
)
from desktop_cs.paths import Profile
from desktop_cs.privacy.secrets import Secrets
from desktop_cs.settings.file import load, save
from desktop_cs.settings.schema import CozeSettings

OpenPage = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Connecting:
    """Works on one profile. `line` is the one in use; `apply` turns it to what the settings hold now."""

    profile: Profile
    secrets: Secrets
    line: CozeLine
    keeper: Doorkeeper
    apply: Callable[[], Awaitable[None]]
    is_demo: bool = False
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    open_page: OpenPage = webbrowser.open

    async def current(self) -> Connection:
        """What is set, and whether somebody is signed in."""
        settings = (await asyncio.to_thread(load, self.profile.settings)).coze
        if self.is_demo or self.environment.get("COZE_API_BASE"):
            account = Account(base_url=self.line.base_url, bot_id=self.line.bot_id, workflow_id=self.line.workflow_id)
            return Connection(account=account, is_signed_in=True, can_change=False)
        has_token = bool(settings.base_url) and await self.secrets.get(secret_name(settings.base_url)) is not None
        return Connection(
            account=_account(settings),
            is_signed_in=has_token,
            keyring_works=self.secrets.persistent,
            has_service_accounts=importlib.util.find_spec("jwt") is not None,
        )

    async def connect(self, wish: ConnectionWish, invite: Invite) -> Connection:
        """Sign in where that is wished, write the settings, and use them from now on. Raises `EngineError` where Coze
        refuses, `ConfigError` for an address or key that cannot be used; nothing has changed then."""
        settings = (await asyncio.to_thread(load, self.profile.settings)).coze
        region = region_named(wish.account.base_url, settings, {})
        if wish.way is not None:
            hooks = Hooks(
                ask_token=lambda: wish.token,
                show_code=lambda code: invite(_invitation(code)),
                open_browser=lambda url: self._open(url, invite),
            )
            named = _wish(wish, region, wish.way)
            await sign_in(self.profile, self.secrets, named, hooks, self.keeper, for_this_run=True)
        await asyncio.to_thread(self._write, wish.account, region)
        await self.apply()
        return await self.current()

    async def disconnect(self) -> Connection:
        """Forget the tokens on this machine. `PrivacyError` where they may live on."""
        settings = (await asyncio.to_thread(load, self.profile.settings)).coze
        await sign_out(self.secrets, region_named(None, settings, {}))
        await self.apply()
        return await self.current()

    async def examine(self) -> tuple[PermissionCheck, ...]:
        """Use each permission once. Costs one short chat and one run of the workflow."""
        checks = await examine_coze(self.line, self.keeper)
        return tuple(PermissionCheck(name=c.name, grade=Grade(c.verdict.value), code=c.code) for c in checks)

    def _open(self, url: str, invite: Invite) -> None:
        invite(Invitation(link=url))
        asyncio.get_running_loop().run_in_executor(None, self.open_page, url)

    def _write(self, account: Account, region: Region) -> None:
        settings = load(self.profile.settings)
        hosts = {*settings.coze.own_hosts} | ({region.own_host} if region.own_host else set())
        changed: dict[str, object] = {
            "base_url": region.base_url,
            "own_hosts": tuple(sorted(hosts)),
            "bot_id": account.bot_id,
            "workflow_id": account.workflow_id,
            "client_id": account.client_id,
            "nlu": account.understander.value,
            "intent_names": account.intent_names,
            "project_key": account.project_key,
        }
        save(self.profile.settings, settings.model_copy(update={"coze": settings.coze.model_copy(update=changed)}))


def _account(settings: CozeSettings) -> Account:
    return Account(
        base_url=settings.base_url,
        bot_id=settings.bot_id,
        workflow_id=settings.workflow_id,
        client_id=settings.client_id,
        understander=Understander(settings.nlu),
        intent_names=settings.intent_names,
        project_key=settings.project_key,
    )


def _wish(wish: ConnectionWish, region: Region, way: Way) -> Wish:
    return Wish(
        method=Method(way.value),
        region=region,
        bot_id=wish.account.bot_id,
        workflow_id=wish.account.workflow_id,
        client_id=wish.account.client_id,
        key_id=wish.key_id,
        key_file=Path(wish.key_file) if wish.key_file else None,
    )


def _invitation(code: DeviceCode) -> Invitation:
    return Invitation(link=code.link, code=code.user_code)
