"""The engine the pipeline knows: Coze while it answers, the offline engine inside the very turn in which it fails."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace

from desktop_cs.domain.engine import (
    HELD_BACK,
    Cause,
    ComposeRequest,
    Delta,
    Finished,
    Piece,
    Switched,
    UnderstandRequest,
)
from desktop_cs.domain.understanding import Understanding
from desktop_cs.errors import EngineError
from desktop_cs.pipeline.line import EngineLine
from desktop_cs.pipeline.ports import Engine
from desktop_cs.pipeline.streams import closing, next_within

# After these in `understand` a reply may still be asked for: the workflow may be at fault where the chat is not.
CHAT_MAY_WORK = frozenset({Cause.BAD_ANSWER, Cause.CONFIGURATION, Cause.NOT_FOUND})
_WORTH_ASKING_S = 0.3  # of a budget's rest, for a second line
# Coze's share ends this much early (at most a tenth of the budget): giving up and starting over here takes time too,
# and the agent was promised a local answer at the budget's end.
_HANDOVER_S = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgets:
    """Seconds Coze may take: to understand, to the first piece of a reply, and between pieces."""

    understand_s: float = 1.5
    first_piece_s: float = 8.0
    next_piece_s: float = 30.0

    @property
    def coze_share_s(self) -> float:
        """Of `understand_s`, what Coze may use up before the offline engine is asked."""
        return self.understand_s - min(_HANDOVER_S, self.understand_s / 10)


class Failover:
    """Wraps the ways to Coze, best first, and the offline engine. `closed_because` tells why Coze may not be asked at
    all (by choice, not configured); `noticed` is told after every call."""

    def __init__(
        self,
        *,
        lines: Sequence[EngineLine],
        offline: Engine,
        closed_because: Callable[[], Cause | None],
        budgets: Callable[[], Budgets],
        noticed: Callable[[], None],
    ) -> None:
        self._lines = lines
        self._offline = offline
        self._closed_because = closed_because
        self._budgets = budgets
        self._noticed = noticed

    async def understand(self, request: UnderstandRequest) -> Understanding:
        """Ask Coze within its budget, a second line in what is left of it; else the offline engine, cause named."""
        share = self._budgets().coze_share_s
        deadline = _now() + share
        cause = self._refusal()
        for line in self._askable():
            if cause in HELD_BACK or (cause is not None and deadline - _now() < _WORTH_ASKING_S):
                break
            try:
                async with asyncio.timeout_at(deadline):
                    heard = await line.engine().understand(request)
            except TimeoutError:
                cause = self._failed(line, _silent(share))
            except EngineError as error:
                cause = self._failed(line, error)
            else:
                self._succeeded(line)
                return heard
        return replace(await self._offline.understand(request), cause=cause)

    async def compose(self, request: ComposeRequest) -> AsyncIterator[Piece]:
        """Stream from Coze; when it breaks off, say so and let the offline engine write the reply on the same card."""
        cause = request.cause if request.cause not in CHAT_MAY_WORK else None
        lines = self._askable() if cause is None else ()
        cause = cause or self._refusal()
        partial, failed = "", None
        for line in lines:
            try:
                async with closing(self._from_coze(line, request)) as pieces:
                    async for piece in pieces:
                        partial += piece.text if isinstance(piece, Delta) else ""
                        if isinstance(piece, Finished):
                            self._succeeded(line)
                        yield piece
                return
            except EngineError as error:
                cause = failed = self._failed(line, error)
            if partial or failed is Cause.TIMEOUT or failed in HELD_BACK:
                break  # the agent has waited, or has begun to read; or nothing may leave at all
        if failed is not None:
            yield Switched(failed, partial)
        async with closing(self._offline.compose(request)) as pieces:
            async for piece in pieces:
                yield replace(piece, cause=cause) if isinstance(piece, Finished) else piece

    async def _from_coze(self, line: EngineLine, request: ComposeRequest) -> AsyncIterator[Piece]:
        budgets, began = self._budgets(), _now()
        wait, started = budgets.first_piece_s, False
        async with closing(line.engine().compose(request)) as pieces:
            while True:
                try:
                    piece = await next_within(pieces, wait)
                except TimeoutError as error:
                    raise _silent(wait, Cause.BROKEN_STREAM if started else Cause.TIMEOUT) from error
                if piece is None:
                    raise EngineError(Cause.BROKEN_STREAM, "Coze ended without finishing the reply.", retryable=True)
                if not started:
                    line.first_text((_now() - began) * 1000)
                yield replace(piece, cause=piece.cause or request.cause) if isinstance(piece, Finished) else piece
                if isinstance(piece, Finished):
                    return
                wait, started = budgets.next_piece_s, True

    def _askable(self) -> tuple[EngineLine, ...]:
        if self._closed_because() is not None:
            return ()
        return tuple(line for line in self._lines if line.refusal() is None)

    def _refusal(self) -> Cause | None:
        """Why no line may be asked; None where one may."""
        return self._closed_because() or (None if self._askable() else self._lines[0].refusal())

    def _failed(self, line: EngineLine, error: EngineError) -> Cause:
        cause = Cause(error.code)
        if cause not in HELD_BACK:
            line.ended(error)
        self._noticed()
        return cause

    def _succeeded(self, line: EngineLine) -> None:
        line.ended(None)
        self._noticed()


def _silent(seconds: float, cause: Cause = Cause.TIMEOUT) -> EngineError:
    return EngineError(cause, f"Coze was silent for {seconds:g} seconds.", retryable=True)


def _now() -> float:
    return asyncio.get_running_loop().time()
