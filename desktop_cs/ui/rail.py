"""The narrow rail at the left edge: the page that is open, and below it appearance, language and keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop_cs.ui.plain import set_tip
from desktop_cs.ui.theme import Theme, ThemeChoice
from desktop_cs.ui.tokens import RAIL_WIDTH
from desktop_cs.ui.widgets.icon import ButtonIcon
from desktop_cs.ui.widgets.key_button import KeyButton

_NEXT = {
    ThemeChoice.SYSTEM: ThemeChoice.LIGHT,
    ThemeChoice.LIGHT: ThemeChoice.DARK,
    ThemeChoice.DARK: ThemeChoice.SYSTEM,
}
_LOOK = {ThemeChoice.SYSTEM: "system", ThemeChoice.LIGHT: "sun", ThemeChoice.DARK: "moon"}


class Rail(QFrame):
    """Buttons with an icon, a tip and an accessible name each."""

    theme_chosen = Signal(ThemeChoice)
    language_wanted = Signal()
    safety_wanted = Signal()
    keys_wanted = Signal()
    ledger_wanted = Signal()
    gaps_wanted = Signal()
    threshold_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(RAIL_WIDTH)
        self._theme = theme
        self.workbench = self._button("workbench", self.tr("Workbench"))
        self.workbench.setCheckable(True)
        self.workbench.setChecked(True)
        self.workbench.clicked.connect(lambda *_: self.workbench.setChecked(True))
        self.ledger = self._button("ledger", self.tr("What left this machine (Ctrl Shift L)"))
        self.ledger.clicked.connect(lambda *_: self.ledger_wanted.emit())
        self.gaps = self._button("knowledge", self.tr("Questions nobody could answer"))
        self.threshold = self._button("threshold", self.tr("Threshold"))
        self.gaps.clicked.connect(lambda *_: self.gaps_wanted.emit())
        self.threshold.clicked.connect(lambda *_: self.threshold_wanted.emit())
        self.safety = self._button("shield", self.tr("Words and personal data (Ctrl+Shift+W)"))
        self.safety.clicked.connect(lambda *_: self.safety_wanted.emit())
        self.appearance = self._button(_LOOK[theme.choice], self.tr("Appearance"))
        self.language = self._button("language", self.tr("Switch to Chinese"))
        self.keys = self._button("keyboard", self.tr("Keys (F1)"))
        self.appearance.clicked.connect(self._next_look)
        self.language.clicked.connect(lambda *_: self.language_wanted.emit())
        self.keys.clicked.connect(lambda *_: self.keys_wanted.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 1, 10)
        layout.setSpacing(4)
        for button in (self.workbench, self.gaps, self.threshold):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        for button in (self.ledger, self.safety, self.appearance, self.language, self.keys):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._name_look()

    def _button(self, icon: str, name: str) -> KeyButton:
        button = KeyButton("", self._theme, kind="rail")
        button.setAccessibleName(name)
        set_tip(button, name)
        role = "accent" if icon == "workbench" else "muted"
        ButtonIcon(button, self._theme, icon, role, 22)
        return button

    def _next_look(self) -> None:
        choice = _NEXT[self._theme.choice]
        self.theme_chosen.emit(choice)
        self._name_look()

    def _name_look(self) -> None:
        choice = self._theme.choice
        name = {
            ThemeChoice.SYSTEM: self.tr("Appearance: as the system"),
            ThemeChoice.LIGHT: self.tr("Appearance: light"),
            ThemeChoice.DARK: self.tr("Appearance: dark"),
        }[choice]
        self.appearance.setAccessibleName(name)
        set_tip(self.appearance, name)
        made = self.appearance.findChild(ButtonIcon)
        if made is not None:
            made.show_icon(_LOOK[choice], "muted")
