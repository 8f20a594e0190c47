"""Which stretches of a text to highlight: matched terms, and what stands in a source word for word."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

from desktop_cs.viewmodels.difference import words

Span = tuple[int, int]
_LEAST_RUN = 4  # signs; shorter ones are in every text
_MOST = 400  # words compared


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


@lru_cache(64)
def taken_over(reply: str, sources: tuple[str, ...]) -> tuple[Span, ...]:
    """Spans of a reply that stand word for word in a source, from `_LEAST_RUN` signs on. None where the whole reply
    does: there is nothing to tell apart then. A long text is looked at by its beginning."""
    said = words(reply)[:_MOST]
    places = [0, *accumulate(len(word) for word in said)]
    found: list[Span] = []
    for source in sources:
        matcher = SequenceMatcher(str.isspace, said, words(source)[:_MOST], autojunk=False)
        blocks = ((places[block.a], places[block.a + block.size]) for block in matcher.get_matching_blocks())
        found += [(start, end) for start, end in blocks if len(reply[start:end].strip()) >= _LEAST_RUN]
    spans = _merged(found)
    return () if spans == ((0, len(reply)),) else spans


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
