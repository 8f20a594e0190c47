"""The way to Coze: one shared connection pool, exact bytes out, bounded bytes in, every failure an `EngineError`.

Never follows a redirect (the token would travel along), never reads proxies or certificates from the environment, and
always verifies TLS. It knows HTTP and the answer envelope, nothing of chats or workflows.
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
from desktop_cs.coze.config import CozeConfig, TokenSource
from desktop_cs.coze.errors import CallFacts, failure, refusal
from desktop_cs.coze.wire import Envelope, parse_json, read
from desktop_cs.domain.engine import Cause, SentRecord, SentSink, forget
from desktop_cs.domain.ids import TraceId
from desktop_cs.errors import EngineError

MAX_ANSWER_BYTES = 8 * 1024 * 1024
MAX_STREAM_BYTES = 64 * 1024 * 1024
_LOG_ID_HEADERS = ("x-tt-logid", "x-log-id")  # cloud, self-hosted


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request. `deadline` is a time of the running loop's clock; `purpose` goes into the sent record; None for the
    `body` makes it a GET."""

    path: str
    body: Mapping[str, Any] | None
    trace_id: TraceId
    purpose: str
    deadline: float
    query: Mapping[str, str] = field(default_factory=dict)
    on_sent: SentSink = forget

    def content(self) -> bytes:
        """The body's bytes, as they are sent and recorded."""
        if self.body is None:
            return b""
        return json.dumps(self.body, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")


class ByteStream:
    """The chunks of an open answer, until a deadline."""

    def __init__(self, response: httpx.Response, facts: CallFacts, deadline: float) -> None:
        self._raw = response.aiter_raw()
        self._received = 0
        self._deadline = deadline
        self.facts = facts

    async def next_chunk(self) -> bytes:
        """The next bytes; empty at the end. Raises `EngineError`: `timeout`, `broken_stream`, `bad_answer`."""
        try:
            async with asyncio.timeout_at(self._deadline):
                chunk = await anext(self._raw, b"")
        except (TimeoutError, httpx.TimeoutException) as error:
            raise failure(Cause.TIMEOUT, self.facts) from error
        except httpx.TransportError as error:
            raise failure(Cause.BROKEN_STREAM, self.facts) from error
        self._received += len(chunk)
        if self._received > MAX_STREAM_BYTES:
            raise failure(Cause.BAD_ANSWER, self.facts, reason=f"the answer is larger than {MAX_STREAM_BYTES} bytes")
        return chunk

    def hurry(self, seconds: float) -> None:
        """Bring the deadline nearer: at most that long from now."""
        self._deadline = min(self._deadline, asyncio.get_running_loop().time() + seconds)

    async def drain(self, seconds: float) -> None:
        """Read on to the end for a moment and forget what comes: an answer read to its end frees its connection."""
        self.hurry(seconds)
        with contextlib.suppress(EngineError):
            while await self.next_chunk():
                pass


class Transport:
    """Calls one Coze account. Safe for many tasks of one event loop; close it with `aclose`."""

    def __init__(
        self, config: CozeConfig, tokens: TokenSource, *, lower: httpx.AsyncBaseTransport | None = None
    ) -> None:
        """`lower` replaces the network, for tests."""
        self._config = config
        self._tokens = tokens
        self._lower = lower
        self._client: httpx.AsyncClient | None = None
        self._opening = asyncio.Lock()

    async def post(self, call: Call) -> Envelope:
        """The envelope of a call that went well."""
        async with self._exchange(call) as (response, facts):
            body = await _whole_body(response, facts, call.deadline)
            return _envelope(response, body, facts)

    @contextlib.asynccontextmanager
    async def stream(self, call: Call) -> AsyncIterator[ByteStream]:
        """The bytes of an event stream; leaving the block closes the answer, however it is left."""
        async with self._exchange(call) as (response, facts):
            if not _is(response, "text/event-stream") or response.status_code >= 400:
                body = await _whole_body(response, facts, call.deadline)
                _envelope(response, body, facts)  # raises where the server says why
                raise failure(Cause.BAD_ANSWER, facts, reason="an event stream was asked for and not sent")
            yield ByteStream(response, facts, call.deadline)

    async def aclose(self) -> None:
        """Close all connections."""
        if self._client is not None:
            await self._client.aclose()

    @contextlib.asynccontextmanager
    async def _exchange(self, call: Call) -> AsyncIterator[tuple[httpx.Response, CallFacts]]:
        response = await self._send(call)
        try:
            facts = _facts(response)
            _check_head(response, facts)
            yield response, facts
        finally:
            await response.aclose()

    async def _send(self, call: Call) -> httpx.Response:
        try:
            async with asyncio.timeout_at(call.deadline):
                client = await self._opened()
                request = await self._request(client, call)
                call.on_sent(SentRecord(self._config.host, call.purpose, request.content))
                return await client.send(request, stream=True)
        except httpx.ConnectTimeout as error:
            raise failure(Cause.UNREACHABLE, reason="no connection in time") from error
        except (TimeoutError, httpx.TimeoutException) as error:
            raise failure(Cause.TIMEOUT) from error
        except httpx.ConnectError as error:
            reason = "the certificate was not accepted" if "CERTIFICATE" in str(error) else ""
            raise failure(Cause.UNREACHABLE, reason=reason) from error
        except httpx.TransportError as error:
            raise failure(Cause.UNREACHABLE, reason="the connection was dropped before an answer") from error

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


def _facts(response: httpx.Response) -> CallFacts:
    headers = response.headers
    logid = next((headers[name] for name in _LOG_ID_HEADERS if name in headers), "")
    return CallFacts(
        http_status=response.status_code, logid=logid[:128], retry_after=_seconds(headers.get("retry-after", ""))
    )


def _seconds(text: str) -> float | None:
    """`Retry-After` in its form of whole seconds; whether Coze sends it at all is not established."""
    return float(text) if text.isascii() and text.isdigit() and len(text) < 8 else None


def _check_head(response: httpx.Response, facts: CallFacts) -> None:
    if 300 <= response.status_code < 400:
        raise failure(Cause.CONFIGURATION, facts, reason="the server redirects elsewhere, which is never followed")
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise failure(Cause.BAD_ANSWER, facts, reason="the answer is compressed though that was not asked for")


def _is(response: httpx.Response, media_type: str) -> bool:
    content_type: str = response.headers.get("content-type", "")
    return content_type.partition(";")[0].strip().lower() == media_type


async def _whole_body(response: httpx.Response, facts: CallFacts, deadline: float) -> bytes:
    stream = ByteStream(response, facts, deadline)
    body = bytearray()
    while chunk := await stream.next_chunk():
        body += chunk
        if len(body) > MAX_ANSWER_BYTES:
            raise failure(Cause.BAD_ANSWER, facts, reason=f"the answer is larger than {MAX_ANSWER_BYTES} bytes")
    return bytes(body)


def _envelope(response: httpx.Response, body: bytes, facts: CallFacts) -> Envelope:
    """The envelope, or the error it tells of: HTTP status 400 and over, `code` not 0, or no JSON object at all."""
    try:
        envelope = read(Envelope, parse_json(body))
    except ValueError:
        envelope = None
    if envelope is not None and envelope.detail.logid and not facts.logid:
        facts = CallFacts(
            http_status=facts.http_status, logid=envelope.detail.logid[:128], retry_after=facts.retry_after
        )
    if response.status_code >= 400 or (envelope is not None and envelope.code != 0):
        raise refusal(facts, envelope.code or None if envelope else None, envelope.debug_url if envelope else "")
    if envelope is None:
        raise failure(Cause.BAD_ANSWER, facts, reason="the answer is not a JSON object")
    return envelope
