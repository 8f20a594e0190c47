"""Stage 8: the masked values come back, for the agent's eyes only."""

import asyncio

from desktop_cs.domain.redaction import TokenTable
from desktop_cs.pipeline.ports import Redactor


async def restore(redactor: Redactor, reply: str, table: TokenTable) -> str:
    """The reply with this session's tokens replaced by what they stand for."""
    return await asyncio.to_thread(redactor.restore, reply, table)
