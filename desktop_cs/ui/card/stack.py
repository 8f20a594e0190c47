"""The candidates of a turn one below the other, one of them open in its place, and the cards of earlier turns below."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_cs.domain.ids import TraceId
from desktop_cs.ui.card.candidate_row import CandidateRow
from desktop_cs.ui.card.earlier import EarlierCard
from desktop_cs.ui.card.view import CardView
from desktop_cs.ui.plain import plain_label
from desktop_cs.viewmodels.card import CardState
from desktop_cs.viewmodels.cards import CardsState
from desktop_cs.viewmodels.workbench import Workbench

_EARLIER = 5
_Key = tuple[TraceId | None, int, tuple[object, ...], tuple[CardState, ...]]


class CardStack(QWidget):
    """Rows are made anew only when candidates or earlier cards change, never while a reply streams."""

    place_wanted = Signal(int)
    earlier_wanted = Signal(str)  # a trace id

    def __init__(self, workbench: Workbench, card: CardView) -> None:
        super().__init__()
        self.setObjectName("cards")
        self._workbench = workbench
        self._card = card
        self._key: _Key | None = None
        self.rows: list[CandidateRow] = []
        self.earlier: list[EarlierCard] = []
        self._heading = plain_label(self.tr("Earlier"), name="sub")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(10)
        self._column.addWidget(card)
        self._column.addWidget(self._heading)
        self._column.addStretch(1)

    def show_state(self, state: CardsState) -> None:
        """Arrange candidates and earlier cards around the open one."""
        card = state.open_card
        others = state.others[:_EARLIER]
        key = (state.open_trace, card.place if card else 1, card.alternatives if card else (), others)
        if key == self._key:
            return
        self._key = key
        self._clear()
        if card is not None:
            self._add_candidates(card)
        self._heading.setVisible(bool(others))
        for other in others:
            row = EarlierCard(other, self._workbench)
            row.pressed.connect(partial(self.earlier_wanted.emit, other.trace_id))
            self.earlier.append(row)
            self._column.insertWidget(self._column.count() - 1, row)

    def _add_candidates(self, card: CardState) -> None:
        base = next(shown for shown in self._workbench.cards.state.value.cards if shown.trace_id == card.trace_id)
        for place in card.places:
            if place != card.place:
                row = CandidateRow(base.at(place), self._workbench)
                row.pressed.connect(partial(self.place_wanted.emit, place))
                self.rows.append(row)
                self._column.insertWidget(place - 1, row)

    def _clear(self) -> None:
        for row in (*self.rows, *self.earlier):
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows, self.earlier = [], []
