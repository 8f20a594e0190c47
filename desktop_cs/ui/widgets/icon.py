"""Icons on labels and buttons that follow the theme's colours."""

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop_cs.ui.icons import icon
from desktop_cs.ui.theme import Theme


class IconLabel(QLabel):
    """One icon in a colour role. It says nothing by itself: a text stands beside it."""

    def __init__(self, theme: Theme, name: str = "info", role: str = "muted", size: int = 16) -> None:
        super().__init__()
        self._theme = theme
        self._name, self._role, self._size = name, role, size
        self.setFixedSize(size, size)
        theme.changed.connect(self._paint)
        self._paint()

    def show_icon(self, name: str, role: str) -> None:
        """Show another icon or colour."""
        if (name, role) != (self._name, self._role):
            self._name, self._role = name, role
            self._paint()

    def _paint(self) -> None:
        colour = getattr(self._theme.colours, self._role)
        self.setPixmap(icon(self._name, colour).pixmap(QSize(self._size, self._size), self.devicePixelRatio()))


class ButtonIcon(QObject):
    """Keeps a button's icon in the theme's colours; lives and dies with the button."""

    def __init__(self, button: QAbstractButton, theme: Theme, name: str, role: str = "muted", size: int = 16) -> None:
        super().__init__(button)
        self._button = button
        self._theme = theme
        self._name, self._role = name, role
        button.setIconSize(QSize(size, size))
        theme.changed.connect(self._paint)
        self._paint()

    def show_icon(self, name: str, role: str) -> None:
        """Show another icon or colour."""
        if (name, role) != (self._name, self._role):
            self._name, self._role = name, role
            self._paint()

    def _paint(self) -> None:
        colours = self._theme.colours
        self._button.setIcon(icon(self._name, getattr(colours, self._role), colours.faint))
