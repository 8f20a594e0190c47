"""Stage 7: the reply, streamed piece by piece from whichever engine can write it."""

from collections.abc import Callable

from desktop_cs.domain.engine import Cause, ComposeRequest, Delta, Finished, Switched
from desktop_cs.errors import EngineError
from desktop_cs.pipeline.ports import Engine
from desktop_cs.pipeline.streams import closing

Show = Callable[[Delta | Switched], None]


async def compose(engine: Engine, request: ComposeRequest, show: Show) -> Finished:
    """Pass deltas and switches to `show` as they come; return the finished reply. `EngineError` if there is none."""
    async with closing(engine.compose(request)) as pieces:
        async for piece in pieces:
            if isinstance(piece, Finished):
                return piece
            show(piece)
    raise EngineError(Cause.BAD_ANSWER, "The engine ended without a reply. Ask again.")
