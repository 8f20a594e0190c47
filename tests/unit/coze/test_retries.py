"""Which refused calls are sent again, how often, and how long is waited in between."""

import asyncio
from typing import Any

import pytest

from desktop_cs.coze.retries import again
from desktop_cs.errors import EngineError

FAR = 1e12


class Refusing:
    """Refuses with the given facts, then gives in."""

    def __init__(self, *refusals: dict[str, Any]) -> None:
        self._refusals = list(refusals)
        self.calls = 0
        self.waited: list[float] = []

    async def work(self) -> str:
        self.calls += 1
        if self._refusals:
            raise EngineError("x", "refused", **self._refusals.pop(0))
        return "served"

    async def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)

    async def asked(self, *, attempts: int = 3, deadline: float = FAR, chance: float = 1.0) -> str:
        return await again(self.work, attempts=attempts, deadline=deadline, sleep=self.sleep, chance=lambda: chance)


@pytest.mark.parametrize(
    "facts",
    [
        {"not_connected": True},
        *({"http_status": status} for status in (429, 502, 503, 504)),
        *({"http_status": 200, "coze_code": code} for code in (4009, 4013, 4020, 5000, 720701013)),
    ],
)
async def test_sent_again(facts: dict[str, Any]) -> None:
    server = Refusing(facts)
    assert await server.asked() == "served"
    assert server.calls == 2


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"http_status": 401},
        {"http_status": 500},
        {"coze_code": 4008},
        {"coze_code": 4016},
        {"not_connected": False},
    ],
)
async def test_sent_once(facts: dict[str, Any]) -> None:
    server = Refusing(facts)
    with pytest.raises(EngineError):
        await server.asked()
    assert server.calls == 1


@pytest.mark.parametrize("attempts", [1, 2, 5])
async def test_no_more_often_than_agreed(attempts: int) -> None:
    server = Refusing(*[{"http_status": 503}] * 9)
    with pytest.raises(EngineError):
        await server.asked(attempts=attempts)
    assert server.calls == attempts


async def test_waits_grow_with_jitter_up_to_a_cap() -> None:
    longest, shortest = Refusing(*[{"http_status": 503}] * 8), Refusing(*[{"http_status": 503}] * 8)
    await longest.asked(attempts=9, chance=1.0)
    await shortest.asked(attempts=9, chance=0.0)
    assert longest.waited == pytest.approx([0.1, 0.2, 0.4, 0.8, 1.6, 2.0, 2.0, 2.0])
    assert shortest.waited == pytest.approx([wait / 2 for wait in longest.waited])


async def test_the_server_may_ask_for_a_wait_but_not_for_a_long_one() -> None:
    patient = Refusing({"http_status": 429, "retry_after": 1.0})
    assert await patient.asked() == "served"
    assert patient.waited == [1.0]
    hasty = Refusing({"http_status": 429, "retry_after": 3.0})
    with pytest.raises(EngineError):
        await hasty.asked()
    assert (hasty.calls, hasty.waited) == (1, [])


async def test_nothing_is_tried_past_the_deadline() -> None:
    server = Refusing({"http_status": 503})
    with pytest.raises(EngineError):
        await server.asked(deadline=asyncio.get_running_loop().time() + 0.05)
    assert (server.calls, server.waited) == (1, [])


async def test_a_failed_run_of_a_workflow_is_given_one_more_chance() -> None:
    server = Refusing(*({"http_status": 200, "coze_code": 720701013} for _ in range(3)))
    with pytest.raises(EngineError):
        await server.asked(attempts=5)
    assert server.calls == 2
