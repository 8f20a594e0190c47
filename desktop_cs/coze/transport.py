"""The way to Coze: calls through the door, paced and repeated; bounded bytes in, every failure an `EngineError`.

A call that was refused for the moment may be sent again. It knows the answer envelope, nothing of chats or workflows.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

from desktop_cs.coze.config import CozeConfig, TokenSource
from desktop_cs.coze.door.answers import Answer, ByteStream, check_head, envelope_of, facts_of, is_kind, whole_body
from desktop_cs.coze.door.door import Door
from desktop_cs.coze.door.letter import Letter
from desktop_cs.coze.errors import failure
from desktop_cs.coze.limits import LIMITS, CallCounter, CallLedger, Pacing
from desktop_cs.coze.retries import again
from desktop_cs.coze.wire import Envelope
from desktop_cs.domain.engine import Cause, SentSink, forget
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.outgoing import Fixed, Outgoing, Sayable
from desktop_cs.domain.usage import CallUsage


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request. `deadline` is a time of the running loop's clock; `purpose` goes into the record of what was sent;
    None for the `body` makes it a GET. `attempts` counts all sendings of a call that is refused for the moment."""

    path: str
    body: Mapping[str, Sayable] | None
    trace_id: TraceId
    purpose: str
    deadline: float
    query: Mapping[str, Fixed] = field(default_factory=dict)
    on_sent: SentSink = forget
    attempts: int = 1

    def letter(self, token: str) -> Letter:
        """The call as the door takes it."""
        return Letter(
            path=self.path,
            body=None if self.body is None else Outgoing(self.body),
            query=self.query,
            trace_id=self.trace_id,
            purpose=self.purpose,
            deadline=self.deadline,
            bearer=token,
            on_sent=self.on_sent,
        )


class Transport:
    """Calls one Coze account. Safe for many tasks of one event loop; close it with `aclose`."""

    def __init__(
        self, config: CozeConfig, tokens: TokenSource, door: Door, *, counter: CallCounter | None = None
    ) -> None:
        """`counter` remembers how many calls were answered."""
        self._tokens = tokens
        self._door = door
        limits = LIMITS[config.plan]
        self._pacing = Pacing(limits)
        self._counted = CallLedger(counter, config.host, limits) if counter else None

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
        return await self._counted.usage() if self._counted else None

    async def aclose(self) -> None:
        """Close all connections, and write down how many calls they carried."""
        if self._counted is not None:
            await self._counted.aclose()
        await self._door.aclose()

    async def _fetch(self, call: Call) -> Envelope:
        response = await self._send(call)
        try:
            return await _read_envelope(response, call)
        finally:
            await response.aclose()

    async def _open_stream(self, call: Call) -> Answer:
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

    async def _send(self, call: Call) -> Answer:
        await self._pacing.turn(call.path, call.deadline)
        try:
            async with asyncio.timeout_at(call.deadline):
                token = _checked_token(await self._tokens.token())
        except TimeoutError as error:
            raise failure(Cause.TIMEOUT) from error
        response = await self._door.send(call.letter(token))
        if self._counted is not None:
            self._counted.made()
        return response


async def _read_envelope(response: Answer, call: Call) -> Envelope:
    facts = facts_of(response)
    check_head(response, facts)
    return envelope_of(response, await whole_body(response, facts, call.deadline), facts)


def _checked_token(token: str) -> str:
    token = token.strip()
    if not token:
        raise failure(Cause.AUTH, reason="no token is stored")
    if not (token.isascii() and token.isprintable() and " " not in token):
        raise failure(Cause.AUTH, reason="the stored token holds signs that no token has; paste it again")
    return token
