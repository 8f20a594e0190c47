"""An engine whose replies pass the word filter: one with a word that blocks makes way for the local reply."""

from collections.abc import AsyncIterator
from dataclasses import replace

from desktop_cs.domain.engine import Cause, ComposeRequest, EngineName, Finished, Piece, Switched, UnderstandRequest
from desktop_cs.domain.understanding import Understanding
from desktop_cs.domain.words import Severity
from desktop_cs.pipeline.guard import guard
from desktop_cs.pipeline.ports import Engine, WordFilter
from desktop_cs.pipeline.streams import closing


class Vetted:
    """Fits `pipeline.ports.Engine`. What Coze wrote stays on the card as its beginning, for the agent to judge; the
    reply that can be taken over is the local engine's. Words that only warn are left to the draft check."""

    def __init__(self, engine: Engine, offline: Engine, words: WordFilter) -> None:
        self._engine = engine
        self._offline = offline
        self._words = words

    async def understand(self, request: UnderstandRequest) -> Understanding:
        """As the engine does."""
        return await self._engine.understand(request)

    async def compose(self, request: ComposeRequest) -> AsyncIterator[Piece]:
        """The engine's pieces; where the reply is Coze's and holds a word that blocks, a switch and the local reply."""
        async with closing(self._engine.compose(request)) as pieces:
            async for piece in pieces:
                if not isinstance(piece, Finished) or not await self._is_refused(piece):
                    yield piece
                    continue
                yield Switched(Cause.LISTED_WORDS, piece.text)
                async with closing(self._local(request)) as local:
                    async for instead in local:
                        yield instead
                return

    async def _is_refused(self, reply: Finished) -> bool:
        if reply.engine is not EngineName.COZE:
            return False
        return any(hit.severity is Severity.BLOCK for hit in await guard(self._words, reply.text))

    async def _local(self, request: ComposeRequest) -> AsyncIterator[Piece]:
        async with closing(self._offline.compose(request)) as pieces:
            async for piece in pieces:
                yield replace(piece, cause=Cause.LISTED_WORDS) if isinstance(piece, Finished) else piece
