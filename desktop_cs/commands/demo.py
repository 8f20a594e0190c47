"""`desktop-cs demo`: the workbench on a throw-away profile with scripted customers and an emulated Coze."""

import asyncio
import secrets
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import click

from desktop_cs.app.asking import turn
from desktop_cs.app.desk import Desk
from desktop_cs.app.drilling import Drilling
from desktop_cs.app.stage import claim, demo_app
from desktop_cs.commands.ask import lines_of, record_of
from desktop_cs.commands.common import Common, common_options
from desktop_cs.commands.workbench import no_screen
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.message import Inbound
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.paths import TRANSLATIONS, Profile, default_folder

QUESTION = "我的快递三天没更新了，订单号 DD20260115001，手机13812345678，麻烦帮我看看"
LANGUAGE = click.Choice(["zh_CN", "en"])


@click.command()
@click.option("--reset", is_flag=True, help="Throw the demo's profile away first.")
@click.option("--once", is_flag=True, help="Run one turn without a screen and print its suggestion.")
@click.option("--text", default=QUESTION, help="What the customer writes with --once.")
@click.option("--screenshot", type=click.Path(path_type=Path, dir_okay=False), help="With --once: save a picture.")
@click.option("--language", type=LANGUAGE, default=None, help="The window's language. Default: the system's.")
@click.option("--theme", type=click.Choice(["light", "dark"]), default=None, help="The window's look.")
@click.option("--speed", default=1.0, type=click.FloatRange(0.1, 100), help="How fast the customers write.")
@common_options
def demo(common: Common, reset: bool, once: bool, text: str, screenshot: Path | None, **options: Any) -> None:
    """Show everything without account and network; the cable of the emulated Coze can be pulled."""
    folder = common.profile.folder if common.profile.folder != default_folder() else default_folder().with_name("demo")
    if once and common.profile.folder == default_folder():
        with tempfile.TemporaryDirectory(prefix="desktop-cs-demo-") as scratch:
            _once(common, claim(Path(scratch) / "demo", reset=False), text, screenshot, options)
    elif once:
        _once(common, claim(folder, reset=reset), text, screenshot, options)
    else:
        _open(claim(folder, reset=reset), options)


def _open(profile: Profile, options: dict[str, Any]) -> None:
    from desktop_cs.ui.boot import has_screen, run_workbench  # noqa: PLC0415 - Qt is loaded only where it is used
    from desktop_cs.ui.theme import ThemeChoice  # noqa: PLC0415

    if not has_screen():
        raise no_screen()

    @asynccontextmanager
    async def make_desk() -> AsyncIterator[Desk]:
        async with demo_app(profile, speed=options["speed"], drill_room=Drilling(profile)) as app:
            yield app.desk

    theme = ThemeChoice(options["theme"]) if options["theme"] else None
    memory = profile.folder / "window.ini"
    sys.exit(
        run_workbench(make_desk, translations=TRANSLATIONS, language=options["language"], memory=memory, theme=theme)
    )


def _once(common: Common, profile: Profile, text: str, screenshot: Path | None, options: dict[str, Any]) -> None:
    """One demo turn. With a screenshot it goes through the real window, drawn where nobody looks."""
    made: list[Suggestion] = []

    async def act(desk: Desk) -> None:
        inbound = Inbound(user_id=UserId("lin-xiaoyu"), text=text, key=secrets.token_hex(8), user_name="林晓雨")
        made.append(await turn(desk, inbound))

    @asynccontextmanager
    async def make_desk() -> AsyncIterator[Desk]:
        async with demo_app(profile, customers=False) as app:
            yield app.desk

    if screenshot is None:
        asyncio.run(_without_window(make_desk, act))
    else:
        _render(make_desk, act, screenshot, options)
    common.show(record_of(made[0]), lines_of)
    if screenshot is not None:
        click.echo(f"Screenshot: {screenshot}", err=True)


async def _without_window(make_desk: Any, act: Any) -> None:
    async with make_desk() as desk:
        await act(desk)


def _render(make_desk: Any, act: Any, screenshot: Path, options: dict[str, Any]) -> None:
    from desktop_cs.ui.boot import render_once  # noqa: PLC0415 - Qt is loaded only where it is used
    from desktop_cs.ui.theme import ThemeChoice  # noqa: PLC0415

    screenshot.parent.mkdir(parents=True, exist_ok=True)
    render_once(
        make_desk,
        screenshot=screenshot,
        act=lambda desk, _window: act(desk),
        translations=TRANSLATIONS,
        language=options["language"] or "zh_CN",
        theme=ThemeChoice(options["theme"] or "light"),
        size=(1440, 900),
    )
