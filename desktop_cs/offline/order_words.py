"""What the offline engine says of an order: its facts with their time, which of several, or that none was found."""

from datetime import tzinfo

from desktop_cs.domain.engine import ComposeRequest
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.order import Order
from desktop_cs.domain.order_lookup import ORDER_KEYS, OrderLookup, Owner
from desktop_cs.offline import words
from desktop_cs.offline.templates import fill, order_facts, slot_name

_MOST_LISTED = 5  # orders to choose from; more would not be read
_MOST_NEAR = 2


def told(request: ComposeRequest, templated: str | None, zone: tzinfo | None) -> str:
    """The reply about an order. `templated` is the intent's own reply where it has one; every fact comes with the time
    it was read, in `zone` (None: as the shop told it)."""
    language = request.language
    if request.order is not None:
        return _facts(request.order, templated, language, zone)
    if request.lookup is not None and request.lookup.candidates:
        return _which(request.lookup, language, zone)
    if request.lookup is not None and request.lookup.near_misses and request.lookup.owner is Owner.CUSTOMER:
        return _near(request.lookup, language)  # numbers of other people's orders are for the agent's eyes alone
    return _unknown(request)


def _facts(order: Order, templated: str | None, language: Language, zone: tzinfo | None) -> str:
    facts = order_facts(order, language, zone)
    general = words.ORDER if facts["shipping"] else words.ORDER_BRIEF
    reply = templated or fill(general[language], facts) or ""
    if facts["as_of"] not in reply:
        reply += {Language.ZH: f"（截至 {facts['as_of']}）", Language.EN: f" (as of {facts['as_of']})"}[language]
    return reply


def _which(lookup: OrderLookup, language: Language, zone: tzinfo | None) -> str:
    shown = [order_facts(order, language, zone) for order in lookup.candidates[:_MOST_LISTED]]
    facts = {
        "count": str(len(lookup.candidates)),
        "orders": "\n".join(filter(None, (fill(words.ORDER_LINE[language], each) for each in shown))),
        "as_of": min(each["as_of"] for each in shown),
    }
    return fill(words.ORDER_WHICH[language], facts) or ""


def _near(lookup: OrderLookup, language: Language) -> str:
    numbers = words.OR[language].join(order.number for order in lookup.near_misses[:_MOST_NEAR])
    return fill(words.ORDER_NEAR[language], {"asked": lookup.asked, "numbers": numbers}) or ""


def _unknown(request: ComposeRequest) -> str:
    language, slots = request.language, request.state.slots
    named = next((slot for slot in ORDER_KEYS[:-1] if slot in slots), None)
    if named is None:
        return words.CLARIFY_OPEN[language]
    facts = {"slot": slot_name(named, language), "asked": slots[named].value}
    return fill(words.ORDER_UNKNOWN[language], facts) or ""
