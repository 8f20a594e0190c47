"""What a pane shows when it has nothing to show: one sentence and one thing to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.icon import IconLabel
from desktop_cs.ui.widgets.key_button import KeyButton


class EmptyState(QWidget):
    """An icon, a title, a sentence and a button in the middle of an empty pane."""

    def __init__(
        self,
        theme: Theme,
        *,
        icon: str,
        title: str,
        text: str,
        action: str = "",
        keys: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.title = plain_label(title, name="emptyTitle", wrap=True)
        self.text = plain_label(text, name="emptyText", wrap=True)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(IconLabel(theme, icon, "faint", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        if act is not None:
            self.button = KeyButton(action, theme, keys=keys)
            self.button.clicked.connect(lambda *_: act())
            layout.addSpacing(4)
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
