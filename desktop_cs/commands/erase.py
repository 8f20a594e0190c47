"""`desktop-cs erase`: everything of one customer, for good, with a receipt; and the receipts of earlier erasures."""

from typing import Any

import click

from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.commands.common import Common, common_options, run
from desktop_cs.domain.erasure import ErasureReceipt
from desktop_cs.domain.ids import UserId
from desktop_cs.errors import UsageError


@click.command()
@click.argument("user", required=False)
@click.option("--yes", is_flag=True, help="Do it. Nothing brings the customer back.")
@click.option("--receipts", is_flag=True, help="Print the receipts of earlier erasures instead.")
@common_options
def erase(common: Common, user: str | None, yes: bool, receipts: bool) -> None:
    """Delete every message, session, token, suggestion and order of the customer USER from this profile.

    Copies that were made earlier are listed on the receipt; deleting those is left to you.
    """
    if receipts:
        for receipt in run(_receipts(common)):
            common.show(record_of(receipt), lines_of)
        return
    if user is None:
        raise UsageError("user_missing", "Say whom to erase: desktop-cs erase USER --yes")
    if not yes:
        raise UsageError("not_confirmed", f"This deletes everything of {user} for good. Repeat it with --yes to do it.")
    common.show(record_of(run(_erase(common, UserId(user)))), lines_of)


async def _erase(common: Common, user_id: UserId) -> ErasureReceipt:
    async with open_app(AppSpec(profile=common.profile, offline=True)) as app:
        return await app.desk.erase(user_id)


async def _receipts(common: Common) -> tuple[ErasureReceipt, ...]:
    async with open_app(AppSpec(profile=common.profile, offline=True)) as app:
        return await app.desk.safety.erasure.receipts()


def record_of(receipt: ErasureReceipt) -> dict[str, Any]:
    """The receipt for other programs."""
    return {
        "at": receipt.at.isoformat(),
        "subject": receipt.subject,
        "rows": receipt.rows,
        "removed": dict(receipt.removed),
        "copies": list(receipt.copies),
        "sha256": receipt.digest,
    }


def lines_of(record: dict[str, Any]) -> str:
    """The same to print and file."""
    tables = [f"  {count:>6}  {table}" for table, count in record["removed"].items()]
    copies = [f"  {path}" for path in record["copies"]] or ["  none in the profile's folder"]
    return "\n".join(
        [
            "Receipt for an erasure",
            f"at       {record['at']}",
            f"subject  {record['subject']}",
            f"removed  {record['rows']} rows",
            *tables,
            "earlier copies, not touched:",
            *copies,
            f"sha256   {record['sha256']}",
        ]
    )
