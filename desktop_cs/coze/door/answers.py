"""Reading an HTTP answer from Coze: bounded bytes until a deadline, the facts of its head, and its envelope."""

import asyncio
import contextlib

import httpx

from desktop_cs.coze.errors import CallFacts, failure, refusal
from desktop_cs.coze.wire import Envelope, parse_json, read
from desktop_cs.domain.engine import Cause
from desktop_cs.errors import EngineError

Answer = httpx.Response  # its head is here, its body still to be read

MAX_ANSWER_BYTES = 8 * 1024 * 1024
MAX_STREAM_BYTES = 64 * 1024 * 1024
_LOG_ID_HEADERS = ("x-tt-logid", "x-log-id")  # cloud, self-hosted


class ByteStream:
    """The chunks of an open answer, until a deadline."""

    def __init__(self, response: Answer, facts: CallFacts, deadline: float) -> None:
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


def facts_of(response: Answer) -> CallFacts:
    """What an answer's head tells about the call."""
    headers = response.headers
    logid = next((headers[name] for name in _LOG_ID_HEADERS if name in headers), "")
    return CallFacts(
        http_status=response.status_code, logid=logid[:128], retry_after=_seconds(headers.get("retry-after", ""))
    )


def _seconds(text: str) -> float | None:
    """`Retry-After` in its form of whole seconds; whether Coze sends it at all is not established."""
    return float(text) if text.isascii() and text.isdigit() and len(text) < 8 else None


def check_head(response: Answer, facts: CallFacts) -> None:
    """Refuse redirects and compressed answers: `EngineError`."""
    if 300 <= response.status_code < 400:
        raise failure(Cause.CONFIGURATION, facts, reason="the server redirects elsewhere, which is never followed")
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise failure(Cause.BAD_ANSWER, facts, reason="the answer is compressed though that was not asked for")


def is_kind(response: Answer, media_type: str) -> bool:
    """Whether the answer says that it is of that media type."""
    content_type: str = response.headers.get("content-type", "")
    return content_type.partition(";")[0].strip().lower() == media_type


async def whole_body(response: Answer, facts: CallFacts, deadline: float) -> bytes:
    """All bytes of an answer, up to `MAX_ANSWER_BYTES`. Raises as `ByteStream.next_chunk` does."""
    stream = ByteStream(response, facts, deadline)
    body = bytearray()
    while chunk := await stream.next_chunk():
        body += chunk
        if len(body) > MAX_ANSWER_BYTES:
            raise failure(Cause.BAD_ANSWER, facts, reason=f"the answer is larger than {MAX_ANSWER_BYTES} bytes")
    return bytes(body)


def envelope_of(response: Answer, body: bytes, facts: CallFacts) -> Envelope:
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
