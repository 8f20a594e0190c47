"""Stage 7: the reply, streamed piece by piece from whichever engine can write it."""

from desktop_cs.domain.engine import Cause, ComposeRequest, Finished
from desktop_cs.errors import EngineError
from desktop_cs.pipeline.ports import Engine
from desktop_cs.pipeline.restore import RestoredStream
from desktop_cs.pipeline.streams import closing


async def compose(engine: Engine, request: ComposeRequest, show: RestoredStream) -> Finished:
    """Pass deltas and switches to `show` as they come; return the finished reply. `EngineError` if there is none."""
    async with closing(engine.compose(request)) as pieces:
        async for piece in pieces:
            if isinstance(piece, Finished):
                show.end()
                return piece
            show(piece)
    raise EngineError(Cause.BAD_ANSWER, "The engine ended without a reply. Ask again.")
