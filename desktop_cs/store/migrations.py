"""Brings a profile's database up to date, keeping a copy of the file as it was."""

from pathlib import Path

from sqlite_utils import Migrations

from desktop_cs.errors import StoreError
from desktop_cs.store.driver import Db
from desktop_cs.store.steps import STEPS

SCHEMA = len(STEPS)  # kept in the file as its user_version


def upgrade(db: Db, path: Path) -> None:
    """Apply the missing steps, keeping a copy of a file that already holds data; `StoreError(store_newer)` if the file
    was written by a program that knows more steps than this one."""
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA:
        raise StoreError(
            "store_newer",
            f"The database {path.name} was written by a newer Desktop CS (schema {version}, this one knows "
            f"{SCHEMA}). Install the newer program; the file was not touched.",
            found=version,
            known=SCHEMA,
        )
    if version == SCHEMA:
        return
    if version > 0:
        copy = path.with_name(f"{path.name}.before-{SCHEMA}")
        if not copy.exists():  # made before an upgrade that was cut short: the better copy
            db.execute("VACUUM INTO ?", [str(copy)])
            copy.chmod(0o600)
    migrations().apply(db)
    db.execute(f"PRAGMA user_version={SCHEMA}")
    db.conn.commit()


def migrations() -> Migrations:
    """The steps as sqlite-utils applies and remembers them."""
    known = Migrations("desktop-cs")
    for step in STEPS:
        known()(step)
    return known
