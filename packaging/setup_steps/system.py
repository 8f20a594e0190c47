"""Linux only: the system libraries that Qt loads, and a font with Chinese characters.

What is missing is found by trying to load it, not by asking a package manager; apt-get installs it where it may.
"""

import ctypes
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence

from setup_steps import apt
from setup_steps.environment import can_install
from setup_steps.talk import Stop, say

FONTCONFIG = "libfontconfig.so.1"
# Library -> Debian package, read from what the wheel's libraries and plugins link (PySide6_Essentials 6.11.3).
ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    FONTCONFIG: "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {"libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1"}
FONT = "fonts-wqy-microhei"


def prepare(env: Mapping[str, str], *, font: bool) -> None:
    """Installs what is missing. Raises `Stop` when a library stays missing; a missing font is only worth a warning.

    `font` says whether to look for one: once, when the environment is made, so that no later start waits for apt-get.
    """
    wanted = libraries(env)
    absent = missing(wanted, loads)
    needed = [*packages(wanted, absent), *python_packages()]
    if needed:
        _install_libraries(needed, absent)
    if font and not has_chinese_font():
        _install_font(refresh=not needed)


def libraries(env: Mapping[str, str]) -> dict[str, str]:
    """Library -> package for drawing off the screen, and for the display servers that `env` names."""
    return ALWAYS | (X11 if env.get("DISPLAY") else {}) | (WAYLAND if env.get("WAYLAND_DISPLAY") else {})


def missing(wanted: Iterable[str], loads: Callable[[str], bool]) -> list[str]:
    return [library for library in wanted if not loads(library)]


def packages(wanted: Mapping[str, str], absent: Sequence[str]) -> list[str]:
    return sorted({wanted[library] for library in absent})


def python_packages() -> list[str]:
    """A bare Debian's Python can neither fill an environment nor install: its `venv` package brings both."""
    if can_install():
        return []
    if sys.base_prefix != "/usr":
        raise Stop(f"This Python ({sys.executable}) has neither pip nor ensurepip: install it whole, or use another.")
    return [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    """Asks fontconfig itself, as Qt will; its command line tools are often not installed."""
    fontconfig = ctypes.CDLL(FONTCONFIG)
    fontconfig.FcNameParse.restype = ctypes.c_void_p
    fontconfig.FcObjectSetCreate.restype = ctypes.c_void_p
    # An FcFontSet begins with the number of its fonts, an int.
    fontconfig.FcFontList.restype = ctypes.POINTER(ctypes.c_int)
    pattern = ctypes.c_void_p(fontconfig.FcNameParse(b":lang=zh-cn"))
    found = fontconfig.FcFontList(None, pattern, ctypes.c_void_p(fontconfig.FcObjectSetCreate()))
    return bool(found) and found[0] > 0


def _install_libraries(needed: list[str], absent: list[str]) -> None:
    if not apt.available():
        names = ", ".join(absent) or "Python's ensurepip"
        raise Stop(f"Missing on this system: {names}. Install the packages that hold them, then start again.")
    font = [] if FONTCONFIG not in absent and has_chinese_font() else [FONT]
    apt.install(needed, also_advised=font)
    still = missing(absent, loads)
    if still:
        raise Stop(f"apt-get went well, but {', '.join(still)} cannot be loaded: install what holds it by hand.")


def _install_font(*, refresh: bool) -> None:
    try:
        if not apt.available():
            raise Stop("Install a font with Chinese characters, for example Noto Sans CJK.")
        apt.install([FONT], refresh=refresh)
    except Stop as stop:
        say(f"Warning: no font with Chinese characters was found; Chinese text will show as boxes.\n{stop}")
