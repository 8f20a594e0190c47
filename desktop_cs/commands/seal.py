"""`desktop-cs seal`: encrypt a profile, and change what opens it."""

import sys
from typing import Any

import click

from desktop_cs.app.resealing import SealChanges
from desktop_cs.app.sealing import ProfileSeal
from desktop_cs.commands.common import Common, common_options, run
from desktop_cs.commands.typing import proven_code, typed
from desktop_cs.domain.access import DataKey
from desktop_cs.domain.sealing import SealFacts, SealState
from desktop_cs.errors import PrivacyError
from desktop_cs.paths import prepare


@click.command()
@click.option("--rekey", is_flag=True, help="Encrypt everything anew with another key, under new locks.")
@click.option("--passphrase", "new_passphrase", is_flag=True, help="Set a passphrase that opens the profile.")
@click.option("--recovery", is_flag=True, help="Make a new recovery code; an earlier one opens nothing any more.")
@click.option("--recover", is_flag=True, help="Open by the recovery code, and give the profile a lock of today.")
@click.option("--status", is_flag=True, help="Say how the profile is sealed, and change nothing.")
@common_options
def seal(common: Common, **wish: bool) -> None:
    """Encrypt this profile; with an option, change what opens it. Passphrases and codes are typed, or read from
    standard input line by line; the present passphrase may also be given by DESKTOP_CS_PASSPHRASE."""
    prepare(common.profile)
    common.show(_record(run(_work(ProfileSeal(common.profile), wish))), _line)


async def _work(profile: ProfileSeal, wish: dict[str, bool]) -> SealFacts:
    changes = SealChanges(profile)
    facts, _ = await profile.look()
    if wish["status"]:
        return facts
    key = (
        await changes.by_recovery(typed("Recovery code", hidden=False))
        if wish["recover"]
        else await _key(profile, facts)
    )
    wants_code = wish["recovery"] or wish["rekey"] or (facts.state is not SealState.SEALED and sys.stdin.isatty())
    code = proven_code() if wants_code else ""
    if key is None or wish["rekey"]:
        asks = wish["new_passphrase"] or facts.has_passphrase
        key = await changes.rekey(key, passphrase=_new_passphrase() if asks else "", code=code)
    else:
        await _change_locks(changes, key, code, wish)
    return (await profile.look())[0]


async def _key(profile: ProfileSeal, facts: SealFacts) -> DataKey | None:
    """The key of a sealed profile; a new one is sealed first, whatever the environment would accept."""
    if facts.state is SealState.NEW:
        raise PrivacyError(
            "seal_nothing", "There is no profile here yet. Any command makes one, sealed: desktop-cs ask hi"
        )
    return await profile.key()


async def _change_locks(changes: SealChanges, key: DataKey, code: str, wish: dict[str, bool]) -> None:
    asks = wish["new_passphrase"]
    if wish["recover"]:
        try:
            await changes.renew_keyring(key)
        except PrivacyError:
            asks = True  # no keyring here: without a passphrase it would stay shut
    if asks:
        await changes.set_passphrase(key, _new_passphrase())
    if code:
        await changes.set_recovery(key, code)


def _new_passphrase() -> str:
    return typed("New passphrase", twice=True)


def _record(facts: SealFacts) -> dict[str, Any]:
    return {
        "state": facts.state.value,
        "keyring": facts.keyring,
        "passphrase": facts.has_passphrase,
        "recovery": facts.has_recovery,
        "changing": facts.is_changing,
    }


def _line(record: dict[str, Any]) -> str:
    if record["state"] == SealState.NEW:
        return "There is no profile here yet."
    if record["state"] != SealState.SEALED:
        return "Not sealed: whoever can read this disk can read the profile. Seal it: desktop-cs seal"
    locks = [
        record["keyring"],
        "a passphrase" if record["passphrase"] else "",
        "the recovery code" if record["recovery"] else "",
    ]
    line = f"Sealed; opened by {' or by '.join(lock for lock in locks if lock)}."
    return line if record["recovery"] else f"{line} No recovery code yet: desktop-cs seal --recovery"
