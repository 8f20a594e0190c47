"""The list of keys (F1)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop_cs.ui.keys import BINDINGS
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import mono_font
from desktop_cs.ui.tokens import FONT_FINE
from desktop_cs.ui.widgets.key_button import key_text


class CheatSheet(QDialog):
    """Every command with its keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(8)
        for place, binding in enumerate(BINDINGS):
            grid.addWidget(plain_label(binding.text), place, 0)
            grid.addWidget(self._cap(key_text(binding.keys)), place, 1, Qt.AlignmentFlag.AlignRight)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(16)
        layout.addWidget(plain_label(self.tr("Everything by key"), name="title"))
        layout.addLayout(grid)
        layout.addWidget(buttons)

    def _cap(self, text: str) -> QLabel:
        cap = plain_label(text, name="chip")
        cap.setProperty("role", "plain")
        cap.setFont(mono_font(FONT_FINE))
        cap.setMinimumWidth(QFontMetrics(cap.font()).horizontalAdvance(text) + 18)
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return cap
