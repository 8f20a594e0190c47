"""The emulator's bad days, by name: each serves one request wrongly in one of the ways that servers and networks do."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desktop_cs.demo.emulator.answers import LOG_ID, Code, json_response

Abort = Callable[[Scope], None]  # drops the connection of a request, without a farewell

DRIP_S = 0.2  # between two bytes
_CHUNKS_BEFORE_CUT = 6
_CHUNKS_BEFORE_GARBAGE = 4
_HTML = "<html><head><title>504 Gateway Time-out</title></head><body><h1>504 Gateway Time-out</h1></body></html>"


@dataclass(frozen=True, slots=True)
class Serving:
    """One request in the middle of being served."""

    app: ASGIApp
    scope: Scope
    receive: Receive
    send: Send
    abort: Abort

    async def answer(self, response: Response) -> None:
        """Answer with this instead of the truth."""
        await response(self.scope, self.receive, self.send)

    async def refuse(self, code: Code, status: int = 200) -> None:
        """Answer with an error envelope."""
        detail = {"logid": self.scope[LOG_ID]}
        await self.answer(json_response({"code": int(code), "msg": code.name.lower(), "detail": detail}, status))


async def _hang(serving: Serving) -> None:
    while (await serving.receive())["type"] != "http.disconnect":
        pass


async def _refuse(serving: Serving) -> None:
    serving.abort(serving.scope)


async def _slow_drip(serving: Serving) -> None:
    async def send(message: Message) -> None:
        if message["type"] != "http.response.body":
            await serving.send(message)
            return
        for byte in message.get("body", b""):
            await serving.send({**message, "body": bytes([byte]), "more_body": True})
            await asyncio.sleep(DRIP_S)
        if not message.get("more_body", False):
            await serving.send({**message, "body": b""})

    await serving.app(serving.scope, serving.receive, send)


async def _cut(serving: Serving) -> None:
    chunks = 0

    async def send(message: Message) -> None:
        nonlocal chunks
        if chunks > _CHUNKS_BEFORE_CUT:  # the connection is gone
            return
        if message["type"] == "http.response.body":
            chunks += 1
            if chunks > _CHUNKS_BEFORE_CUT or not message.get("more_body", False):
                chunks = _CHUNKS_BEFORE_CUT + 1
                body = message.get("body", b"")
                await serving.send({**message, "body": body[: len(body) // 2], "more_body": True})
                serving.abort(serving.scope)
                return
        await serving.send(message)

    await serving.app(serving.scope, serving.receive, send)


async def _bad_json(serving: Serving) -> None:
    chunks = 0

    async def send(message: Message) -> None:
        nonlocal chunks
        if message["type"] == "http.response.body":
            chunks += 1
            if chunks > _CHUNKS_BEFORE_GARBAGE or not message.get("more_body", False):
                message = {**message, "body": message.get("body", b"").replace(b"}", b" ")}
        await serving.send(message)

    await serving.app(serving.scope, serving.receive, send)


async def _bad_token(serving: Serving) -> None:
    is_workflow = serving.scope["path"].startswith("/v1/workflow")
    await serving.refuse(Code.AUTHENTICATION if is_workflow else Code.ACCESS_TOKEN, 401)


async def _bad_token_200(serving: Serving) -> None:
    await serving.refuse(Code.TOKEN)


async def _rate(serving: Serving) -> None:
    await serving.answer(json_response({"error": "too many requests"}, 429))


async def _quota(serving: Serving) -> None:
    await serving.refuse(Code.QUOTA)


async def _busy(serving: Serving) -> None:
    await serving.refuse(Code.BUSY)


async def _server(serving: Serving) -> None:
    await serving.refuse(Code.INTERNAL, 500)


async def _html_504(serving: Serving) -> None:
    await serving.answer(HTMLResponse(_HTML, 504))


FAULTS: dict[str, Callable[[Serving], Awaitable[None]]] = {
    "hang": _hang,
    "refuse": _refuse,
    "slow_drip": _slow_drip,
    "cut": _cut,
    "bad_token": _bad_token,
    "bad_token_200": _bad_token_200,
    "rate": _rate,
    "quota": _quota,
    "busy": _busy,
    "server": _server,
    "html_504": _html_504,
    "bad_json": _bad_json,
}


class FaultSwitch:
    """Which fault the next requests meet. Without `times` it stays until another is set."""

    def __init__(self, name: str | None = None) -> None:
        self._name: str | None = None
        self._left: int | None = None
        self._path = "/"
        self.set(name)

    def set(self, name: str | None, times: int | None = None, path: str = "/") -> None:
        """Turn a fault on for paths that begin with `path`, or all off with None. `ValueError` for an unknown name."""
        if name is not None and name not in FAULTS:
            raise ValueError(f"no fault is called {name!r}; there are {', '.join(FAULTS)}")
        self._name, self._left, self._path = name, times, path

    def take(self, path: str) -> Callable[[Serving], Awaitable[None]] | None:
        """The fault that a request to `path` meets; counts it."""
        if self._name is None or not path.startswith(self._path) or self._left == 0:
            return None
        if self._left is not None:
            self._left -= 1
        return FAULTS[self._name]
