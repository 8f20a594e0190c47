"""The inbox pane: title, queues, search field and the list. Gestures become the workbench's commands."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QListView, QStackedWidget, QVBoxLayout

from desktop_cs.domain.ids import UserId
from desktop_cs.ui.ime import ImeGuard
from desktop_cs.ui.inbox.delegate import InboxDelegate
from desktop_cs.ui.inbox.model import ROW_ROLE, InboxListModel
from desktop_cs.ui.plain import plain_label, set_tip
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.tokens import HEAD_HEIGHT
from desktop_cs.ui.widgets.basic import chip, row, set_chip
from desktop_cs.ui.widgets.empty import EmptyState
from desktop_cs.ui.widgets.icon import ButtonIcon
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.viewmodels.inbox import InboxState, Queue
from desktop_cs.viewmodels.workbench import Workbench

TICK_MS = 1000


class InboxView(QFrame):
    """Shows the inbox and asks to open a conversation or to paste a message."""

    chosen = Signal(str)  # a customer's id
    paste_wanted = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._workbench = workbench
        self._theme = theme
        self._build_head()
        self._build_list()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addLayout(self._tabs)
        layout.addLayout(self._search_row)
        layout.addWidget(self._stack, 1)
        self._stop = workbench.inbox.state.connect(self._show)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def detach(self) -> None:
        """Listen no more."""
        self._clock.stop()
        self._stop()
        self.model.stop()

    def _build_head(self) -> None:
        self._head = QFrame()
        self._head.setObjectName("head")
        self._head.setFixedHeight(HEAD_HEIGHT)
        self._pressing = chip("", "bad")
        self.paste = KeyButton("", self._theme, kind="tab")
        self.paste.setAccessibleName(self.tr("Paste a customer's message"))
        set_tip(self.paste, self.tr("Paste a customer's message (Ctrl+Shift+V)"))
        self._paste_icon = ButtonIcon(self.paste, self._theme, "paste", size=18)
        self.paste.clicked.connect(lambda *_: self.paste_wanted.emit())
        inner = row(plain_label(self.tr("Conversations"), name="title"), self._pressing, None, self.paste)
        inner.setContentsMargins(14, 0, 10, 0)
        self._head.setLayout(inner)

        self._buttons = {queue: KeyButton("", self._theme, kind="tab") for queue in Queue}
        group = QButtonGroup(self)
        for queue, button in self._buttons.items():
            button.setCheckable(True)
            button.setChecked(queue is self._workbench.inbox.state.value.queue)
            button.clicked.connect(lambda *_, chosen=queue: self._workbench.inbox.choose_queue(chosen))
            group.addButton(button)
        self._tabs = row(*self._buttons.values(), None, spacing=2)
        self._tabs.setContentsMargins(10, 8, 10, 6)

        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search names and last words"))
        self.search.setAccessibleName(self.tr("Search conversations"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._workbench.inbox.search)
        self._guard = ImeGuard(self.search)
        self._search_row = row(self.search)
        self._search_row.setContentsMargins(10, 0, 10, 8)

    def _build_list(self) -> None:
        self.model = InboxListModel(self._workbench, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(InboxDelegate(self._theme, self._workbench, self))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Conversations"))
        self.list.clicked.connect(self._activated)
        self.list.activated.connect(self._activated)
        self._nobody = EmptyState(
            self._theme,
            icon="workbench",
            title=self.tr("Nobody is waiting"),
            text=self.tr("New messages appear here. You can also paste what a customer wrote elsewhere."),
            action=self.tr("Paste a message"),
            keys="Ctrl+Shift+V",
            act=self.paste_wanted.emit,
        )
        self._nothing_found = EmptyState(
            self._theme,
            icon="search",
            title=self.tr("No conversation fits"),
            text=self.tr("No name and no last words hold what you are looking for."),
            action=self.tr("Clear the search"),
            act=self._clear_search,
        )
        self._stack = QStackedWidget()
        for page in (self.list, self._nobody, self._nothing_found):
            self._stack.addWidget(page)

    def _show(self, state: InboxState) -> None:
        names = {
            Queue.OPEN: self.tr("Open {count}"),
            Queue.WAITING: self.tr("Waiting {count}"),
            Queue.ENDED: self.tr("Ended {count}"),
        }
        for queue, button in self._buttons.items():
            button.set_label(names[queue].format(count=state.counts.get(queue, 0)))
        text = self.tr("%n need attention", "", state.pressing) if state.pressing else ""
        set_chip(self._pressing, text, "bad")
        page = self.list if state.shown else self._nothing_found if state.search else self._nobody
        self._stack.setCurrentWidget(page)
        self._follow_selection(state.selected)

    def _follow_selection(self, user_id: UserId | None) -> None:
        place = self._workbench.inbox.row_of(user_id)
        current = self.list.currentIndex()
        if place is not None and current.row() != place:
            index = self.model.index(place)
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.list.selectionModel().setCurrentIndex(index, flag)
            self.list.scrollTo(index)
        self.list.viewport().update()

    def _activated(self, index: QModelIndex) -> None:
        conversation = index.data(ROW_ROLE)
        if conversation is not None:
            self.chosen.emit(conversation.customer.user_id)

    def _clear_search(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _tick(self) -> None:
        self._workbench.inbox.count(self._workbench.now())
        self.list.viewport().update()
