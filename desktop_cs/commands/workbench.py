"""`desktop-cs` without a command: opens the workbench on a profile."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import click

from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.app.desk import Desk
from desktop_cs.app.door import ProfileDoor
from desktop_cs.app.drilling import Drilling
from desktop_cs.app.sealing import ProfileSeal
from desktop_cs.commands.common import Common, common_options
from desktop_cs.errors import ConfigError
from desktop_cs.paths import TRANSLATIONS
from desktop_cs.settings.file import load


@click.command("open")
@common_options
def open_workbench(common: Common) -> None:
    """Open the workbench (the same as no command)."""
    from desktop_cs.ui.boot import has_screen, run_workbench  # noqa: PLC0415 - Qt is loaded only where it is used
    from desktop_cs.ui.theme import ThemeChoice  # noqa: PLC0415

    if not has_screen():
        raise no_screen()

    # Whoever opens a window types into it, not into the terminal it may have been started from.
    door = ProfileDoor(ProfileSeal(replace(common.profile, access=replace(common.profile.access, ask=None))))

    @asynccontextmanager
    async def make_desk() -> AsyncIterator[Desk]:
        async with open_app(AppSpec(profile=door.profile, at_once=True, drill_room=Drilling(door.profile))) as app:
            yield app.desk

    settings = load(common.profile.settings)
    code = run_workbench(
        make_desk,
        translations=TRANSLATIONS,
        language=None if settings.language == "auto" else settings.language,
        memory=common.profile.folder / "window.ini",
        theme=None if settings.theme == "system" else ThemeChoice(settings.theme),
        door=door,
    )
    sys.exit(code)


def no_screen() -> ConfigError:
    """What to say where no window can be opened."""
    return ConfigError(
        "no_screen",
        "There is no screen to open the workbench on. Use: desktop-cs ask TEXT, or desktop-cs demo --once.",
    )
