"""The failover drill: cuts the emulated Coze under a running conversation in a throw-away profile, measures what an
agent would notice, and counts what was lost.
"""

import asyncio
import random
import statistics
import time
from itertools import cycle
from pathlib import Path

from desktop_cs.app.asking import turn
from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.app.desk import Desk
from desktop_cs.app.drill_report import DrillReport, report_of
from desktop_cs.app.drill_turns import Cut, Outage, Ran, Tally
from desktop_cs.app.stage import claim, emulated_coze
from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.demo.pack import DemoPack, load_pack
from desktop_cs.domain.changes import EngineChanged, EngineState
from desktop_cs.domain.drill import DrillProgress, DrillStep
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.message import Inbound, Role
from desktop_cs.errors import AppError
from desktop_cs.paths import DEMO_PACK

_CUSTOMERS = 4
_WARM_UP, _BASELINE = 3, 15  # turns
_DELAY_S = 0.005  # between pieces of the emulated answers: a drill need not be read along
_TURNS_AN_OUTAGE = 25
_OUT_TURNS = (3, 9)  # an outage lasts for that many turns
_PATIENCE_S = 60.0  # for the return to be noticed


async def drill(folder: Path, *, turns: int, seed: int, progress: DrillProgress) -> DrillReport:
    """Run a drill with its throw-away profile in `folder`. The seed fixes the moments; times are the machine's."""
    pack = await asyncio.to_thread(load_pack, DEMO_PACK)
    profile = await asyncio.to_thread(claim, folder, reset=True)
    async with (
        emulated_coze(pack, delay_s=_DELAY_S) as (server, line),
        open_app(AppSpec(profile=profile, coze=line)) as app,
    ):
        running = _Drill(app.desk, server, pack, random.Random(seed), progress)  # noqa: S311 - repeatable on purpose
        await running.measure_local()
        await running.run(turns)
        lost, doubled = await running.compare()
        budget_ms = app.settings.nlu_budget_s * 1000
        return report_of(running.tally, seed, budget_ms, lost=lost, doubled=doubled)


class _Drill:
    """A conversation with several customers, and a hand on the cable."""

    def __init__(
        self, desk: Desk, server: EmulatorServer, pack: DemoPack, chance: random.Random, progress: DrillProgress
    ) -> None:
        self._desk = desk
        self._server = server
        self._chance = chance
        self._progress = progress
        self._questions = [pair.question for pair in pack.pairs]
        self._customers = cycle(UserId(f"drill-{number}") for number in range(_CUSTOMERS))
        self._sent: dict[UserId, int] = {}
        self.tally = Tally()

    async def measure_local(self) -> None:
        """How long a turn takes on this machine alone, by choice."""
        await self._local_turns(_WARM_UP)
        self.tally.local = await self._local_turns(_BASELINE)
        self.tally.coze_ms = [(await self._turn()).ms for _ in range(_WARM_UP)]

    async def run(self, turns: int) -> None:
        """Take that many turns, with an outage every so often."""
        outages = max(turns // _TURNS_AN_OUTAGE, 1)
        each = turns // outages
        for number in range(outages):
            span = each if number < outages - 1 else turns - each * (outages - 1)
            out = min(self._chance.randint(*_OUT_TURNS), span - 1)
            before = self._chance.randint(0, span - out - 1)
            await self._quiet_turns(before)
            cut = Cut.PLUG if number % 2 == 0 else Cut.SILENCE
            outage = await self._outage(cut, out)
            self.tally.outages.append(outage)
            self.tally.local += await self._local_turns(len(outage.later()))  # as busy a machine as a moment ago
            self._progress(DrillStep(outage=number + 1, outages=outages, cut=cut, recovery_s=outage.recovery_s))
            await self._quiet_turns(span - before - out)

    async def compare(self) -> tuple[int, int]:
        """How many messages were lost or left without a suggestion, and how many were stored or answered twice."""
        lost = doubled = 0
        for user_id, sent in self._sent.items():
            messages = await self._desk.messages(user_id, limit=sent * 2)
            stored = [message.id for message in messages if message.role is Role.CUSTOMER]
            answered = [s.message_id for s in await self._desk.suggestions(user_id, limit=sent * 2)]
            lost += sent - len(set(stored) & set(answered))
            doubled += max(len(stored), len(answered)) - len(set(stored))
        return lost, max(doubled, 0)

    async def _local_turns(self, count: int) -> list[float]:
        """The times of turns without Coze by choice, in milliseconds."""
        await self._desk.set_plugged(False)
        times = [(await self._turn()).ms for _ in range(count)]
        await self._desk.set_plugged(True)
        return times

    async def _quiet_turns(self, count: int) -> None:
        for _ in range(count):
            self.tally.ran.append(await self._turn())

    async def _outage(self, cut: Cut, turns: int) -> Outage:
        """Cut within a turn (or, for silence, before it), take the turns, restore within the last one, and wait."""
        outage = Outage(cut=cut)
        for number in range(turns):
            hand: asyncio.Task[None] | None = None
            if number == 0:
                hand = asyncio.create_task(self._cut(outage))
                if cut is Cut.SILENCE:  # a stream under way would not notice
                    await hand
            elif number == turns - 1:
                hand = asyncio.create_task(self._restore(outage))
            outage.ran.append(await self._turn())
            if hand is not None:
                await hand
        if not outage.restored_at:
            await self._restore(outage)
        self.tally.ran.extend(outage.ran)
        outage.recovery_s = await self._until_online(outage.restored_at)
        return outage

    async def _cut(self, outage: Outage) -> None:
        if outage.cut is Cut.PLUG:
            await asyncio.sleep(self._chance.uniform(0.0, statistics.median(self.tally.coze_ms) / 1000))
            await asyncio.to_thread(self._server.unplug)
        else:
            self._server.set_fault("hang")
        outage.cut_at = time.perf_counter()

    async def _restore(self, outage: Outage) -> None:
        await asyncio.sleep(self._chance.uniform(0.0, statistics.median(self.tally.local) / 1000))
        self._server.set_fault(None)
        await asyncio.to_thread(self._server.plug)
        outage.restored_at = time.perf_counter()

    async def _until_online(self, restored_at: float) -> float:
        """Seconds from the return to its notice."""
        back = asyncio.Event()

        def listen(event: object) -> None:
            if isinstance(event, EngineChanged) and event.status.state is EngineState.ONLINE:
                back.set()

        unsubscribe = self._desk.subscribe(listen)
        try:
            async with asyncio.timeout(_PATIENCE_S):
                while self._desk.engine_status().state not in (EngineState.ONLINE, EngineState.SLOW):
                    await back.wait()
        except TimeoutError:
            pass  # the report tells
        finally:
            unsubscribe()
        return time.perf_counter() - restored_at

    async def _turn(self) -> Ran:
        user_id = next(self._customers)
        number = self._sent[user_id] = self._sent.get(user_id, 0) + 1
        inbound = Inbound(
            user_id=user_id, text=self._chance.choice(self._questions), key=f"{user_id}-{number}", channel="drill"
        )
        started = time.perf_counter()
        try:
            suggestion = await turn(self._desk, inbound)
        except AppError as error:
            self._progress(DrillStep(failed=error.code))
            return Ran(started=started, ended=time.perf_counter(), engine=None)
        return Ran(started=started, ended=time.perf_counter(), engine=suggestion.engine)
