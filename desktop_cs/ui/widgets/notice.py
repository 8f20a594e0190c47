"""A strip that says what is the matter: an icon, one sentence, and at most one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop_cs.ui.theme import Theme, text_font
from desktop_cs.ui.tokens import FONT_BASE
from desktop_cs.ui.widgets.basic import Role, set_property
from desktop_cs.ui.widgets.icon import IconLabel
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.text_block import TextBlock

_TEXT_ROLE = {"plain": "muted"}


class Notice(QFrame):
    """Hidden until `tell`. Never conveys anything by colour alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("role", "plain")
        self._icon = IconLabel(theme)
        self._text = TextBlock(theme, text_font(FONT_BASE), line=145, name="noticeText")
        self._action = KeyButton("", theme, kind="link")
        self._act: Callable[[], object] | None = None
        self._action.clicked.connect(self._clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(9, 6, 9, 6)
        layout.setSpacing(7)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def tell(
        self, text: str, role: Role, icon: str, *, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence and, where there is one, its action."""
        set_property(self, "role", role)
        self._icon.show_icon(icon, _TEXT_ROLE.get(role, role))
        self._text.set_text(text)
        self._text.setAccessibleName(text)
        self._action.set_label(action)
        self._action.setVisible(bool(action))
        self._act = act
        self.setAccessibleName(text)
        self.show()

    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def _clicked(self) -> None:
        if self._act is not None:
            self._act()
