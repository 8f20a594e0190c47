"""Personal data as screens show it: masked, with a look behind the mask noted as a fact and never with a value."""

import asyncio
import logging
from collections.abc import Sequence
from functools import lru_cache

from desktop_cs.errors import PrivacyError
from desktop_cs.privacy.masks import masked_text
from desktop_cs.privacy.redactor import Redactor

_AT_ONCE = 400  # characters that are masked within a millisecond or so
_REMEMBERED = 2000  # texts
_UNCHECKED = "****"  # what cannot be searched for personal data is not shown without a look behind the mask
_log = logging.getLogger(__name__)


class Masking:
    """Implements `viewmodels.ports_safety.Masks`."""

    def __init__(self, redactor: Redactor) -> None:
        self._redactor = redactor
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._mask)

    def at_once(self, text: str) -> str | None:
        """The text with its masks, where that is quick; None for a long text, which `masked` does in a thread."""
        return self._remembered(text) if len(text) <= _AT_ONCE else None

    async def masked(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Each text with its masks."""
        return await asyncio.to_thread(lambda: tuple(self._remembered(text) for text in texts))

    def peeked(self, texts: int) -> None:
        """Somebody looks behind the masks of so many texts."""
        _log.info("hidden values shown", extra={"count": texts})

    def _mask(self, text: str) -> str:
        try:
            return masked_text(text, self._redactor.find(text))
        except PrivacyError:
            return _UNCHECKED
