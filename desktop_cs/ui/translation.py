"""The languages of the screen: our own texts and Qt's, exchanged while the program runs."""

import logging
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

ScreenLanguage = Literal["zh_CN", "en"]
_log = logging.getLogger(__name__)


def system_language() -> ScreenLanguage:
    """Chinese on a Chinese system, else English."""
    return "zh_CN" if QLocale.system().language() is QLocale.Language.Chinese else "en"


class Languages:
    """Keeps the translators alive. `folder` holds the compiled `desktop_cs_<language>.qm`."""

    def __init__(self, app: QApplication, folder: Path, language: ScreenLanguage) -> None:
        self._app = app
        self._folder = folder
        self._installed: list[QTranslator] = []
        self.language = language
        self.choose(language)

    def choose(self, language: ScreenLanguage) -> None:
        """Speak another language; texts that are already on the screen must be made anew."""
        self.leave()
        self.language = language
        QLocale.setDefault(QLocale(language))
        qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        names = ((qt_folder, f"qtbase_{language}"), (self._folder, f"desktop_cs_{language}"))
        self._installed = [made for folder, name in names if (made := self._load(folder, name)) is not None]

    def leave(self) -> None:
        """Speak only what the source says."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []

    def other(self) -> ScreenLanguage:
        """The language that is not spoken now."""
        return "en" if self.language == "zh_CN" else "zh_CN"

    def _load(self, folder: Path, name: str) -> QTranslator | None:
        translator = QTranslator(self._app)
        if not translator.load(name, str(folder)):
            _log.warning("translation missing", extra={"file": name})
            return None
        self._app.installTranslator(translator)
        return translator
