"""The safety dialog: word lists, own kinds of personal data, and how long anything is kept."""

from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from desktop_cs.domain.ids import UserId
from desktop_cs.ui.safety.keep_tab import KeepTab
from desktop_cs.ui.safety.kinds_tab import KindsTab
from desktop_cs.ui.safety.words_tab import WordsTab
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.viewmodels.safety_rooms import SafetyRooms

_SIZE = (660, 560)


class SafetyDialog(QDialog):
    """Three tabs; every change is stored as it is made, so there is nothing to accept."""

    def __init__(
        self, parent: QWidget, theme: Theme, rooms: SafetyRooms, tasks: TaskScope, customers: list[tuple[UserId, str]]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Words and personal data"))
        self.words = WordsTab(theme, rooms.words, tasks)
        self.kinds = KindsTab(theme, rooms.kinds, tasks)
        self.keeping = KeepTab(theme, rooms.keeping, tasks, customers)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for tab, name in (
            (self.words, self.tr("Word lists")),
            (self.kinds, self.tr("Own kinds of personal data")),
            (self.keeping, self.tr("Keeping and erasing")),
        ):
            self.tabs.addTab(tab, name)
        close = KeyButton(self.tr("Close"), theme)
        close.setAutoDefault(False)
        close.clicked.connect(lambda *_: self.reject())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 12)
        layout.addWidget(self.tabs, 1)
        foot = row(None, close)
        foot.setContentsMargins(0, 0, 14, 0)
        layout.addLayout(foot)
        self.resize(*_SIZE)
        self.finished.connect(self._leave)

    def _leave(self, *_: int) -> None:
        for tab in (self.words, self.kinds, self.keeping):
            tab.stop()
