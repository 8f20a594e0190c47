"""Sealed against plain SQLite: 10,000 durable inserts and reads, in turns on the same machine. Run as a program:

    python tests/bench/bench_seal.py [--rows 10000] [--rounds 3]

Prints medians and their ratio; the same driver, table, pragmas and code on both sides, only the key differs.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop_cs.domain.access import DataKey
from desktop_cs.privacy.locks import new_key
from desktop_cs.store.driver import Db, connect

TEXT = "我的快递三天没更新了，麻烦帮我看看。" * 4
Times = dict[str, float]


def insert_each(db: Db, rows: int) -> None:
    """Every row in a transaction of its own, as messages come."""
    for number in range(rows):
        db.execute("BEGIN IMMEDIATE")
        db.execute("insert into facts values (?, ?)", [f"{number:08d}", TEXT])
        db.execute("COMMIT")


def insert_at_once(db: Db, rows: int) -> None:
    """All rows in one transaction, as an import does."""
    db.execute("BEGIN IMMEDIATE")
    db.execute("delete from facts")
    for number in range(rows):
        db.execute("insert into facts values (?, ?)", [f"{number:08d}", TEXT])
    db.execute("COMMIT")


def read_each(db: Db, rows: int) -> None:
    """Every row by its key, in an order that jumps about."""
    for number in range(rows):
        db.execute("select value from facts where name = ?", [f"{number * 7919 % rows:08d}"]).fetchone()


def read_all(db: Db, _rows: int) -> None:
    """All rows in one scan."""
    db.execute("select count(*), sum(length(value)) from facts").fetchone()


STEPS: dict[str, Callable[[Db, int], None]] = {
    "insert, a commit each": insert_each,
    "insert, one commit": insert_at_once,
    "read by key": read_each,
    "read all": read_all,
}


def measured(folder: Path, key: DataKey | None, rows: int) -> Times:
    """Seconds for each step, and for opening the database again."""
    path = folder / f"{key.id if key else 'plain'}.sqlite3"
    db = connect(path, read_only=False, key=key)
    db.execute("create table facts (name text primary key, value text)")
    times = {}
    for name, step in STEPS.items():
        started = time.perf_counter()
        step(db, rows)
        times[name] = time.perf_counter() - started
    db.close()
    started = time.perf_counter()
    connect(path, read_only=False, key=key).close()
    return times | {"open and close": time.perf_counter() - started}


def main() -> None:
    """Measure in turns and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    wish = parser.parse_args()
    plain: list[Times] = []
    sealed: list[Times] = []
    for _ in range(wish.rounds):
        with tempfile.TemporaryDirectory(prefix="desktop-cs-bench-") as folder:
            plain.append(measured(Path(folder), None, wish.rows))
            sealed.append(measured(Path(folder), new_key(), wish.rows))
    figures = {}
    for name in plain[0]:
        one, other = (statistics.median(times[name] for times in side) for side in (plain, sealed))
        figures[name] = {"plain_s": round(one, 3), "sealed_s": round(other, 3), "ratio": round(other / one, 2)}
    print(json.dumps({"rows": wish.rows, "rounds": wish.rounds, "figures": figures}, indent=2))


if __name__ == "__main__":
    main()
