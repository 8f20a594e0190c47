"""The player on a stage with a clock of its own: who says what when, and what happens when someone stops it."""

import asyncio
import heapq
import itertools
import math
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_cs.demo.customers import ScriptedCustomer, ScriptLine, play
from desktop_cs.demo.pack import load_pack
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.message import Inbound
from desktop_cs.errors import ChannelError, DemoError

PACK = Path(__file__).parents[3] / "resources" / "demo"
A, B = UserId("a"), UserId("b")


class Stage:
    """A clock that moves only while everyone waits, an agent who answers on demand, and a record of what was said."""

    def __init__(self, agent_takes: float | None = None) -> None:
        self.now = 0.0
        self.said: list[tuple[float, str, str]] = []
        self.messages: list[Inbound] = []
        self._agent_takes = agent_takes
        self._count = itertools.count()  # keeps sleepers of the same moment in their order
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._ears: dict[UserId, list[asyncio.Future[None]]] = {}

    async def sleep(self, seconds: float) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._count), woken))
        await woken

    async def say(self, inbound: Inbound) -> None:
        self.messages.append(inbound)
        self.said.append((round(self.now, 6), inbound.user_id, inbound.text))

    async def replied(self, user_id: UserId) -> None:
        heard: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._ears.setdefault(user_id, []).append(heard)
        if self._agent_takes is not None:
            await self.sleep(self._agent_takes)
            self.reply(user_id)
        await heard

    def reply(self, user_id: UserId) -> None:
        for ear in self._ears.pop(user_id, []):
            if not ear.done():
                ear.set_result(None)

    async def run(self, until: float = math.inf) -> None:
        """Let time pass; returns when nobody sleeps any more or `until` has come."""
        await self.settle()
        while self._sleepers and self._sleepers[0][0] <= until:
            self.now, _, woken = heapq.heappop(self._sleepers)
            if not woken.done():
                woken.set_result(None)
            await self.settle()
        if math.isfinite(until):
            self.now = until

    @staticmethod
    async def settle() -> None:
        for _ in range(20):
            await asyncio.sleep(0)


def customer(user_id: UserId, *script: ScriptLine) -> ScriptedCustomer:
    return ScriptedCustomer(
        user_id=user_id, name=user_id.upper(), channel="web", language=Language.EN, shows={}, script=script
    )


def line(text: str, after_s: float, *, wait: bool = False) -> ScriptLine:
    return ScriptLine(text=text, after_s=after_s, wait_reply=wait)


def start(stage: Stage, *customers: ScriptedCustomer, speed: float = 1.0) -> asyncio.Task[None]:
    return asyncio.create_task(play(customers, stage.say, stage.replied, speed, sleep=stage.sleep))


async def test_customers_speak_side_by_side_at_their_own_times() -> None:
    stage = Stage()
    run = start(
        stage, customer(A, line("a1", 1), line("a2", 4), line("a3", 0.5)), customer(B, line("b1", 2), line("b2", 2))
    )
    await stage.run()
    await run
    assert stage.said == [(1, A, "a1"), (2, B, "b1"), (4, B, "b2"), (5, A, "a2"), (5.5, A, "a3")]


async def test_a_line_that_waits_comes_only_after_the_reply_and_counts_from_there() -> None:
    stage = Stage()
    run = start(stage, customer(A, line("where is it", 1), line("DD20260115001", 3, wait=True)))
    await stage.run(until=60)
    assert stage.said == [(1, A, "where is it")]
    stage.reply(B)
    await stage.run(until=70)
    assert len(stage.said) == 1
    stage.reply(A)
    await stage.run()
    await run
    assert stage.said[1:] == [(73, A, "DD20260115001")]


async def test_a_waiting_customer_holds_up_nobody_else() -> None:
    stage = Stage()
    run = start(stage, customer(A, line("a1", 1), line("a2", 1, wait=True)), customer(B, line("b1", 2), line("b2", 5)))
    await stage.run()
    assert [text for _, _, text in stage.said] == ["a1", "b1", "b2"]
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run


async def test_a_reply_while_the_line_is_still_being_handed_over_counts() -> None:
    stage = Stage()

    async def slow_say(inbound: Inbound) -> None:
        await stage.say(inbound)
        await asyncio.sleep(0)
        stage.reply(inbound.user_id)
        await stage.sleep(10)

    script = (line("a1", 1), line("a2", 2, wait=True))
    run = asyncio.create_task(play([customer(A, *script)], slow_say, stage.replied, sleep=stage.sleep))
    await stage.run()
    await run
    assert stage.said == [(1, A, "a1"), (13, A, "a2")]


