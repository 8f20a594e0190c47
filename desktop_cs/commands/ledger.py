"""`desktop-cs ledger list | export | verify`: everything that left this machine, byte for byte."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from desktop_cs.app.leaving import keeping
from desktop_cs.commands.common import Common, common_options, run
from desktop_cs.domain.ledger import LedgerCheck, LedgerEntry, LedgerFilter
from desktop_cs.errors import StoreError
from desktop_cs.store.ledger_file import record_of


@click.group()
def ledger() -> None:
    """What left this machine: when, to whom, what for, and the bytes themselves."""


@ledger.command("list")
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]), help="Local time: 2026-01-15[T08:30:00]"
)
@click.option("--trace", default="", help="Only what belongs to this trace id.")
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1, 100_000), help="The latest so many.")
@common_options
def list_(common: Common, since: datetime | None, trace: str, limit: int) -> None:
    """List what left, latest first. With --json the bytes of each request are included."""
    wanted = LedgerFilter(since=since.astimezone() if since else None, trace_id=trace, limit=limit)

    async def work() -> tuple[LedgerEntry, ...]:
        async with keeping(common.profile) as kept:
            return await kept.ledger.entries(wanted)

    entries = run(work())
    common.show({"entries": [record_of(entry) for entry in entries]}, _lines)


@ledger.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@common_options
def export(common: Common, file: Path) -> None:
    """Write the whole ledger to FILE; its ending chooses JSONL or CSV. Personal data is not in it."""

    async def work() -> int:
        async with keeping(common.profile) as kept:
            return await kept.ledger.export(file)

    record = {"file": str(file), "entries": run(work())}
    common.show(record, lambda r: f"{r['entries']} entries written to {r['file']}")


@ledger.command()
@common_options
def verify(common: Common) -> None:
    """Check that no entry was changed or taken out. The head hash can be noted elsewhere and compared later: only so
    would it show that entries were cut off at the end."""

    async def work() -> LedgerCheck:
        async with keeping(common.profile) as kept:
            return await kept.ledger.check()

    check = run(work())
    record = {"ok": check.broken_at is None, "entries": check.entries, "first": check.first, "head": check.head}
    common.show(record | {"broken_at": check.broken_at}, _verdict)
    if check.broken_at is not None:
        raise StoreError(
            "ledger_broken",
            f"The ledger was changed outside this program: entry {check.broken_at} does not fit the one before it. "
            "Compare it with an earlier export or backup.",
        )


def _lines(record: dict[str, Any]) -> str:
    lines = []
    for entry in record["entries"]:
        kinds = " ".join(f"{kind}×{count}" for kind, count in entry["kinds"].items())
        mark = "  not sent: no connection" if entry["is_unsent"] else ""
        lines.append(
            f"{entry['seq']:>6}  {entry['at'][:19]}Z  {entry['purpose']:<10}  {entry['host']:<22}"
            f"{entry['size']:>8} B  {entry['trace_id'][:8]:<8}  {kinds}{mark}"
        )
    return "\n".join(lines) or "Nothing has left this machine."


def _verdict(record: dict[str, Any]) -> str:
    if not record["ok"]:
        return f"broken at entry {record['broken_at']}"
    if not record["entries"]:
        return "the ledger is empty"
    return f"whole: {record['entries']} entries from {record['first']} on, head {record['head']}"
