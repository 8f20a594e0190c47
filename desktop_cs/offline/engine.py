"""The engine on this machine: understands with the local intent model and slot rules, composes from templates and
evidence. It needs no network, never raises for odd text, and would rather be silent than guess."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import UTC, datetime, tzinfo

from desktop_cs.domain import terms
from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import ComposeRequest, Delta, EngineName, Finished, Piece, UnderstandRequest
from desktop_cs.domain.knowledge import QaPair
from desktop_cs.domain.settling import EVIDENCE_THRESHOLD
from desktop_cs.domain.understanding import Understanding
from desktop_cs.offline.features import Fold
from desktop_cs.offline.intents import IntentModel, examples_of
from desktop_cs.offline.replies import Replies
from desktop_cs.offline.slots.finder import SlotFinder
from desktop_cs.offline.trainer import PairsProvider, Trainer

_CHUNK = 24  # characters of one delta


def _now() -> datetime:
    return datetime.now(UTC)


class OfflineEngine:
    """Satisfies `pipeline.ports.Engine`. `pairs` gives the QA pairs for the first training, `threshold` the intent
    threshold of the moment, `fold` one spelling for all (traditional characters too); `zone` is for times in replies
    (None: an order's times as the shop told them) and for what "today" means (None: this machine's). A `trainer`
    keeps the model on disk and has it trained in a child process; without one it is trained in a thread and
    forgotten at the end."""

    def __init__(
        self,
        catalogue: Catalogue,
        pairs: PairsProvider,
        threshold: Callable[[], float],
        fold: Fold = terms.fold,
        *,
        clock: Callable[[], datetime] = _now,
        zone: tzinfo | None = None,
        slots: SlotFinder | None = None,
        evidence_threshold: float = EVIDENCE_THRESHOLD,
        trainer: Trainer | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._pairs = pairs
        self._threshold = threshold
        self._fold = fold
        self._clock = clock
        self._zone = zone
        self._slots = slots or SlotFinder()
        self._replies = Replies(catalogue, evidence_threshold, zone)
        self._trainer = trainer
        self._model: IntentModel | None = None
        self._training = asyncio.Lock()

    async def retrain(self, pairs: Iterable[QaPair]) -> None:
        """Learn from the catalogue and these pairs, aside; the old model answers until it is done."""
        if self._trainer is not None:
            await self._trainer.retrain()
            return
        examples = examples_of(self._catalogue, pairs)
        async with self._training:
            self._model = await asyncio.to_thread(IntentModel.train, examples, self._fold)

    async def understand(self, request: UnderstandRequest) -> Understanding:
        """Ranked intents and the slots of the message. The first call loads or trains the model."""
        model = await self._trainer.model() if self._trainer else self._model or await self._first_model()
        ranking = await asyncio.to_thread(model.rank, request.text)
        return Understanding(
            ranking=ranking,
            threshold=self._threshold(),
            slots=self._slots.find(request.text, self._local(request.said_at), request.pending_slot or ""),
            engine=EngineName.OFFLINE.value,
        )

    def read_slot(self, name: str, words: str, said_at: datetime | None) -> str | None:
        """The value that words say for a slot, whichever engine picked them out; None where they say none."""
        return self._slots.read(name, words, self._local(said_at))

    async def compose(self, request: ComposeRequest) -> AsyncIterator[Piece]:
        """The reply in a few pieces; when there is nothing worth saying an empty one, with the act `silent` and what
        the agent could ask the customer. A reply that should be written anew stays as it is: that takes a model."""
        reply = request.rewrite.reply if request.rewrite else self._replies.to(request)
        for start in range(0, len(reply), _CHUNK):
            yield Delta(reply[start : start + _CHUNK])
        if reply or request.act is Act.BLOCKED:
            yield Finished(text=reply, engine=EngineName.OFFLINE)
        else:
            asks = self._replies.to_ask(request)
            yield Finished(text="", engine=EngineName.OFFLINE, act=Act.SILENT, follow_ups=asks)

    def _local(self, said_at: datetime | None) -> datetime:
        return (said_at or self._clock()).astimezone(self._zone)

    async def _first_model(self) -> IntentModel:
        examples = examples_of(self._catalogue, await self._pairs())
        async with self._training:
            if self._model is None:
                self._model = await asyncio.to_thread(IntentModel.train, examples, self._fold)
            return self._model
