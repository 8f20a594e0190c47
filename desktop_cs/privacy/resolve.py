"""What stays when two finders lay hands on the same signs."""

from desktop_cs.domain.redaction import Kind, Span

# The kind whose shape leaves less to chance comes first.
_RANK = {
    kind: rank
    for rank, kind in enumerate(
        (
            Kind.EMAIL,
            Kind.IBAN,
            Kind.CN_ID,
            Kind.BANK_CARD,
            Kind.CN_MOBILE,
            Kind.FOREIGN_PHONE,
            Kind.LANDLINE,
            Kind.PASSPORT,
            Kind.SOCIAL_ID,
            Kind.PLATE,
            Kind.CUSTOM,
            Kind.ADDRESS,
            Kind.NAME,
        )
    )
}


def settle(spans: list[Span]) -> list[Span]:
    """The spans that stay, in order and disjoint: the firmer kind wins, then the longer span, then the earlier one."""
    taken = bytearray(max((span.end for span in spans), default=0))
    kept = []
    for span in sorted(spans, key=lambda s: (_RANK[s.kind], s.start - s.end, s.start)):
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)
