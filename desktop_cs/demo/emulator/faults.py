"""The emulator's bad days, by name: each serves one request wrongly in one of the ways that servers and networks do."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.responses import HTMLResponse
from starlette.types import Message

from desktop_cs.demo.emulator.answers import Code, json_response
from desktop_cs.demo.emulator.serving import Serving
from desktop_cs.demo.emulator.state import FATE, Fate
from desktop_cs.demo.emulator.stream_faults import STREAM_FAULTS

DRIP_S = 0.2  # between two bytes
LATENCY_S = 0.4  # before the first byte
_HTML = "<html><head><title>504 Gateway Time-out</title></head><body><h1>504 Gateway Time-out</h1></body></html>"


async def _hang(serving: Serving) -> None:
    await serving.hang()


async def _refuse(serving: Serving) -> None:
    serving.abort(serving.scope)


async def _latency(serving: Serving) -> None:
    await asyncio.sleep(LATENCY_S)
    await serving.serve()


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


async def _bad_token(serving: Serving) -> None:
    is_workflow = serving.scope["path"].startswith("/v1/workflow")
    await serving.refuse(Code.AUTHENTICATION if is_workflow else Code.ACCESS_TOKEN, 401)


async def _rate(serving: Serving) -> None:
    await serving.answer(json_response({"error": "too many requests"}, 429))


async def _html_504(serving: Serving) -> None:
    await serving.answer(HTMLResponse(_HTML, 504))


def _refusing(code: Code, status: int = 200) -> Callable[[Serving], Awaitable[None]]:
    return lambda serving: serving.refuse(code, status)


def _fated(fate: Fate) -> Callable[[Serving], Awaitable[None]]:
    """The request is taken up; what comes of it is settled."""

    async def serve(serving: Serving) -> None:
        serving.scope[FATE] = fate
        await serving.serve()

    return serve


FAULTS: dict[str, Callable[[Serving], Awaitable[None]]] = {
    "hang": _hang,
    "refuse": _refuse,
    "latency": _latency,
    "slow_drip": _slow_drip,
    "bad_token": _bad_token,
    "bad_token_200": _refusing(Code.TOKEN),
    "risk_control_4102": _refusing(Code.RISK_CONTROL),
    "rate": _rate,
    "rate_4020": _refusing(Code.RATE),
    "quota": _refusing(Code.QUOTA),
    "busy": _refusing(Code.BUSY),
    "model_4013": _refusing(Code.MODEL),
    "running_4016": _refusing(Code.CHAT_RUNNING),
    "server": _refusing(Code.INTERNAL, 500),
    "html_504": _html_504,
    "failed_chat_4028": _fated(Fate.FAILS),
    "needs_tool": _fated(Fate.NEEDS_TOOL),
    **STREAM_FAULTS,
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
