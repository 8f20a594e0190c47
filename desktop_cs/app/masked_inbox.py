"""The inbox as the screen sees it: the last thing said, with personal data masked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from desktop_cs.app.masking import Masking
from desktop_cs.domain.customer import Conversation
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.inbox import InboxQuery
from desktop_cs.store.database import Database
from desktop_cs.store.inbox import InboxRows

_PREVIEW = 300  # characters of which a row can show the first few


class MaskedInbox(InboxRows):
    """Rows of the inbox for display; searching still looks at what was really said."""

    def __init__(self, database: Database, masking: Masking) -> None:
        super().__init__(database)
        self._masking = masking

    async def page(
        self, wanted: InboxQuery, now: datetime, limit: int, after: Conversation | None = None
    ) -> tuple[Conversation, ...]:
        """The first rows of a list, or those that follow `after`."""
        return await self._shown(await super().page(wanted, now, limit, after))

    async def rows(
        self, user_ids: Sequence[UserId], wanted: InboxQuery, now: datetime
    ) -> tuple[tuple[Conversation, bool], ...]:
        """These customers' rows, each with whether the list holds it; customers without a row are left out."""
        found = await super().rows(user_ids, wanted, now)
        shown = await self._shown([row for row, _ in found])
        return tuple(zip(shown, (is_listed for _, is_listed in found), strict=True))

    async def _shown(self, rows: Sequence[Conversation]) -> tuple[Conversation, ...]:
        texts = await self._masking.masked([row.last_text[:_PREVIEW] for row in rows])
        return tuple(replace(row, last_text=text) for row, text in zip(rows, texts, strict=True))
