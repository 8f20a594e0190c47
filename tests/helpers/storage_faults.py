"""Hurts sealed databases over and over, and counts what was lost or altered without a word. Run as a program:

    storage_faults.py FAULT FOLDER ROUNDS SEED

Prints one JSON object. A child process writes where something is killed; the parent then opens the profile as the
program does. Needs fork; the disk that fills up is a small tmpfs where one can be mounted, else a limit on pages.
"""

import asyncio
import json
import os
import random
import sys
import time
from pathlib import Path
from typing import Any

from fakes_keyring import FailingKeyring, MemoryKeyring, PromptingKeyring
from fault_disk import full_disk
from fault_rounds import ENVIRONMENT, begun, contents, in_child, killed, laid_out, write
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked
from sealed import PASSPHRASE, changes_of, seal_of

from desktop_cs.domain.access import DataKey
from desktop_cs.errors import AppError, StoreError
from desktop_cs.paths import Profile
from desktop_cs.privacy import recovery
from desktop_cs.privacy.locks import new_key
from desktop_cs.store.database import open_database

Tally = dict[str, Any]
_LONGEST_LIFE = 40  # messages a child may write before it is killed at the latest


def kill(folder: Path, rounds: int, chance: random.Random) -> Tally:
    """kill -9 at any moment of opening and writing, over and over on the same database."""
    key = asyncio.run(begun(folder, 1))
    acknowledged, tally = 1, {"lost": 0, "doubled": 0, "damaged": 0}
    for _ in range(rounds):
        numbers = range(acknowledged, acknowledged + _LONGEST_LIFE)
        child, reader = in_child(lambda tell, numbers=numbers: write(folder, key, numbers, tell))  # type: ignore[misc]
        told = killed(child, reader, after_told=chance.randrange(8), delay_s=chance.uniform(0, 0.02))
        found = asyncio.run(contents(folder, key))
        tally["lost"] += len({*range(acknowledged), *told} - set(found))
        tally["doubled"] += len(found) - len(set(found))
        acknowledged = len(found)  # the last may be stored without having been acknowledged
        tally["damaged"] += found != list(range(acknowledged))
    return tally | {"acknowledged": acknowledged}


def kill_rekey(folder: Path, rounds: int, chance: random.Random) -> Tally:
    """kill -9 at any moment of sealing an open profile and of changing its key."""
    asyncio.run(write(folder, None, range(20), lambda _: None))
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    tally = {"lost": 0, "sealed": 0, "finished": 0, "kept": 0, "changed": 0}
    usual_s = _time_of_change(folder)
    laid_out(folder, files)
    key: DataKey | None = None
    for _ in range(rounds):
        before = key
        child, reader = in_child(lambda _, key=key: _changed(folder, key))  # type: ignore[misc]
        killed(child, reader, after_told=0, delay_s=chance.uniform(0, usual_s))
        facts, _ = asyncio.run(seal_of(folder).look())
        tally["finished"] += facts.is_changing
        key = asyncio.run(seal_of(folder, environment=ENVIRONMENT).key())
        tally["kept" if key == before else "changed"] += 1
        tally["sealed"] += key is not None
        tally["lost"] += len(set(range(20)) - set(asyncio.run(contents(folder, key))))
        if key is not None and chance.random() < 0.3:  # an open profile once more
            key = None
            laid_out(folder, files)
    return tally


def _time_of_change(folder: Path) -> float:
    """Seconds from the start of a child to the end of its change, so that kills are spread over all of it."""
    started = time.perf_counter()
    child, reader = in_child(lambda _: _changed(folder, None))
    os.waitpid(child, 0)
    os.close(reader)
    return time.perf_counter() - started


async def _changed(folder: Path, key: DataKey | None) -> None:
    await changes_of(folder).rekey(key, passphrase=PASSPHRASE)


