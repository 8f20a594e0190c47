"""The inbox pane: title, queues, search field and the list. Gestures become the workbench's commands."""

from datetime import datetime

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from desktop_cs.domain.ids import UserId
from desktop_cs.domain.inbox import InboxQuery, Queue
from desktop_cs.ui.ime import ImeGuard
from desktop_cs.ui.inbox.delegate import InboxDelegate
from desktop_cs.ui.inbox.menus import FilterMenu, SnoozeMenu
from desktop_cs.ui.inbox.model import ROW_ROLE, InboxListModel
from desktop_cs.ui.inbox.steady import keep_steady
from desktop_cs.ui.inbox.words import queue_name
from desktop_cs.ui.plain import plain_label, set_tip
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.tokens import HEAD_HEIGHT
from desktop_cs.ui.widgets.basic import chip, row, set_chip
from desktop_cs.ui.widgets.empty import EmptyState
from desktop_cs.ui.widgets.flow import FlowLayout
from desktop_cs.ui.widgets.icon import ButtonIcon
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.viewmodels.inbox import InboxState
from desktop_cs.viewmodels.workbench import Workbench

TICK_MS = 1000


class InboxView(QFrame):
    """Shows the inbox and asks to open a conversation or to paste a message."""

    chosen = Signal(str)  # a customer's id
    paste_wanted = Signal()
    snooze_wanted = Signal(str, object)  # a customer's id, and a moment or None to bring the conversation back

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._workbench = workbench
        self._theme = theme
        self._build_head()
        self._build_filters()
        self._build_list()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._tabs)
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

    def _build_filters(self) -> None:
        self._buttons = {queue: KeyButton("", self._theme, kind="tab") for queue in Queue}
        group = QButtonGroup(self)
        for queue, button in self._buttons.items():
            button.setCheckable(True)
            button.setChecked(queue is self._workbench.inbox.state.value.query.queue)
            button.clicked.connect(lambda *_, chosen=queue: self._workbench.inbox.choose_queue(chosen))
            group.addButton(button)
        self._tabs = QWidget()
        flow = FlowLayout(*self._buttons.values(), gap=2, push_last=False)
        flow.setContentsMargins(10, 8, 10, 6)
        self._tabs.setLayout(flow)

        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search names and last words"))
        self.search.setAccessibleName(self.tr("Search conversations"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._workbench.inbox.search)
        self._guard = ImeGuard(self.search)
        self.filter = KeyButton("", self._theme, kind="tab")
        self.filter.setCheckable(True)
        self.filter.setAccessibleName(self.tr("Order and filter"))
        set_tip(self.filter, self.tr("Order and filter"))
        self._filter_icon = ButtonIcon(self.filter, self._theme, "filter", size=18)
        self.filter_menu = FilterMenu(self, self._workbench)
        self.filter.clicked.connect(lambda *_: self._show_filter_menu())
        self._search_row = row(self.search, self.filter, spacing=4)
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
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_row_menu)
        keep_steady(self.list)
        self._build_empty_states()
        self._stack = QStackedWidget()
        for page in (self.list, self._nobody, self._nothing_found):
            self._stack.addWidget(page)

    def _build_empty_states(self) -> None:
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
            text=self.tr("Nothing in this queue holds what you are looking for."),
            action=self.tr("Clear search and filters"),
            act=self._clear_search,
        )

    def _show(self, state: InboxState) -> None:
        for queue, button in self._buttons.items():
            button.set_label(f"{queue_name(queue)} {state.counts.queues.get(queue, 0)}")
            button.setChecked(queue is state.query.queue)
        pressing = state.counts.pressing
        set_chip(self._pressing, self.tr("%n need attention", "", pressing) if pressing else "", "bad")
        self.filter.setChecked(state.query.is_narrowed)
        is_narrowed = state.query.is_narrowed
        page = self.list if state.shown or not state.is_loaded else self._nothing_found if is_narrowed else self._nobody
        self._stack.setCurrentWidget(page)
        self._follow_selection(state.selected)

    def _follow_selection(self, user_id: UserId | None) -> None:
        place = self._workbench.inbox.list.row_of(user_id)
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
        query = self._workbench.inbox.state.value.query
        self._workbench.inbox.choose(InboxQuery(queue=query.queue, order=query.order))
        self.search.setFocus()

    def _show_filter_menu(self) -> None:
        self.filter.setChecked(self._workbench.inbox.state.value.query.is_narrowed)
        self.filter_menu.popup(self.filter.mapToGlobal(QPoint(0, self.filter.height())))

    def _show_row_menu(self, place: QPoint) -> None:
        conversation = self.list.indexAt(place).data(ROW_ROLE)
        if conversation is None or conversation.ended:
            return
        user_id, now = conversation.customer.user_id, self._workbench.now()
        is_snoozed = conversation.snoozed_until is not None and conversation.snoozed_until > now

        def choose(until: datetime | None) -> None:
            self.snooze_wanted.emit(user_id, until)

        menu = SnoozeMenu(self, now, is_snoozed=is_snoozed, choose=choose)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _tick(self) -> None:
        self._workbench.inbox.tick()
        self.list.viewport().update()
