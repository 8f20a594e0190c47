"""Opens the services of a profile in order, joins the rooms, and closes everything in reverse. No Qt."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from desktop_cs import __version__
from desktop_cs.app.connections import CozeLine
from desktop_cs.app.desk import Desk, DeskParts
from desktop_cs.app.knowing import Knowing, open_knowing
from desktop_cs.app.news import News
from desktop_cs.app.plug import ChoicePlug, Plug
from desktop_cs.app.safety import open_redactor, open_words
from desktop_cs.domain.changes import EngineChanged
from desktop_cs.domain.engine import Cause
from desktop_cs.domain.ids import new_trace_id
from desktop_cs.log import start_log, stop_log
from desktop_cs.paths import Profile, prepare
from desktop_cs.pipeline.breaker import CircuitBreaker
from desktop_cs.pipeline.failover import Budgets, Failover
from desktop_cs.pipeline.health import EngineHealth
from desktop_cs.pipeline.ports import Redactor, TurnPorts, TurnSettings
from desktop_cs.pipeline.run import Turns
from desktop_cs.privacy.secrets import Secrets
from desktop_cs.settings.file import load, save
from desktop_cs.settings.schema import Settings
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.turns import CozeConversations
from desktop_cs.store.turns import Turns as TurnStore
from desktop_cs.viewmodels.ports import DeskFacts

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppSpec:
    """What to open. `coze` and `plug` are given by the demo; otherwise both come from environment and settings."""

    profile: Profile
    offline: bool = False
    is_demo: bool = False
    coze: CozeLine | None = None
    plug: Plug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The open application."""

    desk: Desk
    knowing: Knowing
    redactor: Redactor
    settings: Settings


@asynccontextmanager
async def open_app(spec: AppSpec) -> AsyncIterator[App]:
    """Everything open and joined, for as long as the block runs."""
    async with AsyncExitStack() as stack:
        await asyncio.to_thread(prepare, spec.profile)
        log = start_log(spec.profile.logs)
        stack.callback(stop_log, log)
        settings = await asyncio.to_thread(load, spec.profile.settings)
        database = await asyncio.to_thread(open_database, spec.profile.database)
        stack.push_async_callback(database.close)
        knowing = await open_knowing(stack, database, spec.profile, lambda: settings.threshold)
        _log.info("opened", extra={"version": __version__})
        yield await _join(stack, spec, settings, database, knowing)


async def _join(
    stack: AsyncExitStack, spec: AppSpec, settings: Settings, database: Database, knowing: Knowing
) -> App:
    news, secrets = News(), Secrets()
    redactor, words = await asyncio.to_thread(lambda: (open_redactor(), open_words(spec.profile)))
    conversations = Conversations(database, lambda: timedelta(minutes=settings.session_minutes))
    plug = spec.plug or _choice(spec, settings)
    line = spec.coze or CozeLine.found(settings.coze, secrets)
    await line.open(CozeConversations(database), knowing.catalogue)
    stack.push_async_callback(line.aclose)

    def closed_because() -> Cause | None:
        if not spec.is_demo and not plug.is_in():
            return Cause.OFFLINE_BY_CHOICE
        return None if line.is_configured else Cause.NOT_CONFIGURED

    breaker = CircuitBreaker(time.monotonic)
    health = EngineHealth(
        breaker=breaker,
        probe=line.probe,
        closed_because=closed_because,
        host=lambda: line.host,
        clock=_now,
        announce=lambda status: news.tell(EngineChanged(status)),
    )
    engine = Failover(
        online=line.engine,
        offline=knowing.offline,
        breaker=breaker,
        closed_because=closed_because,
        budgets=lambda: Budgets(understand_s=settings.nlu_budget_s),
        noticed=health.noticed,
    )
    turn_store = TurnStore(database)
    turns = Turns(
        TurnPorts(
            inbox=conversations,
            memory=turn_store,
            redactor=redactor,
            words=words,
            knowledge=knowing.base,
            orders=knowing.orders,
            engine=engine,
            catalogue=knowing.catalogue,
            settings=lambda: TurnSettings(threshold=settings.threshold, guard_reply=settings.guard_reply),
            clock=_now,
            new_trace=new_trace_id,
        )
    )
    watching = asyncio.create_task(health.watch())
    stack.push_async_callback(_end, watching)
    if isinstance(plug, ChoicePlug):
        plug.on_move(lambda _to_in: health.tell())
    desk = Desk(
        DeskParts(
            conversations=conversations,
            turn_store=turn_store,
            pairs=knowing.pairs,
            turns=turns,
            news=news,
            plug=plug,
            facts=_facts(spec, settings, secrets),
            catalogue=knowing.catalogue,
            engine_status=health.status,
            clock=_now,
        )
    )
    return App(desk=desk, knowing=knowing, redactor=redactor, settings=settings)
