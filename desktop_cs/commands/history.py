"""`desktop-cs history export`: conversations into a file, redacted unless the supervisor unlocks them."""

import os
from pathlib import Path

import click

from desktop_cs.app.safekeeping import open_safekeeping
from desktop_cs.commands.common import Common, common_options, run
from desktop_cs.commands.typing import typed
from desktop_cs.domain.supervision import Transcript


@click.group()
def history() -> None:
    """Stored conversations."""


@history.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--user", default=None, help="Only this customer's.")
@click.option("--raw", is_flag=True, help="In the customers' own words; asks for the supervisor's passphrase.")
@common_options
def export(common: Common, file: Path, user: str | None, raw: bool) -> None:
    """Write all conversations to FILE, one JSON object a message. Personal data is masked unless `--raw`."""

    async def work() -> Transcript:
        async with open_safekeeping(common.profile) as kept:
            proof = await kept.supervisor.unlock(supervisor_passphrase()) if raw else None
            return await kept.export(file, user_id=user, proof=proof)

    made = run(work())
    record = {"file": str(file), "messages": made.messages, "sessions": made.sessions, "raw": made.is_raw}
    common.show(record, lambda r: f"{r['messages']} messages of {r['sessions']} sessions written to {r['file']}")


def supervisor_passphrase() -> str:
    """The supervisor's passphrase, from the environment or typed."""
    return os.environ.get("DESKTOP_CS_SUPERVISOR_PASSPHRASE") or typed("Supervisor's passphrase")
