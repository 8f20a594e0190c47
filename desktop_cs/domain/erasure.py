"""The receipt for an erasure: what was removed, without a word of whom it was about."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureReceipt:
    """What an erasure removed. `subject` is the keyed mark of the customer's id, which only this profile can make;
    `copies` are files that were made earlier and still hold the customer."""

    at: datetime
    subject: str
    removed: tuple[tuple[str, int], ...]  # table, rows; in order of the names
    copies: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows were removed in all."""
        return sum(count for _, count in self.removed)

    @property
    def digest(self) -> str:
        """SHA-256 over everything else on the receipt, by which a printed one can be checked."""
        body = [self.at.isoformat(), self.subject, self.removed, self.copies]
        return hashlib.sha256(json.dumps(body, ensure_ascii=True).encode()).hexdigest()
