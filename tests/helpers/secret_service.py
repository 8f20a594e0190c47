"""Seals, reopens, loses, locks and changes a profile's key in the real Secret Service. Run as a program inside its own
D-Bus session with an unlocked keyring:

    secret_service.py FOLDER ROUNDS

Prints one JSON object.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import keyring
import secretstorage
from sealed import CHEAP, SECRET, got, put

from desktop_cs.app.resealing import SealChanges
from desktop_cs.app.sealing import ProfileSeal
from desktop_cs.errors import AppError
from desktop_cs.paths import Profile
from desktop_cs.privacy import recovery
from desktop_cs.privacy.secrets import SERVICE, Secrets


def seal_here(folder: Path) -> ProfileSeal:
    """The profile's seal on this machine's own keyring."""
    return ProfileSeal(Profile(folder), Secrets(timeout_s=2.0), cost=CHEAP, environment={})


async def code_of(folder: Path) -> str:
    """Why the profile does not open; "open" where it does."""
    try:
        await seal_here(folder).key()
    except AppError as error:
        return error.code
    return "open"


async def one_round(folder: Path) -> list[str]:
    """A profile's life with this keyring."""
    folder.mkdir()
    key = await seal_here(folder).begin()
    await put(folder, key)
    code = recovery.new_code()
    assert key is not None
    await SealChanges(seal_here(folder)).set_recovery(key, code)
    (_, header), seen = await seal_here(folder).look(), [await code_of(folder)]
    assert header.current is not None
    entry = header.current.locks[0].entry
    kept = keyring.get_password(SERVICE, entry)
    keyring.set_password(SERVICE, entry, "00" * 32)
    seen.append(await code_of(folder))
    keyring.delete_password(SERVICE, entry)
    seen.append(await code_of(folder))
    keyring.set_password(SERVICE, entry, kept or "")
    seen.append(await code_of(folder))
    assert await SealChanges(seal_here(folder)).by_recovery(code) == key
    assert await got(folder, await seal_here(folder).key()) == SECRET
    new = await SealChanges(seal_here(folder)).rekey(key)
    assert await got(folder, await seal_here(folder).key()) == SECRET
    assert new != key
    return seen


def lock() -> None:
    """Lock the keyring; nobody is there to unlock it again."""
    secretstorage.get_default_collection(secretstorage.dbus_init()).lock()


def main(folder: Path, rounds: int) -> dict[str, Any]:
    """All rounds, then the locked keyring."""
    lives = {tuple(asyncio.run(one_round(folder / str(number)))) for number in range(rounds)}
    facts, _ = asyncio.run(seal_here(folder / "0").look())
    lock()
    return {"lives": sorted(lives), "keyring": facts.keyring, "locked": asyncio.run(code_of(folder / "0"))}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
