"""The middle pane: header, messages, composer. Keeps its place when older messages come in above."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QListView, QMenu, QStackedWidget, QVBoxLayout

from desktop_cs.domain.ids import MessageId
from desktop_cs.domain.message import Role
from desktop_cs.ui.conversation.carry_strip import CarryStrip
from desktop_cs.ui.conversation.composer import ComposerView
from desktop_cs.ui.conversation.delegate import ConversationDelegate
from desktop_cs.ui.conversation.header import ConversationHeader
from desktop_cs.ui.conversation.lint_strip import LintStrip
from desktop_cs.ui.conversation.model import ROW_ROLE, ConversationListModel
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.empty import EmptyState
from desktop_cs.viewmodels.conversation import ConversationState
from desktop_cs.viewmodels.timeline import Bubble
from desktop_cs.viewmodels.workbench import Workbench


class ConversationView(QFrame):
    """Shows one conversation and asks for what the agent wishes."""

    ask_wanted = Signal(str)  # a message's id
    older_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._workbench = workbench
        self._customer: str | None = None
        self.header = ConversationHeader(workbench, theme)
        self.carry = CarryStrip(workbench, theme)
        self.composer = ComposerView(workbench, theme)
        self.lint = LintStrip(workbench, theme, self.composer.editor)
        self._build_list(theme)
        self._empty = EmptyState(
            theme,
            icon="workbench",
            title=self.tr("No conversation is open"),
            text=self.tr("Choose one on the left, or paste what a customer wrote in another program."),
            action=self.tr("Paste a message"),
            keys="Ctrl+Shift+V",
            act=self.paste_wanted.emit,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        for widget in (self.header, self._stack, self.carry, self.lint, self.composer):
            layout.addWidget(widget, 1 if widget is self._stack else 0)
        self._stop = workbench.conversation.state.connect(self._show)

    def detach(self) -> None:
        """Listen no more."""
        self._stop()
        self.header.stop()
        self.carry.detach()
        self.lint.detach()
        self.composer.detach()

    def _build_list(self, theme: Theme) -> None:
        self.model = ConversationListModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.delegate = ConversationDelegate(theme, self._workbench, self.list)
        self.delegate.asked.connect(self.ask_wanted)
        self.list.setItemDelegate(self.delegate)
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.list.setAccessibleName(self.tr("Messages"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.installEventFilter(self)
        self.list.setViewportMargins(0, 12, 0, 4)
        bar = self.list.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        self._is_at_end = True
        bar.rangeChanged.connect(self._stay_at_end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Copy the message that has the focus; Enter asks for a suggestion for it. The end stays in view when the
        strip or a longer reply takes room from below."""
        if watched is self.list and event.type() is QEvent.Type.Resize:
            bar = self.list.verticalScrollBar()
            if bar.value() >= bar.maximum() - 2:
                QTimer.singleShot(0, self.list, self.list.scrollToBottom)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self.list:
            index = self.list.currentIndex()
            if event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
                self._copy(index)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._ask(index)
                return True
        return super().eventFilter(watched, event)

    def _show(self, state: ConversationState) -> None:
        is_first = self.composer.isHidden() and state.user_id is not None
        self.composer.setVisible(state.user_id is not None)
        if is_first:  # the focus had to stay elsewhere while there was nothing to write to
            self.composer.editor.setFocus()
        self._stack.setCurrentWidget(self.list if state.user_id is not None else self._empty)
        self.header.show_state(state)
        bar = self.list.verticalScrollBar()
        from_bottom = bar.maximum() - bar.value()
        is_other = state.user_id != self._customer
        self._customer = state.user_id
        self.model.take(state.rows)
        self.list.doItemsLayout()
        if is_other or from_bottom <= 2 or not state.rows:
            self.list.scrollToBottom()
        else:
            self._keep_place(from_bottom, state)

    def _keep_place(self, from_bottom: int, state: ConversationState) -> None:
        """Rows that came in above must not push away what the agent reads; rows below leave it where it is."""
        last = self.model.row_at(len(state.rows) - 1)
        if last.key == self._last_key:
            bar = self.list.verticalScrollBar()
            bar.setValue(bar.maximum() - from_bottom)

    def _stay_at_end(self, _least: int, most: int) -> None:
        """When the composer grows, the latest message stays in sight."""
        if self._is_at_end:
            self.list.verticalScrollBar().setValue(most)

    def _scrolled(self, value: int) -> None:
        self._is_at_end = value >= self.list.verticalScrollBar().maximum() - 2
        if self.model.rowCount():
            self._last_key = self.model.row_at(self.model.rowCount() - 1).key
        if value <= 2 and self._workbench.conversation.state.value.has_older:
            self.older_wanted.emit()

    _last_key: str = ""

    def _open_menu(self, position: QPoint) -> None:
        index = self.list.indexAt(position)
        row = index.data(ROW_ROLE) if index.isValid() else None
        if not isinstance(row, Bubble):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy the text"), lambda: self._copy(index))
        if row.message.role is Role.CUSTOMER:
            menu.addAction(self.tr("Suggest a reply for this"), lambda: self._ask(index))
        menu.popup(self.list.viewport().mapToGlobal(position))

    def _copy(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Bubble):
            QGuiApplication.clipboard().setText(row.message.text)

    def _ask(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Bubble) and row.message.role is Role.CUSTOMER:
            self.ask_wanted.emit(MessageId(row.message.id))
