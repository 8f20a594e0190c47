"""The life of one turn: stages in order, their events and times, one error door, always an end."""

import logging
import time
from collections.abc import Awaitable
from dataclasses import replace
from typing import TypeVar

from desktop_cs.domain.catalogue import FALLBACK
from desktop_cs.domain.customer import Receipt
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import (
    Cause,
    ComposeRequest,
    Delta,
    EngineName,
    Finished,
    SentRecord,
    Switched,
    UnderstandRequest,
)
from desktop_cs.domain.ids import MessageId, TraceId
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.message import Inbound, Message, Role
from desktop_cs.domain.redaction import Redacted
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.text import language_after
from desktop_cs.domain.tracing import tracing
from desktop_cs.domain.understanding import Understanding
from desktop_cs.domain.words import Severity
from desktop_cs.errors import AppError
from desktop_cs.pipeline import events
from desktop_cs.pipeline.compose import compose
from desktop_cs.pipeline.guard import guard
from desktop_cs.pipeline.look_up import Found, look_up
from desktop_cs.pipeline.ports import Emit, TurnPorts, TurnSettings
from desktop_cs.pipeline.receive import receive
from desktop_cs.pipeline.redact import Safe, redact
from desktop_cs.pipeline.restore import RestoredStream, restore
from desktop_cs.pipeline.track import Tracked, track
from desktop_cs.pipeline.understand import understand

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Turns:
    """Runs turns. Any number may run at once; each tells its own story to the `emit` it was given."""

    def __init__(self, ports: TurnPorts) -> None:
        self._ports = ports

    async def take_in(self, inbound: Inbound, emit: Emit) -> None:
        """Store a new message and answer it."""
        trace_id = self._ports.new_trace()

        async def receipt() -> Receipt:
            return await receive(self._ports.inbox, inbound, self._ports.clock(), trace_id)

        await _Turn(self._ports, trace_id, emit).live(receipt())

    async def again(self, message_id: MessageId, emit: Emit) -> None:
        """Answer a stored message once more."""
        await _Turn(self._ports, self._ports.new_trace(), emit).live(self._ports.inbox.receipt(message_id))


