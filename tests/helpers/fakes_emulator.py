"""A running Coze emulator, and an engine that talks to it."""

import contextlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any

from fakes_coze import StaticToken
from fakes_door import transport_to

from desktop_cs.coze.config import CozeConfig, checked_base_url
from desktop_cs.coze.conversations import ConversationsInMemory, ConversationStore
from desktop_cs.coze.engine import CozeEngine
from desktop_cs.coze.limits import CallCounter
from desktop_cs.demo.emulator.brain import BrainIntent, BrainKnowledge
from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.demo.emulator.state import Address

KNOWLEDGE = BrainKnowledge(
    intents=(
        BrainIntent(name="logistics_query", examples=("我的快递到哪了", "快递三天没更新了", "物流信息没有更新")),
        BrainIntent(name="refund_status", examples=("退款什么时候到账", "我的钱什么时候退回来")),
        BrainIntent(name="opening_hours", examples=("when are you open", "what are your opening hours")),
    )
)


def config_for(address: Address, **changes: Any) -> CozeConfig:
    config = CozeConfig(
        base_url=checked_base_url(address.base_url, allow_loopback=True),
        bot_id=address.bot_id,
        workflow_id=address.workflow_id,
        understand_s=20.0,
        compose_s=20.0,
    )
    return replace(config, **changes)


@contextlib.asynccontextmanager
async def engine_for(
    address: Address,
    *,
    conversations: ConversationStore | None = None,
    counter: CallCounter | None = None,
    **changes: Any,
) -> AsyncIterator[CozeEngine]:
    config = config_for(address, **changes)
    engine = CozeEngine(
        config=config,
        transport=transport_to(config, StaticToken(address.token), counter=counter),
        conversations=conversations or ConversationsInMemory(),
        known_intents=lambda: {intent.name for intent in KNOWLEDGE.intents},
        threshold=lambda: 0.5,
    )
    try:
        yield engine
    finally:
        await engine.aclose()


@contextlib.contextmanager
def emulator(**options: Any) -> Iterator[EmulatorServer]:
    server = EmulatorServer(options.pop("knowledge", KNOWLEDGE), **{"delay_s": 0.0, **options})
    server.start()
    try:
        yield server
    finally:
        server.stop()
