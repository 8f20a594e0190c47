"""The one door to SQLite: SQLCipher's driver under sqlite-utils, so that sealing a profile changes this file alone.

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

DriverError = sqlcipher3.dbapi2.Error


def connect(path: Path, *, read_only: bool) -> Db:
    """A connection to the database file; the file is made, for its owner's eyes only, where it is missing."""
    if not read_only:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlcipher3.dbapi2.connect(str(path), check_same_thread=False, timeout=5)
    db = Db(connection)
    for pragma in ("busy_timeout=5000", "foreign_keys=on", "synchronous=full"):
        db.execute(f"PRAGMA {pragma}")
    db.execute("PRAGMA query_only=on" if read_only else "PRAGMA journal_mode=wal")
    return db


__all__ = ["Db", "DriverError", "connect"]
