"""Five hundred streams, half of them left at random points: nothing stays open, in either event loop."""

import asyncio
import random
from collections.abc import Callable, Iterator
from contextlib import aclosing

import pytest
from fakes_coze import to_compose
from fakes_emulator import emulator, engine_for
from PySide6.QtWidgets import QApplication

from desktop_cs.coze.engine import CozeEngine
from desktop_cs.coze.limits import Plan
from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.domain.engine import Finished
from desktop_cs.domain.ids import SessionId
from desktop_cs.ui.loop import DeskLoop

STREAMS, AT_ONCE = 500, 60
LoopFactory = Callable[[], asyncio.AbstractEventLoop]


@pytest.fixture
def server() -> Iterator[EmulatorServer]:
    with emulator(delay_s=0.002) as running:
        yield running


@pytest.fixture(params=["asyncio", "qt"])
def new_loop(request: pytest.FixtureRequest, qapp: QApplication) -> LoopFactory:
    return asyncio.new_event_loop if request.param == "asyncio" else lambda: DeskLoop(qapp)


class Streams:
    """Starts the streams and counts how they ended."""

    def __init__(self, engine: CozeEngine, seed: int) -> None:
        self._engine = engine
        self._chance = random.Random(seed)
        self._room = asyncio.Semaphore(AT_ONCE)
        self.finished = 0
        self.left = 0

    async def run(self, number: int) -> None:
        async with self._room:
            task = asyncio.create_task(self._listen(number))
            if number % 2:
                asyncio.get_running_loop().call_later(self._chance.random() * 0.2, task.cancel)
            try:
                whole = await task  # one that is left while it closes counts as left, whole or not
                self.finished += whole
            except asyncio.CancelledError:
                self.left += 1

    async def _listen(self, number: int) -> bool:
        whole = False
        async with aclosing(self._engine.compose(to_compose(session_id=SessionId(f"s-{number}")))) as pieces:
            async for piece in pieces:
                whole = isinstance(piece, Finished)
        return whole


async def all_streams(server: EmulatorServer) -> None:
    async with engine_for(server.address(), plan=Plan.ENTERPRISE) as engine:
        streams = Streams(engine, seed=11)
        await asyncio.gather(*(streams.run(number) for number in range(STREAMS)))
        ended = asyncio.get_running_loop().time()
    assert streams.finished + streams.left == STREAMS
    assert streams.left > STREAMS / 5
    assert streams.finished >= STREAMS / 2, "those that were not left are whole"
    async with asyncio.timeout_at(ended + 1.0):
        while server.open_connections():
            await asyncio.sleep(0.005)  # the condition is another thread's
    assert asyncio.all_tasks() == {asyncio.current_task()}
    assert server.running_chats() == 0


@pytest.mark.abandons
def test_streams_left_at_random_leave_nothing_open(server: EmulatorServer, new_loop: LoopFactory) -> None:
    with asyncio.Runner(loop_factory=new_loop) as runner:
        runner.run(all_streams(server))
