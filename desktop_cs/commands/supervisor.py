"""`desktop-cs supervisor`: the passphrase that opens customers' own words, and the list of when it did."""

from typing import Any

import click

from desktop_cs.app.safekeeping import open_safekeeping
from desktop_cs.commands.common import Common, common_options, run
from desktop_cs.commands.history import supervisor_passphrase
from desktop_cs.commands.typing import typed
from desktop_cs.domain.supervision import Reveal


@click.group()
def supervisor() -> None:
    """The lock over customers' own words."""


@supervisor.command("set")
@common_options
def set_passphrase(common: Common) -> None:
    """Set the passphrase, or change it. Passphrases are typed, or read from standard input: first the present one,
    where there is one (or DESKTOP_CS_SUPERVISOR_PASSPHRASE)."""

    async def work() -> None:
        async with open_safekeeping(common.profile) as kept:
            present = supervisor_passphrase() if await kept.supervisor.is_set() else ""
            await kept.supervisor.set_passphrase(typed("New supervisor's passphrase", twice=True), present=present)

    run(work())
    common.show({"set": True}, lambda _: "The supervisor's passphrase is set.")


@supervisor.command()
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1, 10_000), help="How many to show.")
@common_options
def reveals(common: Common, limit: int) -> None:
    """List when customers' own words were revealed, what for, and how many texts."""

    async def work() -> tuple[Reveal, ...]:
        async with open_safekeeping(common.profile) as kept:
            return await kept.supervisor.reveals(limit)

    common.show({"reveals": [_record(item) for item in run(work())]}, _lines)


def _record(item: Reveal) -> dict[str, Any]:
    return {"at": item.at.isoformat(timespec="seconds"), "purpose": item.purpose, "texts": item.texts}


def _lines(record: dict[str, Any]) -> str:
    found = [f"{item['at']}  {item['purpose']}  {item['texts']} texts" for item in record["reveals"]]
    return "\n".join(found) or "Nothing was ever revealed."
