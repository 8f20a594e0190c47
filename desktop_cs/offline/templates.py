"""Reply templates: `{name}` is replaced by a fact of the order, the slots or the evidence, and by nothing else.

Facts: every slot by its name; of an order `order_number`, `status`, `items`, `amount`, `currency`, `carrier`,
`waybill`, `placed_at`, `as_of`, `trail_time`, `trail_place`, `trail_text`, and `shipping` (carrier and latest step in
sentences); of the best evidence `answer` and `question`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo

from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.dialogue import DialogueState
from desktop_cs.domain.knowledge import Language, QaHit
from desktop_cs.domain.order import Order, OrderItem
from desktop_cs.offline.words import LATEST, SHIPPING, SLOT_NAMES, STATUS

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
ORDER_FACTS = frozenset(
    (
        *("order_number", "status", "items", "amount", "currency", "carrier", "waybill", "placed_at", "as_of"),
        *("trail_time", "trail_place", "trail_text", "shipping"),
    )
)
EVIDENCE_FACTS = frozenset({"answer", "question"})

Facts = Mapping[str, str]


def placeholders(template: str) -> tuple[str, ...]:
    """The names a template asks for, in order."""
    return tuple(_PLACEHOLDER.findall(template))


def fill(template: str, facts: Facts) -> str | None:
    """The template with every placeholder replaced; None where a fact is missing or empty."""
    if any(not facts.get(name) for name in placeholders(template)):
        return None
    return _PLACEHOLDER.sub(lambda match: facts[match.group(1)], template).strip()


def problems(catalogue: Catalogue) -> tuple[str, ...]:
    """A sentence for every reply template of the catalogue that could never be filled."""
    return tuple(_problems(catalogue))


def state_facts(state: DialogueState) -> dict[str, str]:
    """The values of the slots."""
    return {name: slot.value for name, slot in state.slots.items()}


def evidence_facts(hit: QaHit) -> dict[str, str]:
    """Question and answer of a hit."""
    return {"question": hit.pair.question, "answer": hit.pair.answer}


def order_facts(order: Order, language: Language, zone: tzinfo | None) -> dict[str, str]:
    """What can be said of an order, its times in `zone` (None: as the shop told them)."""
    facts = {
        "order_number": order.number,
        "status": STATUS[order.status][language],
        "items": ("、" if language is Language.ZH else ", ").join(_item(item) for item in order.items),
        "amount": order.amount,
        "currency": order.currency,
        "carrier": order.carrier,
        "waybill": order.waybill,
        "placed_at": _moment(order.placed_at, zone),
        "as_of": _moment(order.as_of, zone),
    }
    if order.trail:
        latest = max(order.trail, key=lambda step: step.at)
        facts |= {"trail_time": _moment(latest.at, zone), "trail_place": latest.place}
        facts["trail_text"] = latest.text.rstrip("。.")
    parts = (fill(template[language], facts) for template in (SHIPPING, LATEST))
    facts["shipping"] = ("" if language is Language.ZH else " ").join(part for part in parts if part)
    return facts


def slot_name(slot: str, language: Language) -> str:
    """A slot's name for people."""
    names = SLOT_NAMES.get(slot)
    return names[language] if names else slot.replace("_", " ")


def _problems(catalogue: Catalogue) -> Iterator[str]:
    for intent in catalogue.intents.values():
        known = ORDER_FACTS | EVIDENCE_FACTS | set(intent.required_slots) | set(intent.optional_slots)
        for language, template in intent.reply.items():
            for name in placeholders(template):
                if name not in known:
                    yield (
                        f"The reply of intent {intent.name} ({language}) asks for {{{name}}}, which nothing provides. "
                        f"Use one of: {', '.join(sorted(known))}."
                    )


def _item(item: OrderItem) -> str:
    return f"{item.name} ×{item.quantity}" if item.quantity != 1 else item.name


def _moment(at: datetime, zone: tzinfo | None) -> str:
    shown = at if zone is None else at.astimezone(zone)
    return shown.strftime("%Y-%m-%d %H:%M")
