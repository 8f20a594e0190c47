"""The window: says that it starts, shows the workbench, tells errors on a banner, remembers its sizes."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop_cs.ui.error_text import sentence_for
from desktop_cs.ui.lock.entrance_page import EntrancePage
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme, ThemeChoice
from desktop_cs.ui.widgets.empty import EmptyState
from desktop_cs.ui.widgets.icon import ButtonIcon
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.ui.workbench_page import WorkbenchPage
from desktop_cs.viewmodels.entrance import Entrance
from desktop_cs.viewmodels.workbench import Workbench

_SIZE = QSize(1280, 800)
_LEAST = QSize(960, 600)


class MainWindow(QMainWindow):
    """The one window. It never closes itself: it hides and tells the main coroutine."""

    close_requested = Signal()
    language_wanted = Signal()

    def __init__(self, theme: Theme, memory: Path | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._memory = QSettings(str(memory), QSettings.Format.IniFormat) if memory is not None else None
        self.page: WorkbenchPage | None = None
        self.workbench: Workbench | None = None
        self._banner = Notice(theme)
        self._banner_row = QWidget()
        self._build_banner()
        self._stack = QStackedWidget()
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._banner_row)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(body)
        self.setMinimumSize(_LEAST)
        self.setWindowTitle("Desktop CS")
        self.show_starting()
        self._recall()

    def show_starting(self) -> None:
        """Say that the desk is being opened."""
        self._put(
            EmptyState(
                self._theme,
                icon="workbench",
                title=self.tr("Opening the desk…"),
                text=self.tr("Conversations and knowledge are being opened on this machine."),
            )
        )

    def show_failure(self, error: BaseException) -> None:
        """Say why the desk cannot be opened."""
        self._put(
            EmptyState(
                self._theme,
                icon="failed",
                title=self.tr("The desk cannot be opened"),
                text=sentence_for(error),
                action=self.tr("Close"),
                act=self.close,
            )
        )

    def show_entrance(self, entrance: Entrance, tasks: TaskScope) -> EntrancePage:
        """Show what stands before the profile. The caller ends it with `detach`."""
        page = EntrancePage(entrance, self._theme, tasks)
        self._put(page)
        return page

    def open_page(self, workbench: Workbench, tasks: TaskScope) -> WorkbenchPage:
        """Show the workbench; one that was shown before makes way."""
        self._leave_page()
        self.workbench = workbench
        self._deafen = workbench.failures.connect(self.show_error)
        self.page = WorkbenchPage(workbench, self._theme, tasks)
        self.page.language_wanted.connect(self.language_wanted)
        self.page.rail.theme_chosen.connect(self._choose_theme)
        self._put(self.page)
        sizes = self._memory.value("splitter") if self._memory is not None else None
        if isinstance(sizes, QByteArray):
            self.page.splitter.restoreState(sizes)
        self.page.conversation.composer.editor.setFocus()
        return self.page

    def show_error(self, error: BaseException) -> None:
        """Say on the banner what went wrong; it stays until it is closed or the next one comes."""
        self._banner.tell(sentence_for(error), "bad", "failed")
        self._banner_row.show()

    def banner_text(self) -> str:
        """What the banner says; empty when there is none."""
        return "" if self._banner_row.isHidden() else self._banner.text()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide at once and let the main coroutine end everything in order."""
        event.ignore()
        self._remember()
        self.hide()
        self.close_requested.emit()

    def leave(self) -> None:
        """Drop the page; nothing listens any more."""
        self._leave_page()

    def _build_banner(self) -> None:
        close = KeyButton("", self._theme, kind="tab")
        close.setAccessibleName(self.tr("Close this message"))
        ButtonIcon(close, self._theme, "close", "bad", 14)
        close.clicked.connect(lambda *_: self._banner_row.hide())
        layout = QHBoxLayout(self._banner_row)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self._banner, 1)
        layout.addWidget(close)
        self._banner_row.setObjectName("banner")
        self._banner_row.hide()

    def _put(self, widget: QWidget) -> None:
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(widget)

    def _leave_page(self) -> None:
        if self.page is not None:
            self._remember()
            self._deafen()
            self.page.detach()
            self.page = None

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._theme.choose(choice)
        if self._memory is not None:
            self._memory.setValue("theme", choice.value)

    def _recall(self) -> None:
        geometry = self._memory.value("geometry") if self._memory is not None else None
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(_SIZE)

    def _remember(self) -> None:
        if self._memory is not None:
            self._memory.setValue("geometry", self.saveGeometry())
            if self.page is not None:
                self._memory.setValue("splitter", self.page.splitter.saveState())
