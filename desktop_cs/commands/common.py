"""What all commands share: their options, their error door, and how they print."""

import asyncio
import functools
import json
import sys
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from desktop_cs.domain.access import Access
from desktop_cs.errors import AppError, UsageError
from desktop_cs.paths import Profile, profile_at

T = TypeVar("T")
Command = Callable[..., None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """The options every command takes."""

    profile: Profile
    as_json: bool

    def show(self, record: dict[str, Any], lines: Callable[[dict[str, Any]], str]) -> None:
        """Print a record: one JSON object, or lines for people."""
        click.echo(json.dumps(record, ensure_ascii=False) if self.as_json else lines(record))


def common_options(command: Command) -> Command:
    """Give a command `--profile`, `--json` and `--unsealed`, and turn its errors into sentences and exit codes."""

    @click.option(
        "--profile",
        type=click.Path(path_type=Path, file_okay=False),
        help="The data folder. Default: DESKTOP_CS_HOME, or the user's data directory.",
    )
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object (or one a line) and nothing else.")
    @click.option("--unsealed", is_flag=True, envvar="DESKTOP_CS_UNSEALED", help="Accept a profile without encryption.")
    @functools.wraps(command)
    def wrapped(profile: Path | None, as_json: bool, unsealed: bool, **options: Any) -> None:
        access = Access(unsealed=unsealed, ask=_ask_passphrase if sys.stdin.isatty() else None)
        with_errors(lambda: command(Common(profile=profile_at(profile, access), as_json=as_json), **options))

    return wrapped


def _ask_passphrase(is_new: bool) -> str:
    """The profile's passphrase, typed unseen at a terminal; a new one twice."""
    if is_new:
        click.echo("This machine has no keyring, so the new profile is sealed by a passphrase of yours.", err=True)
    return str(click.prompt("Passphrase", hide_input=True, err=True, confirmation_prompt=is_new, default=""))


def with_errors(work: Callable[[], None]) -> None:
    """Run a command's work; an error of ours becomes a sentence on stderr and exit code 1 (2 for wrong usage)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        work()
    except AppError as error:
        click.echo(f"{error.message} [{error.code}]", err=True)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output went away
        sys.stderr.close()
        sys.exit(1)


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end."""
    return asyncio.run(work)
