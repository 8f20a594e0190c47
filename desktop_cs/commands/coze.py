"""`desktop-cs coze login | logout | test`: connect a profile to a Coze account. Tokens are never arguments."""

import asyncio
import sys
import webbrowser
from pathlib import Path
from typing import Any

import click

from desktop_cs.app.connections import CozeLine, is_named
from desktop_cs.app.coze_checks import examine_coze
from desktop_cs.app.doctor import Check, Verdict
from desktop_cs.app.leaving import keeping
from desktop_cs.app.signing_in import Hooks, Wish, region_named, sign_in, sign_out
from desktop_cs.commands.common import Common, common_options, run
from desktop_cs.commands.doctor import lines_of, records_of
from desktop_cs.coze.auth.device import DeviceCode
from desktop_cs.coze.auth.grant import Method
from desktop_cs.errors import AppError, ConfigError
from desktop_cs.paths import prepare
from desktop_cs.privacy.secrets import Secrets
from desktop_cs.settings.file import load
from desktop_cs.settings.schema import Settings

REGION = click.option("--region", default=None, help="com, cn, or the https address of a server of your own.")


@click.group()
def coze() -> None:
    """Sign in to Coze, sign out, test the connection."""


@coze.command()
@click.option("--method", default=None, type=click.Choice([m.value for m in Method]), help="Default: pkce or pat.")
@REGION
@click.option("--bot", default="", help="The bot's id.")
@click.option("--workflow", default="", help="The id of the workflow that understands messages.")
@click.option("--second", is_flag=True, help="As the region to turn to while the first does not answer.")
@click.option("--client-id", default="", help="The id of your OAuth app (pkce, device, jwt).")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="pkce: the port of the redirect address.")
@click.option("--key-id", default="", help="jwt: the public key's fingerprint.")
@click.option("--key-file", default=None, type=click.Path(path_type=Path, dir_okay=False), help="jwt: the private key.")
@common_options
def login(common: Common, method: str | None, region: str | None, **options: Any) -> None:
    """Sign in. A personal token (pat) is asked for, or read from standard input; it is kept in the keyring alone."""
    prepare(common.profile)
    settings = load(common.profile.settings).coze
    usual = Method.PKCE if options["client_id"] or settings.client_id else Method.PAT
    wish = Wish(
        method=Method(method) if method else usual,
        region=region_named(region, settings),
        is_second=options["second"],
        bot_id=options["bot"],
        workflow_id=options["workflow"],
        client_id=options["client_id"],
        port=options["port"],
        key_id=options["key_id"],
        key_file=options["key_file"],
    )
    hooks = Hooks(ask_token=_ask_token, show_code=_show_code, open_browser=_open_browser)

    async def work() -> Settings:
        async with keeping(common.profile) as kept:
            return await sign_in(common.profile, Secrets(), wish, hooks, kept.keeper)

    changed = run(work())
    record = {
        "base_url": wish.region.base_url,
        "method": wish.method.value,
        "bot_id": changed.coze.second_bot_id if wish.is_second else changed.coze.bot_id,
        "workflow_id": changed.coze.second_workflow_id if wish.is_second else changed.coze.workflow_id,
    }
    common.show(record, lambda r: f"Signed in to {r['base_url']}. Now try: desktop-cs coze test")


@coze.command()
@REGION
@common_options
def logout(common: Common, region: str | None) -> None:
    """Forget the tokens on this machine. In the Coze console they can be revoked for good."""
    named = region_named(region, load(common.profile.settings).coze)
    was_there = run(sign_out(Secrets(), named))
    record = {"base_url": named.base_url, "signed_out": was_there}
    common.show(record, lambda r: f"Signed out of {r['base_url']}." if was_there else "Nobody was signed in.")


@coze.command("test")
@common_options
def test_connection(common: Common) -> None:
    """Use each permission once and say which is missing. Costs one short chat and one run of the workflow."""
    settings = load(common.profile.settings).coze
    if not is_named(settings):
        raise ConfigError("not_configured", "Coze is not connected. Sign in first: desktop-cs coze login --bot ID")

    async def work() -> tuple[str, list[Check]]:
        async with keeping(common.profile) as kept:
            line = CozeLine.found(settings, Secrets(), kept.keeper)
            return line.host, await examine_coze(line, kept.keeper)

    host, checks = run(work())
    missing = [check.name for check in checks if check.verdict is Verdict.FAIL]
    common.show({"host": host, "checks": records_of(checks), "missing": missing}, lines_of)
    if missing:
        raise AppError(
            "coze_test_failed", f"The connection does not work: {', '.join(missing)}. See what would mend it."
        )


def _ask_token() -> str:
    """The token: typed unseen, or the first line of standard input; never an argument, which others could read."""
    if sys.stdin.isatty():
        return str(click.prompt("Coze token", hide_input=True, err=True))
    return sys.stdin.readline()


def _show_code(code: DeviceCode) -> None:
    click.echo(f"Open {code.link}\nand confirm the code {code.user_code} within {code.seconds / 60:.0f} min.", err=True)


def _open_browser(url: str) -> None:
    click.echo(f"Opening the browser. If nothing opens, go to:\n{url}", err=True)
    asyncio.get_running_loop().run_in_executor(None, webbrowser.open, url)
