"""One writing thread, a few reading ones: the only way to the database file."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from desktop_cs.domain.access import DataKey
from desktop_cs.errors import StoreError
from desktop_cs.store.driver import Db, connect
from desktop_cs.store.failures import explained
from desktop_cs.store.migrations import upgrade

T = TypeVar("T")
_READERS = 3


class Database:
    """An open profile database. `write` and `read` take a function of the database and may be called from any task."""

    def __init__(self, path: Path, writing: Db, key: DataKey | None) -> None:
        self._path = path
        self._key = key
        self._writing = writing
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="store-reader")
        self._reading = threading.local()
        self._open_readers: list[Db] = []
        self._closed = False

    async def write(self, work: Callable[[Db], T]) -> T:
        """Run `work` in one transaction: it is on the disk when this returns, or not at all."""
        return await self._run(self._writer, self._write, work)

    async def read(self, work: Callable[[Db], T]) -> T:
        """Run `work` on a read-only connection, beside other readers and the writer."""
        return await self._run(self._readers, self._read, work)

    async def scrub(self, work: Callable[[Db], T]) -> T:
        """Run `work` in one transaction as `write` does, and leave nothing of what it deleted in the file or its log:
        pages are overwritten, the file is packed, the log is emptied. Takes seconds for a large file."""
        return await self._run(self._writer, self._scrub, work)

    async def close(self) -> None:
        """Finish what was queued and close all connections. May be called twice."""
        if not self._closed:
            self._closed = True
            await asyncio.to_thread(self._close)

    async def _run(self, pool: ThreadPoolExecutor, how: Callable[[Callable[[Db], T]], T], work: Callable[[Db], T]) -> T:
        if self._closed:
            raise StoreError("store_closed", "The database is closed already. Start the program again.")
        return await asyncio.get_running_loop().run_in_executor(pool, how, work)

    def _write(self, work: Callable[[Db], T]) -> T:
        db = self._writing
        with explained():
            db.execute("BEGIN IMMEDIATE")
            try:
                result = work(db)
                db.execute("COMMIT")
            except BaseException:
                if db.conn.in_transaction:  # a full disk has rolled back already
                    db.execute("ROLLBACK")
                raise
        return result

    def _scrub(self, work: Callable[[Db], T]) -> T:
        with explained():
            self._writing.execute("PRAGMA secure_delete=on")
            try:
                result = self._write(work)
                self._writing.execute("VACUUM")
                self._writing.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                self._writing.execute("PRAGMA secure_delete=off")
        return result

    def _read(self, work: Callable[[Db], T]) -> T:
        with explained():
            db: Db | None = getattr(self._reading, "db", None)
            if db is None:
                db = self._reading.db = connect(self._path, read_only=True, key=self._key)
                self._open_readers.append(db)
            return work(db)

    def _close(self) -> None:
        self._readers.shutdown(wait=True)
        self._writer.shutdown(wait=True)
        for db in (*self._open_readers, self._writing):
            db.close()


def open_database(path: Path, key: DataKey | None = None) -> Database:
    """Open (or make) the profile database and bring its schema up to date; blocking, so call it in a thread. Without a
    key it is not sealed.

    Raises `StoreError`: `store_newer` for a file written by a newer program, `store_unwritable`, `store_unreadable`.
    """
    try:
        with explained():
            db = connect(path, read_only=False, key=key)
            try:
                upgrade(db, path)
            except BaseException:
                db.close()
                raise
    except OSError as error:
        raise StoreError(
            "store_unwritable",
            f"The database {path} cannot be opened ({error.strerror or error}). Check that folder's rights.",
        ) from error
    return Database(path, db, key)
