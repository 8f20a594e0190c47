"""A turn under way: what every kind of turn has in common. Its trace, its times, its events and its one error door."""

import logging
import time
from collections.abc import Awaitable
from dataclasses import replace
from typing import TypeVar

from desktop_cs.domain.candidate import Candidate
from desktop_cs.domain.engine import ComposeRequest, Delta, Finished, SentRecord, Switched
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.message import Message
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.tracing import tracing
from desktop_cs.errors import AppError
from desktop_cs.pipeline import events
from desktop_cs.pipeline.compose import compose
from desktop_cs.pipeline.look_up import Found
from desktop_cs.pipeline.ports import Emit, TurnPorts, TurnSettings
from desktop_cs.pipeline.redact import Safe, redact
from desktop_cs.pipeline.restore import RestoredStream
from desktop_cs.pipeline.send_less import Context, context_of, without

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Turn:
    """Runs stages, emits their events and keeps what comes out."""

    def __init__(self, ports: TurnPorts, trace_id: TraceId, emit: Emit) -> None:
        self._ports = ports
        self._settings: TurnSettings = ports.settings()
        self._trace_id = trace_id
        self._emit = emit
        self._times: dict[str, float] = {}
        self._sent: list[SentRecord] = []
        self._partial = ""
        self._context = Context()

    async def live(self, story: Awaitable[None]) -> None:
        """Run to the end; an error becomes an event with a code."""
        try:
            with tracing(self._trace_id):
                await story
        except AppError as error:
            _log.warning("turn failed", extra={"trace_id": self._trace_id, "code": error.code})
            self._emit(events.TurnFailed(self._trace_id, error.code, error.message))
        except Exception:  # noqa: BLE001 - the door of the turn: a fault of the program stays in here
            _log.exception("turn broke", extra={"trace_id": self._trace_id})
            self._emit(events.TurnFailed(self._trace_id, "internal", "The turn broke. Report the trace id."))
        finally:
            self._emit(events.TurnEnded(self._trace_id))

    async def _redact(self, message: Message, history: tuple[Message, ...], language: Language) -> Safe:
        memory = self._ports.memory
        table = await memory.tokens(message.session_id)
        safe = await self._stage("redact", redact(self._ports.redactor, message.text, history, table, language))
        if safe.table != table:
            await memory.keep_tokens(message.session_id, safe.table)
        counts = tuple(sorted(safe.current.counts.items()))
        self._emit(events.TextRedacted(self._trace_id, safe.current.text, counts))
        self._context = context_of(history, safe.history, await self._ports.left_out.of(message.session_id))
        return replace(safe, history=self._context.history)

    def _without(self, found: Found) -> Found:
        """The evidence that the agent has not left out of what may be used."""
        kept, out = without(found, self._context.omissions)
        self._context = replace(self._context, hits=out)
        return kept

    async def _composed(self, request: ComposeRequest, table: TokenTable) -> Finished:
        """The reply, shown as it streams with the masked values in their places."""
        show = RestoredStream(self._ports.redactor, table, self._show)
        return await self._stage("compose", compose(self._ports.engine, request, show))

    def _show(self, piece: Delta | Switched) -> None:
        if isinstance(piece, Switched):
            self._partial = piece.partial
            self._emit(events.EngineSwitched(self._trace_id, piece.to, piece.cause, piece.partial))
        else:
            self._emit(events.ReplyDelta(self._trace_id, piece.text))

    async def _finish(self, suggestion: Suggestion) -> Suggestion:
        """Keep the best reply and show it."""
        finished = replace(suggestion, stages=dict(self._times))
        await self._ports.memory.keep_suggestion(finished)
        self._emit(events.SuggestionReady(self._trace_id, finished))
        return finished

    async def _offer(self, finished: Suggestion, others: tuple[Candidate, ...]) -> None:
        """Keep the alternatives with the suggestion and show them below it."""
        if others:
            await self._ports.memory.keep_suggestion(replace(finished, alternatives=others))
            self._emit(events.AlternativesReady(self._trace_id, others))

    async def _stage(self, name: str, work: Awaitable[T]) -> T:
        started = time.perf_counter()
        try:
            return await work
        finally:
            self._times[name] = round((time.perf_counter() - started) * 1000, 2)
            self._emit(events.StageDone(self._trace_id, name, self._times[name]))
