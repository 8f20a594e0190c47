"""The life of one turn: a message in, the stages in order, a suggestion out, and other replies beside it."""

from collections.abc import Awaitable
from dataclasses import replace

from desktop_cs.domain.budget import within
from desktop_cs.domain.customer import Receipt
from desktop_cs.domain.dialogue import Act, Reason
from desktop_cs.domain.engine import (
    Cause,
    ComposeRequest,
    EngineName,
    Option,
    UnderstandRequest,
)
from desktop_cs.domain.ids import MessageId, TraceId
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.message import Inbound, Role
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.text import language_after
from desktop_cs.domain.understanding import Understanding
from desktop_cs.domain.words import Severity
from desktop_cs.pipeline import events
from desktop_cs.pipeline.alternatives import Best, alternatives
from desktop_cs.pipeline.guard import guard
from desktop_cs.pipeline.known import Known, keep_new, redact_known
from desktop_cs.pipeline.look_up import Found, look_up, question_of
from desktop_cs.pipeline.ports import Emit, TurnPorts
from desktop_cs.pipeline.receive import receive
from desktop_cs.pipeline.redact import Safe
from desktop_cs.pipeline.restore import restore
from desktop_cs.pipeline.rework import Rework, Reworked
from desktop_cs.pipeline.track import Tracked, conclude, track
from desktop_cs.pipeline.turn import Turn
from desktop_cs.pipeline.understand import understand


class Turns:
    """Runs turns. Any number may run at once; each tells its own story to the `emit` it was given."""

    def __init__(self, ports: TurnPorts) -> None:
        self._ports = ports

    async def take_in(self, inbound: Inbound, emit: Emit) -> None:
        """Store a new message and answer it."""
        trace_id = self._ports.new_trace()

        async def receipt() -> Receipt:
            return await receive(self._ports.inbox, inbound, self._ports.clock(), trace_id)

        await self._answer(trace_id, receipt(), emit)

    async def again(self, message_id: MessageId, emit: Emit) -> None:
        """Answer a stored message once more."""
        await self._answer(self._ports.new_trace(), self._ports.inbox.receipt(message_id), emit)

    async def rework(self, asked: Reworked, emit: Emit) -> None:
        """Have a reply written anew."""
        turn = Rework(self._ports, self._ports.new_trace(), emit)
        await turn.live(turn.rework(asked))

    async def _answer(self, trace_id: TraceId, receipt: Awaitable[Receipt], emit: Emit) -> None:
        turn = _Answer(self._ports, trace_id, emit)
        await turn.live(turn.answer(receipt))


class _Answer(Turn):
    """The answering of one message."""

    async def answer(self, receiving: Awaitable[Receipt]) -> None:
        """All stages in order."""
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
        tracked = await self._track(receipt, safe, language, heard)
        found = await self._look_up(receipt, safe, tracked)
        tracked = await conclude(self._ports.memory, tracked, found)
        known = await redact_known(self._ports.redactor, found, tracked.state, safe.table, language)
        await keep_new(self._ports.memory, receipt.session.id, known, safe.table)
        request = self._request(receipt, safe, language, heard, tracked, known)
        finished = await self._composed(request, known.table)
        shown = await self._stage("restore", restore(self._ports.redactor, finished.text, known.table))
        act = finished.act or tracked.act
        made = replace(
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
            lookup=found.lookup,
            follow_ups=finished.follow_ups,
            tokens_used=_sum(heard.tokens_used, finished.tokens_used),
            reason=Reason.NOTHING_KNOWN if act is Act.SILENT else tracked.decision.move.reason,
        )
        suggestion = await self._finish(made)
        best = Best(act=act, shown=shown, request=request, found=found)
        await self._offer(suggestion, await alternatives(self._ports, best, known.table))

    async def _understand(self, receipt: Receipt, safe: Safe, language: Language) -> Understanding:
        state = await self._ports.memory.state(receipt.session.id)
        request = UnderstandRequest(
            trace_id=self._trace_id,
            session_id=receipt.session.id,
            text=safe.current.text,
            language=language,
            history=safe.history,
            pending_slot=state.pending,
            said_at=receipt.message.at,
            on_sent=self._sent.append,
        )
        ports = self._ports
        heard = await self._stage("understand", understand(ports.engine, request, ports.catalogue(), ports.read_slot))
        self._emit(events.IntentFound(self._trace_id, heard))
        return heard

    async def _track(self, receipt: Receipt, safe: Safe, language: Language, heard: Understanding) -> Tracked:
        message, catalogue = receipt.message, self._ports.catalogue()
        tracking = track(
            self._ports.memory, message.session_id, message.seq, safe.current.text, language, heard, catalogue
        )
        tracked = await self._stage("track", tracking)
        self._emit(events.StateTracked(self._trace_id, tracked.state, tracked.act))
        return tracked

    async def _look_up(self, receipt: Receipt, safe: Safe, tracked: Tracked) -> Found:
        ports = self._ports
        question = question_of(tracked.act, tracked.state, safe.table, receipt.customer.user_id)
        asked = look_up(ports.knowledge, tracked.query, self._settings.evidence, ports.orders, question)
        found = self._without(await self._stage("look_up", asked))
        self._emit(events.EvidenceFound(self._trace_id, found.hits, found.order, found.lookup))
        return found

    def _request(
        self, receipt: Receipt, safe: Safe, language: Language, heard: Understanding, tracked: Tracked, known: Known
    ) -> ComposeRequest:
        titles = self._ports.catalogue().title
        request = ComposeRequest(
            trace_id=self._trace_id,
            session_id=receipt.session.id,
            opaque_user=receipt.customer.opaque,
            text=safe.current.text,
            language=language,
            act=tracked.act,
            state=known.state,
            history=safe.history,
            hits=known.hits,
            order=known.order,
            lookup=known.lookup,
            missing=tracked.missing,
            options=tuple(Option(name, titles(name, language.value)) for name in tracked.decision.options),
            reason=tracked.decision.move.reason,
            cause=Cause(heard.cause) if heard.cause else None,
            on_sent=self._sent.append,
        )
        return within(request, self._settings.context_tokens)

    def _blocked(self, receipt: Receipt, language: Language, safe: Safe) -> Suggestion:
        nothing = Understanding(ranking=(), threshold=self._settings.threshold, engine=EngineName.GUARD)
        return replace(self._frame(receipt, language, safe, nothing), reason=Reason.BLOCKED_BY_WORDS)

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
            context=self._context.lines,
            left_out=self._context.hits,
            created_at=self._ports.clock(),
        )


def _sum(*counts: int | None) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None
