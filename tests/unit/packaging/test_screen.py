"""With a screen the window opens; without one a single turn is drawn off it."""

import pytest
from setup_steps.screen import demo_arguments, demo_environment, has_screen


@pytest.mark.parametrize(
    ("platform", "env", "expected"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "vnc:size=1280x800"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, False),
        ("linux", {"QT_QPA_PLATFORM": "minimal"}, False),
    ],
)
def test_screen_detection(platform: str, env: dict[str, str], expected: bool) -> None:
    assert has_screen(platform, env) is expected


def test_without_a_screen_one_turn_is_drawn() -> None:
    assert demo_arguments(screen=False, extra=["--reset"]) == [
        *("demo", "--once", "--screenshot", "build/workbench.png"),
        "--reset",
    ]
    assert demo_environment(screen=False, env={"LANG": "C"}) == {"QT_QPA_PLATFORM": "offscreen", "LANG": "C"}


def test_with_a_screen_nothing_is_added() -> None:
    assert demo_arguments(screen=True, extra=["--reset"]) == ["demo", "--reset"]
    assert demo_environment(screen=True, env={"DISPLAY": ":0"}) == {"DISPLAY": ":0"}


def test_the_persons_own_plugin_is_kept() -> None:
    assert demo_environment(screen=False, env={"QT_QPA_PLATFORM": "minimal"}) == {"QT_QPA_PLATFORM": "minimal"}
