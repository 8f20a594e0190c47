"""What the inbox asks of the desk."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from desktop_cs.domain.customer import Conversation
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.inbox import InboxChoices, InboxCounts, InboxQuery


class InboxDesk(Protocol):
    """Lists of conversations; none of these calls reads more than it returns."""

    async def page(
        self, wanted: InboxQuery, now: datetime, limit: int, after: Conversation | None = None
    ) -> tuple[Conversation, ...]:
        """The first rows of a list, or those that follow `after`."""
        ...

    async def rows(
        self, user_ids: Sequence[UserId], wanted: InboxQuery, now: datetime
    ) -> tuple[tuple[Conversation, bool], ...]:
        """These customers' rows, each with whether the list holds it."""
        ...

    async def counts(self, now: datetime) -> InboxCounts:
        """How many each queue holds."""
        ...

    async def choices(self) -> InboxChoices:
        """What there is to filter by."""
        ...

    async def snooze(self, user_id: UserId, until: datetime | None) -> None:
        """Take a conversation out of the queues until then; None brings it back."""
        ...
