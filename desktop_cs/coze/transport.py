"""The way to Coze: one shared connection pool, exact bytes out, bounded bytes in, every failure an `EngineError`.

Never follows a redirect (the token would travel along), never reads proxies or certificates from the environment, and
always verifies TLS. A call that was refused for the moment may be sent again. It knows HTTP and the answer envelope,
nothing of chats or workflows.
"""

import asyncio
import contextlib
import json
import ssl
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import anyio
import httpx

from desktop_cs import __version__
from desktop_cs.coze.answers import ByteStream, check_head, envelope_of, facts_of, is_kind, whole_body
from desktop_cs.coze.config import CozeConfig, TokenSource
from desktop_cs.coze.errors import failure
from desktop_cs.coze.limits import LIMITS, CallCounter, CallLedger, Pacing
from desktop_cs.coze.retries import again
from desktop_cs.coze.wire import Envelope
from desktop_cs.domain.engine import Cause, SentRecord, SentSink, forget
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.usage import CallUsage


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request. `deadline` is a time of the running loop's clock; `purpose` goes into the sent record; None for the
    `body` makes it a GET. `attempts` counts all sendings of a call that is refused for the moment."""

    path: str
    body: Mapping[str, Any] | None
    trace_id: TraceId
    purpose: str
    deadline: float
    query: Mapping[str, str] = field(default_factory=dict)
    on_sent: SentSink = forget
    attempts: int = 1

    def content(self) -> bytes:
        """The body's bytes, as they are sent and recorded."""
        if self.body is None:
            return b""
        return json.dumps(self.body, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")


class Transport:
    """Calls one Coze account. Safe for many tasks of one event loop; close it with `aclose`."""

    def __init__(
        self,
        config: CozeConfig,
        tokens: TokenSource,
        *,
        counter: CallCounter | None = None,
        lower: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """`counter` remembers how many calls were answered. `lower` replaces the network, for tests."""
        self._config = config
        self._tokens = tokens
        self._lower = lower
        limits = LIMITS[config.plan]
        self._pacing = Pacing(limits)
        self._ledger = CallLedger(counter, config.host, limits) if counter else None
        self._client: httpx.AsyncClient | None = None
        self._opening = asyncio.Lock()

    async def fetch(self, call: Call) -> Envelope:
        """The envelope of a call that went well."""
        return await again(lambda: self._fetch(call), attempts=call.attempts, deadline=call.deadline)

    @contextlib.asynccontextmanager
    async def stream(self, call: Call) -> AsyncIterator[ByteStream]:
        """The bytes of an event stream; leaving the block closes the answer, however it is left."""
        response = await again(lambda: self._open_stream(call), attempts=call.attempts, deadline=call.deadline)
        try:
            yield ByteStream(response, facts_of(response), call.deadline)
        finally:
            await response.aclose()

    async def usage(self) -> CallUsage | None:
        """How many calls were answered; None where nobody counts."""
        return await self._ledger.usage() if self._ledger else None

    async def aclose(self) -> None:
        """Close all connections, and write down how many calls they carried."""
        if self._ledger is not None:
            await self._ledger.aclose()
        if self._client is not None:
            await self._client.aclose()

    async def _fetch(self, call: Call) -> Envelope:
        response = await self._send(call)
        try:
            return await _read_envelope(response, call)
        finally:
            await response.aclose()

    async def _open_stream(self, call: Call) -> httpx.Response:
        response = await self._send(call)
        try:
            if not is_kind(response, "text/event-stream") or response.status_code >= 400:
                await _read_envelope(response, call)  # raises where the server says why
                raise failure(Cause.BAD_ANSWER, facts_of(response), reason="an event stream was asked for and not sent")
            check_head(response, facts_of(response))
        except BaseException:
            await response.aclose()
            raise
        return response

    async def _send(self, call: Call) -> httpx.Response:
        await self._pacing.turn(call.path, call.deadline)
        try:
            async with asyncio.timeout_at(call.deadline):
                client = await self._opened()
                request = await self._request(client, call)
                call.on_sent(SentRecord(self._config.host, call.purpose, request.content))
                response = await client.send(request, stream=True)
        except httpx.ConnectTimeout as error:
            raise failure(Cause.UNREACHABLE, reason="no connection in time", not_connected=True) from error
        except (TimeoutError, httpx.TimeoutException) as error:
            raise failure(Cause.TIMEOUT) from error
        except httpx.ConnectError as error:
            reason = "the certificate was not accepted" if "CERTIFICATE" in str(error) else ""
            raise failure(Cause.UNREACHABLE, reason=reason, not_connected=not reason) from error
        except httpx.TransportError as error:
            raise failure(Cause.UNREACHABLE, reason="the connection was dropped before an answer") from error
        if self._ledger is not None:
            self._ledger.made()
        return response

    async def _request(self, client: httpx.AsyncClient, call: Call) -> httpx.Request:
        headers = {
            "Authorization": f"Bearer {_checked_token(await self._tokens.token())}",
            "Content-Type": "application/json",
            "Accept-Encoding": "identity",  # a compressed stream arrives late and can inflate without bound
            "User-Agent": f"desktop-cs/{__version__}",
            "X-Trace-Id": call.trace_id,
        }
        method = "GET" if call.body is None else "POST"
        return client.build_request(method, call.path, params=call.query, content=call.content(), headers=headers)

    async def _opened(self) -> httpx.AsyncClient:
        async with self._opening:
            if self._client is None:
                # Certificates and lazily loaded modules take a tenth of a second, too long for a loop that also paints.
                self._client = await asyncio.to_thread(self._new_client)
            return self._client

    def _new_client(self) -> httpx.AsyncClient:
        anyio.run(_nothing)  # loads what the first connection would otherwise load in the loop
        return httpx.AsyncClient(
            base_url=self._config.base_url,
            transport=self._lower,
            verify=_tls(self._config.base_url),
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(self._config.silence_s, connect=self._config.connect_s),
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=20, keepalive_expiry=60.0),
        )


async def _read_envelope(response: httpx.Response, call: Call) -> Envelope:
    facts = facts_of(response)
    check_head(response, facts)
    return envelope_of(response, await whole_body(response, facts, call.deadline), facts)


async def _nothing() -> None:
    pass


def _tls(base_url: str) -> ssl.SSLContext:
    """The rules for TLS: always verified. Plain http, on this machine only, gets rules that trust nobody."""
    if base_url.startswith("http://"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return httpx.create_ssl_context(trust_env=False)


def _checked_token(token: str) -> str:
    token = token.strip()
    if not token:
        raise failure(Cause.AUTH, reason="no token is stored")
    if not (token.isascii() and token.isprintable() and " " not in token):
        raise failure(Cause.AUTH, reason="the stored token holds signs that no token has; paste it again")
    return token
