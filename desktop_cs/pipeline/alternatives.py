"""Stage 9: other replies worth offering beside the best one. Composed on this machine, after the best one is shown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop_cs.domain.candidate import MOST_CANDIDATES, Candidate, Proposal, Why, distinct
from desktop_cs.domain.catalogue import FALLBACK
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import ComposeRequest, Delta, Switched
from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.order import Order
from desktop_cs.domain.order_lookup import OrderLookup, OrderQuestion
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.pipeline.compose import compose
from desktop_cs.pipeline.known import Known, keep_new, redact_known
from desktop_cs.pipeline.look_up import Found
from desktop_cs.pipeline.ports import Engine, Orders, Redactor, TurnPorts
from desktop_cs.pipeline.restore import RestoredStream, restore

ORDER_SLOT = "order_number"
_ALONE = frozenset({Act.BLOCKED, Act.CHAT})  # acts beside which nothing else is worth offering


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The reply that is already shown, the request it was made from, and what was found, as the agent may see it."""

    act: Act
    shown: str
    request: ComposeRequest
    found: Found


def proposals(best: Best, order: Order | None) -> Iterator[Proposal]:
    """What else could be said, most useful first: the order, other sources, a colleague."""
    if best.act in _ALONE:
        return
    is_understood = best.request.state.intent != FALLBACK
    if order is not None and is_understood and best.act is not Act.ORDER_ANSWER:
        yield Proposal(act=Act.ORDER_ANSWER, reason=Why.ORDER_AT_HAND, order=order)
    for hit in _sources(best):
        yield Proposal(act=Act.ANSWER, reason=Why.OTHER_SOURCE, hits=(hit,))
    if best.act is not Act.HAND_OVER:
        yield Proposal(act=Act.HAND_OVER, reason=Why.PERSON)


async def alternatives(ports: TurnPorts, best: Best, table: TokenTable) -> tuple[Candidate, ...]:
    """At most two further candidates, composed by the engine on this machine; those with nothing to say, or with what
    another one says, are left out."""
    request = best.request
    found = Found(best.found.hits, await _lookup(ports.orders, best, table))
    known = await redact_known(ports.redactor, found, request.state, table, request.language)
    await keep_new(ports.memory, request.session_id, known, table)
    wanted = proposals(best, found.order)
    made = [await _compose(ports.local, ports.redactor, request, proposal, known) for proposal in wanted]
    return distinct(best.shown, tuple(made))


async def _lookup(orders: Orders, best: Best, table: TokenTable) -> OrderLookup | None:
    slot = best.request.state.slots.get(ORDER_SLOT)
    if best.found.order is not None or slot is None:
        return best.found.lookup
    return await orders.look_up(OrderQuestion(number=table.values.get(slot.value, slot.value)))


async def _compose(
    engine: Engine, redactor: Redactor, request: ComposeRequest, proposal: Proposal, known: Known
) -> Candidate:
    # The intent's own template says what the best reply says already; the others speak for themselves.
    state = replace(request.state, intent=FALLBACK)
    ids = {hit.pair.id for hit in proposal.hits}
    hits = tuple(hit for hit in known.hits if hit.pair.id in ids)
    order = known.order if proposal.order else None
    asked = replace(request, act=proposal.act, state=state, hits=hits, order=order, missing=(), cause=None)
    finished = await compose(engine, asked, RestoredStream(redactor, known.table, _unseen))
    return Candidate(
        act=finished.act or proposal.act,
        reply=finished.text,
        shown=await restore(redactor, finished.text, known.table),
        engine=finished.engine,
        reason=proposal.reason,
        evidence=proposal.hits,
        order=proposal.order,
    )


def _sources(best: Best) -> tuple[QaHit, ...]:
    """The hits that may still be offered, in the customer's language: one more than fit, since the best reply may rest
    on one of them."""
    spoken = [hit for hit in best.found.hits if hit.pair.language is best.request.language]
    return tuple(spoken[:MOST_CANDIDATES])


def _unseen(piece: Delta | Switched) -> None:
    """Alternatives appear whole."""
