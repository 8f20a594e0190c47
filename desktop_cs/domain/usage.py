"""How much of a Coze account was used: calls against the plan's limit."""

from dataclasses import dataclass

WARN_AT = 0.8  # of the limit


@dataclass(frozen=True, slots=True, kw_only=True)
class CallUsage:
    """Calls that one server answered, today (local day) and in all; `limit` is the plan's in all, None for none."""

    today: int
    total: int
    limit: int | None = None

    @property
    def is_near_limit(self) -> bool:
        """Whether it is time to warn: from four fifths of the limit on."""
        return self.limit is not None and self.total >= WARN_AT * self.limit

    @property
    def is_spent(self) -> bool:
        """Whether the plan has no calls left: every further one fails."""
        return self.limit is not None and self.total >= self.limit
