"""Sealed profiles for tests: a cheap passphrase, a keyring in memory, and what a database holds."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from fakes_keyring import MemoryKeyring
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from desktop_cs.app.resealing import SealChanges
from desktop_cs.app.sealing import ProfileSeal
from desktop_cs.domain.access import Access, DataKey
from desktop_cs.paths import Profile
from desktop_cs.privacy.passphrases import Cost
from desktop_cs.privacy.secrets import Secrets
from desktop_cs.store.database import open_database

CHEAP = Cost(passes=1, memory_kib=64)
PASSPHRASE = "eleven blue kangaroos"
SECRET = "地址是春风路8号"


def seal_of(
    folder: Path,
    ring: KeyringBackend | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    access: Access | None = None,
    timeout_s: float = 1.0,
) -> ProfileSeal:
    """The seal of a profile on a machine with this keyring, or with none."""
    profile = Profile(folder, access or Access())
    secrets = Secrets(ring or NoKeyring(), timeout_s=timeout_s)
    return ProfileSeal(profile, secrets, cost=CHEAP, environment=environment or {})


def changes_of(folder: Path, ring: KeyringBackend | None = None) -> SealChanges:
    """Changes to that seal."""
    return SealChanges(seal_of(folder, ring))


async def put(folder: Path, key: DataKey | None, text: str = SECRET) -> None:
    """Write one fact into the profile's database."""
    database = await asyncio.to_thread(open_database, Profile(folder).database, key)
    await database.write(lambda db: db.table("facts").upsert({"name": "secret", "value": text}, pk="name"))
    await database.close()


async def got(folder: Path, key: DataKey | None) -> str:
    """Read it back."""
    database = await asyncio.to_thread(open_database, Profile(folder).database, key)
    try:
        found = await database.read(lambda db: db.execute("select value from facts where name = 'secret'").fetchone())
        return str(found[0])
    finally:
        await database.close()


async def sealed_profile(folder: Path, ring: MemoryKeyring | None = None, passphrase: str = "") -> DataKey:
    """A sealed profile that holds the secret."""
    key = await seal_of(folder, ring).begin(passphrase)
    assert key is not None
    await put(folder, key)
    return key


def in_the_clear(folder: Path, text: str = SECRET) -> list[Path]:
    """The files of a folder in which the text can be read."""
    return [path for path in folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]
