"""A reply that is there already, written anew as somebody wishes: shorter, friendlier, translated. The message is not
understood again and the dialogue does not move; only the words change, and only Coze can change them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop_cs.domain.candidate import Candidate, Why, distinct
from desktop_cs.domain.customer import Receipt
from desktop_cs.domain.dialogue import Act, DialogueState
from desktop_cs.domain.engine import ComposeRequest, EngineName, Finished, Rewrite, Wish
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.message import Message
from desktop_cs.domain.order_lookup import OrderLookup
from desktop_cs.domain.redaction import Redacted
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.words import Severity
from desktop_cs.errors import StoreError
from desktop_cs.pipeline import events
from desktop_cs.pipeline.guard import guard
from desktop_cs.pipeline.known import Known, keep_new, redact_known
from desktop_cs.pipeline.look_up import Found
from desktop_cs.pipeline.redact import Safe, redact
from desktop_cs.pipeline.restore import restore
from desktop_cs.pipeline.turn import Turn

NEEDS_COZE = "wish_needs_coze"  # the reason of a reply that stayed as it was


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworked:
    """Which reply of which suggestion is to be changed, and how."""

    made: Suggestion
    place: int
    wish: Wish

    @property
    def language(self) -> Language:
        """The language of the new reply."""
        if self.wish is not Wish.TRANSLATE:
            return self.made.language
        return Language.EN if self.made.language is Language.ZH else Language.ZH

    def before(self) -> Candidate:
        """The reply as it is. `StoreError(reply_missing)` where there is none that could be changed."""
        before = self.made.candidate(self.place)
        if before is None or before.act is Act.BLOCKED or not before.shown.strip():
            raise StoreError("reply_missing", "There is no reply here to change. Ask for a suggestion first.")
        return before


class Rework(Turn):
    """One such turn. It has a trace and a card of its own, beside the one it came from."""

    async def rework(self, asked: Reworked) -> None:
        """All stages in order."""
        before = asked.before()
        inbox = self._ports.inbox
        receipt = await self._stage("receive", inbox.receipt(asked.made.message_id))
        message = receipt.message
        self._emit(events.MessageReceived(self._trace_id, message, False))
        await self._check(message)
        history = await inbox.history(message.session_id, message.seq, self._settings.history_lines)
        safe = await self._redact(message, history, asked.made.language)
        draft = await self._redact_reply(before.shown, safe, asked.made.language)
        state = await self._ports.memory.state(message.session_id)
        evidence = (*before.evidence, *asked.made.left_out)
        found = self._without(Found(evidence, OrderLookup(order=before.order)))
        known = await redact_known(self._ports.redactor, found, state, draft.table, asked.made.language)
        await keep_new(self._ports.memory, message.session_id, known, safe.table)
        for event in self._retold(asked.made, before.act, state, found):
            self._emit(event)
        request = self._request(receipt, safe, known, asked, draft.current.text)
        finished = await self._composed(request, known.table)
        shown = await self._stage("restore", restore(self._ports.redactor, finished.text, known.table))
        suggestion = await self._finish(self._made(asked, safe, found, finished, shown))
        kept = replace(before, reason=Why.BEFORE_WISH)
        await self._offer(suggestion, distinct(shown, (kept,)))

    async def _check(self, message: Message) -> None:
        """The list may have grown since: nothing leaves for a message that it stops now."""
        hits = await self._stage("guard", guard(self._ports.words, message.text))
        if any(hit.severity is Severity.BLOCK for hit in hits):
            raise StoreError("reply_missing", "The word filter stops this message, so its reply cannot be changed.")

    async def _redact_reply(self, shown: str, safe: Safe, language: Language) -> Safe:
        """The reply as it may leave: redacted from what the agent sees, whatever tokens it was made with."""
        return await redact(self._ports.redactor, shown, (), safe.table, language)

    def _retold(self, made: Suggestion, act: Act, state: DialogueState, found: Found) -> Iterator[events.TurnEvent]:
        """What is known already, for the card."""
        yield events.IntentFound(self._trace_id, made.understanding)
        yield events.StateTracked(self._trace_id, state, act)
        yield events.EvidenceFound(self._trace_id, found.hits, found.order)

    def _request(self, receipt: Receipt, safe: Safe, known: Known, asked: Reworked, draft: Redacted) -> ComposeRequest:
        before = asked.before()
        return ComposeRequest(
            trace_id=self._trace_id,
            session_id=receipt.session.id,
            opaque_user=receipt.customer.opaque,
            text=safe.current.text,
            language=asked.language,
            act=before.act,
            state=known.state,
            history=safe.history,
            hits=known.hits,
            order=known.order,
            missing=before.missing,
            rewrite=Rewrite(asked.wish, draft),
            on_sent=self._sent.append,
        )

    def _made(self, asked: Reworked, safe: Safe, found: Found, finished: Finished, shown: str) -> Suggestion:
        before = asked.before()
        is_done = finished.engine is EngineName.COZE
        return replace(
            asked.made,
            trace_id=self._trace_id,
            language=asked.language if is_done else asked.made.language,
            act=before.act,
            reply=finished.text,
            shown=shown,
            engine=finished.engine,
            cause=finished.cause,
            partial=self._partial,
            missing=before.missing,
            evidence=found.hits,
            order=found.order,
            redacted=safe.current.text,
            masked=safe.current.counts,
            sent=tuple(self._sent),
            context=self._context.lines,
            left_out=self._context.hits,
            follow_ups=finished.follow_ups,
            tokens_used=finished.tokens_used,
            reason=asked.wish if is_done else NEEDS_COZE,
            created_at=self._ports.clock(),
            alternatives=(),
        )
