"""The demo's stage: a throw-away profile, an emulated Coze whose cable can be pulled, and the scripted customers."""

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from desktop_cs.app.composition import App, AppSpec, open_app
from desktop_cs.app.connections import CozeLine, FixedToken
from desktop_cs.app.desk import Desk
from desktop_cs.app.drill_room import DrillRoom
from desktop_cs.coze.limits import Plan
from desktop_cs.demo.customers import ScriptedCustomer, play
from desktop_cs.demo.emulator.brain import BrainIntent, BrainKnowledge
from desktop_cs.demo.emulator.server import NATURAL_DELAY_S, EmulatorServer
from desktop_cs.demo.pack import DemoPack, load_pack
from desktop_cs.domain.access import Access
from desktop_cs.errors import AppError, ConfigError
from desktop_cs.paths import DEMO_PACK, Profile

_log = logging.getLogger(__name__)
_MARK = "demo-profile"  # a file that says: made by the demo, may be thrown away


class EmulatorPlug:
    """The cable of the emulated Coze."""

    def __init__(self, server: EmulatorServer) -> None:
        self._server = server

    def is_in(self) -> bool:
        """Whether the emulator listens."""
        return self._server.is_plugged

    async def move(self, to_in: bool) -> None:
        """Pull the cable, or put it back."""
        await asyncio.to_thread(self._server.plug if to_in else self._server.unplug)


def brain_knowledge(pack: DemoPack) -> BrainKnowledge:
    """What the emulated bot has been taught: the pack's intents by their examples and questions."""
    examples: dict[str, list[str]] = {name: list(i.examples) for name, i in pack.catalogue.intents.items()}
    for pair in pack.pairs:
        examples.setdefault(pair.intent, []).extend((pair.question, *pair.variants))
    return BrainKnowledge(
        intents=tuple(BrainIntent(name=name, examples=tuple(texts)) for name, texts in examples.items())
    )


def claim(folder: Path, *, reset: bool) -> Profile:
    """The demo's profile in `folder`, made anew with `reset`. `ConfigError(profile_not_demo)` for a folder with
    anything in it that the demo did not make: real data never appears on a stage, and is never thrown away."""
    mark = folder / _MARK
    if folder.is_dir() and any(folder.iterdir()) and not mark.exists():
        raise ConfigError(
            "profile_not_demo",
            f"{folder} is not a demo profile. Choose an empty folder with --profile; nothing was touched.",
        )
    try:
        if reset and folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        mark.touch()
    except OSError as error:
        raise ConfigError(
            "profile_unwritable",
            f"The demo's folder {folder} cannot be written ({error.strerror or error}). Choose another with --profile.",
        ) from error
    return Profile(folder, Access(unsealed=True))  # fictional people only


@asynccontextmanager
async def emulated_coze(
    pack: DemoPack, *, delay_s: float = NATURAL_DELAY_S
) -> AsyncIterator[tuple[EmulatorServer, CozeLine]]:
    """A running emulator that was taught the pack, and a line to it; `delay_s` between pieces of an answer."""
    server = EmulatorServer(brain_knowledge(pack), delay_s=delay_s)
    address = await asyncio.to_thread(server.start)
    try:
        yield (
            server,
            CozeLine.to(
                base_url=address.base_url,
                bot_id=address.bot_id,
                workflow_id=address.workflow_id,
                tokens=FixedToken(address.token),
                plan=Plan.ENTERPRISE,  # the emulator sells none
            ),
        )
    finally:
        await asyncio.to_thread(server.stop)


@asynccontextmanager
async def demo_app(
    profile: Profile, *, customers: bool = True, speed: float = 1.0, drill_room: DrillRoom | None = None
) -> AsyncIterator[App]:
    """The application on the demo's stage; with `customers`, the scripted ones begin to write."""
    pack = await asyncio.to_thread(load_pack, DEMO_PACK)
    async with emulated_coze(pack) as (server, line):
        spec = AppSpec(
            at_once=True,
            profile=profile,
            is_demo=True,
            coze=line,
            plug=EmulatorPlug(server),
            drill_room=drill_room,
        )
        async with open_app(spec) as app:
            desk = app.desk
            playing = asyncio.create_task(_play(pack.customers, desk, speed))
            try:
                if not customers:
                    playing.cancel()
                yield app
            finally:
                playing.cancel()
                with suppress(asyncio.CancelledError):
                    await playing


async def _play(customers: tuple[ScriptedCustomer, ...], desk: Desk, speed: float) -> None:
    """Play the scripts; a line that cannot be taken in ends the play with a word in the log, never the demo."""
    try:
        await play(customers, desk.take_in, desk.replied, speed=speed)
    except AppError as error:
        _log.warning("the script stopped", extra={"code": error.code})
