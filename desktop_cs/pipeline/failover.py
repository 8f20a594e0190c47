"""The engine the pipeline knows: Coze while it answers, the offline engine inside the very turn in which it fails."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace

from desktop_cs.domain.engine import Cause, ComposeRequest, Delta, Finished, Piece, Switched, UnderstandRequest
from desktop_cs.domain.understanding import Understanding
from desktop_cs.errors import EngineError
from desktop_cs.pipeline.breaker import CircuitBreaker
from desktop_cs.pipeline.ports import Engine
from desktop_cs.pipeline.streams import closing, next_within

# These say that Coze itself is ill; the others are about this account, this request or this configuration.
UNHEALTHY = frozenset({Cause.UNREACHABLE, Cause.TIMEOUT, Cause.SERVER, Cause.BROKEN_STREAM, Cause.BUSY})
# After these in `understand` a reply may still be asked for: the workflow may be at fault where the chat is not.
CHAT_MAY_WORK = frozenset({Cause.BAD_ANSWER, Cause.CONFIGURATION, Cause.NOT_FOUND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgets:
    """Seconds Coze may take: to understand, to the first piece of a reply, and between pieces."""

    understand_s: float = 1.5
    first_piece_s: float = 8.0
    next_piece_s: float = 30.0


class Failover:
    """Wraps both engines. `closed_because` tells why Coze may not be asked at all (by choice, not configured)."""

    def __init__(
        self,
        *,
        online: Callable[[], Engine],
        offline: Engine,
        breaker: CircuitBreaker,
        closed_because: Callable[[], Cause | None],
        budgets: Callable[[], Budgets],
        noticed: Callable[[Cause | None], None],
    ) -> None:
        self._online = online
        self._offline = offline
        self._breaker = breaker
        self._closed_because = closed_because
        self._budgets = budgets
        self._noticed = noticed  # told after every call to Coze: None for good, else the cause

    async def understand(self, request: UnderstandRequest) -> Understanding:
        """Ask Coze within its budget; otherwise the offline engine, with the cause named."""
        cause = self._refusal()
        if cause is None:
            try:
                async with asyncio.timeout(self._budgets().understand_s):
                    heard = await self._online().understand(request)
            except TimeoutError:
                cause = self._failed(Cause.TIMEOUT)
            except EngineError as error:
                cause = self._failed(Cause(error.code))
            except BaseException:
                self._breaker.abandoned()
                raise
            else:
                self._succeeded()
                return heard
        return replace(await self._offline.understand(request), cause=cause.value)

    async def compose(self, request: ComposeRequest) -> AsyncIterator[Piece]:
        """Stream from Coze; when it breaks off, say so and let the offline engine write the reply on the same card."""
        known = request.cause if request.cause not in CHAT_MAY_WORK else None
        cause = known or self._refusal()
        if cause is None:
            partial = ""
            try:
                async with closing(self._from_coze(request)) as pieces:
                    async for piece in pieces:
                        partial += piece.text if isinstance(piece, Delta) else ""
                        if isinstance(piece, Finished):
                            self._succeeded()
                        yield piece
                return
            except EngineError as error:
                cause = self._failed(Cause(error.code))
            except BaseException:
                self._breaker.abandoned()
                raise
            yield Switched(cause, partial)
        async with closing(self._offline.compose(request)) as pieces:
            async for piece in pieces:
                yield replace(piece, cause=cause) if isinstance(piece, Finished) else piece

    async def _from_coze(self, request: ComposeRequest) -> AsyncIterator[Piece]:
        budgets = self._budgets()
        wait, started = budgets.first_piece_s, False
        async with closing(self._online().compose(request)) as pieces:
            while True:
                try:
                    piece = await next_within(pieces, wait)
                except TimeoutError as error:
                    code = Cause.BROKEN_STREAM if started else Cause.TIMEOUT
                    raise EngineError(code, f"Coze was silent for {wait:g} seconds.", retryable=True) from error
                if piece is None:
                    raise EngineError(Cause.BROKEN_STREAM, "Coze ended without finishing the reply.", retryable=True)
                yield replace(piece, cause=piece.cause or request.cause) if isinstance(piece, Finished) else piece
                if isinstance(piece, Finished):
                    return
                wait, started = budgets.next_piece_s, True

    def _refusal(self) -> Cause | None:
        cause = self._closed_because()
        if cause is None and not self._breaker.admit():
            cause = Cause.BREAKER_OPEN
        return cause

    def _failed(self, cause: Cause) -> Cause:
        if cause in UNHEALTHY:
            self._breaker.failed()
        else:
            self._breaker.succeeded()  # it answered, if only to refuse
        self._noticed(cause)
        return cause

    def _succeeded(self) -> None:
        self._breaker.succeeded()
        self._noticed(None)
