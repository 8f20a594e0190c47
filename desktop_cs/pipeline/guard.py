"""Stage 2: the word filter. A hit ends the turn with a fixed reply, and nothing leaves the machine."""

import asyncio

from desktop_cs.domain.words import WordHit
from desktop_cs.errors import AppError, PrivacyError
from desktop_cs.pipeline.ports import WordFilter


async def guard(words: WordFilter, text: str) -> tuple[WordHit, ...]:
    """All listed words in the text. A filter that fails stops the turn: what cannot be checked is not sent."""
    try:
        return await asyncio.to_thread(words.find, text)
    except AppError:
        raise
    except Exception as error:
        raise PrivacyError(
            "filter_failed", "The word filter failed, so nothing was sent. Answer by hand and report the trace id."
        ) from error
