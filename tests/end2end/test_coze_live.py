"""A real Coze account: one stream, one cancel, one workflow. Only where somebody names an account for it.

Set DESKTOP_CS_LIVE_COZE_BASE (https://api.coze.cn or https://api.coze.com), …_TOKEN, …_BOT_ID and …_WORKFLOW_ID. It
uses up a few of the account's calls and tokens; what it sends holds nobody's data.
"""

import os
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest
from fakes_coze import StaticToken, to_compose, to_understand
from fakes_door import transport_to

from desktop_cs.coze.config import CozeConfig, checked_base_url
from desktop_cs.coze.conversations import ConversationsInMemory
from desktop_cs.coze.engine import CozeEngine
from desktop_cs.domain.engine import Delta, Finished
from desktop_cs.errors import EngineError

NAMES = ("BASE", "TOKEN", "BOT_ID", "WORKFLOW_ID")
GIVEN = {name: os.environ.get(f"DESKTOP_CS_LIVE_COZE_{name}", "") for name in NAMES}
MISSING = [f"DESKTOP_CS_LIVE_COZE_{name}" for name, value in GIVEN.items() if not value]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"no real account: {', '.join(MISSING)} not set")


@pytest.fixture
async def engine() -> AsyncIterator[CozeEngine]:
    config = CozeConfig(
        base_url=checked_base_url(GIVEN["BASE"]),
        bot_id=GIVEN["BOT_ID"],
        workflow_id=GIVEN["WORKFLOW_ID"],
        understand_s=30.0,
        compose_s=60.0,
    )
    opened = CozeEngine(
        config=config,
        transport=transport_to(config, StaticToken(GIVEN["TOKEN"])),
        conversations=ConversationsInMemory(),
        known_intents=tuple,
        threshold=lambda: 0.5,
    )
    yield opened
    await opened.aclose()


async def test_a_stream(engine: CozeEngine) -> None:
    await engine.probe()
    pieces = [piece async for piece in engine.compose(to_compose("你好", hits=()))]
    *deltas, last = pieces
    assert isinstance(last, Finished)
    assert last.text.strip()
    assert all(isinstance(piece, Delta) for piece in deltas)


async def test_a_cancel(engine: CozeEngine) -> None:
    async with aclosing(engine.compose(to_compose("请写一首很长的诗", hits=()))) as pieces:
        assert isinstance(await anext(pieces), Delta)
    answered = [piece async for piece in engine.compose(to_compose("你好", hits=()))]
    assert isinstance(answered[-1], Finished), "the same conversation can be used again"


async def test_a_workflow(engine: CozeEngine) -> None:
    """The workflow answers in a readable form; its intents may be others than those known here."""
    try:
        understood = await engine.understand(to_understand("我的快递到哪了"))
    except EngineError as error:
        assert (error.code, "catalogue" in error.message) == ("bad_answer", True)  # noqa: PT017
    else:
        assert understood.engine == "coze"
