"""One request in the middle of being served, as a fault finds it, and ways to spoil what is sent in answer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desktop_cs.demo.emulator.answers import LOG_ID, Code, json_response

Abort = Callable[[Scope], None]  # drops the connection of a request, without a farewell


class End(Enum):
    """How a spoilt answer may end."""

    CUT = auto()  # the connection is dropped
    STALL = auto()  # nothing more comes
    CLOSE = auto()  # the answer ends in good form


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One piece of an answer's body: an event of a stream, or a whole document."""

    body: bytes
    number: int
    is_stream: bool
    is_last: bool


Edit = Callable[[Part], Iterable[bytes | End]]  # what is sent in place of a part


@dataclass(frozen=True, slots=True)
class Serving:
    """One request in the middle of being served."""

    app: ASGIApp
    scope: Scope
    receive: Receive
    send: Send
    abort: Abort

    async def serve(self) -> None:
        """Serve it as if nothing were wrong."""
        await self.app(self.scope, self.receive, self.send)

    async def answer(self, response: Response) -> None:
        """Answer with this instead of the truth."""
        await response(self.scope, self.receive, self.send)

    async def refuse(self, code: Code, status: int = 200) -> None:
        """Answer with an error envelope."""
        detail = {"logid": self.scope[LOG_ID]}
        await self.answer(json_response({"code": int(code), "msg": code.name.lower(), "detail": detail}, status))

    async def hang(self) -> None:
        """Say nothing until the client goes away."""
        while (await self.receive())["type"] != "http.disconnect":
            pass

    async def spoil(self, edit: Edit, content_type: bytes | None = None) -> None:
        """Serve it with every part of the answer's body edited, and perhaps another content type."""
        await self.app(self.scope, self.receive, _Spoiler(self, edit, content_type).send)


class _Spoiler:
    """Stands between the application and the network."""

    def __init__(self, serving: Serving, edit: Edit, content_type: bytes | None) -> None:
        self._serving = serving
        self._edit = edit
        self._content_type = content_type
        self._number = 0
        self._is_stream = False
        self._is_over = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._serving.send({**message, "headers": self._headers(message["headers"])})
        elif not self._is_over:
            await self._send_part(message.get("body", b""), is_last=not message.get("more_body", False))

    def _headers(self, headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        """Without a length, which would no longer be true."""
        kept = {name: value for name, value in headers if name != b"content-length"}
        self._is_stream = kept.get(b"content-type", b"").startswith(b"text/event-stream")
        if self._content_type is not None:
            kept[b"content-type"] = self._content_type
        return list(kept.items())

    async def _send_part(self, body: bytes, *, is_last: bool) -> None:
        part = Part(body=body, number=self._number, is_stream=self._is_stream, is_last=is_last)
        self._number += 1
        for piece in self._edit(part):
            if isinstance(piece, End):
                await self._end(piece)
                return
            if piece:
                await self._serving.send({"type": "http.response.body", "body": piece, "more_body": True})
        if is_last:
            await self._end(End.CLOSE)

    async def _end(self, end: End) -> None:
        self._is_over = True
        if end is End.CUT:
            self._serving.abort(self._serving.scope)
        elif end is End.STALL:
            await self._serving.hang()
        else:
            await self._serving.send({"type": "http.response.body", "body": b"", "more_body": False})
