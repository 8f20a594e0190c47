"""`desktop-cs kb gaps`: questions nobody could answer, those that ask the same put together."""

from typing import Any

import click

from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.commands.common import Common, common_options, run
from desktop_cs.domain.gap import Gap


@click.command()
@click.option("-n", "limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many to show.")
@common_options
def gaps(common: Common, limit: int) -> None:
    """List questions that nobody could answer, the most frequent first, in redacted words."""

    async def work() -> tuple[Gap, ...]:
        async with open_app(AppSpec(profile=common.profile, offline=True)) as app:
            return await app.desk.brain.gaps()

    found = run(work())
    record = {"gaps": [_record(gap) for gap in found[:limit]], "questions": sum(gap.count for gap in found)}
    common.show(record | {"total": len(found)}, _lines)


def _record(gap: Gap) -> dict[str, Any]:
    return {
        "title": gap.title,
        "count": gap.count,
        "examples": list(gap.examples),
        "first_at": gap.first_at.isoformat(),
        "last_at": gap.last_at.isoformat(),
        "trace_ids": list(gap.trace_ids),
    }


def _lines(record: dict[str, Any]) -> str:
    if not record["gaps"]:
        return "No gaps: every question so far found an answer."
    lines = []
    for gap in record["gaps"]:
        lines.append(f"{gap['count']:5d}  {gap['title']}  (last {gap['last_at'][:16]})")
        lines += [f"       {example}" for example in gap["examples"][1:]]
    return "\n".join([*lines, f"{record['questions']} questions in {record['total']} gaps"])
