"""How good retrieval is on labelled queries: top-1, MRR@5, recall@5 and the time of one query. Pure."""

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop_cs.domain.knowledge import QaHit

DEPTH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledQuery:
    """A query with the pair that answers it or, where several do, their intent."""

    query: str
    expected_intent: str = ""
    expected_id: str = ""

    def accepts(self, hit: QaHit) -> bool:
        """Whether the hit is right: by id where one is expected, else by intent."""
        if self.expected_id:
            return hit.pair.id == self.expected_id
        return hit.pair.intent == self.expected_intent


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalReport:
    """Shares from 0 to 1 over all queries; milliseconds of one query."""

    queries: int
    top1: float
    mrr5: float
    recall5: float
    p50_ms: float
    p99_ms: float


def evaluate_retrieval(
    search: Callable[[str, int], Sequence[QaHit]], queries: Iterable[LabelledQuery]
) -> RetrievalReport:
    """Ask every query once, in order, and count at which of the first five places the first right hit stands."""
    ranks: list[int | None] = []
    times: list[float] = []
    for query in queries:
        begin = time.perf_counter()
        hits = search(query.query, DEPTH)
        times.append((time.perf_counter() - begin) * 1000)
        ranks.append(next((rank for rank, hit in enumerate(hits[:DEPTH], start=1) if query.accepts(hit)), None))
    found = [rank for rank in ranks if rank is not None]
    count = max(len(ranks), 1)
    return RetrievalReport(
        queries=len(ranks),
        top1=found.count(1) / count,
        mrr5=math.fsum(1 / rank for rank in found) / count,
        recall5=len(found) / count,
        p50_ms=percentile(times, 0.50),
        p99_ms=percentile(times, 0.99),
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed (nearest rank); 0 for none."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)] if ordered else 0.0
