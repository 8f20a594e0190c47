"""The one door to SQLite: SQLCipher's driver under sqlite-utils, with the profile's key or, unsealed, without one.

SQLCipher without a key reads and writes ordinary SQLite files, and its SQLite is newer than Python's own (whose
write-ahead log can corrupt a file before 3.51.3). sqlite-utils looks for `pysqlite3` before it takes Python's
module; both must be the same driver, or its error handling catches the wrong exceptions.
"""

import os
import sys
from pathlib import Path

import sqlcipher3
import sqlcipher3.dbapi2

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

from sqlite_utils import Database as Db  # noqa: E402

from desktop_cs.domain.access import DataKey  # noqa: E402

DriverError = sqlcipher3.dbapi2.Error


def connect(path: Path, *, read_only: bool, key: DataKey | None = None) -> Db:
    """A connection to the database file; the file is made, for its owner's eyes only, where it is missing.

    With a key every page, of the write-ahead log too, is encrypted and carries a MAC that is checked when it is read.
    The writing connection reads the first page at once, so that a wrong key shows here. What is temporary stays in
    memory.
    """
    if not read_only:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlcipher3.dbapi2.connect(str(path), check_same_thread=False, timeout=5)
    try:
        # SQLCipher would write its complaints to the terminal, where output of ours is expected.
        connection.execute("PRAGMA cipher_log_level=NONE")
        if key is not None:
            connection.execute(f'PRAGMA key="{key_text(key)}"')
        db = Db(connection)
        for pragma in ("busy_timeout=5000", "foreign_keys=on", "synchronous=full", "temp_store=memory"):
            db.execute(f"PRAGMA {pragma}")
        db.execute("PRAGMA query_only=on" if read_only else "PRAGMA journal_mode=wal")
    except BaseException:
        connection.close()
        raise
    return db


def key_text(key: DataKey) -> str:
    """The key as SQLCipher takes one that needs no stretching: a blob of 64 hexadecimal digits."""
    return f"x'{key.secret.hex()}'"


__all__ = ["Db", "DriverError", "connect", "key_text"]
