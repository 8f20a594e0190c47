"""Ending work that runs beside everything else."""

import asyncio
from contextlib import suppress


async def end(task: asyncio.Task[None]) -> None:
    """Cancel a task and wait until it is over."""
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
