"""The hidden levers under `/_emulator/`: switch faults, read what was received, count connections.

They stand outside the emulated protocol and need no token; requests from a web page (`Origin`) are refused.

    POST /_emulator/fault        {"name": "cut" | null, "times": 1, "path": "/v3/chat"}; the last two may be missing
    GET  /_emulator/requests     {"requests": [{method, path, query, trace_id, body, body_base64}]}, oldest first
    GET  /_emulator/connections  {"open": n, "running_chats": n}, without the one that asks
    POST /_emulator/forget       all conversations are lost
"""

import base64
from typing import Any, Protocol

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from desktop_cs.demo.emulator.bodies import BadBodyError, json_object
from desktop_cs.demo.emulator.faults import FaultSwitch
from desktop_cs.demo.emulator.oauth_routes import oauth_control
from desktop_cs.demo.emulator.state import EmulatorState, ReceivedRequest

PREFIX = "/_emulator/"
_USAGE = 'send {"name": text or null, "times": whole number, "path": text}'


class Connections(Protocol):
    """The sockets beneath the application."""

    def abort(self, scope: Scope) -> None:
        """Drop the connection of a request, without a farewell."""
        ...

    def count(self) -> int:
        """How many are open."""
        ...


def control_app(state: EmulatorState, faults: FaultSwitch, connections: Connections) -> ASGIApp:
    """The application behind `PREFIX`."""

    async def set_fault(request: Request) -> Response:
        try:
            faults.set(*_wish(await json_object(request)))
        except BadBodyError:
            return JSONResponse({"error": _USAGE}, 400)
        except ValueError as error:
            return JSONResponse({"error": str(error)}, 400)
        return JSONResponse({"ok": True})

    async def requests(_request: Request) -> Response:
        return JSONResponse({"requests": [_as_json(received) for received in list(state.requests)]})

    async def count(_request: Request) -> Response:
        running = sum(chat.is_running for chat in state.chats.values())
        return JSONResponse({"open": connections.count() - 1, "running_chats": running})

    async def forget(_request: Request) -> Response:
        state.forget_conversations()
        return JSONResponse({"ok": True})

    app = Starlette(
        routes=[
            Route(PREFIX + "fault", set_fault, methods=["POST"]),
            Route(PREFIX + "requests", requests, methods=["GET"]),
            Route(PREFIX + "connections", count, methods=["GET"]),
            Route(PREFIX + "forget", forget, methods=["POST"]),
            *oauth_control(state.oauth, PREFIX),
        ]
    )
    return _without_pages(app)


def _wish(body: dict[str, Any]) -> tuple[str | None, int | None, str]:
    name, times, path = body.get("name"), body.get("times"), body.get("path", "/")
    if not (isinstance(name, str | None) and isinstance(times, int | None) and isinstance(path, str)):
        raise BadBodyError
    return name, times, path


def _without_pages(app: ASGIApp) -> ASGIApp:
    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        is_page = any(name == b"origin" for name, _ in scope["headers"])
        refusal = JSONResponse({"error": "not for web pages"}, 403)
        await (refusal if is_page else app)(scope, receive, send)

    return guarded


def _as_json(received: ReceivedRequest) -> dict[str, Any]:
    return {
        "method": received.method,
        "path": received.path,
        "query": received.query,
        "trace_id": received.trace_id,
        "body": received.body.decode("utf-8", "replace"),
        "body_base64": base64.b64encode(received.body).decode("ascii"),
    }
