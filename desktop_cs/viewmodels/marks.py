"""Where the matched terms of a search stand in a text, for highlighting."""

from collections.abc import Iterable

Span = tuple[int, int]


def find_terms(text: str, terms: Iterable[str]) -> tuple[Span, ...]:
    """Spans (code points, end exclusive, ascending, apart) that any of the terms covers; case does not matter."""
    folded = text.lower()
    if len(folded) != len(text):  # rare letters grow when lowered; positions would no longer fit
        folded = text
    found: list[Span] = []
    for term in {term.lower() for term in terms if term.strip()}:
        start = folded.find(term)
        while start >= 0:
            found.append((start, start + len(term)))
            start = folded.find(term, start + 1)
    return _merged(found)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
