"""`desktop-cs drill`: prove the failover on this machine, and keep the history of such proofs."""

import secrets
import tempfile
from pathlib import Path
from typing import Any

import click

from desktop_cs.app.drill import drill as run_drill
from desktop_cs.app.drill_report import DrillReport, history, remember
from desktop_cs.app.sealing import open_store
from desktop_cs.commands.common import Common, common_options, run
from desktop_cs.domain.drill import DrillStep
from desktop_cs.errors import AppError
from desktop_cs.paths import prepare


@click.command()
@click.option(
    "--turns", default=200, show_default=True, type=click.IntRange(10, 10_000), help="How many messages come."
)
@click.option("--seed", default=None, type=int, help="Fixes the moments of the outages. Default: new ones each time.")
@click.option("--history", "only_history", is_flag=True, help="Print earlier drills instead.")
@common_options
def drill(common: Common, turns: int, seed: int | None, only_history: bool) -> None:
    """Cut an emulated Coze under a running conversation and measure what an agent would notice."""
    prepare(common.profile)
    if only_history:
        drills = run(history(common.profile))
        common.show({"drills": drills}, lambda _: "\n".join(map(_line, drills)) or "No drill has been run yet.")
        return
    report = run(_run(common, turns, secrets.randbelow(10**6) if seed is None else seed))
    common.show(report.as_record(), _lines)
    if report.missed:
        raise AppError("drill_missed", f"The drill missed: {', '.join(report.missed)}. Close busy programs and repeat.")


async def _run(common: Common, turns: int, seed: int) -> DrillReport:
    store = await open_store(common.profile)  # a drill whose result could not be kept is not begun
    await store.database.close()
    with tempfile.TemporaryDirectory(prefix="desktop-cs-drill-") as scratch:
        report = await run_drill(
            Path(scratch) / "demo", turns=turns, seed=seed, progress=lambda step: click.echo(_step(step), err=True)
        )
    await remember(common.profile.opened_with(store.key), report)
    return report


def _step(step: DrillStep) -> str:
    if step.failed:
        return f"a turn failed: {step.failed}"
    return f"outage {step.outage} of {step.outages} ({step.cut}): back after {step.recovery_s:.1f} s"


def _line(record: dict[str, Any]) -> str:
    verdict = f"missed: {', '.join(record['missed'])}" if record["missed"] else "passed"
    return (
        f"{record['at']}  {record['turns']} turns, {record['outages']} outages, {record['lost']} lost, "
        f"first card {record['first_card_ms']:.0f} ms, back in {record['recovery_s']:.1f} s  {verdict}"
    )


def _lines(record: dict[str, Any]) -> str:
    return "\n".join(
        [
            f"turns        {record['turns']} ({record['by_coze']} by Coze, {record['by_offline']} by this machine)",
            f"first card   {record['first_card_ms']:.0f} ms (limit {record['first_card_limit_ms']:.0f})",
            f"later turns  +{record['later_extra_ms']:.0f} ms over {record['local_ms']:.0f} (limit +50)",
            f"recovery     {record['recovery_s']:.1f} s (limit 30)",
            f"lost         {record['lost']}, twice {record['doubled']}",
            f"seed         {record['seed']}",
            f"missed: {', '.join(record['missed'])}" if record["missed"] else "passed",
        ]
    )
