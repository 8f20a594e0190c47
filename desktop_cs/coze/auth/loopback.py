"""The one-shot listener on 127.0.0.1 to which the browser brings the answer of the consent page (RFC 8252, 7.3)."""

import asyncio
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import parse_qs, urlsplit

from desktop_cs.domain.engine import Cause
from desktop_cs.errors import ConfigError, EngineError

PATH = "/callback"
_HOST = "127.0.0.1"
_HEAD_S = 5.0  # a browser sends its request at once
_HEAD_BYTES = 16 * 1024
_RECEIVED = "Desktop CS has the answer. You can close this page. · 已收到，可以关闭此页面。"
_DECLINED = "The access was not allowed. You can close this page. · 未获授权，可以关闭此页面。"
_UNKNOWN = "This page belongs to no sign-in that is under way. · 没有正在进行的登录。"


class Callback:
    """Waits for the one request that carries our `state`; every other request is turned away and changes nothing."""

    def __init__(self, state: str) -> None:
        self._state = state
        self._answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._writers: set[asyncio.StreamWriter] = set()
        self.redirect_uri = ""

    async def code(self, seconds: float) -> str:
        """The authorization code. `EngineError(auth)` when access was declined, or nobody answered in time."""
        try:
            async with asyncio.timeout(seconds):
                code = await self._answer
        except TimeoutError as error:
            raise EngineError(Cause.AUTH, "Nobody finished the sign-in in the browser. Start it again.") from error
        if not code:
            raise EngineError(Cause.AUTH, "The access was declined in the browser. Start again and allow it.")
        return code

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection with a small plain page."""
        self._writers.add(writer)
        try:
            async with asyncio.timeout(_HEAD_S):
                head = await reader.readuntil(b"\r\n\r\n")
                code = self._code_in(head.decode("latin-1"))
                writer.write(_page(code))
                await writer.drain()
                if code is not None and not self._answer.done():
                    self._answer.set_result(code)
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # not a browser's request
        finally:
            self._writers.discard(writer)
            writer.close()

    def hang_up(self) -> None:
        """Close what is still open: browsers connect ahead, and say nothing."""
        for writer in tuple(self._writers):
            writer.close()

    def _code_in(self, head: str) -> str | None:
        """The code; empty when access was declined; None for a request that is not the one waited for."""
        request, *headers = head.split("\r\n")
        method, _, rest = request.partition(" ")
        target = urlsplit(rest.partition(" ")[0])
        host = next((line[5:].strip() for line in headers if line.lower().startswith("host:")), "")
        if method != "GET" or f"http://{host}{target.path}" != self.redirect_uri:
            return None
        query = {name: values[0] for name, values in parse_qs(target.query).items()}
        if not hmac.compare_digest(query.get("state", "").encode(), self._state.encode()):
            return None
        return query.get("code", "")


@asynccontextmanager
async def listening(state: str, port: int = 0) -> AsyncIterator[Callback]:
    """A callback that listens while the block runs; `port` 0 takes a free one."""
    callback = Callback(state)
    try:
        server = await asyncio.start_server(callback.serve, _HOST, port, limit=_HEAD_BYTES)
    except OSError as error:
        raise ConfigError("login_port", f"Port {port} of this machine is taken. Choose another with --port.") from error
    callback.redirect_uri = f"http://{_HOST}:{server.sockets[0].getsockname()[1]}{PATH}"
    try:
        yield callback
    finally:
        server.close()
        callback.hang_up()
        await server.wait_closed()


def _page(code: str | None) -> bytes:
    status = "404 Not Found" if code is None else "200 OK"
    text = _UNKNOWN if code is None else _RECEIVED if code else _DECLINED
    body = f'<!doctype html><meta charset="utf-8"><title>Desktop CS</title><p>{text}</p>'.encode()
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
        "Content-Security-Policy: default-src 'none'\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-store\r\n"
        "Connection: close\r\n\r\n"
    )
    return head.encode("ascii") + body
