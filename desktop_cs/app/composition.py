"""Opens the services of a profile in order, joins the rooms, and closes everything in reverse. No Qt."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from desktop_cs import __version__
from desktop_cs.app.background import end
from desktop_cs.app.brain import Brain
from desktop_cs.app.clocks import wall
from desktop_cs.app.connecting import Connecting
from desktop_cs.app.connections import CozeLine
from desktop_cs.app.desk import Desk, DeskParts
from desktop_cs.app.drill_room import DrillRoom
from desktop_cs.app.guarding import Guarding, open_guarding
from desktop_cs.app.knowing import Knowing, open_knowing
from desktop_cs.app.leaving import doorkeeper
from desktop_cs.app.lines import coze_lines, watched
from desktop_cs.app.live_threshold import LiveThreshold
from desktop_cs.app.masked_inbox import MaskedInbox
from desktop_cs.app.news import News
from desktop_cs.app.outgoing import Outgoing
from desktop_cs.app.plug import ChoicePlug, Plug
from desktop_cs.app.safekeeping import Safekeeping
from desktop_cs.app.safety import WordsInTheMaking, log_mask, open_redactor, open_words
from desktop_cs.app.sealing import Store, open_store
from desktop_cs.app.sessions import open_sessions
from desktop_cs.coze.conversations import ConversationsInMemory, ConversationStore
from desktop_cs.domain.changes import EngineChanged
from desktop_cs.domain.engine import Cause
from desktop_cs.domain.ids import new_trace_id
from desktop_cs.domain.usage import CallUsage
from desktop_cs.errors import EngineError
from desktop_cs.log import crash_file, start_log, stop_log
from desktop_cs.paths import Profile, prepare
from desktop_cs.pipeline.failover import Budgets, Failover
from desktop_cs.pipeline.health import EngineHealth
from desktop_cs.pipeline.ports import TurnPorts, TurnSettings
from desktop_cs.pipeline.run import Turns
from desktop_cs.pipeline.vetted import Vetted
from desktop_cs.privacy.redactor import Redactor
from desktop_cs.privacy.secrets import Secrets
from desktop_cs.settings.file import load, save
from desktop_cs.settings.schema import Settings
from desktop_cs.store.calls import CozeCalls
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.gaps import Gaps
from desktop_cs.store.ledger import LedgerStore
from desktop_cs.store.omissions import OmissionStore
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
    at_once: bool = False  # a window: until the intents are trained it would rather have a rough answer than wait
    coze: CozeLine | None = None
    plug: Plug | None = None
    drill_room: DrillRoom | None = None


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
        redactor = await asyncio.to_thread(open_redactor, spec.profile.kinds)
        stack.callback(stop_log, start_log(spec.profile.logs, log_mask(redactor)))
        stack.enter_context(crash_file(spec.profile.logs))
        settings = await asyncio.to_thread(load, spec.profile.settings)
        store = await open_store(spec.profile)
        database = store.database
        stack.push_async_callback(database.close)
        words = WordsInTheMaking(lambda: open_words(spec.profile))
        threshold = LiveThreshold(spec.profile.settings, settings.threshold)
        knowing = await open_knowing(stack, database, spec.profile, threshold.get, at_once=spec.at_once)
        _log.info("opened", extra={"version": __version__})
        guarding = await open_guarding(stack, spec.profile, database, redactor, words)
        joints = _Joints(spec, settings, store, knowing, redactor, words, guarding, threshold)
        desk = joints.join(stack)
        yield App(desk=desk, knowing=knowing, redactor=redactor, settings=settings)
        _log.info("closing")


class _Joints:
    """Joins the open services into a desk."""

    def __init__(
        self,
        spec: AppSpec,
        settings: Settings,
        store: Store,
        knowing: Knowing,
        redactor: Redactor,
        words: WordsInTheMaking,
        guarding: Guarding,
        threshold: LiveThreshold,
    ) -> None:
        self._threshold = threshold
        self._spec = spec
        self._settings = settings
        self._database = store.database
        self._is_sealed = store.key is not None
        self._knowing = knowing
        self._redactor = redactor
        self._words = words
        self._guarding = guarding
        self._secrets = Secrets()
        self._news = News()
        self._keeper = doorkeeper(store.database, redactor)
        self._coze = coze_lines(spec.coze, settings, self._secrets, self._keeper)
        self._lines = tuple(watched(line, wall) for line in self._coze)
        # Conversations of one server mean nothing to another.
        self._kept: tuple[ConversationStore, ...] = (
            CozeConversations(store.database),
            *(ConversationsInMemory() for _ in self._coze[1:]),
        )
        self._omissions = OmissionStore(store.database)
        self._plug = spec.plug or ChoicePlug(not (settings.offline_by_choice or spec.offline), self._chosen)
        self._health = EngineHealth(
            lines=self._lines,
            closed_because=self._closed_because,
            announce=lambda status: self._news.tell(EngineChanged(status)),
        )

    def join(self, stack: AsyncExitStack) -> Desk:
        """The desk, with its lines to Coze open and watched."""
        for line, kept in zip(self._coze, self._kept, strict=True):
            self._open(line, kept)
            stack.push_async_callback(line.aclose)
        stack.push_async_callback(end, asyncio.create_task(self._health.watch()))
        stack.push_async_callback(end, asyncio.create_task(self._sign_in()))
        turn_store = TurnStore(self._database, self._guarding.marker.mark_of_token)
        sessions = open_sessions(stack, self._database, turn_store, self._spec.profile, self._news)
        conversations = Conversations(self._database, sessions.watch)
        return Desk(
            DeskParts(
                conversations=conversations,
                inbox=MaskedInbox(self._database, self._guarding.masks),
                safekeeping=Safekeeping(self._spec.profile, self._database, self._redactor),
                sessions=sessions,
                turn_store=turn_store,
                pairs=self._knowing.pairs,
                turns=Turns(self._ports(conversations, turn_store)),
                news=self._news,
                plug=self._plug,
                facts=self._facts(),
                catalogue=self._knowing.catalogue,
                brain=Brain(self._knowing, Gaps(self._database), self._threshold, wall),
                engine_status=self._health.status,
                usage=self._usage,
                drill_room=self._spec.drill_room,
                connecting=Connecting(
                    profile=self._spec.profile,
                    secrets=self._secrets,
                    line=self._coze[0],
                    keeper=self._keeper,
                    apply=self._reconnect,
                    is_demo=self._spec.coze is not None,
                ),
                outgoing=Outgoing(LedgerStore(self._database), self._omissions, self._kept),
                clock=wall,
                safety=self._guarding,
            )
        )

    def _open(self, line: CozeLine, kept: ConversationStore) -> None:
        intents = self._knowing.catalogue
        counter = CozeCalls(self._database)
        line.open(kept, lambda: intents().names(), self._threshold.get, self._keeper, counter)

    async def _reconnect(self) -> None:
        """Turn the first line to what the settings hold now. A second one counts from the next start."""
        settings = await asyncio.to_thread(load, self._spec.profile.settings)
        self._coze[0].turn_to(CozeLine.found(settings.coze, self._secrets, self._keeper))
        self._open(self._coze[0], self._kept[0])
        self._lines[0].renewed()
        await self._sign_in()
        self._health.tell()

    def _ports(self, conversations: Conversations, turn_store: TurnStore) -> TurnPorts:
        settings = self._settings
        engine = Failover(
            lines=self._lines,
            offline=self._knowing.offline,
            closed_because=self._closed_because,
            budgets=lambda: Budgets(understand_s=settings.nlu_budget_s),
            noticed=self._health.tell,
        )
        return TurnPorts(
            inbox=conversations,
            memory=turn_store,
            redactor=self._redactor,
            words=self._words,
            knowledge=self._knowing.caching.cache,
            orders=self._knowing.orders,
            engine=Vetted(engine, self._knowing.offline, self._words),
            left_out=self._omissions,
            local=self._knowing.offline,
            catalogue=self._knowing.catalogue,
            read_slot=self._knowing.offline.read_slot,
            settings=lambda: TurnSettings(
                threshold=self._threshold.get(), guard_reply=self._guarding.words.guard_reply()
            ),
            clock=wall,
            new_trace=new_trace_id,
        )

    async def _sign_in(self) -> None:
        """Have the tokens ready before a message comes; who is signed out is told at once."""
        for coze, line in zip(self._coze, self._lines, strict=True):
            try:
                await coze.ready()
            except EngineError as error:
                if error.code == Cause.AUTH:
                    line.ended(error)
                    self._health.tell()

    async def _usage(self) -> CallUsage | None:
        """Of the line that is in use: accounts have plans of their own."""
        host = self._health.status().host
        return await next((line for line in self._coze if line.host == host), self._coze[0]).usage()

    def _closed_because(self) -> Cause | None:
        if not self._spec.is_demo and not self._plug.is_in():  # the demo's plug is the network itself
            return Cause.OFFLINE_BY_CHOICE
        return None if self._coze[0].is_configured else Cause.NOT_CONFIGURED

    def _chosen(self, to_in: bool) -> None:
        chosen = load(self._spec.profile.settings).model_copy(update={"offline_by_choice": not to_in})
        save(self._spec.profile.settings, chosen)
        for line in self._lines if to_in else ():
            line.lift()  # whoever goes online again wants it tried
        self._health.tell()

    def _facts(self) -> DeskFacts:
        return DeskFacts(
            profile_name=self._spec.profile.name,
            is_demo=self._spec.is_demo,
            is_sealed=self._is_sealed,
            keyring_works=self._secrets.persistent,
            threshold=self._settings.threshold,
        )
