"""Asking for what must not be an argument: passphrases and codes, typed at the terminal or read from standard input."""

import secrets
import sys

import click

from desktop_cs.errors import PrivacyError
from desktop_cs.privacy import recovery

_TRIES = 3


def typed(question: str, *, hidden: bool = True, twice: bool = False) -> str:
    """An answer: typed (unseen where `hidden`), or the next line of standard input."""
    if sys.stdin.isatty():
        return str(click.prompt(question, hide_input=hidden, err=True, confirmation_prompt=twice, default=""))
    click.echo(f"{question}:", err=True)
    return sys.stdin.readline().rstrip("\r\n")


def proven_code() -> str:
    """A new recovery code, shown once and proven to be written down; `PrivacyError(recovery_unproven)` otherwise."""
    code = recovery.new_code()
    click.echo(
        f"Recovery code, shown this once. Write it down and keep it away from this machine:\n\n  {code}\n", err=True
    )
    place = secrets.randbelow(recovery.GROUPS) + 1
    for _ in range(_TRIES):
        if recovery.proves(code, place, typed(f"Type group {place} of what you wrote down", hidden=False)):
            return code
    raise PrivacyError(
        "recovery_unproven", "That is not what was shown, so the code was not taken into use. Try again."
    )
