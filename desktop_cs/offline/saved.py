"""A trained model on disk, so that the program starts with it instead of training it anew.

    <folder>/intents.json           {"format", "stamp", "arrays", "checksum", "names", "features", "curve", "choice", …}
    <folder>/intents-<random>.npz   planes, feature weights, neighbours

The manifest is replaced last and in one step: a crash leaves the old model. Both are a cache and may be deleted.
"""

import hashlib
import io
import json
import secrets
import zipfile
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from desktop_cs.errors import KnowledgeError
from desktop_cs.offline.calibration import Curve
from desktop_cs.offline.features import Fold
from desktop_cs.offline.intents import IntentModel
from desktop_cs.offline.learnt import Learnt
from desktop_cs.offline.neighbours import Neighbours
from desktop_cs.offline.threshold import Choice
from desktop_cs.offline.topics import Topics
from desktop_cs.offline.vectors import Vocabulary

FORMAT = 2  # grows when folding, features or the stored shape change: an older model is then trained again
_MANIFEST = "intents.json"


def save_model(folder: Path, model: IntentModel, stamp: str) -> None:
    """Keep a model made from the knowledge that `stamp` names; `KnowledgeError(model_not_writable)` if impossible."""
    content = io.BytesIO()
    np.savez(content, **_arrays(model.learnt))
    raw = content.getvalue()
    name = f"intents-{secrets.token_hex(6)}.npz"
    manifest = {
        "format": FORMAT,
        "stamp": stamp,
        "arrays": name,
        "checksum": hashlib.sha256(raw).hexdigest(),
        "names": model.names,
        "features": list(model.learnt.vocabulary.columns) if model.learnt else [],
        "by_neighbour": model.by_neighbour,
        "curve": asdict(model.curve),
        "choice": asdict(model.choice),
    }
    temporary = folder / f"{_MANIFEST}.{secrets.token_hex(4)}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
        temporary.write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
        temporary.replace(folder / _MANIFEST)
    except OSError as error:
        raise KnowledgeError(
            "model_not_writable",
            f"The trained intents cannot be written to {folder}: {error.strerror or error}. "
            "Free some space or make the profile folder writable; they are trained again at the next start.",
        ) from error
    for old in folder.glob("intents-*.npz"):
        if old.name != name:
            with suppress(OSError):  # Windows: another program may still read it
                old.unlink()


def load_model(folder: Path, fold: Fold) -> tuple[IntentModel, str] | None:
    """The kept model with its stamp; None where there is none, or it is damaged or of another format."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        raw = (folder / Path(manifest["arrays"]).name).read_bytes()
        if manifest["format"] != FORMAT or hashlib.sha256(raw).hexdigest() != manifest["checksum"]:
            return None
        with np.load(io.BytesIO(raw), allow_pickle=False) as arrays:
            return _model(manifest, dict(arrays), fold), str(manifest["stamp"])
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return None


def _arrays(learnt: Learnt | None) -> dict[str, Any]:
    if learnt is None:
        return {}
    found: dict[str, Any] = {"planes": learnt.planes, "weights": learnt.vocabulary.weights}
    topics = learnt.topics
    found |= {"topic_starts": topics.starts, "topic_holders": topics.holders, "topic_weights": topics.weights}
    found["topic_unknown"] = np.array(topics.unknown)
    near = learnt.neighbours
    if near is not None:
        found |= {"first": near.first, "starts": near.starts, "holders": near.holders, "values": near.values}
        found["examples"] = np.array(near.examples)
    return found


def _topics(arrays: dict[str, Any], intents: int) -> Topics:
    held = (arrays["topic_starts"], arrays["topic_holders"], arrays["topic_weights"])
    return Topics(*held, float(arrays["topic_unknown"]), intents)


def _model(manifest: dict[str, Any], arrays: dict[str, Any], fold: Fold) -> IntentModel:
    learnt = None
    if "planes" in arrays:
        columns = {name: column for column, name in enumerate(manifest["features"])}
        near = None
        if "first" in arrays:
            postings = (arrays["starts"], arrays["holders"], arrays["values"])
            near = Neighbours(arrays["first"], int(arrays["examples"]), *postings)
        learnt = Learnt(
            Vocabulary(columns, arrays["weights"]), arrays["planes"], _topics(arrays, len(manifest["names"])), near
        )
    choice = manifest["choice"] | {"curve": tuple((at, f1) for at, f1 in manifest["choice"]["curve"])}
    return IntentModel(
        fold, tuple(manifest["names"]), learnt, manifest["by_neighbour"], Curve(**manifest["curve"]), Choice(**choice)
    )
