"""Scripted customers and the player who lets them speak: each tells its own lines, all at the same time.

The player knows nothing of channels or screens: it hands messages to `say` and waits for an agent's reply by `replied`.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass

from desktop_cs.domain.ids import UserId
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.message import Inbound
from desktop_cs.errors import DemoError

Say = Callable[[Inbound], Awaitable[None]]
Replied = Callable[[UserId], Awaitable[None]]  # returns at the agent's next reply to that customer
Sleep = Callable[[float], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptLine:
    """One message. `after_s` counts in seconds from the previous line (or from the start), and with `wait_reply` from
    the agent's reply to the previous line."""

    text: str
    after_s: float = 0.0
    wait_reply: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptedCustomer:
    """A fictional customer. `shows` says by language (`zh`, `en`) what this conversation is good for on a stage."""

    user_id: UserId
    name: str
    channel: str
    language: Language
    shows: Mapping[str, str]
    script: tuple[ScriptLine, ...]
    tags: tuple[str, ...] = ()


async def play(
    customers: Iterable[ScriptedCustomer],
    say: Say,
    replied: Replied,
    speed: float = 1.0,
    *,
    sleep: Sleep = asyncio.sleep,
) -> None:
    """Let all customers speak their scripts at once, `speed` times as fast as written; returns after the last line.

    Every call is a run of its own: the keys of its messages are never seen again, so nothing counts as a repeat.
    Cancelling it silences everyone. What `say` or `replied` raises ends the run and is raised here.
    """
    if not speed > 0:
        raise DemoError(
            "demo_speed_invalid", f"A speed of {speed} cannot be played. Choose one above 0, such as 1 or 2."
        )
    run = secrets.token_hex(8)

    def paced(seconds: float) -> Awaitable[object]:
        return sleep(seconds / speed)

    try:
        async with asyncio.TaskGroup() as stage:
            for customer in customers:
                stage.create_task(_speak(customer, stage, run, say, replied, paced))
    except ExceptionGroup as failures:
        raise failures.exceptions[0] from None


async def _speak(
    customer: ScriptedCustomer, stage: asyncio.TaskGroup, run: str, say: Say, replied: Replied, sleep: Sleep
) -> None:
    """Say the lines of one customer in order."""
    reply: asyncio.Task[None] | None = None
    for number, line in enumerate(customer.script):
        if reply is not None:
            await reply
        await sleep(line.after_s)
        # Listening starts before the line is said: a quick agent may answer while it is still being handed over.
        reply = stage.create_task(_wait(replied, customer.user_id)) if _waits(customer, number + 1) else None
        await say(
            Inbound(
                user_id=customer.user_id,
                user_name=customer.name,
                channel=customer.channel,
                text=line.text,
                key=f"demo-{run}-{number}",
            )
        )


async def _wait(replied: Replied, user_id: UserId) -> None:
    await replied(user_id)


def _waits(customer: ScriptedCustomer, number: int) -> bool:
    return number < len(customer.script) and customer.script[number].wait_reply
