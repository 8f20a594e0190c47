"""Sending a call again that was refused before it was answered: which refusals, how often, and how long to wait.

The rules are those of the protocol reference, sections 4.2 and 11.6. They look at facts of our own errors and at the
caller's deadline, so that a retry library could only lend its sleep.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from desktop_cs.errors import EngineError

T = TypeVar("T")

FIRST_WAIT_S = 0.1
LONGEST_WAIT_S = 2.0  # a longer `Retry-After` is for the next message, not for this one
_STATUSES = frozenset({429, 502, 503, 504})
_CODES = frozenset({4009, 4013, 4020, 5000})  # busy, model error, requests a minute, server error
_FAILED_RUNS = range(720_700_000, 720_800_000)  # a workflow's run failed: worth one more, not a row of them


async def again(
    work: Callable[[], Awaitable[T]],
    *,
    attempts: int,
    deadline: float,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    chance: Callable[[], float] = random.random,
) -> T:
    """The result of `work`, tried up to `attempts` times while the loop's clock is before `deadline`.

    Between attempts it waits for a random half to whole of 0.1, 0.2, 0.4 … seconds, or for `Retry-After` where the
    server names at most `LONGEST_WAIT_S`. Raises the last `EngineError`.
    """
    for attempt in range(1, attempts):
        try:
            return await work()
        except EngineError as error:
            wait = _wait(error, attempt, chance)
            if wait is None or asyncio.get_running_loop().time() + wait >= deadline:
                raise
        await sleep(wait)
    return await work()


def may_go_again(error: EngineError) -> bool:
    """Whether no connection came about, or the server or its gateway refused for the moment."""
    facts = error.facts
    is_refused = facts.get("coze_code") in _CODES or facts.get("http_status") in _STATUSES
    return bool(facts.get("not_connected")) or is_refused or _is_failed_run(error)


def _is_failed_run(error: EngineError) -> bool:
    return error.facts.get("coze_code") in _FAILED_RUNS


def _wait(error: EngineError, attempt: int, chance: Callable[[], float]) -> float | None:
    """Seconds until the next attempt; None where there is to be none."""
    if not may_go_again(error) or (attempt > 1 and _is_failed_run(error)):
        return None
    asked = float(error.facts.get("retry_after", 0.0))
    if asked > LONGEST_WAIT_S:
        return None
    step = min(FIRST_WAIT_S * 2.0 ** (attempt - 1), LONGEST_WAIT_S)
    return max(asked, step * (0.5 + chance() / 2))
