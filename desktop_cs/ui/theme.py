"""The look: palette and style sheet from the tokens over Qt's Fusion style; follows the system or the user, live."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop_cs.ui.style_sheet import style_sheet
from desktop_cs.ui.tokens import DARK, FAMILIES, FONT_BASE, LIGHT, MONO_FAMILIES, Colours


class ThemeChoice(StrEnum):
    """What the user wishes to see."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Puts a look on the application and tells those who paint themselves when it changes."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self.colours: Colours = LIGHT
        app.setStyle("Fusion")
        app.setFont(text_font(FONT_BASE))
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the user wishes to see."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are on."""
        return self.colours is DARK

    def choose(self, choice: ThemeChoice) -> None:
        """Take another look at once."""
        self._choice = choice
        self._apply()

    def leave(self) -> None:
        """Follow the system no more."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._system_changed)
        self.deleteLater()

    def _system_changed(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        wants_dark = self._choice is ThemeChoice.DARK
        if self._choice is ThemeChoice.SYSTEM:
            wants_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        self.colours = DARK if wants_dark else LIGHT
        self._app.setPalette(palette(self.colours))
        self._app.setStyleSheet(style_sheet(self.colours))
        self.changed.emit()


def text_font(pixels: int, *, strong: bool = False) -> QFont:
    """The text face in a size; families in order of preference, so that no Chinese sign is a box."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def mono_font(pixels: int) -> QFont:
    """The face for bytes and ids."""
    font = QFont()
    font.setFamilies(list(MONO_FAMILIES))
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(pixels)
    return font


def palette(c: Colours) -> QPalette:
    """Qt's roles in our colours, the disabled ones included."""
    made = QPalette(QColor(c.surface))
    roles = {
        QPalette.ColorRole.Window: c.surface,
        QPalette.ColorRole.WindowText: c.text,
        QPalette.ColorRole.Base: c.surface,
        QPalette.ColorRole.AlternateBase: c.sunken,
        QPalette.ColorRole.Text: c.text,
        QPalette.ColorRole.Button: c.raised,
        QPalette.ColorRole.ButtonText: c.text,
        QPalette.ColorRole.ToolTipBase: c.raised,
        QPalette.ColorRole.ToolTipText: c.text,
        QPalette.ColorRole.PlaceholderText: c.faint,
        QPalette.ColorRole.Highlight: c.accent,
        QPalette.ColorRole.HighlightedText: c.on_accent,
        QPalette.ColorRole.Accent: c.accent,
        QPalette.ColorRole.Link: c.accent,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.faint))
    return made
