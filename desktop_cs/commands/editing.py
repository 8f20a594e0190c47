"""The options that say who changes the knowledge, and why."""

import getpass

import click


def login_name() -> str:
    """The name this user is logged in by; empty where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


author_option = click.option(
    "--author", envvar="DESKTOP_CS_AUTHOR", default=login_name, help="Who makes the change. Default: the login name."
)
reason_option = click.option("--reason", default="", help="Why, for the history.")
