"""The door with a ledger in memory, and with the real second look."""

from dataclasses import dataclass, field
from typing import Any

import httpx

from desktop_cs.coze.auth.endpoint import CALL_S, OAuthEndpoint
from desktop_cs.coze.config import CozeConfig, TokenSource
from desktop_cs.coze.door.door import Door
from desktop_cs.coze.door.keeper import Doorkeeper
from desktop_cs.coze.limits import CallCounter
from desktop_cs.coze.transport import Transport
from desktop_cs.domain.ledger import Leaving
from desktop_cs.privacy.inspector import Inspector
from desktop_cs.privacy.redactor import Redactor

LEDGERS: list["MemoryLedger"] = []  # all that were made in this test


@dataclass
class MemoryLedger:
    """Fits `coze.door.keeper.Ledger`."""

    lines: list[Leaving] = field(default_factory=list)
    unsent: set[int] = field(default_factory=set)
    error: Exception | None = None

    def __post_init__(self) -> None:
        LEDGERS.append(self)

    async def enter(self, leaving: Leaving) -> int:
        if self.error is not None:
            raise self.error
        self.lines.append(leaving)
        return len(self.lines)

    async def not_sent(self, seq: int) -> None:
        self.unsent.add(seq)

    def sent(self) -> list[Leaving]:
        return [line for seq, line in enumerate(self.lines, 1) if seq not in self.unsent]


def keeper(ledger: MemoryLedger | None = None) -> Doorkeeper:
    return Doorkeeper(inspector=Inspector(Redactor().find), ledger=ledger or MemoryLedger())


def door_to(config: CozeConfig, lower: httpx.AsyncBaseTransport | None = None, **more: Any) -> Door:
    made = more.get("keeper") or keeper()
    return Door(config.base_url, made, connect_s=config.connect_s, silence_s=config.silence_s, lower=lower)


def transport_to(
    config: CozeConfig,
    tokens: TokenSource,
    *,
    counter: CallCounter | None = None,
    lower: httpx.AsyncBaseTransport | None = None,
    ledger: MemoryLedger | None = None,
) -> Transport:
    return Transport(config, tokens, door_to(config, lower, keeper=keeper(ledger)), counter=counter)


def endpoint_at(base_url: str, *, lower: httpx.AsyncBaseTransport | None = None, **more: Any) -> OAuthEndpoint:
    ledger = more.pop("ledger", None)

    def open_door(base_url: str, kept: Doorkeeper) -> Door:
        return Door(base_url, kept, connect_s=5.0, silence_s=CALL_S, lower=lower)

    return OAuthEndpoint(base_url, keeper(ledger), open_door=open_door, **more)
