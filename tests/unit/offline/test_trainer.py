"""The model between runs: kept, loaded, noticed as stale, trained in a child, and never trusted when damaged."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from fakes_knowledge import pair

from desktop_cs.domain.catalogue import Catalogue, Intent
from desktop_cs.domain.knowledge import QaPair
from desktop_cs.domain.terms import fold
from desktop_cs.errors import KnowledgeError
from desktop_cs.offline.intents import Example, IntentModel
from desktop_cs.offline.saved import load_model, save_model
from desktop_cs.offline.trainer import Trainer
from desktop_cs.offline.worker import train

SHOWN = {"return": ("我要退货", "怎么退货", "return it"), "track": ("快递到哪了", "查快递", "where is my parcel")}
CATALOGUE = Catalogue(
    {name: Intent(name=name, title={}, description={}, examples=said) for name, said in SHOWN.items()}
)
MODEL = IntentModel.train([Example(text, name) for name, said in SHOWN.items() for text in said], fold)
BROKEN = (sys.executable, "-c", "import sys; sys.exit('no room')")


class Shelf:
    """The pairs of a profile."""

    def __init__(self) -> None:
        self.found: tuple[QaPair, ...] = ()
        self.number = 1

    async def pairs(self) -> Iterable[QaPair]:
        return self.found

    async def version(self) -> int:
        return self.number


def trainer(folder: Path, shelf: Shelf, command: tuple[str, ...] = ()) -> Trainer:
    more = {"command": command} if command else {}
    return Trainer(folder, lambda: CATALOGUE, shelf.pairs, shelf.version, fold, **more)


def test_a_model_comes_back_the_same(tmp_path: Path) -> None:
    save_model(tmp_path, MODEL, "1-a")
    kept = load_model(tmp_path, fold)
    assert kept is not None
    again, stamp = kept
    assert stamp == "1-a"
    assert [again.rank(text) for text in ("退货吗", "my parcel", "")] == [
        MODEL.rank(text) for text in ("退货吗", "my parcel", "")
    ]
    assert (again.curve, again.choice, again.names) == (MODEL.curve, MODEL.choice, MODEL.names)
    save_model(tmp_path, MODEL, "2-b")
    assert len(list(tmp_path.glob("*.npz"))) == 1


def test_neighbours_and_an_empty_model_are_kept_too(tmp_path: Path) -> None:
    assert MODEL.learnt is not None
    texts = [Example(f"{word} {n}", word) for word in ("alpha", "beta") for n in range(3)]
    save_model(tmp_path, IntentModel.train((), fold), "0")
    empty = load_model(tmp_path, fold)
    assert empty is not None
    assert empty[0].rank("alpha") == ()
    save_model(tmp_path, IntentModel.train(texts, fold), "1")
    assert load_model(tmp_path, fold) is not None


@pytest.mark.parametrize("harm", ["arrays", "manifest", "format", "gone"])
def test_what_is_damaged_is_no_model(tmp_path: Path, harm: str) -> None:
    save_model(tmp_path, MODEL, "1")
    manifest, (arrays,) = tmp_path / "intents.json", tmp_path.glob("*.npz")
    if harm == "arrays":
        arrays.write_bytes(arrays.read_bytes()[:-7] + b"garbage")
    elif harm == "manifest":
        manifest.write_text("{")
    elif harm == "format":
        manifest.write_text(json.dumps(json.loads(manifest.read_text(encoding="utf-8")) | {"format": 0}))
    else:
        arrays.unlink()
    assert load_model(tmp_path, fold) is None


def test_an_unwritable_folder_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KnowledgeError, match="cannot be written"):
        save_model(tmp_path / "file", MODEL, "1")


def test_the_worker_trains_what_it_is_told(tmp_path: Path) -> None:
    rows = [
        {"text": text, "intent": name, "weight": 1.0, "denied": False} for name, said in SHOWN.items() for text in said
    ]
    train(map(json.dumps, [{"folder": str(tmp_path), "stamp": "7"}, *rows]))
    kept = load_model(tmp_path, fold)
    assert kept is not None
    assert kept[1] == "7"
    assert kept[0].learnt is not None
    assert MODEL.learnt is not None
    assert np.array_equal(kept[0].learnt.planes, MODEL.learnt.planes)


async def test_a_child_trains_once_and_the_next_start_loads(tmp_path: Path) -> None:
    shelf = Shelf()
    first = trainer(tmp_path, shelf)
    assert (await first.model()).rank("怎么退货呢")[0].name == "return"
    await first.aclose()
    second = trainer(tmp_path, shelf, BROKEN)  # must not be needed
    assert (await second.model()).rank("怎么退货呢")[0].name == "return"


async def test_a_stale_model_answers_until_its_successor_is_ready(tmp_path: Path) -> None:
    shelf = Shelf()
    made = trainer(tmp_path, shelf)
    await made.model()
    shelf.found, shelf.number = (pair("怎么开发票", "x", "我要发票", intent="invoice"),), 2
    stale = await made.model()
    assert "invoice" not in stale.names
    await made.retrain()
    assert "invoice" in (await made.model()).names
    await made.aclose()


async def test_without_a_child_it_is_trained_here_and_not_again_at_every_question(tmp_path: Path) -> None:
    shelf = Shelf()
    made = trainer(tmp_path, shelf, BROKEN)
    model = await made.model()
    assert model.rank("查快递")[0].name == "track"
    assert await made.model() is model


async def test_a_window_gets_a_rough_model_at_once_and_the_trained_one_later(tmp_path: Path) -> None:
    slow = (sys.executable, "-c", "import time; time.sleep(600)")
    made = Trainer(tmp_path, lambda: CATALOGUE, Shelf().pairs, Shelf().version, fold, slow, at_once=True)
    rough = await made.model()  # the child never ends
    assert rough.rank("怎么退货呢")[0].name == "return"
    assert rough.learnt is not None
    assert await made.model() is rough
    await made.aclose()
    trained = trainer(tmp_path / "other", Shelf())
    assert (await trained.model()).names == rough.names
    await trained.aclose()


async def test_a_change_of_the_catalogue_trains_anew(tmp_path: Path) -> None:
    catalogue = [CATALOGUE]
    shelf = Shelf()
    made = Trainer(tmp_path, lambda: catalogue[0], shelf.pairs, shelf.version, fold)
    await made.model()
    more = Intent(name="invoice", title={}, description={}, examples=("怎么开发票", "我要发票"))
    catalogue[0] = Catalogue({**CATALOGUE.intents, "invoice": more})
    await made.retrain()
    assert "invoice" in (await made.model()).names
    await made.aclose()


async def test_closing_ends_a_training_under_way(tmp_path: Path) -> None:
    save_model(tmp_path, MODEL, "stale")
    made = trainer(tmp_path, Shelf(), (sys.executable, "-c", "import time; time.sleep(600)"))
    assert (await made.model()).names == MODEL.names
    await made.aclose()
    assert load_model(tmp_path, fold) is not None
