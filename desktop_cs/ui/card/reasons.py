"""Why a reply is offered, and what it is called: a sentence for every reason, a title for every candidate."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_cs.domain.candidate import Why
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import Wish
from desktop_cs.pipeline.rework import NEEDS_COZE
from desktop_cs.ui.words import engine_name, intent_title, order_status
from desktop_cs.viewmodels.card import CardState
from desktop_cs.viewmodels.workbench import Workbench

REASONS = {
    "knowledge_found": QT_TRANSLATE_NOOP("Reasons", "The knowledge base has an answer to this."),
    "below_threshold": QT_TRANSLATE_NOOP(
        "Reasons", "No intent is sure enough, but the knowledge base has an answer that fits."
    ),
    "nothing_known": QT_TRANSLATE_NOOP("Reasons", "Neither the knowledge base nor an order says anything on this."),
    "order_found": QT_TRANSLATE_NOOP("Reasons", "The order in question is known on this machine."),
    "order_not_found": QT_TRANSLATE_NOOP("Reasons", "No order of that number is known on this machine."),
    "order_near": QT_TRANSLATE_NOOP("Reasons", "No such order, but numbers that look like it are known."),
    "order_ambiguous": QT_TRANSLATE_NOOP("Reasons", "Several orders fit; the reply asks which one is meant."),
    "ask_slot": QT_TRANSLATE_NOOP("Reasons", "Something is missing before this can be answered."),
    "slot_missing": QT_TRANSLATE_NOOP("Reasons", "Something is missing before this can be answered."),
    "slot_still_missing": QT_TRANSLATE_NOOP("Reasons", "It was asked for before and is still missing."),
    "clarify": QT_TRANSLATE_NOOP("Reasons", "Two meanings are close; the reply asks which one."),
    "intents_close": QT_TRANSLATE_NOOP("Reasons", "Two meanings are close; the reply asks which one."),
    "chat": QT_TRANSLATE_NOOP("Reasons", "Small talk; nothing was looked up."),
    "small_talk": QT_TRANSLATE_NOOP("Reasons", "Small talk; nothing was looked up."),
    "customer_done": QT_TRANSLATE_NOOP("Reasons", "The customer says that all is settled."),
    "hand_over": QT_TRANSLATE_NOOP("Reasons", "Matters of this kind are for a person."),
    "intent_for_person": QT_TRANSLATE_NOOP("Reasons", "Matters of this kind are for a person."),
    "person_wanted": QT_TRANSLATE_NOOP("Reasons", "The customer asked for a person."),
    "anger": QT_TRANSLATE_NOOP("Reasons", "The customer is upset."),
    "risk_words": QT_TRANSLATE_NOOP("Reasons", "The message speaks of lawyers, authorities or the press."),
    "failed_too_often": QT_TRANSLATE_NOOP("Reasons", "Several turns in a row did not help the customer."),
    "blocked_by_words": QT_TRANSLATE_NOOP("Reasons", "The word filter stopped the message."),
    Why.OTHER_SOURCE.value: QT_TRANSLATE_NOOP("Reasons", "Another source of the knowledge base fits as well."),
    Why.ORDER_AT_HAND.value: QT_TRANSLATE_NOOP("Reasons", "The conversation names an order that is known here."),
    Why.PERSON.value: QT_TRANSLATE_NOOP("Reasons", "A colleague can take over."),
    Why.BEFORE_WISH.value: QT_TRANSLATE_NOOP("Reasons", "The reply as it was before."),
    NEEDS_COZE: QT_TRANSLATE_NOOP("Reasons", "Only Coze can change a reply, and it could not be used."),
    Wish.SHORTER.value: QT_TRANSLATE_NOOP("Reasons", "Made shorter by Coze."),
    Wish.FRIENDLIER.value: QT_TRANSLATE_NOOP("Reasons", "Made friendlier by Coze."),
    Wish.TRANSLATE.value: QT_TRANSLATE_NOOP("Reasons", "Translated by Coze."),
}


def reason_sentence(code: str) -> str:
    """Why this reply is offered; empty for a code without words."""
    return QCoreApplication.translate("Reasons", str(REASONS[code])) if code in REASONS else ""


def candidate_title(card: CardState, workbench: Workbench) -> str:
    """What a candidate that is not the best is called: its source's question, its order's status, or what it does."""
    if card.place == 1:
        heard = card.understanding
        return intent_title(workbench.catalogue, heard.intent) if heard else ""
    if card.order is not None and card.act is Act.ORDER_ANSWER:
        return QCoreApplication.translate("Reasons", "Order: {status}").format(status=order_status(card.order.status))
    if card.reason == Why.BEFORE_WISH:
        return QCoreApplication.translate("Reasons", "Before the change")
    if card.act is Act.HAND_OVER:
        return QCoreApplication.translate("Reasons", "Hand over to a colleague")
    return card.evidence[0].pair.question if card.evidence else reason_sentence(card.reason)


def candidate_end(card: CardState) -> str:
    """Where a candidate comes from, in a word."""
    if card.place > 1 and card.order is not None and card.act is Act.ORDER_ANSWER:
        as_of = card.order.as_of.strftime("%m-%d %H:%M")
        return QCoreApplication.translate("Reasons", "as of {time}").format(time=as_of)
    if card.place > 1 and card.act is Act.ANSWER and card.evidence:
        return f"{card.evidence[0].pair.id} v{card.evidence[0].pair.version}"
    return engine_name(card.engine) if card.engine else ""
