"""Turns what the database driver throws into errors a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop_cs.errors import StoreError
from desktop_cs.store.driver import DriverError

_KNOWN = (
    ("locked", "store_busy", "Another program is using the database. Close it, or try again in a moment.", True),
    ("busy", "store_busy", "Another program is using the database. Close it, or try again in a moment.", True),
    ("full", "store_full", "The disk is full. Free some space; nothing that was saved is lost.", True),
    ("readonly", "store_unwritable", "The database cannot be written. Check the rights of the profile folder.", False),
    ("unable to open", "store_unwritable", "The database cannot be opened. Check the profile folder's rights.", False),
    ("disk i/o", "store_io", "The disk does not give or take the data. Check it; what was saved stays.", True),
    ("not a database", "store_unreadable", "The database file cannot be read. Restore a backup; keep the file.", False),
    ("malformed", "store_unreadable", "The database file is damaged. Restore a backup; keep the file.", False),
)


@contextmanager
def explained() -> Iterator[None]:
    """Raise `StoreError` with a code and a sentence for every failure of the driver."""
    try:
        yield
    except DriverError as error:
        text = str(error).lower()
        for sign, code, sentence, retryable in _KNOWN:
            if sign in text:
                raise StoreError(code, sentence, retryable=retryable) from error
        raise StoreError("store_failed", "The database refused a statement. This is a fault of the program.") from error
