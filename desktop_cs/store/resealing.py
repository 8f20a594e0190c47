"""Gives a database file another key: written anew beside it, checked, then put in its place in one step.

A kill at any moment leaves the old file or the new one, whole. All functions block: use a thread.
"""

import os
from enum import StrEnum
from pathlib import Path

from desktop_cs.domain.access import DataKey
from desktop_cs.errors import StoreError
from desktop_cs.store.driver import Db, DriverError, connect, key_text
from desktop_cs.store.failures import explained

_PLAIN = b"SQLite format 3\0"


class FileKind(StrEnum):
    """What a database file looks like from outside."""

    MISSING = "missing"  # or empty: nothing was ever written to it
    PLAIN = "plain"
    CLOSED = "closed"  # sealed, or no database at all


def kind_of(path: Path) -> FileKind:
    """What the file's first bytes say."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_PLAIN))
    except FileNotFoundError:
        return FileKind.MISSING
    except OSError as error:
        raise StoreError(
            "store_unwritable", f"{path} cannot be read ({error.strerror or error}). Check that folder's rights."
        ) from error
    if not head:
        return FileKind.MISSING
    return FileKind.PLAIN if head == _PLAIN else FileKind.CLOSED


def copies_of(path: Path) -> list[Path]:
    """The copies that upgrades of the schema left beside the database."""
    return sorted(copy for copy in path.parent.glob(f"{path.name}.before-*") if copy.suffix.partition("-")[2].isdigit())


def opens(path: Path, key: DataKey) -> bool:
    """Whether the file is sealed with this key."""
    try:
        db = connect(path, read_only=True, key=key)
    except DriverError:
        return False
    try:
        db.execute("select count(*) from sqlite_master").fetchone()
    except DriverError:
        return False
    finally:
        db.close()
    return True


def reseal(path: Path, old: DataKey | None, new: DataKey) -> None:
    """Replace a file sealed with `old` (None: not at all) by the same content sealed with `new`.

    Raises `StoreError`: `store_busy` while another program has it open, `store_full`, `store_unreadable`; the file is
    then as it was.
    """
    fresh = path.with_name(path.name + ".resealed")
    with explained():
        _drop(fresh)
        try:
            counts = _export(path, old, fresh, new)
            if _counted(fresh, new) != counts:
                raise StoreError(
                    "reseal_failed", "The new database differs from the old one, which stays in use. Try again."
                )
            _flush(fresh)
            fresh.replace(path)
            _flush(path.parent)
        finally:
            _drop(fresh)


def sure_alone(path: Path, key: DataKey | None) -> None:
    """Raise `StoreError(store_busy)` while another program has the file open."""
    with explained():
        _alone(path, key).close()


def faults(db: Db, *, is_sealed: bool) -> list[str]:
    """What is wrong with a database: every page's MAC where it is sealed, then SQLite's own quick check."""
    found = [str(row[0]) for row in db.execute("PRAGMA cipher_integrity_check")] if is_sealed else []
    quick = [str(row[0]) for row in db.execute("PRAGMA quick_check(5)")] if not found else []
    return found[:5] + [line for line in quick if line != "ok"]


def _export(path: Path, old: DataKey | None, fresh: Path, new: DataKey) -> dict[str, int]:
    """Write everything into `fresh`; the number of rows by table. Nobody else may have the old file open."""
    os.close(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    db = _alone(path, old)
    try:
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        counts = _counts(db)
        db.execute("ATTACH DATABASE ? AS fresh KEY ?", [str(fresh), key_text(new)])
        db.execute("SELECT sqlcipher_export('fresh')")
        db.execute(f"PRAGMA fresh.user_version={version}")  # the one mark that is not copied
        db.execute("DETACH DATABASE fresh")
    finally:
        db.close()
    return counts


def _alone(path: Path, key: DataKey | None) -> Db:
    """The only connection to a file; it has no write-ahead log any more."""
    db = connect(path, read_only=False, key=key)
    try:
        db.execute("PRAGMA busy_timeout=500")
        db.execute("PRAGMA locking_mode=exclusive")
        db.execute("PRAGMA journal_mode=delete")  # folds the log in; fails where others are at work
    except BaseException:
        db.close()
        raise
    return db


def _counted(path: Path, key: DataKey) -> dict[str, int]:
    db = connect(path, read_only=True, key=key)
    try:
        found = faults(db, is_sealed=True)
        return _counts(db) if not found else {}
    finally:
        db.close()


def _counts(db: Db) -> dict[str, int]:
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    return {"": version} | {name: db.table(name).count for name in db.table_names()}


def _drop(fresh: Path) -> None:
    for file in (fresh, fresh.with_name(fresh.name + "-journal")):
        file.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Have a file, or a folder's list of files, on the disk. Windows flushes no folders: its rename is journaled."""
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
