"""Display masks for screens, logs and exports: enough to recognise a value, too little to use it."""

from collections.abc import Sequence

from desktop_cs.domain.redaction import Kind, Span
from desktop_cs.privacy.tokens import essence

_SHOWN = {  # signs left at the head and at the tail
    Kind.CN_MOBILE: (3, 4),
    Kind.CN_ID: (1, 2),
    Kind.BANK_CARD: (4, 4),
    Kind.LANDLINE: (4, 2),
    Kind.FOREIGN_PHONE: (2, 2),
    Kind.PASSPORT: (1, 2),
    Kind.PLATE: (2, 1),
    Kind.SOCIAL_ID: (1, 1),
    Kind.IBAN: (4, 2),
    Kind.NAME: (1, 0),
    Kind.CUSTOM: (1, 1),
    Kind.ADDRESS: (0, 0),
}
_FEWEST_HIDDEN = 2


def mask(kind: Kind, value: str) -> str:
    """A raw value as it may be shown: `138****5678`, `a***@example.cn`, `王**`, `****` for an address."""
    plain = essence(kind, value)
    if kind is Kind.EMAIL:
        name, _, host = plain.partition("@")
        return f"{name[:1]}***@{host}"
    head, tail = _SHOWN[kind]
    hidden = len(plain) - head - tail
    if hidden < _FEWEST_HIDDEN or kind is Kind.ADDRESS:
        return plain[: min(head, 1)] + "****"
    return plain[:head] + "*" * hidden + plain[len(plain) - tail :]


def masked_text(text: str, spans: Sequence[Span]) -> str:
    """A raw text with its spans (in order, disjoint) shown as masks."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += text[at : span.start], mask(span.kind, text[span.start : span.end])
        at = span.end
    return "".join([*pieces, text[at:]])
