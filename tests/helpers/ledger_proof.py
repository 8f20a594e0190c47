"""Holds what emulators received against what the ledgers say left: call by call, byte for byte."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import fakes_door
import programs
import pytest

from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.demo.emulator.state import Address
from desktop_cs.domain.ledger import Leaving
from desktop_cs.store.driver import Db, connect


class Crossing(NamedTuple):
    """One call. Of a secret body only the size is compared."""

    host: str
    target: str
    size: int
    body: bytes | None


class Proof:
    """Watches emulators, in this process and others, for as long as tests run."""

    def __init__(self) -> None:
        self._servers: list[EmulatorServer] = []

    def watch(self, server: EmulatorServer) -> None:
        if server not in self._servers:
            self._servers.append(server)

    @contextmanager
    def of_one_test(self, folder: Path, *, abandons: bool = False) -> Iterator[None]:
        """What arrives within the block must stand in a ledger beneath `folder`, or in one in memory; and what stands
        there as sent must have arrived, unless the test `abandons` calls: one that is left on its way may not."""
        before = self._received()
        fakes_door.LEDGERS.clear()
        yield
        received = self._received() - before
        told, unsent = _told(folder)
        received = Counter(_like(told, crossing) for crossing in received.elements())
        assert received - told == Counter(), "arrived, but stands in no ledger"
        assert abandons or told - received - unsent == Counter(), "stands in a ledger as sent, but never arrived"

    def _received(self) -> Counter[Crossing]:
        """Everything received so far, by all emulators."""
        found: Counter[Crossing] = Counter()
        for server in self._servers:
            host = server.address().base_url.removeprefix("http://")
            for r in server.requests():
                found[_crossing(host, r.method, r.path, r.query, r.body)] += 1
        for base_url, received in programs.EMULATORS.items():
            host = base_url.removeprefix("http://")
            for r in received():
                found[_crossing(host, r["method"], r["path"], r["query"], programs.body_of(r))] += 1
        return found


def _crossing(host: str, method: str, path: str, query: str, body: bytes) -> Crossing:
    return Crossing(host, f"{method} {path}" + (f"?{query}" if query else ""), len(body), body)


def _like(told: Counter[Crossing], crossing: Crossing) -> Crossing:
    """The crossing as a ledger has it: without the body where it was a secret."""
    secret = crossing._replace(body=None)
    return secret if crossing not in told and secret in told else crossing


def _told(folder: Path) -> tuple[Counter[Crossing], Counter[Crossing]]:
    """All lines of all ledgers, and those of them that say they were not sent."""
    told: Counter[Crossing] = Counter()
    unsent: Counter[Crossing] = Counter()
    for ledger in fakes_door.LEDGERS:
        for seq, line in enumerate(ledger.lines, 1):
            told[_of(line)] += 1
            unsent[_of(line)] += seq in ledger.unsent
    for path in filter(_is_database, folder.rglob("*.sqlite3")):
        db = connect(path, read_only=True)
        for crossing, is_unsent in _rows(db):
            told[crossing] += 1
            unsent[crossing] += is_unsent
        db.close()
    return told, unsent


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(6) == b"SQLite"


def _of(line: Leaving) -> Crossing:
    return Crossing(line.host, line.target, line.size, line.body)


def _rows(db: Db) -> Iterator[tuple[Crossing, int]]:
    if "ledger" in db.table_names():
        for row in db.query("select host, target, size, body, is_unsent from ledger"):
            body = None if row["body"] is None else bytes(row["body"])
            yield Crossing(row["host"], row["target"], row["size"], body), row["is_unsent"]


@contextmanager
def watching(proof: Proof) -> Iterator[None]:
    """Every emulator that is started in this process within the block is watched."""
    start: Callable[[EmulatorServer], Address] = EmulatorServer.start

    def watched(server: EmulatorServer) -> Address:
        address = start(server)
        proof.watch(server)
        return address

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(EmulatorServer, "start", watched)
        yield
