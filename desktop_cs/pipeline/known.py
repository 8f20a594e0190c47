"""What this machine knows is redacted before an engine sees it: answers hold numbers, parcels the couriers' names."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop_cs.domain.dialogue import DialogueState
from desktop_cs.domain.engine import SafeHit, SafeLookup, SafeOrder
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.knowledge import Language, QaHit
from desktop_cs.domain.order import Order
from desktop_cs.domain.order_lookup import OrderLookup
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.pipeline.look_up import Found
from desktop_cs.pipeline.ports import Memory, Redactor
from desktop_cs.pipeline.redact import guarded

_Cut = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Evidence, orders and dialogue state with tokens for personal data, and the session's tokens with any new ones."""

    hits: tuple[SafeHit, ...]
    lookup: SafeLookup | None
    state: DialogueState
    table: TokenTable

    @property
    def order(self) -> SafeOrder | None:
        """The one order that fits."""
        return SafeOrder(self.lookup.order) if self.lookup and self.lookup.order else None


async def redact_known(
    redactor: Redactor, found: Found, state: DialogueState, table: TokenTable, language: Language
) -> Known:
    """Redact with the session's tokens, so that the reply can be restored. A redactor that fails stops the turn."""
    return await guarded(asyncio.to_thread(_redact_known, redactor, found, state, table, language))


async def keep_new(memory: Memory, session_id: SessionId, known: Known, table: TokenTable) -> None:
    """Remember the session's tokens where they have grown beyond `table`."""
    if known.table != table:
        await memory.keep_tokens(session_id, known.table)


def _redact_known(
    redactor: Redactor, found: Found, state: DialogueState, table: TokenTable, language: Language
) -> Known:
    grown = table

    def cut(text: str) -> str:
        nonlocal grown
        done = redactor.redact(text, grown, language)
        grown = done.table
        return done.text

    hits = tuple(_hit(hit, cut) for hit in found.hits)
    lookup = _lookup(found.lookup, cut) if found.lookup else None
    slots = {name: replace(slot, value=cut(slot.value)) for name, slot in state.slots.items()}
    return Known(hits=hits, lookup=lookup, state=replace(state, slots=slots), table=grown)


def _hit(hit: QaHit, cut: _Cut) -> SafeHit:
    pair = replace(hit.pair, question=cut(hit.pair.question), answer=cut(hit.pair.answer))
    return SafeHit(replace(hit, pair=pair))


def _lookup(lookup: OrderLookup, cut: _Cut) -> SafeLookup:
    return SafeLookup(
        replace(
            lookup,
            order=_order(lookup.order, cut) if lookup.order else None,
            candidates=tuple(_order(order, cut) for order in lookup.candidates),
            near_misses=tuple(_order(order, cut) for order in lookup.near_misses),
            asked=cut(lookup.asked),
        )
    )


def _order(order: Order, cut: _Cut) -> Order:
    return replace(
        order,
        number=cut(order.number),
        carrier=cut(order.carrier),
        items=tuple(replace(item, name=cut(item.name)) for item in order.items),
        trail=tuple(replace(event, place=cut(event.place), text=cut(event.text)) for event in order.trail),
    )
