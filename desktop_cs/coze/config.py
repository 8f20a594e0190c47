"""Where Coze is and what may be called there. Checks the address once, so that nothing is ever sent to another host."""

import ipaddress
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from urllib.parse import SplitResult, urlsplit

from desktop_cs.coze.limits import Plan
from desktop_cs.errors import ConfigError

CLOUD_HOSTS = frozenset({"api.coze.com", "api.coze.cn"})


class TokenSource(Protocol):
    """Gives the access token for the next request; may refresh it. Without one it raises `EngineError(auth)`."""

    async def token(self) -> str:
        """A token that is good now."""
        ...


class NluWay(StrEnum):
    """How messages are understood."""

    WORKFLOW = "workflow"  # a workflow that returns intents, scores and slots
    INTENT_NODE = "intent_node"  # a workflow that returns an intent node's `classificationId`
    PREDICT = "predict"  # the compact contract, for servers that offer it


@dataclass(frozen=True, slots=True, kw_only=True)
class CozeConfig:
    """One Coze account's bot and workflow; `base_url` must come from `checked_base_url`.

    Times are seconds: `connect_s` bounds the connection, `silence_s` the wait for further bytes, `understand_s`,
    `compose_s` and `cancel_s` a whole call, and `recover_s` what is spent on a chat whose stream broke off. `attempts`
    counts how often a call is sent that is refused for the moment. `intent_names` are those of the intent node, in
    its order; `project_key` names the owner's project to a server with the compact contract.
    """

    base_url: str
    bot_id: str
    workflow_id: str
    connect_s: float = 5.0
    silence_s: float = 60.0  # a bot that calls tools says nothing meanwhile
    understand_s: float = 1.5
    compose_s: float = 120.0
    cancel_s: float = 3.0
    recover_s: float = 3.0
    attempts: int = 3
    topk: int = 5
    nlu: NluWay = NluWay.WORKFLOW
    intent_names: tuple[str, ...] = ()
    project_key: str = ""
    plan: Plan = Plan.FREE

    @property
    def host(self) -> str:
        """Host and port without scheme, as shown to people and recorded with what was sent."""
        return urlsplit(self.base_url).netloc


def checked_base_url(url: str, *, own_hosts: Collection[str] = (), allow_loopback: bool = False) -> str:
    """The address without trailing slash, or `ConfigError`.

    Allowed are https on Coze's own hosts or on one of `own_hosts` (self-hosted), and, with `allow_loopback`, plain http
    on this machine. Anything with user names, queries or a path is refused: the token would travel with it.
    """
    parts = _split(url.strip())
    if parts.username is not None or parts.query or parts.fragment or parts.path.strip("/"):
        raise _refused(url, "it must be only scheme, host and port, for example https://api.coze.cn")
    host = (parts.hostname or "").lower()
    if parts.scheme == "http" and _is_loopback(host):
        if not allow_loopback:
            raise _refused(url, "an address on this machine is only for the demo or an explicit COZE_API_BASE")
    elif parts.scheme != "https":
        raise _refused(url, "it must begin with https://")
    elif host not in CLOUD_HOSTS | {own.lower() for own in own_hosts}:
        raise _refused(url, "the host is neither Coze's nor on your list of own servers; add it there first")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # reading it checks it
    except ValueError as error:
        raise _refused(url, "it cannot be read as an address") from error
    return parts


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refused(url: str, why: str) -> ConfigError:
    shown = url.rpartition("@")[2][:100]  # what stands before an @ may be a password
    return ConfigError("coze_base_url", f"The Coze address {shown!r} cannot be used: {why}.")
