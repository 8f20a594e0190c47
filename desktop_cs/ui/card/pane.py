"""The right pane: the open card, the others below it, and at the foot what can be done, always in the same place."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout

from desktop_cs.domain.engine import Wish
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.outcome import RejectReason
from desktop_cs.ui.card.actions import CardActions
from desktop_cs.ui.card.announcer import Announcer
from desktop_cs.ui.card.notices import Remedy, notices
from desktop_cs.ui.card.panels import Panel
from desktop_cs.ui.card.stack import CardStack
from desktop_cs.ui.card.view import CardView
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.throttle import Throttle
from desktop_cs.ui.tokens import HEAD_HEIGHT
from desktop_cs.ui.widgets.basic import chip, row, set_chip
from desktop_cs.ui.widgets.empty import EmptyState
from desktop_cs.viewmodels.workbench import Workbench


class SuggestionPane(QFrame):
    """Follows the cards of the chosen customer; streamed text is painted by one throttle."""

    insert_wanted = Signal(object, str)  # the card, and the text to insert
    follow_up_wanted = Signal(str)
    ask_wanted = Signal()
    wish_wanted = Signal(Wish)
    reject_wanted = Signal(str, RejectReason)
    plug_wanted = Signal()
    connect_wanted = Signal()
    write_wanted = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._workbench = workbench
        self._theme = theme
        self.count = chip("", "accent")
        self.card = CardView(workbench, theme, self._remedy)
        self.buttons = CardActions(theme)
        self.announcer = Announcer(workbench, self)
        self._connect_card()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_head())
        layout.addWidget(self._build_stack(), 1)
        layout.addWidget(self.buttons)
        self._throttle = Throttle(self._paint, self)
        self._stops = [
            workbench.cards.state.connect(lambda _: self._throttle.ask()),
            workbench.cards.state.connect(lambda state: self.announcer.follow(state.open_card)),
            workbench.status.state.connect(lambda _: self._throttle.ask()),
            workbench.records.state.connect(lambda _: self._throttle.ask()),
        ]

    def detach(self) -> None:
        """Listen no more."""
        for stop in self._stops:
            stop()

    def settle(self) -> None:
        """Paint at once what waits for the throttle."""
        self._throttle.flush()

    def insert(self) -> None:
        """Ask to take over the open card's reply."""
        self.settle()
        card = self._workbench.cards.state.value.open_card
        if card is None or not card.can_insert:
            return
        text = self.card.reply.picker.chosen() if self.card.reply.is_picking else card.text
        if text:
            self.insert_wanted.emit(card, text)
            self.pick(False)

    def pick(self, is_wanted: bool | None = None) -> None:
        """Choose sentences of the open reply, or stop choosing; None turns the one into the other."""
        card = self._workbench.cards.state.value.open_card
        reply = self.card.reply
        reply.is_picking = not reply.is_picking if is_wanted is None else is_wanted
        if card is not None:
            reply.show_card(card)
        self._count_sentences()
        if reply.is_picking:
            reply.picker.boxes[0].setFocus()

    def insert_place(self, place: int) -> None:
        """Ask to take over one of the open card's candidates, which is opened with it."""
        if self._workbench.cards.open_place(place) is not None:
            self.insert()

    def show_place(self, place: int) -> None:
        """Open one of the candidates without taking it over."""
        if self._workbench.cards.open_place(place) is not None:
            self.settle()
            QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.card, 0, 0))

    def _connect_card(self) -> None:
        self.buttons.insert_wanted.connect(self.insert)
        self.buttons.ask_wanted.connect(self.ask_wanted)
        self.buttons.wish_wanted.connect(self.wish_wanted)
        self.buttons.rejected.connect(self._rejected)
        self.buttons.pick_wanted.connect(self.pick)
        self.card.reply.picker.changed.connect(self._count_sentences)
        self.card.reply.picker.insert_wanted.connect(self.insert)
        self.card.reply.picker.left.connect(self._leave_picking)
        self.card.follow_ups.wanted.connect(self.follow_up_wanted)
        self.card.reply.partial_wanted.connect(self._insert_partial)

    def _build_head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("head")
        head.setFixedHeight(HEAD_HEIGHT)
        inner = row(plain_label(self.tr("Suggestions"), name="title"), self.count, None)
        inner.setContentsMargins(14, 0, 14, 0)
        head.setLayout(inner)
        return head

    def _build_stack(self) -> QStackedWidget:
        self.cards = CardStack(self._workbench, self.card)
        self.cards.place_wanted.connect(self.show_place)
        self.cards.earlier_wanted.connect(self._open)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.cards)
        self._none = EmptyState(
            self._theme,
            icon="ask",
            title=self.tr("No suggestion yet"),
            text=self.tr("When the customer writes, a reply with its reasons appears here."),
            action=self.tr("Suggest a reply"),
            keys="Ctrl+J",
            act=self.ask_wanted.emit,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.area)
        self._stack.addWidget(self._none)
        return self._stack

    def _paint(self) -> None:
        state = self._workbench.cards.state.value
        card = state.open_card
        set_chip(self.count, str(len(card.places)) if card is not None else "", "accent")
        self._stack.setCurrentWidget(self.area if card is not None else self._none)
        self.buttons.setVisible(card is not None)
        self._none.button.setVisible(state.user_id is not None)
        if card is not None:
            told = notices(
                card,
                is_plugged=self._workbench.status.state.value.is_plugged,
                is_newest=card.trace_id == state.cards[0].trace_id,
            )
            self.card.show_card(card, told)
            self.buttons.show_card(card)
            self._count_sentences()
        self.cards.show_state(state)

    def _leave_picking(self) -> None:
        self.pick(False)
        self.write_wanted.emit()

    def _count_sentences(self) -> None:
        reply = self.card.reply
        self.buttons.show_chosen(*(reply.picker.count() if reply.is_picking else (0, 0)))

    def _open(self, trace_id: str) -> None:
        self._workbench.cards.open(TraceId(trace_id))
        self.area.verticalScrollBar().setValue(0)

    def _insert_partial(self) -> None:
        card = self._workbench.cards.state.value.open_card
        if card is not None and card.partial:
            self.insert_wanted.emit(card, card.partial)

    def _rejected(self, reason: RejectReason) -> None:
        card = self._workbench.cards.state.value.open_card
        if card is not None and card.can_reject:
            self.reject_wanted.emit(card.trace_id, reason)

    def _remedy(self, remedy: Remedy) -> None:
        match remedy:
            case Remedy.ASK_AGAIN:
                self.ask_wanted.emit()
            case Remedy.PLUG_IN:
                self.plug_wanted.emit()
            case Remedy.CONNECT:
                self.connect_wanted.emit()
            case Remedy.WRITE:
                self.write_wanted.emit()
            case Remedy.INSERT:
                self.insert()
            case Remedy.SOURCES:
                self.card.panels.reveal(Panel.SOURCES)
                self.card.panels.tabs[Panel.SOURCES].setFocus()
            case Remedy.NEWEST:
                self._open(self._workbench.cards.state.value.cards[0].trace_id)
            case Remedy.NONE:
                pass