async def test_an_old_reply_does_not_release_a_later_line() -> None:
    stage = Stage()
    run = start(stage, customer(A, line("a1", 1), line("a2", 5), line("a3", 1, wait=True)))
    await stage.run(until=3)
    stage.reply(A)
    await stage.run(until=50)
    assert [text for _, _, text in stage.said] == ["a1", "a2"]
    stage.reply(A)
    await stage.run()
    await run
    assert stage.said[-1] == (51, A, "a3")


async def test_twice_the_speed_takes_half_the_time() -> None:
    stage = Stage()
    run = start(stage, customer(A, line("a1", 1), line("a2", 4)), speed=2.0)
    await stage.run()
    await run
    assert [at for at, _, _ in stage.said] == [0.5, 2.5]


@pytest.mark.parametrize("speed", [0.0, -1.0, float("nan")])
async def test_a_speed_that_cannot_be_played_is_refused(speed: float) -> None:
    stage = Stage()
    with pytest.raises(DemoError) as caught:
        await play([customer(A, line("a1", 0))], stage.say, stage.replied, speed, sleep=stage.sleep)
    assert caught.value.code == "demo_speed_invalid"
    assert stage.said == []


async def test_messages_carry_who_speaks_and_a_key_never_seen_before() -> None:
    stage = Stage()
    cast = [customer(A, line("same", 0), line("same", 0)), customer(B, line("same", 0))]
    for _ in range(2):
        run = start(stage, *cast)
        await stage.run()
        await run
    assert {(m.user_id, m.user_name, m.channel) for m in stage.messages} == {(A, "A", "web"), (B, "B", "web")}
    assert len({(m.user_id, m.key) for m in stage.messages}) == len(stage.messages) == 6


async def test_cancelling_silences_everyone_and_leaves_nothing_running() -> None:
    stage = Stage()
    before = asyncio.all_tasks()
    run = start(stage, customer(A, line("a1", 1), line("a2", 1, wait=True)), customer(B, line("b1", 9)))
    await stage.run(until=5)
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run
    await stage.run()
    assert [text for _, _, text in stage.said] == ["a1"]
    assert asyncio.all_tasks() == before


@pytest.mark.parametrize("broken", ["say", "replied"])
async def test_what_goes_wrong_outside_is_raised_as_it_is(broken: str) -> None:
    stage = Stage()

    async def fail(_: object) -> None:
        raise ChannelError("channel_closed", "The channel is closed. Open it again.")

    say: Callable[[Inbound], Awaitable[None]] = fail if broken == "say" else stage.say
    replied: Callable[[UserId], Awaitable[None]] = fail if broken == "replied" else stage.replied
    script = (line("a1", 0), line("a2", 0, wait=True))
    run = asyncio.create_task(play([customer(A, *script)], say, replied, sleep=stage.sleep))
    await stage.run()
    with pytest.raises(ChannelError) as caught:
        await run
    assert caught.value.code == "channel_closed"


@settings(max_examples=50, deadline=None)
@given(
    scripts=st.lists(st.lists(st.integers(0, 30), min_size=1, max_size=5), max_size=5),
    speed=st.sampled_from([0.5, 1.0, 4.0]),
)
def test_each_line_comes_at_the_sum_of_the_waits_before_it(scripts: list[list[int]], speed: float) -> None:
    async def scene() -> list[tuple[float, str, str]]:
        stage = Stage()
        cast = (
            customer(UserId(f"u{n}"), *(line(str(i), wait) for i, wait in enumerate(waits)))
            for n, waits in enumerate(scripts)
        )
        run = start(stage, *cast, speed=speed)
        await stage.run()
        await run
        return stage.said

    expected = [
        (sum(waits[: i + 1]) / speed, f"u{n}", str(i)) for n, waits in enumerate(scripts) for i in range(len(waits))
    ]
    assert sorted(asyncio.run(scene())) == sorted(expected)


async def test_the_shipped_customers_finish_their_scripts_when_the_agent_answers() -> None:
    cast = load_pack(PACK).customers
    stage = Stage(agent_takes=3.0)
    run = start(stage, *cast)
    await stage.run()
    await run
    for one in cast:
        assert [text for _, user, text in stage.said if user == one.user_id] == [said.text for said in one.script]
