"""Opens the services of a profile in order, joins the rooms, and closes everything in reverse. No Qt."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from desktop_cs import __version__
from desktop_cs.app.connections import CozeLine
from desktop_cs.app.desk import Desk, DeskParts
from desktop_cs.app.knowing import Knowing, open_knowing
from desktop_cs.app.news import News
from desktop_cs.app.plug import ChoicePlug, Plug
from desktop_cs.app.safety import WordsInTheMaking, open_redactor, open_words
from desktop_cs.domain.changes import EngineChanged
from desktop_cs.domain.engine import Cause
from desktop_cs.domain.ids import new_trace_id
from desktop_cs.log import start_log, stop_log
from desktop_cs.paths import Profile, prepare
from desktop_cs.pipeline.breaker import CircuitBreaker
from desktop_cs.pipeline.failover import Budgets, Failover
from desktop_cs.pipeline.health import EngineHealth
from desktop_cs.pipeline.ports import Redactor, TurnPorts, TurnSettings, WordFilter
from desktop_cs.pipeline.run import Turns
from desktop_cs.privacy.secrets import Secrets
from desktop_cs.settings.file import load, save
from desktop_cs.settings.schema import Settings
from desktop_cs.store.calls import CozeCalls
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
        stack.callback(stop_log, start_log(spec.profile.logs))
        settings = await asyncio.to_thread(load, spec.profile.settings)
        database = await asyncio.to_thread(open_database, spec.profile.database)
        stack.push_async_callback(database.close)
        words = WordsInTheMaking(lambda: open_words(spec.profile))
        knowing = await open_knowing(stack, database, spec.profile, lambda: settings.threshold)
        redactor = await asyncio.to_thread(open_redactor)
        _log.info("opened", extra={"version": __version__})
        joints = _Joints(spec, settings, database, knowing, redactor, words)
        desk = joints.join(stack)
        yield App(desk=desk, knowing=knowing, redactor=redactor, settings=settings)
        _log.info("closing")


class _Joints:
    """Joins the open services into a desk."""

    def __init__(
        self,
        spec: AppSpec,
        settings: Settings,
        database: Database,
        knowing: Knowing,
        redactor: Redactor,
        words: WordFilter,
    ) -> None:
        self._spec = spec
        self._settings = settings
        self._database = database
        self._knowing = knowing
        self._redactor = redactor
        self._words = words
        self._secrets = Secrets()
        self._news = News()
        self._breaker = CircuitBreaker(time.monotonic)
        self._line = spec.coze or CozeLine.found(settings.coze, self._secrets)
        self._plug = spec.plug or ChoicePlug(not (settings.offline_by_choice or spec.offline), self._chosen)
        self._health = EngineHealth(
            breaker=self._breaker,
            probe=self._line.probe,
            closed_because=self._closed_because,
            host=lambda: self._line.host,
            clock=_now,
            announce=lambda status: self._news.tell(EngineChanged(status)),
        )

    def join(self, stack: AsyncExitStack) -> Desk:
        """The desk, with its line to Coze open and watched."""
        self._line.open(
            CozeConversations(self._database),
            lambda: self._knowing.catalogue().names(),
            lambda: self._settings.threshold,
            CozeCalls(self._database),
        )
        stack.push_async_callback(self._line.aclose)
        stack.push_async_callback(_end, asyncio.create_task(self._health.watch()))
        conversations = Conversations(self._database, lambda: timedelta(minutes=self._settings.session_minutes))
        turn_store = TurnStore(self._database)
        return Desk(
            DeskParts(
                conversations=conversations,
                turn_store=turn_store,
                pairs=self._knowing.pairs,
                turns=Turns(self._ports(conversations, turn_store)),
                news=self._news,
                plug=self._plug,
                facts=self._facts(),
                catalogue=self._knowing.catalogue,
                engine_status=self._health.status,
                clock=_now,
            )
        )

    def _ports(self, conversations: Conversations, turn_store: TurnStore) -> TurnPorts:
        settings = self._settings
        engine = Failover(
            online=self._line.engine,
            offline=self._knowing.offline,
            breaker=self._breaker,
            closed_because=self._closed_because,
            budgets=lambda: Budgets(understand_s=settings.nlu_budget_s),
            noticed=self._health.noticed,
        )
        return TurnPorts(
            inbox=conversations,
            memory=turn_store,
            redactor=self._redactor,
            words=self._words,
            knowledge=self._knowing.base,
            orders=self._knowing.orders,
            engine=engine,
            catalogue=self._knowing.catalogue,
            settings=lambda: TurnSettings(threshold=settings.threshold, guard_reply=settings.guard_reply),
            clock=_now,
            new_trace=new_trace_id,
        )

    def _closed_because(self) -> Cause | None:
        if not self._spec.is_demo and not self._plug.is_in():  # the demo's plug is the network itself
            return Cause.OFFLINE_BY_CHOICE
        return None if self._line.is_configured else Cause.NOT_CONFIGURED

    def _chosen(self, to_in: bool) -> None:
        chosen = load(self._spec.profile.settings).model_copy(update={"offline_by_choice": not to_in})
        save(self._spec.profile.settings, chosen)
        self._health.tell()

    def _facts(self) -> DeskFacts:
        return DeskFacts(
            profile_name=self._spec.profile.name,
            is_demo=self._spec.is_demo,
            is_sealed=False,
            keyring_works=self._secrets.persistent,
            session_ttl=timedelta(minutes=self._settings.session_minutes),
            threshold=self._settings.threshold,
        )


def _now() -> datetime:
    return datetime.now(UTC)


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
