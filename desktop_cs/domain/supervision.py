"""The supervisor's lock over customers' own words: how long to wait after wrong passphrases, and what was revealed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST_WAIT = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """The stored lock: the passphrase's hash, and the attempts since the last right one."""

    hash: str
    failures: int = 0
    failed_at: datetime | None = None

    def wait(self, now: datetime) -> timedelta:
        """How long until the next attempt: a second, doubled by every failure, a minute at most. A clock that was set
        back is no reason to wait longer."""
        if self.failed_at is None or self.failures == 0:
            return timedelta(0)
        whole = min(timedelta(seconds=2 ** min(self.failures - 1, 6)), LONGEST_WAIT)
        return min(max(self.failed_at + whole - now, timedelta(0)), whole)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """Proof that the supervisor's passphrase was given; whoever reveals something must show it."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal:
    """Customers' own words left their place: when, what for, how many texts. Holds none of them."""

    at: datetime
    purpose: str
    texts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """What an export of conversations came to."""

    messages: int
    sessions: int
    is_raw: bool
