"""The door itself: the only place that makes connections to Coze. What passes it was checked and written down before.

Never follows a redirect (the token would travel along), never reads proxies or certificates from the environment, and
always verifies TLS. It knows HTTP, nothing of what is said.
"""

import asyncio
import ssl
from urllib.parse import urlsplit

import anyio
import httpx

from desktop_cs import __version__
from desktop_cs.coze.door.keeper import Doorkeeper
from desktop_cs.coze.door.letter import Letter
from desktop_cs.coze.errors import failure
from desktop_cs.domain.engine import Cause, SentRecord
from desktop_cs.errors import EngineError

_KEEP_ALIVE_S = 60.0


class Door:
    """Leads to one server. Safe for many tasks of one event loop; close it with `aclose`. `lower` replaces the network,
    for tests. Times are seconds: `connect_s` bounds the connection, `silence_s` the wait for further bytes."""

    def __init__(
        self,
        base_url: str,
        keeper: Doorkeeper,
        *,
        connect_s: float,
        silence_s: float,
        lower: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._base_url = base_url
        self._host = urlsplit(base_url).netloc
        self._keeper = keeper
        self._timeout = httpx.Timeout(silence_s, connect=connect_s)
        self._lower = lower
        self._client: httpx.AsyncClient | None = None
        self._opening = asyncio.Lock()

    async def send(self, letter: Letter) -> httpx.Response:
        """The server's answer, whose body is still to be read; close it.

        Raises `EngineError`; with the fact `not_sent` where nothing left this machine, and with `not_connected` where
        in addition the same letter may be tried again.
        """
        content = letter.content()
        try:
            async with asyncio.timeout_at(letter.deadline):
                client = await self._opened()
                request = _request(client, letter, content)
                seq = await self._keeper.let_out(letter, self._host, content)
                letter.on_sent(SentRecord(self._host, letter.purpose, content))
                return await self._carried(client, request, seq)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise failure(Cause.TIMEOUT) from error
        except httpx.TransportError as error:
            raise failure(Cause.UNREACHABLE, reason="the connection was dropped before an answer") from error

    async def aclose(self) -> None:
        """Close all connections."""
        if self._client is not None:
            await self._client.aclose()

    async def _carried(self, client: httpx.AsyncClient, request: httpx.Request, seq: int) -> httpx.Response:
        try:
            return await client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            await self._keeper.turned_back(seq)
            raise _no_connection(error) from error

    async def _opened(self) -> httpx.AsyncClient:
        async with self._opening:
            if self._client is None:
                # Certificates and lazily loaded modules take a tenth of a second, too long for a loop that also paints.
                self._client = await asyncio.to_thread(self._new_client)
            return self._client

    def _new_client(self) -> httpx.AsyncClient:
        anyio.run(_nothing)  # loads what the first connection would otherwise load in the loop
        return httpx.AsyncClient(
            base_url=self._base_url,
            transport=self._lower,
            verify=_tls(self._base_url),
            trust_env=False,
            follow_redirects=False,
            timeout=self._timeout,
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=20, keepalive_expiry=_KEEP_ALIVE_S),
        )


def _request(client: httpx.AsyncClient, letter: Letter, content: bytes) -> httpx.Request:
    headers = {
        "Content-Type": "application/json",
        "Accept-Encoding": "identity",  # a compressed stream arrives late and can inflate without bound
        "User-Agent": f"desktop-cs/{__version__}",
    }
    if letter.bearer:
        headers["Authorization"] = f"Bearer {letter.bearer}"
    if letter.trace_id:
        headers["X-Trace-Id"] = letter.trace_id
    return client.build_request(letter.method, letter.path, params=letter.query, content=content, headers=headers)


def _no_connection(error: httpx.TransportError) -> EngineError:
    if isinstance(error, httpx.ConnectTimeout):
        return failure(Cause.UNREACHABLE, reason="no connection in time", not_connected=True, not_sent=True)
    reason = "the certificate was not accepted" if "CERTIFICATE" in str(error) else ""
    return failure(Cause.UNREACHABLE, reason=reason, not_connected=not reason, not_sent=True)


async def _nothing() -> None:
    pass


def _tls(base_url: str) -> ssl.SSLContext:
    """The rules for TLS: always verified. Plain http, on this machine only, gets rules that trust nobody."""
    if base_url.startswith("http://"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return httpx.create_ssl_context(trust_env=False)
