"""The index folder on disk: each build fills a generation folder of its own, and a small manifest names the one in use.

    <root>/manifest.json     {"format", "generation", "version", "checksum", "pairs", "built", "files", "edits"}
    <root>/g-<random>/       a whole Whoosh index with the arrays of `postings.py`

`files` are those of the build, which never change again; `edits` those that later changes made, with Whoosh's table of
contents. A crash between Whoosh's commit and the manifest leaves a newer table than the manifest names: the index is
then whole, and older than the store by its version.

The manifest is replaced in one step after a build is complete, so that a crash at any point leaves the old generation
in use. The folder is a cache: everything in it can be deleted and is built again from the store.
"""

import hashlib
import json
import secrets
import shutil
import time
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from desktop_cs.domain.knowledge import QaPair
from desktop_cs.errors import KnowledgeError

FORMAT = 2  # grows when folding, terms or the stored shape change: an older index is then built again
_MANIFEST = "manifest.json"
_PREFIX = "g-"
_CONTENTS = ".toc"  # the ending of Whoosh's table of contents
_LEFT_OVER_AFTER_S = 24 * 3600  # an unused generation this old belongs to no build that is still running
_CHECKSUM_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the generation in use was built from, and size in bytes and CRC-32 of each of its files. `pairs` are in it
    now, `built` were when it was built."""

    generation: str
    version: int  # of the knowledge
    checksum: str
    pairs: int
    built: int
    files: dict[str, list[int]] = field(default_factory=dict)
    edits: dict[str, list[int]] = field(default_factory=dict)
    format: int = FORMAT


def new_generation(root: Path) -> Path:
    """A fresh empty folder to build in. `KnowledgeError(index_not_writable)` where none can be made."""
    folder = root / f"{_PREFIX}{secrets.token_hex(6)}"
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise _not_writable(root, error) from error
    return folder


def publish(root: Path, manifest: Manifest) -> Manifest:
    """Make the manifest's generation the one in use, with its files as they are now; remove the one before."""
    before = read_manifest(root)
    known = before.files if before is not None and before.generation == manifest.generation else {}
    now = _files(root / manifest.generation, known)
    built = known or {name: file for name, file in now.items() if not name.endswith(_CONTENTS)}
    whole = replace(manifest, files=built, edits={name: file for name, file in now.items() if name not in built})
    temporary = root / f"{_MANIFEST}.{secrets.token_hex(4)}"
    try:
        temporary.write_text(json.dumps(asdict(whole)), encoding="utf-8")
        temporary.replace(root / _MANIFEST)
    except OSError as error:
        raise _not_writable(root, error) from error
    if before is not None and before.generation != whole.generation:
        discard(root / before.generation)
    return whole


def manifest_file(root: Path) -> Path:
    """The file that every change of the index replaces."""
    return root / _MANIFEST


def read_manifest(root: Path) -> Manifest | None:
    """The manifest in use, or None where there is none, it is damaged or of another format."""
    try:
        found = json.loads((root / _MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(**found)
    except (OSError, ValueError, TypeError):
        return None
    safe_name = manifest.generation.startswith(_PREFIX) and Path(manifest.generation).name == manifest.generation
    return manifest if manifest.format == FORMAT and safe_name else None


def is_whole(root: Path, manifest: Manifest) -> bool:
    """Whether every file of the build is there in its full size. Quick enough for every question."""
    sizes = _sizes(root / manifest.generation)
    return bool(manifest.files) and all(sizes.get(name) == size for name, (size, _) in manifest.files.items())


def is_intact(root: Path, manifest: Manifest) -> bool:
    """Whether every file of the generation is as it was written. Reads them all: for opening."""
    try:
        now = _files(root / manifest.generation, {})
    except OSError:
        return False
    # Where another table of contents has come into use, the edits that the manifest knew may be merged away.
    current = any(name.endswith(_CONTENTS) and name in now for name in manifest.edits)
    edits = manifest.edits if current else {}
    return bool(manifest.files) and (manifest.files | edits).items() <= now.items()


def discard(folder: Path) -> None:
    """Remove a generation. What another process still holds open (Windows) stays for `sweep`."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep(root: Path) -> None:
    """Remove what crashed builds left behind a day ago or earlier."""
    manifest = read_manifest(root)
    in_use = {_MANIFEST} | ({manifest.generation} if manifest else set())
    with suppress(OSError):
        for entry in root.iterdir():
            ours = entry.name.startswith((_PREFIX, _MANIFEST)) and entry.name not in in_use
            if not ours or time.time() - entry.stat().st_mtime < _LEFT_OVER_AFTER_S:
                continue
            if entry.is_dir():
                discard(entry)
            else:
                entry.unlink(missing_ok=True)


def checksum_of(pairs: Iterable[QaPair]) -> str:
    """The checksum of a set of pairs, whatever their order: 32 hexadecimal digits."""
    return changed_checksum("0", added=pairs, removed=())


def changed_checksum(checksum: str, *, added: Iterable[QaPair], removed: Iterable[QaPair]) -> str:
    """The checksum after adding and removing pairs. A sum of digests, so that one edit costs one digest."""
    total = int(checksum, 16) + sum(map(_digest, added)) - sum(map(_digest, removed))
    return f"{total % (1 << 8 * _CHECKSUM_BYTES):0{2 * _CHECKSUM_BYTES}x}"


def _digest(pair: QaPair) -> int:
    content = [pair.id, pair.question, pair.answer, pair.intent, pair.language, *pair.variants]
    raw = json.dumps(content, ensure_ascii=True).encode("ascii")
    return int.from_bytes(hashlib.blake2b(raw, digest_size=_CHECKSUM_BYTES).digest())


def _files(folder: Path, known: dict[str, list[int]]) -> dict[str, list[int]]:
    """Size and CRC-32 by name. No file is ever written to again, so a known one of the same size is not read."""
    return {
        name: known[name] if name in known and known[name][0] == size else [size, _crc(folder / name)]
        for name, size in _sizes(folder).items()
    }


def _crc(file: Path) -> int:
    value = 0
    with file.open("rb") as content:
        while chunk := content.read(1 << 20):
            value = zlib.crc32(chunk, value)
    return value


def _sizes(folder: Path) -> dict[str, int]:
    try:
        files = {entry.name: entry.stat().st_size for entry in folder.iterdir() if entry.is_file()}
    except OSError:
        return {}
    return {name: size for name, size in files.items() if not name.endswith("LOCK")}


def _not_writable(root: Path, error: OSError) -> KnowledgeError:
    return KnowledgeError(
        "index_not_writable",
        f"The search index cannot be written to {root}: {error.strerror or error}. "
        "Free some space or make the profile folder writable, then run: desktop-cs kb rebuild",
        path=str(root),
    )
