"""The status bar: how Coze stands, whether its cable is in, how much is known, what kind of profile this is."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop_cs.domain.changes import EngineStatus, KnowledgeChanged
from desktop_cs.domain.usage import CallUsage
from desktop_cs.viewmodels.observable import Observable
from desktop_cs.viewmodels.ports import Desk, DeskFacts, KnowledgeFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusState:
    """What the status bar shows. `is_switching` while the plug is on its way."""

    facts: DeskFacts
    engine: EngineStatus
    is_plugged: bool
    is_switching: bool = False
    knowledge: KnowledgeFacts | None = None
    usage: CallUsage | None = None


class Status:
    """Follows the engine and works the plug."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        state = StatusState(facts=desk.facts(), engine=desk.engine_status(), is_plugged=desk.is_plugged())
        self.state: Observable[StatusState] = Observable(state)

    async def load(self) -> None:
        """Read the size of the knowledge base and how much of the account was used."""
        knowledge = await self._desk.knowledge()
        self.state.set(replace(self.state.value, knowledge=knowledge))
        await self.count_calls()

    async def count_calls(self) -> None:
        """Read how much of the account was used; a turn has ended, or another account is in use."""
        usage = await self._desk.usage()
        self.state.set(replace(self.state.value, usage=usage))

    def engine_changed(self, engine: EngineStatus) -> None:
        """Coze stands differently now."""
        self.state.set(replace(self.state.value, engine=engine, is_plugged=self._desk.is_plugged()))

    def knowledge_changed(self, change: KnowledgeChanged) -> None:
        """The knowledge base has another version."""
        facts = KnowledgeFacts(version=change.version, pairs=change.pairs)
        self.state.set(replace(self.state.value, knowledge=facts))

    async def set_plugged(self, plugged: bool) -> None:
        """Pull the plug or put it in; the state afterwards is what the desk says."""
        self.state.set(replace(self.state.value, is_switching=True))
        try:
            await self._desk.set_plugged(plugged)
        finally:
            state = replace(self.state.value, is_switching=False, is_plugged=self._desk.is_plugged())
            self.state.set(replace(state, engine=self._desk.engine_status()))

    def retry_in(self, now: datetime) -> timedelta | None:
        """Time until Coze is asked again, where it is waited for."""
        at = self.state.value.engine.retry_at
        return max(at - now, timedelta(0)) if at is not None else None
