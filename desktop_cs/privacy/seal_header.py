"""The header beside a sealed database: how it is sealed, and its key wrapped by each of its locks. No secret is in it.

Two equal files are kept: one that is torn or altered is noticed by its digest, and the other is read. Losing both would
lose the database.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from desktop_cs.errors import PrivacyError

_FORMAT = 1
Hex = Annotated[str, StringConstraints(pattern=r"^(?:[0-9a-f]{2})*$")]
Salt = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]  # what argon2id takes: 16 bytes


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LockKind(StrEnum):
    """What opens a lock."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - the word, not a passphrase
    RECOVERY = "recovery"
    OTHER_KEY = "other_key"  # while a database changes keys, each of the two opens the other


class KdfRecord(_Record):
    """How a passphrase becomes a key."""

    name: str = "argon2id"
    passes: int
    memory_kib: int
    salt: Salt


class Lock(_Record):
    """The data key, wrapped (XChaCha20-Poly1305: nonce, text, tag). All other fields are under its tag."""

    kind: LockKind
    entry: str = ""  # keyring: the name under which it keeps the wrapping key
    backend: str = ""  # keyring: which one it was
    kdf: KdfRecord | None = None  # passphrase
    wrapped: Hex = ""


class KeyRecord(_Record):
    """A data key by its id, and its locks: any one opens it."""

    key_id: str
    locks: tuple[Lock, ...]

    def lock(self, kind: LockKind) -> Lock | None:
        """The lock of that kind."""
        return next((lock for lock in self.locks if lock.kind is kind), None)

    def with_lock(self, lock: Lock) -> "KeyRecord":
        """The record with a lock added, or in the place of another of its kind."""
        return self.model_copy(update={"locks": (*self.without_lock(lock.kind).locks, lock)})

    def without_lock(self, kind: LockKind) -> "KeyRecord":
        """The record without its lock of that kind."""
        return self.model_copy(update={"locks": tuple(lock for lock in self.locks if lock.kind is not kind)})


class SealHeader(_Record):
    """`current` is None for a profile without a seal. `next` is set while files change to another key. `is_made`
    says that there was a database: from then on a missing one is a loss, not a beginning."""

    format: int = _FORMAT
    current: KeyRecord | None = None
    next: KeyRecord | None = None
    is_made: bool = False


def read_header(path: Path) -> SealHeader | None:
    """The header, from the copy where the file itself is damaged; None where neither exists.

    Raises `PrivacyError`: `seal_header_broken` where no file can be read, `seal_newer` for one of a newer program.
    """
    found = [_read(file) for file in (path, _copy(path)) if file.exists()]
    if not found:
        return None
    header = next((header for header in found if header is not None), None)
    if header is None:
        raise PrivacyError(
            "seal_header_broken",
            f"{path.name} and its copy are damaged; without them the sealed database stays shut. Put back the file "
            "from a backup of the profile; nothing was touched.",
        )
    if header.format > _FORMAT:
        raise PrivacyError(
            "seal_newer", "The profile was sealed by a newer Desktop CS. Install that one; nothing was touched."
        )
    return header


def write_header(path: Path, header: SealHeader) -> None:
    """Replace both files, one after the other, each in one step; `PrivacyError(seal_unwritable)` where that fails."""
    with _explained(path):
        for file in (path, _copy(path)):
            _draft(file, header).replace(file)


def write_first(path: Path, header: SealHeader) -> bool:
    """Write the header of a new profile. False where another program was faster: its key is the one that counts."""
    with _explained(path):
        draft = _draft(path, header)
        try:
            os.link(draft, path)
        except FileExistsError:
            return False
        finally:
            draft.unlink()
        _draft(_copy(path), header).replace(_copy(path))
    return True


def remove_header(path: Path) -> None:
    """Take the header away again: the profile is as an earlier version left it."""
    with _explained(path):
        for file in (path, _copy(path)):
            file.unlink(missing_ok=True)


def _copy(path: Path) -> Path:
    return path.with_name(f"{path.stem}.copy{path.suffix}")


def _read(path: Path) -> SealHeader | None:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["digest"] != _digest(stored["header"]):
            return None
        return SealHeader.model_validate(stored["header"])
    except (OSError, ValueError, TypeError, KeyError, ValidationError):
        return None


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _draft(path: Path, header: SealHeader) -> Path:
    """The header in a file of its own beside `path`, on the disk."""
    content = header.model_dump(mode="json")
    text = json.dumps({"header": content, "digest": _digest(content)}, indent=2) + "\n"
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return draft


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PrivacyError(
            "seal_unwritable",
            f"{path.name} cannot be written ({error.strerror or error}). Free some space, or check the folder.",
        ) from error
