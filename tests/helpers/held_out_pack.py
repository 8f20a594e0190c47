"""The demo pack with a part of its phrasings held back, asked as the offline engine is: does it answer, and rightly?"""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_cs.demo.pack import load_pack
from desktop_cs.domain.catalogue import Catalogue, Need
from desktop_cs.domain.knowledge import QaPair
from desktop_cs.domain.understanding import IntentScore
from desktop_cs.knowledge import generations
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.search import QaIndex, build_generation
from desktop_cs.offline.intents import IntentModel, examples_of
from desktop_cs.paths import DEMO_PACK

PARTS = 5
OFF_TOPIC = Path(__file__).parents[1] / "data" / "off-topic.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A line with the intent it should have (empty: none), and what model and index made of it."""

    text: str
    wanted: str
    ranking: tuple[IntentScore, ...]
    hits: tuple[tuple[float, str], ...]  # score and intent

    def reply(self, catalogue: Catalogue, threshold: float, evidence: float, same: float) -> str:
        """The intent that the reply serves; empty for silence. The rules of `track` and of `offline.replies`."""
        best = self.ranking[0] if self.ranking and self.ranking[0].score >= threshold else None
        intent = catalogue.get(best.name) if best else None
        if intent is not None and intent.need is not Need.QA:
            return intent.name
        worth = [(score + (same if intent and name == intent.name else 0.0), name) for score, name in self.hits]
        score, name = max(worth, default=(0.0, ""))
        return name if score >= evidence else ""


def off_topic() -> tuple[str, ...]:
    """Our own lines about everything else."""
    lines = OFF_TOPIC.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@contextmanager
def without(part: int) -> Iterator["HeldOut"]:
    """The pack's knowledge without one of `PARTS` parts of its phrasings, trained and indexed."""
    pack, fold = load_pack(DEMO_PACK), Analyser().fold
    pairs = tuple(kept for pair in pack.pairs if (kept := _thinned(pair, part)) is not None)
    intents = {
        name: replace(intent, examples=tuple(text for text in intent.examples if _part(text) != part))
        for name, intent in pack.catalogue.intents.items()
    }
    model = IntentModel.train(examples_of(Catalogue(intents), pairs), fold)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        generation = generations.new_generation(root)
        generations.publish(root, build_generation(root, generation, pairs, 1))
        index = QaIndex(root, Analyser())
        try:
            yield HeldOut(pack.catalogue, model, index, tuple(_held(pack.pairs, pack.catalogue, part)))
        finally:
            index.close()


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What was learnt, and the phrasings that were not: (text, intent)."""

    catalogue: Catalogue
    model: IntentModel
    index: QaIndex
    held: tuple[tuple[str, str], ...]

    def ask(self, text: str, wanted: str = "") -> Asked:
        """Ask one line."""
        hits = tuple((hit.score, hit.pair.intent) for hit in self.index.search(text, 5))
        return Asked(text=text, wanted=wanted, ranking=self.model.rank(text), hits=hits)


def _part(text: str) -> int:
    return hashlib.blake2b(text.encode(), digest_size=1).digest()[0] % PARTS


def _thinned(pair: QaPair, part: int) -> QaPair | None:
    kept = [text for text in (pair.question, *pair.variants) if _part(text) != part]
    return replace(pair, question=kept[0], variants=tuple(kept[1:])) if kept else None


def _held(pairs: Iterable[QaPair], catalogue: Catalogue, part: int) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        yield from ((text, pair.intent) for text in (pair.question, *pair.variants) if _part(text) == part)
    for intent in catalogue.intents.values():
        yield from ((text, intent.name) for text in intent.examples if _part(text) == part)
