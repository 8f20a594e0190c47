"""Stage 4: what does the customer want? Asked of the engine; an intent that the catalogue lacks is never shown."""

from dataclasses import replace

from desktop_cs.domain.catalogue import FALLBACK, Catalogue
from desktop_cs.domain.engine import UnderstandRequest
from desktop_cs.domain.understanding import Understanding, rank
from desktop_cs.pipeline.ports import Engine


async def understand(engine: Engine, request: UnderstandRequest, catalogue: Catalogue) -> Understanding:
    """The engine's ranking, cleaned: known intents only, scores within 0…1, best first."""
    heard = await engine.understand(request)
    known = (item for item in heard.ranking if item.name in catalogue or item.name == FALLBACK)
    return replace(heard, ranking=rank(known))
