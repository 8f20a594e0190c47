"""What was looked up decides: answer, ask, or give up."""

from dataclasses import replace

import pytest
from fakes_coze import hit, order
from made_dialogues import A, Talk

from desktop_cs.domain.catalogue import FALLBACK
from desktop_cs.domain.deciding import Decision
from desktop_cs.domain.dialogue import Act, Move, Reason
from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.order_lookup import OrderLookup
from desktop_cs.domain.settling import best_evidence, concluded, settle

STRONG, WEAK = hit(1, "q", "a"), replace(hit(1, "q", "a"), score=0.2)
ORDERS = (order(), replace(order(), number="DD2"))


def settled(talk: Talk, hits: tuple[QaHit, ...] = (), lookup: OrderLookup | None = None) -> Decision:
    assert talk.decision is not None
    return settle(talk.decision, talk.state, hits, lookup)


@pytest.mark.parametrize(("lookup", "act", "reason"), [
    (OrderLookup(order=ORDERS[0], asked=A), Act.ORDER_ANSWER, Reason.ORDER_FOUND),
    (OrderLookup(candidates=ORDERS), Act.ORDER_ANSWER, Reason.ORDER_AMBIGUOUS),
    (OrderLookup(near_misses=ORDERS, asked=A), Act.ORDER_ANSWER, Reason.ORDER_NEAR),
    (OrderLookup(asked=A), Act.ORDER_ANSWER, Reason.ORDER_NOT_FOUND),
    (OrderLookup(), Act.ASK_SLOT, Reason.SLOT_MISSING),
])  # fmt: skip
def test_what_became_of_the_order(lookup: OrderLookup, act: Act, reason: Reason) -> None:
    decision = settled(Talk().say("查物流", ("track", 0.9), number=A), lookup=lookup)
    assert decision.move == Move(act, reason)
    assert decision.missing == (("order_number",) if act is Act.ASK_SLOT else ())


def test_what_is_known_decides_how_a_question_is_answered() -> None:
    known = Talk().say("退款", ("refund", 0.9))
    assert settled(known, (STRONG,)).move.reason is Reason.KNOWLEDGE_FOUND
    assert settled(known, (WEAK,)).move == Move(Act.ANSWER, Reason.NOTHING_KNOWN)
    assert settled(Talk().say("?", ("refund", 0.1)), (STRONG,)).move.reason is Reason.BELOW_THRESHOLD


def test_evidence_that_speaks_for_itself_spares_the_question() -> None:
    close = Talk().say("money", ("refund", 0.7), ("invoice", 0.65))
    pair = replace(STRONG.pair, intent="invoice")
    assert settled(close, (replace(STRONG, pair=pair),)).move == Move(Act.ANSWER, Reason.KNOWLEDGE_FOUND)
    assert settled(close, (STRONG,)).move.act is Act.CLARIFY, "it is about something else"
    assert settled(close, (replace(STRONG, pair=pair, score=0.5),)).move.act is Act.CLARIFY


def test_the_third_dead_end_in_a_row_goes_to_a_person() -> None:
    talk = Talk()
    for reason in (Reason.NOTHING_KNOWN, Reason.NOTHING_KNOWN, Reason.FAILED_TOO_OFTEN):
        decision = settled(talk.say("?"))
        assert decision.move.reason is reason
        talk.state = concluded(talk.state, decision)
    assert (decision.move.act, talk.state.failures) == (Act.HAND_OVER, 0)


def test_one_answer_in_between_starts_the_count_anew() -> None:
    talk = Talk()
    for hits in ((), (), (STRONG,), (), ()):
        decision = settled(talk.say("?", ("refund", 0.9)), hits)
        assert decision.move.act is Act.ANSWER
        talk.state = concluded(talk.state, decision)
    assert talk.state.failures == 2


def test_among_near_equals_the_understood_intent_decides() -> None:
    other = replace(STRONG, score=0.75, pair=replace(STRONG.pair, intent="invoice"))
    first = replace(STRONG, score=0.8)
    assert best_evidence((first, other), "invoice") == other
    assert best_evidence((first, other), FALLBACK) == first
    assert best_evidence((), "invoice") is None
