"""A keyring that remembers every write, a token server that answers from a script, and a browser without a window."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from fakes_door import endpoint_at

from desktop_cs.coze.auth.endpoint import OAuthEndpoint
from desktop_cs.coze.auth.grant import Grant, Method, from_secret, secret_name
from desktop_cs.coze.auth.tokens import KeptTokens
from desktop_cs.errors import AppError

REGION = "https://api.coze.cn"
NOW = 1_770_000_000.0


@dataclass
class MemorySecrets:
    """Satisfies `SecretStore`; `writes` tells what was kept, in order."""

    kept: dict[str, str] = field(default_factory=dict)
    writes: list[str] = field(default_factory=list)
    trouble: AppError | None = None

    async def get(self, name: str) -> str | None:
        return self.kept.get(name)

    async def set(self, name: str, secret: str) -> None:
        await asyncio.sleep(0)  # a real keyring answers from a thread
        self.kept[name] = secret
        self.writes.append(secret)

    async def delete(self, name: str) -> None:
        self.kept.pop(name, None)

    def grant(self, region: str = REGION) -> Grant:
        kept = from_secret(self.kept[secret_name(region)], region)
        assert kept is not None
        return kept


@dataclass
class TokenServer:
    """Answers token calls with what is in `answers`, in turn: a status and JSON, or an exception to raise."""

    answers: list[tuple[int, Any] | Exception]
    asked: list[dict[str, Any]] = field(default_factory=list)
    gate: asyncio.Event | None = None
    called: asyncio.Event = field(default_factory=asyncio.Event)
    now: float = NOW
    date: str = ""
    on_call: Callable[[], None] = lambda: None

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(json.loads(request.content))
        self.called.set()
        self.on_call()
        if self.gate is not None:
            await self.gate.wait()
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        headers = {"date": self.date} if self.date else {}
        content = answer[1] if isinstance(answer[1], str) else json.dumps(answer[1])
        return httpx.Response(answer[0], stream=httpx.ByteStream(content.encode()), headers=headers)

    def endpoint(self) -> OAuthEndpoint:
        return endpoint_at(REGION, clock=lambda: self.now, lower=httpx.MockTransport(self))


def pair(name: str = "new", *, lives: float = 900.0) -> tuple[int, dict[str, Any]]:
    return 200, {"access_token": f"czu_{name}", "refresh_token": f"r_{name}", "expires_in": int(NOW + lives)}


def old_grant(**changes: Any) -> Grant:
    facts: dict[str, Any] = {
        "method": Method.PKCE,
        "region": REGION,
        "access_token": "czu_old",
        "refresh_token": "r_old",
        "issued_at": NOW - 900,
        "expires_at": NOW - 1,
        "client_id": "app",
    }
    return Grant(**(facts | changes))


def holding(grant: Grant) -> MemorySecrets:
    return MemorySecrets({secret_name(grant.region): grant.to_secret()})


def tokens_of(server: TokenServer, secrets: MemorySecrets) -> KeptTokens:
    return KeptTokens(secrets, server.endpoint())


class Browser:
    """Opens a page as a browser does, following the consent page back to the program; `add` is what a person chose."""

    def __init__(self, add: str = "") -> None:
        self._add = add
        self._tasks: set[asyncio.Task[None]] = set()
        self.opened: list[str] = []
        self.pages: list[httpx.Response] = []

    def __call__(self, url: str) -> None:
        self.opened.append(url)
        self._tasks.add(asyncio.create_task(self._visit(url + self._add)))

    async def _visit(self, url: str) -> None:
        async with httpx.AsyncClient(trust_env=False, follow_redirects=True) as client:
            self.pages.append(await client.get(url))

    async def closed(self) -> None:
        await asyncio.gather(*self._tasks)