class _Turn:
    """One turn under way: what its stages have in common."""

    def __init__(self, ports: TurnPorts, trace_id: TraceId, emit: Emit) -> None:
        self._ports = ports
        self._settings: TurnSettings = ports.settings()
        self._trace_id = trace_id
        self._emit = emit
        self._times: dict[str, float] = {}
        self._sent: list[SentRecord] = []
        self._partial = ""

    async def live(self, receipt: Awaitable[Receipt]) -> None:
        """Run to the end; an error becomes an event with a code."""
        try:
            with tracing(self._trace_id):
                await self._run(receipt)
        except AppError as error:
            _log.warning("turn failed", extra={"trace_id": self._trace_id, "code": error.code})
            self._emit(events.TurnFailed(self._trace_id, error.code, error.message))
        except Exception:  # noqa: BLE001 - the door of the turn: a fault of the program stays in here
            _log.exception("turn broke", extra={"trace_id": self._trace_id})
            self._emit(events.TurnFailed(self._trace_id, "internal", "The turn broke. Report the trace id."))
        finally:
            self._emit(events.TurnEnded(self._trace_id))

    async def _run(self, receiving: Awaitable[Receipt]) -> None:
        receipt = await self._stage("receive", receiving)
        if receipt.repeat:
            self._emit(events.RepeatIgnored(self._trace_id, receipt.message))
            return
        self._emit(events.MessageReceived(self._trace_id, receipt.message, receipt.new_session))
        message = receipt.message
        history = await self._ports.inbox.history(message.session_id, message.seq, self._settings.history_lines)
        customer_said = [line.text for line in history if line.role is Role.CUSTOMER]
        language = language_after(message.text, customer_said)
        hits = await self._stage("guard", guard(self._ports.words, message.text))
        safe = await self._redact(message, history, language)
        if hits:
            self._emit(events.GuardHit(self._trace_id, hits))
        if any(hit.severity is Severity.BLOCK for hit in hits):
            await self._finish(self._blocked(receipt, language, safe))
            return
        heard = await self._understand(receipt, safe, language)
        tracked = await self._track(receipt, heard)
        found = await self._look_up(safe.current.text, tracked)
        finished = await self._compose(receipt, safe, language, heard, tracked, found)
        shown = await self._stage("restore", restore(self._ports.redactor, finished.text, safe.table))
        act = finished.act or tracked.act
        await self._finish(
            replace(
                self._frame(receipt, language, safe, heard),
                act=act,
                reply=finished.text,
                shown=shown,
                engine=finished.engine,
                cause=finished.cause,
                partial=self._partial,
                missing=tracked.missing,
                evidence=found.hits,
                order=found.order,
                follow_ups=finished.follow_ups,
                tokens_used=_sum(heard.tokens_used, finished.tokens_used),
                reason=_reason(act, heard, found),
            )
        )

    async def _redact(self, message: Message, history: tuple[Message, ...], language: Language) -> Safe:
        memory = self._ports.memory
        table = await memory.tokens(message.session_id)
        safe = await self._stage("redact", redact(self._ports.redactor, message.text, history, table, language))
        if safe.table != table:
            await memory.keep_tokens(message.session_id, safe.table)
        counts = tuple(sorted(safe.current.counts.items()))
        self._emit(events.TextRedacted(self._trace_id, safe.current.text, counts))
        return safe

    async def _understand(self, receipt: Receipt, safe: Safe, language: Language) -> Understanding:
        state = await self._ports.memory.state(receipt.session.id)
        request = UnderstandRequest(
            trace_id=self._trace_id,
            session_id=receipt.session.id,
            text=safe.current.text,
            language=language,
            history=safe.history,
            pending_slot=state.pending,
            on_sent=self._sent.append,
        )
        heard = await self._stage("understand", understand(self._ports.engine, request, self._ports.catalogue()))
        self._emit(events.IntentFound(self._trace_id, heard))
        return heard

    async def _track(self, receipt: Receipt, heard: Understanding) -> Tracked:
        tracked = await self._stage(
            "track", track(self._ports.memory, receipt.session.id, heard, self._ports.catalogue())
        )
        self._emit(events.StateTracked(self._trace_id, tracked.state, tracked.act))
        return tracked

    async def _look_up(self, text: Redacted, tracked: Tracked) -> Found:
        ports = self._ports
        asked = look_up(ports.knowledge, ports.orders, text, tracked.state, tracked.act, self._settings.evidence)
        found = await self._stage("look_up", asked)
        self._emit(events.EvidenceFound(self._trace_id, found.hits, found.order))
        return found

    async def _compose(
        self, receipt: Receipt, safe: Safe, language: Language, heard: Understanding, tracked: Tracked, found: Found
    ) -> Finished:
        request = ComposeRequest(
            trace_id=self._trace_id,
            session_id=receipt.session.id,
            opaque_user=receipt.customer.opaque,
            text=safe.current.text,
            language=language,
            act=tracked.act,
            state=tracked.state,
            history=safe.history,
            hits=found.hits,
            order=found.order,
            missing=tracked.missing,
            cause=Cause(heard.cause) if heard.cause else None,
            on_sent=self._sent.append,
        )
        show = RestoredStream(self._ports.redactor, safe.table, self._show)
        return await self._stage("compose", compose(self._ports.engine, request, show))

    def _show(self, piece: Delta | Switched) -> None:
        if isinstance(piece, Switched):
            self._partial = piece.partial
            self._emit(events.EngineSwitched(self._trace_id, piece.to, piece.cause, piece.partial))
        else:
            self._emit(events.ReplyDelta(self._trace_id, piece.text))

    def _blocked(self, receipt: Receipt, language: Language, safe: Safe) -> Suggestion:
        nothing = Understanding(ranking=(), threshold=self._settings.threshold, engine=EngineName.GUARD)
        return replace(self._frame(receipt, language, safe, nothing), reason="blocked_by_words")

    def _frame(self, receipt: Receipt, language: Language, safe: Safe, heard: Understanding) -> Suggestion:
        """A suggestion with everything that is known before a reply is; its reply is the guard's."""
        return Suggestion(
            trace_id=self._trace_id,
            session_id=receipt.session.id,
            message_id=receipt.message.id,
            language=language,
            act=Act.BLOCKED,
            reply=self._settings.guard_reply,
            shown=self._settings.guard_reply,
            engine=EngineName.GUARD,
            understanding=heard,
            redacted=safe.current.text,
            masked=safe.current.counts,
            sent=tuple(self._sent),
            created_at=self._ports.clock(),
        )

    async def _finish(self, suggestion: Suggestion) -> None:
        finished = replace(suggestion, stages=dict(self._times))
        await self._ports.memory.keep_suggestion(finished)
        self._emit(events.SuggestionReady(self._trace_id, finished))

    async def _stage(self, name: str, work: Awaitable[T]) -> T:
        started = time.perf_counter()
        try:
            return await work
        finally:
            self._times[name] = round((time.perf_counter() - started) * 1000, 2)
            self._emit(events.StageDone(self._trace_id, name, self._times[name]))


def _sum(*counts: int | None) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _reason(act: Act, heard: Understanding, found: Found) -> str:
    """A code for the sentence that says why this act was chosen."""
    if act is Act.SILENT:
        return "nothing_known"
    if act is Act.ORDER_ANSWER:
        return "order_found" if found.order else "order_not_found"
    if act is Act.ANSWER:
        return "below_threshold" if heard.intent == FALLBACK else "knowledge_found"
    return act.value
