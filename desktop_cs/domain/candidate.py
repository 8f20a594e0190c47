"""One of the replies that could be sent for a message: a suggestion has up to three of them, ranked."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import Cause, EngineName
from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.order import Order

MOST_CANDIDATES = 3  # of one suggestion, the best included


class Why(StrEnum):
    """Why an alternative is offered beside the best reply."""

    OTHER_SOURCE = "other_source"  # another pair of the knowledge base fits as well
    ORDER_AT_HAND = "order_at_hand"  # the dialogue names an order that is known here
    PERSON = "person"  # a colleague can always take over
    BEFORE_WISH = "before_wish"  # the reply as it was before it was reworked


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One reply with what it rests on. `reply` still holds tokens; `shown` has the masked values put back. `reason` is
    a code for the sentence that says why it is offered."""

    act: Act
    reply: str
    shown: str
    engine: EngineName
    cause: Cause | None = None
    reason: str = ""
    evidence: tuple[QaHit, ...] = ()
    order: Order | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An alternative worth composing: what it would do, resting on what, and why."""

    act: Act
    reason: str
    hits: tuple[QaHit, ...] = ()
    order: Order | None = None


def distinct(best: str, others: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The alternatives that say something, each something else than those before it; no more than fit beside the
    `best` reply. Spaces and letter case make no difference."""
    said = {_plain(best)}
    kept: list[Candidate] = []
    for candidate in others:
        text = _plain(candidate.shown)
        if text and text not in said and len(kept) < MOST_CANDIDATES - 1:
            said.add(text)
            kept.append(candidate)
    return tuple(kept)


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
