"""Signing in and out of Coze for a profile: the tokens go to the keyring, everything else to the settings."""

import asyncio
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from desktop_cs.app.connections import CozeLine, FixedToken
from desktop_cs.coze.auth import device, jwt, pkce
from desktop_cs.coze.auth.device import DeviceCode
from desktop_cs.coze.auth.endpoint import OAuthEndpoint
from desktop_cs.coze.auth.grant import Grant, Method, secret_name
from desktop_cs.coze.config import checked_base_url
from desktop_cs.coze.conversations import ConversationsInMemory
from desktop_cs.coze.door.keeper import Doorkeeper
from desktop_cs.domain.engine import Cause
from desktop_cs.errors import EngineError, PrivacyError, UsageError
from desktop_cs.paths import Profile
from desktop_cs.privacy.secrets import Secrets
from desktop_cs.settings.file import load, save
from desktop_cs.settings.schema import CozeSettings, Settings

REGIONS = {"com": "https://api.coze.com", "cn": "https://api.coze.cn"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The server to sign in to. One named by the environment is not written into the settings."""

    base_url: str
    own_host: str = ""  # to be allowed from now on, where it is not one of Coze's
    from_environment: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to sign in with. Empty fields keep what the settings hold."""

    method: Method
    region: Region
    is_second: bool = False  # to turn to while the first does not answer
    bot_id: str = ""
    workflow_id: str = ""
    client_id: str = ""
    port: int = 0  # of the browser's way back; 0 for a free one
    key_id: str = ""
    key_file: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """How the person takes part: types a token, sees a code, gets a page opened."""

    ask_token: Callable[[], str]
    show_code: Callable[[DeviceCode], None]
    open_browser: Callable[[str], None]


def region_named(name: str | None, settings: CozeSettings, environment: Mapping[str, str] = os.environ) -> Region:
    """The region for `com`, `cn` or an address; without a name, the environment's or the settings'.

    Raises `UsageError` where none is known, `ConfigError` for an address that may not be used. Naming a server of
    one's own here is what puts it on the list of allowed hosts.
    """
    if name is None and (base := environment.get("COZE_API_BASE")):
        return Region(base_url=checked_base_url(base, allow_loopback=True), from_environment=True)
    address = REGIONS.get(name, name) if name else settings.base_url
    if not address:
        raise UsageError("region_unknown", "Say where your Coze account is: --region com, --region cn, or an address.")
    host = (urlsplit(address).hostname or "").lower()
    base_url = checked_base_url(address, own_hosts={*settings.own_hosts, host})
    is_own = base_url not in REGIONS.values()
    return Region(base_url=base_url, own_host=host if is_own else "")


async def sign_in(
    profile: Profile, secrets: Secrets, wish: Wish, hooks: Hooks, keeper: Doorkeeper, *, for_this_run: bool = False
) -> Settings:
    """Sign in, keep the tokens, and give the settings as they are now.

    Raises `EngineError` where Coze refuses; `PrivacyError` before anything else where no keyring would keep the tokens,
    unless keeping them `for_this_run` alone is good enough.
    """
    if not for_this_run:
        await _sure_to_keep(secrets)
    settings = await asyncio.to_thread(load, profile.settings)
    grant = await _granted(wish, settings.coze, hooks, keeper)
    await secrets.set(secret_name(wish.region.base_url), grant.to_secret())
    if not for_this_run:
        _raise_trouble(secrets)
    changed = settings.model_copy(update={"coze": with_wish(settings.coze, wish, grant.client_id)})
    await asyncio.to_thread(save, profile.settings, changed)
    return changed


async def sign_out(secrets: Secrets, region: Region) -> bool:
    """Forget the tokens of a region on this machine; whether there were any. `PrivacyError` where they may live on."""
    name = secret_name(region.base_url)
    was_there = await secrets.get(name) is not None
    if not was_there:
        _raise_trouble(secrets)
    await secrets.delete(name)
    return was_there


async def _granted(wish: Wish, settings: CozeSettings, hooks: Hooks, keeper: Doorkeeper) -> Grant:
    endpoint = OAuthEndpoint(wish.region.base_url, keeper)
    if wish.method is Method.PAT:
        return await _by_token(wish.region, hooks.ask_token().strip(), keeper)
    client_id = wish.client_id or settings.client_id
    if not client_id:
        raise UsageError("client_id_missing", "Give the OAuth app's id from the Coze console with --client-id.")
    if wish.method is Method.PKCE:
        return await pkce.sign_in(endpoint, client_id=client_id, open_browser=hooks.open_browser, port=wish.port)
    if wish.method is Method.DEVICE:
        return await device.sign_in(endpoint, client_id=client_id, show=hooks.show_code)
    if not wish.key_id or wish.key_file is None:
        raise UsageError("key_missing", "A service account needs --key-id and --key-file from the Coze console.")
    return await jwt.sign_in(endpoint, client_id=client_id, key_id=wish.key_id, key_file=wish.key_file)


async def _by_token(region: Region, token: str, keeper: Doorkeeper) -> Grant:
    """A personal token, tried once: a slip of the hand or the wrong region shows now rather than with a customer."""
    line = CozeLine.to(base_url=region.base_url, own_hosts={region.own_host}, tokens=FixedToken(token))
    line.open(ConversationsInMemory(), tuple, lambda: 0.0, keeper)
    try:
        await line.probe()
    except EngineError as error:
        if error.code in (Cause.AUTH, Cause.CONFIGURATION):
            raise
    finally:
        await line.aclose()
    return Grant(method=Method.PAT, region=region.base_url, access_token=token)


def with_wish(settings: CozeSettings, wish: Wish, client_id: str) -> CozeSettings:
    """The settings after a sign-in. Ids of another region mean nothing here, so a change of region drops them."""
    if wish.region.from_environment:
        places = {}
    elif wish.is_second:
        places = {"second_base_url": wish.region.base_url}
    else:
        places = {"base_url": wish.region.base_url}
    first, second = ("bot_id", "workflow_id", "client_id"), ("second_bot_id", "second_workflow_id", "")
    ids = dict(zip(second if wish.is_second else first, (wish.bot_id, wish.workflow_id, client_id), strict=True))
    moves = any(getattr(settings, name) not in ("", base_url) for name, base_url in places.items())
    update: dict[str, object] = {name: value for name, value in ids.items() if name and (value or moves)}
    if wish.region.own_host and places:
        update["own_hosts"] = tuple(sorted({*settings.own_hosts, wish.region.own_host}))
    return settings.model_copy(update=places | update)


async def _sure_to_keep(secrets: Secrets) -> None:
    await secrets.get("sign-in")
    _raise_trouble(secrets)


def _raise_trouble(secrets: Secrets) -> None:
    trouble: PrivacyError | None = secrets.trouble
    if trouble is not None:
        raise trouble
