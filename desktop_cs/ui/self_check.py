"""What the window needs of this machine, for `desktop-cs doctor`: a screen, Chinese fonts, the translations."""

from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop_cs.ui.boot import has_screen

Finding = tuple[str, str, str, str]  # name, "ok" or "warn", detail, what would mend it

_WANTED = ("desktop_cs_zh_CN.qm", "desktop_cs_en.qm")


def examine_window(translations: Path) -> list[Finding]:
    """All findings. Fonts can be looked at only where Qt can start, so not without a screen."""
    findings: list[Finding] = [("qt", "ok", f"PySide6 {qt_version}", "")]
    if has_screen():
        findings += [("screen", "ok", "there is one", ""), _fonts()]
    else:
        findings.append(("screen", "warn", "none here", "Use desktop-cs ask and desktop-cs demo --once, or a desktop."))
    return [*findings, _translations(translations)]


def _fonts() -> Finding:
    app = QApplication.instance() or QApplication(["desktop-cs"])
    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    del app
    if families:
        return ("fonts", "ok", f"{len(families)} families with Chinese, for example {families[0]}", "")
    return ("fonts", "warn", "no Chinese font: Chinese shows as boxes", "Install one, for example fonts-noto-cjk.")


def _translations(folder: Path) -> Finding:
    missing = [name for name in _WANTED if not (folder / name).exists()]
    if not missing:
        return ("translations", "ok", ", ".join(_WANTED), "")
    return ("translations", "warn", f"missing: {', '.join(missing)}", "Run: python3 packaging/bootstrap.py run")
