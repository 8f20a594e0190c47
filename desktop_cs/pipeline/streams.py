"""Reading an engine's pieces: closed at once when the reader leaves, and never waited for longer than agreed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

T = TypeVar("T")


@asynccontextmanager
async def closing(pieces: AsyncIterator[T]) -> AsyncIterator[AsyncIterator[T]]:
    """Close an async generator when the block ends, however it ends: connections must not wait for the collector."""
    try:
        yield pieces
    finally:
        aclose = getattr(pieces, "aclose", None)
        if aclose is not None:
            await aclose()


async def next_within(pieces: AsyncIterator[T], seconds: float) -> T | None:
    """The next piece, or None at the end of the stream; `TimeoutError` when it takes longer than `seconds`."""
    async with asyncio.timeout(seconds):
        return await anext(pieces, None)
