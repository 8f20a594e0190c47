"""Signing in with a code typed on another device: shows a link and a code, and asks until somebody has answered."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from desktop_cs.coze.auth.endpoint import DEVICE_CODE, OAuthEndpoint
from desktop_cs.coze.auth.grant import Grant, Method
from desktop_cs.coze.errors import failure
from desktop_cs.domain.engine import Cause
from desktop_cs.errors import EngineError

_SLOWER_S, _SLOWEST_S = 5.0, 30.0
_LONGEST_S = 1800.0  # nobody is asked to wait longer, whatever the server allows
_GRANT_TYPE = "urn:ietf:params:oauth:grant-type:device_code"
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceCode:
    """What to show: open `link`, see `user_code` there, within `seconds`."""

    link: str
    user_code: str
    seconds: float


async def sign_in(
    endpoint: OAuthEndpoint, *, client_id: str, show: Callable[[DeviceCode], None], sleep: Sleep = asyncio.sleep
) -> Grant:
    """Wait for the person's consent. `EngineError`: `auth` when it was declined or came too late."""
    answer, _ = await endpoint.call(DEVICE_CODE, {"client_id": client_id})
    code, interval, shown = _read(answer)
    show(shown)
    left = shown.seconds
    while left > 0:
        await sleep(interval)
        left -= interval
        try:
            tokens = await endpoint.tokens({"grant_type": _GRANT_TYPE, "client_id": client_id, "device_code": code})
        except EngineError as error:
            interval = _next_interval(error, interval)
        else:
            return Grant(method=Method.DEVICE, region=endpoint.base_url, client_id=client_id).with_tokens(tokens)
    raise EngineError(Cause.AUTH, "Nobody confirmed the sign-in in time. Start again to get a new code.")


def _next_interval(error: EngineError, interval: float) -> float:
    """How long to wait before asking again; raises the error where asking again is of no use."""
    if error.facts.get("oauth_error") == "slow_down":
        return min(interval + _SLOWER_S, _SLOWEST_S)
    if error.facts.get("oauth_error") == "authorization_pending" or error.retryable:
        return interval
    raise error


def _read(answer: dict[str, object]) -> tuple[str, float, DeviceCode]:
    """The device code, the interval and what to show."""
    texts = [answer.get(name) for name in ("device_code", "user_code", "verification_uri")]
    try:
        interval, seconds = (float(str(answer[name])) for name in ("interval", "expires_in"))
    except (KeyError, ValueError):
        interval, seconds = 5.0, 300.0
    device_code, user_code, uri = (text if isinstance(text, str) else "" for text in texts)
    if not (device_code and user_code) or urlsplit(uri).scheme not in ("https", "http"):
        raise failure(Cause.BAD_ANSWER, reason="no code for signing in came")
    link = f"{uri}?{urlencode({'user_code': user_code})}"
    interval = min(max(interval, 1.0), _SLOWEST_S)
    return device_code, interval, DeviceCode(link=link, user_code=user_code, seconds=min(seconds, _LONGEST_S))