def _originals(folder: Path, messages: int) -> tuple[DataKey, dict[str, bytes]]:
    """A profile whose last messages are in the write-ahead log alone, as a kill leaves it: its files by name."""
    key = asyncio.run(begun(folder, messages))
    numbers = range(messages, 2 * messages)
    child, reader = in_child(lambda tell: write(folder, key, numbers, tell))
    killed(child, reader, after_told=messages // 2, delay_s=0)
    return key, {path.name: path.read_bytes() for path in folder.iterdir()}


def torn_log(folder: Path, rounds: int, chance: random.Random) -> Tally:
    """The write-ahead log cut anywhere: what opens is a beginning of what was written."""
    key, files = _originals(folder, 20)
    log = next(name for name in files if name.endswith("-wal"))
    tally = {"no_prefix": 0, "refused": 0, "shortest": 10**6, "longest": 0}
    for _ in range(rounds):
        cut = chance.randrange(len(files[log]))
        kept = {name: content for name, content in files.items() if not name.endswith("-shm")}
        laid_out(folder, kept | {log: files[log][:cut]})
        try:
            found = asyncio.run(contents(folder, key))
        except AppError:
            tally["refused"] += 1
            continue
        tally["no_prefix"] += found != list(range(len(found))) or len(found) < 20
        tally["shortest"], tally["longest"] = min(tally["shortest"], len(found)), max(tally["longest"], len(found))
    return tally


def torn_file(folder: Path, rounds: int, chance: random.Random) -> Tally:
    """The database cut anywhere, to nothing too: said, never taken for a smaller or a new one."""
    key = asyncio.run(begun(folder, 20))
    asyncio.run(_noted(folder))
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    name = Profile(folder).database.name
    tally = {"silent": 0, "noticed": 0}
    for number in range(rounds):
        cut = 0 if number == 0 else chance.randrange(len(files[name]))
        laid_out(folder, files | {name: files[name][:cut]})
        _count_damage(folder, key, tally, cut_to=cut)
    return tally


async def _noted(folder: Path) -> None:
    """Open the profile whole once, as the program does at every start."""
    from desktop_cs.app.sealing import open_store

    os.environ.update(ENVIRONMENT)
    store = await open_store(Profile(folder))
    await store.database.close()


def _count_damage(folder: Path, key: DataKey, tally: Tally, *, cut_to: int = -1) -> None:
    path = Profile(folder).database
    damaged = path.read_bytes()
    try:
        asyncio.run(seal_of(folder).look())
        found = asyncio.run(contents(folder, key))
    except AppError:
        tally["noticed"] += 1
        tally["altered"] = tally.get("altered", 0) + (path.read_bytes() != damaged)
    else:
        tally["silent"] += found != list(range(20)) or cut_to >= 0


def bit_flip(folder: Path, rounds: int, chance: random.Random) -> Tally:
    """One bit turned anywhere in the database: every page's MAC tells."""
    key = asyncio.run(begun(folder, 20))
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    name = Profile(folder).database.name
    tally = {"silent": 0, "noticed": 0}
    for _ in range(rounds):
        content = bytearray(files[name])
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        laid_out(folder, files | {name: bytes(content)})
        _count_damage(folder, key, tally)
    return tally


def wrong_key(folder: Path, rounds: int, chance: random.Random) -> Tally:
    """Other keys, and none: refused, and the file is as it was."""
    key = asyncio.run(begun(folder, 20))
    whole = Profile(folder).database.read_bytes()
    tally = {"opened": 0, "altered": 0, "refused": 0}
    for number in range(rounds):
        flipped = bytearray(key.secret)
        flipped[chance.randrange(32)] ^= 1 << chance.randrange(8)
        wrong = (None, new_key(), DataKey(bytes(flipped)))[number % 3]
        try:
            open_database(Profile(folder).database, wrong)
        except StoreError as error:
            tally["refused"] += error.code == "store_unreadable"
        else:
            tally["opened"] += 1
        tally["altered"] += Profile(folder).database.read_bytes() != whole
    return tally | {"still": len(asyncio.run(contents(folder, key)))}


def keyring(folder: Path, rounds: int, chance: random.Random) -> Tally:
    """The keyring gone, empty, changed, locked or silent: shut, untouched, and opened by the recovery code."""
    ring, code = MemoryKeyring({}), recovery.new_code()
    key = asyncio.run(seal_of(folder, ring).begin())
    assert key is not None
    asyncio.run(write(folder, key, range(20), lambda _: None))
    asyncio.run(changes_of(folder).set_recovery(key, code))
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    tally = {"opened": 0, "altered": 0, "not_recovered": 0, "codes": []}
    for number in range(rounds):
        broken = _broken(ring, number)
        try:
            asyncio.run(seal_of(folder, broken, timeout_s=0.02).key())
            tally["opened"] += 1
        except AppError as error:
            tally["codes"] = sorted({*tally["codes"], error.code})
        if isinstance(broken, PromptingKeyring):
            broken.answered.set()
        tally["altered"] += {path.name: path.read_bytes() for path in folder.iterdir()} != files
        tally["not_recovered"] += asyncio.run(changes_of(folder, broken).by_recovery(code)) != key
    return tally | {"still": len(asyncio.run(contents(folder, asyncio.run(seal_of(folder, ring).key()))))}


def _broken(ring: MemoryKeyring, number: int) -> KeyringBackend | None:
    locked = FailingKeyring(KeyringLocked("locked"))
    changed = MemoryKeyring(dict.fromkeys(ring.kept, f"{number:064x}"))
    return (None, MemoryKeyring({}), changed, locked, PromptingKeyring(dict(ring.kept)))[number % 5]


FAULTS = (kill, kill_rekey, torn_log, torn_file, bit_flip, wrong_key, full_disk, keyring)

if __name__ == "__main__":
    fault = next(fault for fault in FAULTS if fault.__name__ == sys.argv[1])
    print(json.dumps(fault(Path(sys.argv[2]), int(sys.argv[3]), random.Random(int(sys.argv[4])))))
