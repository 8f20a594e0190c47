"""The draft check, joined: rules of form and substance, listed words, and whose the personal data in a draft is."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.lint import Finding, Override, Rule
from desktop_cs.domain.lint_claims import unsupported
from desktop_cs.domain.lint_gaps import gaps, language
from desktop_cs.domain.message import Message, Role
from desktop_cs.domain.order import Order
from desktop_cs.domain.redaction import Kind, Span, TokenTable
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.text import language_after
from desktop_cs.domain.words import Severity
from desktop_cs.pipeline.ports import Clock, WordFilter
from desktop_cs.privacy.marks import Marker
from desktop_cs.privacy.redactor import Redactor
from desktop_cs.store.marks import ValueOwners
from desktop_cs.store.overrides import Overrides
from desktop_cs.store.turns import Turns

_MESSAGES = 30  # of the customer, read for what was said and in which language
_SUGGESTIONS = 5
_SHARED = frozenset({Kind.NAME, Kind.ADDRESS})  # two customers may well have the same


@dataclass(frozen=True, slots=True, kw_only=True)
class LintParts:
    """What the check works with."""

    messages: Callable[[UserId, int], Awaitable[tuple[Message, ...]]]  # the latest of a customer, oldest first
    turns: Turns
    owners: ValueOwners
    overrides: Overrides
    redactor: Redactor
    words: WordFilter
    marker: Marker
    clock: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What may be said to this customer: the tokens, the evidence, the customer's language."""

    table: TokenTable
    evidence: tuple[str, ...]
    days: tuple[date, ...]
    language: Language | None


class Linting:
    """Implements `viewmodels.ports_safety.DraftLint`."""

    def __init__(self, parts: LintParts) -> None:
        self._parts = parts

    async def check(self, user_id: UserId, text: str, trace_id: TraceId | None) -> tuple[Finding, ...]:
        """Everything that is wrong with a draft for this customer, in order of the text; those of the whole text first.
        `trace_id` is the suggestion it came from. Raises `PrivacyError` where it cannot be checked."""
        if not text.strip():
            return ()
        known = await self._known(user_id, trace_id)
        found, spans = await asyncio.to_thread(self._look, text, known)
        found += await self._strangers(user_id, text, spans, known)
        return tuple(sorted(found, key=lambda finding: (finding.start, -finding.end)))

    async def keep_overrides(self, message: Message, overrides: Sequence[Override]) -> None:
        """Remember what the agent sent all the same."""
        await self._parts.overrides.keep(message, overrides, self._parts.clock())

    async def _known(self, user_id: UserId, trace_id: TraceId | None) -> _Known:
        turns = self._parts.turns
        messages, suggestions = await asyncio.gather(
            self._parts.messages(user_id, _MESSAGES), turns.suggestions(user_id, _SUGGESTIONS)
        )
        source = next((item for item in suggestions if item.trace_id == trace_id), suggestions[-1:] and suggestions[-1])
        said = [message.text for message in messages if message.role is Role.CUSTOMER]
        return _Known(
            table=await turns.tokens(messages[-1].session_id) if messages else TokenTable(),
            evidence=(*said, *(_evidence(source) if source else ())),
            days=tuple(_days(source.order)) if source and source.order else (),
            language=language_after(said[-1], said[:-1]) if said else None,
        )

    def _look(self, text: str, known: _Known) -> tuple[list[Finding], tuple[Span, ...]]:
        found = [*gaps(text, known.table), *unsupported(text, known.evidence, known.days)]
        if known.language is not None:
            found += language(text, known.language)
        found += self._listed(text)
        return found, self._parts.redactor.find(text)

    def _listed(self, text: str) -> Iterator[Finding]:
        for hit in self._parts.words.find(text):
            yield Finding(rule=Rule.WORD, severity=hit.severity, start=hit.start, end=hit.end, detail=hit.word, fix="")

    async def _strangers(self, user_id: UserId, text: str, spans: Sequence[Span], known: _Known) -> list[Finding]:
        """Data that another customer told us, and neither this one nor the evidence."""
        marker = self._parts.marker
        marks = {span: marker.mark(span.kind, text[span.start : span.end], span.name) for span in spans}
        owners = await self._parts.owners.owners(tuple(marks.values())) if marks else {}
        allowed = "".join(known.evidence) if owners else ""
        return [
            Finding(
                rule=Rule.FOREIGN_DATA,
                severity=Severity.WARN if span.kind in _SHARED else Severity.BLOCK,
                start=span.start,
                end=span.end,
                detail=span.label,
                fix="",
            )
            for span, mark in marks.items()
            if mark in owners and user_id not in owners[mark] and text[span.start : span.end] not in allowed
        ]


def _evidence(suggestion: Suggestion) -> Iterator[str]:
    for hit in suggestion.evidence:
        yield hit.pair.question
        yield hit.pair.answer
    if suggestion.order is not None:
        order = suggestion.order
        yield f"{order.amount}元"
        yield from (f"{item.price}元 {item.name}" for item in order.items)
        yield from (event.text for event in order.trail)


def _days(order: Order) -> Iterator[date]:
    moments: tuple[datetime, ...] = (order.placed_at, order.as_of, *(event.at for event in order.trail))
    for moment in moments:
        yield moment.date()
        yield moment.astimezone().date()
