"""Missing libraries become Debian packages, and the line a person types to install them."""

from setup_steps import apt, system


def test_only_drawing_off_the_screen_is_asked_for_without_a_display() -> None:
    wanted = system.libraries({})
    assert "libEGL.so.1" in wanted
    assert not [library for library in wanted if "xcb" in library or "wayland" in library]


def test_each_display_server_brings_its_own_libraries() -> None:
    assert "libxcb-cursor.so.0" in system.libraries({"DISPLAY": ":0"})
    assert "libwayland-cursor.so.0" in system.libraries({"WAYLAND_DISPLAY": "wayland-0"})
    assert "libwayland-cursor.so.0" not in system.libraries({"DISPLAY": ":0", "WAYLAND_DISPLAY": ""})


def test_what_cannot_be_loaded_is_missing() -> None:
    wanted = system.libraries({})
    absent = system.missing(wanted, lambda library: library not in {"libGL.so.1", "libEGL.so.1"})
    assert absent == ["libGL.so.1", "libEGL.so.1"]
    assert system.packages(wanted, absent) == ["libegl1", "libgl1"]


def test_nothing_is_asked_for_when_all_can_be_loaded() -> None:
    wanted = system.libraries({"DISPLAY": ":0"})
    assert system.packages(wanted, system.missing(wanted, lambda _: True)) == []


def test_a_library_nobody_has_does_not_load() -> None:
    assert not system.loads("libno-such-library.so.7")


def test_the_line_to_type_is_whole() -> None:
    assert apt.line(["libegl1", "libgl1"]) == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 libgl1"
    )


def test_root_installs_itself_and_others_only_through_a_free_sudo() -> None:
    assert apt.become_root(is_root=True, sudo_is_free=lambda: False) == []
    assert apt.become_root(is_root=False, sudo_is_free=lambda: True) == ["sudo", "-n"]
    assert apt.become_root(is_root=False, sudo_is_free=lambda: False) is None
