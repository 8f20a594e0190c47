"""The facts below a reply: evidence, order, slots, what is missing, and the time of each stage with the tokens."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.order import Order
from desktop_cs.ui.card.evidence import SHOWN, EvidenceRow
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme, text_font
from desktop_cs.ui.tokens import FONT_BASE, FONT_FINE
from desktop_cs.ui.widgets.basic import column
from desktop_cs.ui.widgets.text_block import TextBlock
from desktop_cs.ui.words import duration, order_status, slot_name, stage_name
from desktop_cs.viewmodels.card import CardState

_LABEL_WIDTH = 48


class CardFacts(QWidget):
    """A grid of names and values; rows without a value are not there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hits: tuple[QaHit, ...] | None = None
        self.evidence = QWidget()
        self.evidence.setLayout(column(spacing=6))
        self.order = TextBlock(theme, text_font(FONT_BASE), line=140)
        self.order.setAccessibleName(self.tr("Order"))
        self.slots = TextBlock(theme, text_font(FONT_BASE), line=140)
        self.slots.setAccessibleName(self.tr("Slots"))
        self.stages = TextBlock(theme, text_font(FONT_FINE), line=150, name="fineText")
        self.stages.setAccessibleName(self.tr("Time of each stage"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 10, 12, 10)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._names = []
        texts = (self.tr("Sources"), self.tr("Order"), self.tr("Slots"), self.tr("Time"))
        for place, (text, value) in enumerate(zip(texts, self._values(), strict=True)):
            name = plain_label(text, name="sub")
            self._names.append(name)
            self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, place, 1)

    def show_card(self, card: CardState, now: datetime) -> None:
        """Show the facts of another card or another state of the same."""
        self._show_evidence(card.evidence, now)
        self.order.set_text(self._order(card.order) if card.order else "")
        self.slots.set_text(self._slots(card))
        self.stages.set_text(self._cost(card))
        filled = (bool(card.evidence), card.order is not None, bool(self.slots.text()), bool(self.stages.text()))
        for name, value, is_filled in zip(self._names, self._values(), filled, strict=True):
            name.setVisible(is_filled)
            value.setVisible(is_filled)
        self.setVisible(any(filled))

    def _values(self) -> tuple[QWidget, ...]:
        return self.evidence, self.order, self.slots, self.stages

    def _show_evidence(self, hits: tuple[QaHit, ...], now: datetime) -> None:
        if hits == self._hits:
            return
        self._hits = hits
        layout = self.evidence.layout()
        if layout is None:
            return
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for hit in hits[:SHOWN]:
            layout.addWidget(EvidenceRow(hit, now, self._theme))

    def _order(self, order: Order) -> str:
        as_of = self.tr("as of {time}").format(time=order.as_of.strftime("%m-%d %H:%M"))
        parts = [order.number, order_status(order.status), as_of]
        if order.trail:
            parts.append(order.trail[-1].text)
        return " · ".join(parts)

    def _cost(self, card: CardState) -> str:
        """Time by stage, and tokens where Coze told them."""
        parts = [f"{stage_name(stage)}\u00a0{duration(ms)}" for stage, ms in card.stages]
        if card.tokens_used is not None:
            parts.append(self.tr("%n token(s)", "", card.tokens_used))
        return " · ".join(parts)

    def _slots(self, card: CardState) -> str:
        known = [f"{slot_name(slot.name)} = {slot.value}" for slot in card.slots]
        if card.missing:
            missing = ", ".join(slot_name(name) for name in card.missing)
            known.append(self.tr("missing: {slots}").format(slots=missing))
        return "  ".join(known)
