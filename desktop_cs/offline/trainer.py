"""Keeps the intent model in step with the knowledge: loads it, notices that it is stale, has it trained in a child."""

import asyncio
import hashlib
import json
import logging
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from desktop_cs.domain.catalogue import Catalogue
from desktop_cs.domain.knowledge import QaPair
from desktop_cs.domain.label import Label
from desktop_cs.errors import AppError, KnowledgeError
from desktop_cs.offline.features import Fold
from desktop_cs.offline.intents import Example, IntentModel, examples_of
from desktop_cs.offline.saved import load_model

_COMMAND = (sys.executable, "-m", "desktop_cs.offline.worker")
_ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # small products: more threads are slower
_logger = logging.getLogger(__name__)

PairsProvider = Callable[[], Awaitable[Iterable[QaPair]]]
Version = Callable[[], Awaitable[int]]
_NEW_LABELS = 20  # so many outcomes later the model is trained again of itself; `retrain` does not wait for them


class LabelSource(Protocol):
    """Where the labels come from that agents gave. `version` grows with every outcome."""

    async def labels(self) -> Sequence[Label]:
        """All labels."""
        ...

    async def version(self) -> int:
        """The version of the labels."""
        ...


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a model was made from: the version of the pairs, the catalogue's words, the version of the labels."""

    pairs: int
    catalogue: str
    labels: int

    def __str__(self) -> str:
        return f"{self.pairs}-{self.catalogue}-{self.labels}"

    def is_met_by(self, kept: str) -> bool:
        """Whether a model with the stamp `kept` is still good enough to answer without a successor in the making."""
        known, _, labels = kept.rpartition("-")
        return known == f"{self.pairs}-{self.catalogue}" and self.labels - int(labels) < _NEW_LABELS


class Trainer:
    """Gives the model of the moment. `folder` keeps it between runs; `command` starts `worker.py`
    (a frozen bundle, where Python takes no `-m`, hands in its own; where no child starts, a thread trains). `at_once`:
    rather a rough answer than a late one while there is no model yet."""

    def __init__(
        self,
        folder: Path,
        catalogue: Callable[[], Catalogue],
        pairs: PairsProvider,
        version: Version,
        fold: Fold,
        command: Sequence[str] = _COMMAND,
        labels: LabelSource | None = None,
        *,
        at_once: bool = False,
    ) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._pairs = pairs
        self._version = version
        self._fold = fold
        self._command = tuple(command)
        self._labels = labels
        self._at_once = at_once
        self._sketch: asyncio.Task[IntentModel] | None = None
        self._kept: tuple[IntentModel, str] | None = None
        self._training: asyncio.Task[None] | None = None
        self._child: subprocess.Popen[str] | None = None
        self._closing = False
        self._failed = ""  # the stamp whose training did not work: not tried again at every question

    async def model(self) -> IntentModel:
        """The model: a stale one while its successor is trained aside; waits only where there is none at all."""
        stamp = await self._stamp()
        if self._kept is None:
            self._kept = await asyncio.to_thread(load_model, self._folder, self._fold)
        if self._kept is None or not (stamp.is_met_by(self._kept[1]) or self._failed == str(stamp)):
            training = self._start()
            if self._kept is None and self._at_once:
                return await self._before(training)
            if self._kept is None:
                await asyncio.shield(training)  # a question that runs out of time must not undo it
        return self._kept[0] if self._kept else IntentModel.train((), self._fold)

    async def _before(self, training: asyncio.Task[None]) -> IntentModel:
        """The sketch, or the trained model should that be ready sooner."""
        if self._sketch is None:
            self._sketch = asyncio.create_task(self._sketched(), name="intent-sketch")
        await asyncio.wait([training, self._sketch], return_when=asyncio.FIRST_COMPLETED)
        return self._kept[0] if self._kept else await asyncio.shield(self._sketch)

    async def _sketched(self) -> IntentModel:
        examples = await self._examples()
        return await asyncio.to_thread(IntentModel.sketch, examples, self._fold)

    async def _examples(self) -> tuple[Example, ...]:
        labels = await self._labels.labels() if self._labels else ()
        return examples_of(self._catalogue(), await self._pairs(), labels)

    async def retrain(self) -> None:
        """Train on the knowledge of now and wait for it; what fails is logged and the old model stays."""
        if self._training is not None:
            await asyncio.shield(self._training)
        if self._kept is None or self._kept[1] != str(await self._stamp()):
            await asyncio.shield(self._start())

    async def aclose(self) -> None:
        """Stop a training under way; the next start begins it again."""
        self._closing = True
        if self._sketch is not None:
            await asyncio.wait([self._sketch])
        while self._training is not None:
            if self._child is not None:
                self._child.kill()
            await asyncio.wait([self._training], timeout=0.1)

    def _start(self) -> asyncio.Task[None]:
        if self._training is None:
            self._training = asyncio.create_task(self._train(), name="intent-training")
            self._training.add_done_callback(self._done)
        return self._training

    def _done(self, _task: asyncio.Task[None]) -> None:
        self._training = None

    async def _train(self) -> None:
        stamp = str(await self._stamp())
        examples = await self._examples()
        try:
            await asyncio.to_thread(self._in_child, examples, stamp)
            self._kept = await asyncio.to_thread(load_model, self._folder, self._fold) or self._kept
        except (OSError, AppError) as error:
            self._failed = stamp
            _logger.warning("training_failed", extra={"reason": str(error)})
        if self._kept is None and not self._closing:  # no child, no folder: better slowly than never
            self._kept = (await asyncio.to_thread(IntentModel.train, examples, self._fold), stamp)

    def _in_child(self, examples: Sequence[Example], stamp: str) -> None:
        job = [json.dumps({"folder": str(self._folder), "stamp": stamp})]
        job += [json.dumps(asdict(example) | {"text": self._fold(example.text)}) for example in examples]
        # The child only ever gets our own command.
        with subprocess.Popen(  # noqa: S603
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ | _ONE_CORE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as child:
            self._child = child
            _, said = child.communicate("\n".join(job))
        if child.returncode:
            last = said.strip().rpartition("\n")[2] or "it was stopped"
            raise KnowledgeError("training_failed", f"Intents could not be trained: {last}. The old model stays.")

    async def _stamp(self) -> Stamp:
        digest = hashlib.blake2b(digest_size=12)
        for example in examples_of(self._catalogue(), ()):
            digest.update(f"{example.intent}\t{example.text}\n".encode(errors="replace"))
        labels = await self._labels.version() if self._labels else 0
        return Stamp(await self._version(), digest.hexdigest(), labels)
