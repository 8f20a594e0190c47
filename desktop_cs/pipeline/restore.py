"""Stage 8: the masked values come back, for the agent's eyes only; also while the reply still streams."""

import asyncio
import re
from collections.abc import Callable

from desktop_cs.domain.engine import Delta, Switched
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.pipeline.ports import Redactor

LONGEST_TOKEN = 24  # signs, brackets included
_BEGUN = re.compile(rf"\[[^\[\]\s]{{0,{LONGEST_TOKEN - 1}}}\Z")  # may still become a token


async def restore(redactor: Redactor, reply: str, table: TokenTable) -> str:
    """The reply with this session's tokens replaced by what they stand for."""
    return await asyncio.to_thread(redactor.restore, reply, table)


class RestoredStream:
    """Passes a streamed reply on with its tokens restored, wherever the pieces were cut: what may still become a token
    is held back. All that was passed on, and the rest, is what `restore` makes of the whole."""

    def __init__(self, redactor: Redactor, table: TokenTable, show: Callable[[Delta | Switched], None]) -> None:
        self._redactor = redactor
        self._table = table
        self._show = show
        self._held = ""

    def __call__(self, piece: Delta | Switched) -> None:
        """Take the next piece. A switch begins another reply: what was held back of the first goes with its partial."""
        if isinstance(piece, Switched):
            self._held = ""
            self._show(piece)
            return
        text = self._held + piece.text
        begun = _BEGUN.search(text)
        ready = text[: begun.start()] if begun else text
        self._held = text[len(ready) :]
        self._pass_on(ready)

    def end(self) -> None:
        """The reply is complete: nothing is held back any more."""
        held, self._held = self._held, ""
        self._pass_on(held)

    def _pass_on(self, text: str) -> None:
        if text:
            self._show(Delta(self._redactor.restore(text, self._table)))
