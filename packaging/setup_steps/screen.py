"""Tells whether there is a screen, and so what `run` starts: the window, or one turn drawn off the screen."""

from collections.abc import Mapping, Sequence

PICTURE = "build/workbench.png"
# Platform plugins of Qt that draw into memory only: nobody would see the window, or could close it.
SCREENLESS_PLUGINS = {"offscreen", "minimal"}


def has_screen(platform: str, env: Mapping[str, str]) -> bool:
    """`platform` as `sys.platform` names it. On Linux an explicit Qt plugin decides, then the display."""
    if not platform.startswith("linux"):
        return True
    plugin = env.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if plugin:
        return plugin not in SCREENLESS_PLUGINS
    return bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def demo_arguments(*, screen: bool, extra: Sequence[str]) -> list[str]:
    """The words after `desktop-cs`; what the user added comes last, so that it wins."""
    once = [] if screen else ["--once", "--screenshot", PICTURE]
    return ["demo", *once, *extra]


def demo_environment(*, screen: bool, env: Mapping[str, str]) -> dict[str, str]:
    return dict(env) if screen else {"QT_QPA_PLATFORM": "offscreen", **env}
