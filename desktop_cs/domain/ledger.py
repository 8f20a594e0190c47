"""The ledger: a line for everything that left this machine, each sealed to the one before it by a hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """One request, as it is written down before its bytes go out.

    `target` is method and path with its query. `size` counts the body's bytes. `body` is None for a request that
    carries a secret (signing in): of such a one only purpose and size are kept.
    """

    at: datetime
    trace_id: str
    host: str
    purpose: str  # understand, compose, recover, cancel, probe, sign_in
    target: str
    size: int
    body: bytes | None
    kinds: Mapping[str, int] = field(default_factory=dict)  # redaction tokens by kind

    @property
    def sha256(self) -> str:
        """The hash of the bytes in hex; empty where they are not kept."""
        return hashlib.sha256(self.body).hexdigest() if self.body is not None else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry(Leaving):
    """A line of the ledger. `chain` seals it and, through `previous`, every line before it. `is_unsent` says that no
    connection came about, so that the bytes stayed here after all."""

    seq: int
    previous: str
    chain: str
    is_unsent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFilter:
    """Which lines are asked for, the latest `limit` of them (all with -1); an empty field asks for all. `text` is
    looked for in host, purpose and trace id."""

    since: datetime | None = None
    trace_id: str = ""
    text: str = ""
    limit: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCheck:
    """The outcome of checking the chain. `broken_at` is the first line that does not fit; `head` is the last hash."""

    entries: int
    first: int | None
    head: str
    broken_at: int | None = None


def chain_of(leaving: Leaving, seq: int, previous: str) -> str:
    """The hash that seals a line: SHA-256 over its fields, the hash of its bytes, and the hash of the line before."""
    fields = [
        seq,
        leaving.at.astimezone(UTC).isoformat(),
        leaving.trace_id,
        leaving.host,
        leaving.purpose,
        leaving.target,
        leaving.size,
        leaving.sha256,
        sorted(leaving.kinds.items()),
        previous,
    ]
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode("utf-8")).hexdigest()
