"""The ledger as a file to hand on: JSONL with an object a line, or CSV for spreadsheets. Bytes sent are UTF-8 text."""

import csv
import json
import os
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

from desktop_cs.domain.cells import guarded
from desktop_cs.domain.ledger import LedgerEntry
from desktop_cs.errors import StoreError

COLUMNS = (
    *("seq", "at", "trace_id", "purpose", "host", "target", "size", "sha256", "kinds", "is_unsent"),
    *("body", "previous", "chain"),
)


def record_of(entry: LedgerEntry) -> dict[str, Any]:
    """The line as a JSON object; `body` is None where the bytes are not kept."""
    record = {name: getattr(entry, name) for name in COLUMNS}
    body = entry.body
    return record | {
        "at": entry.at.isoformat(),
        "kinds": dict(entry.kinds),
        "body": None if body is None else body.decode("utf-8"),
    }


def write_ledger(path: Path, entries: Iterable[LedgerEntry]) -> int:
    """Write the lines, for their owner's eyes only and in one step; how many there were. The name's ending chooses.

    Raises `StoreError`: `ledger_file_kind`, `ledger_unwritable`.
    """
    write = _KINDS.get(path.suffix.lower())
    if write is None:
        raise StoreError("ledger_file_kind", f"{path.name} ends in neither .jsonl nor .csv. Choose one of them.")
    temporary = path.with_name(f".{secrets.token_hex(4)}{path.suffix}")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 - made for the owner alone
            count = write(file, entries)
        temporary.replace(path)
    except OSError as error:
        raise StoreError(
            "ledger_unwritable",
            f"{path} cannot be written ({error.strerror or error}). Choose another name or folder.",
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    return count


def _write_jsonl(file: TextIO, entries: Iterable[LedgerEntry]) -> int:
    count = 0
    for entry in entries:
        file.write(json.dumps(record_of(entry), ensure_ascii=False) + "\n")
        count += 1
    return count


def _write_csv(file: TextIO, entries: Iterable[LedgerEntry]) -> int:
    file.write("\ufeff")  # without it Excel shows Chinese as rubbish
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    count = 0
    for entry in entries:
        record = record_of(entry)
        record["kinds"] = " ".join(f"{kind}:{number}" for kind, number in sorted(entry.kinds.items()))
        writer.writerow([guarded("" if record[name] is None else str(record[name])) for name in COLUMNS])
        count += 1
    return count


_KINDS: dict[str, Callable[[TextIO, Iterable[LedgerEntry]], int]] = {".jsonl": _write_jsonl, ".csv": _write_csv}
