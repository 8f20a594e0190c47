"""The sources of a reply: the question as it was searched, the evidence, the order, the slots and what is missing."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_cs.domain.knowledge import QaHit
from desktop_cs.domain.order import Order
from desktop_cs.domain.understanding import Slot
from desktop_cs.ui.card.evidence import SHOWN, EvidenceRow
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme, text_font
from desktop_cs.ui.tokens import FONT_BASE
from desktop_cs.ui.widgets.basic import column
from desktop_cs.ui.widgets.text_block import TextBlock
from desktop_cs.ui.words import order_status, slot_name
from desktop_cs.viewmodels.card import CardState

_LABEL_WIDTH = 54
_MOST = 600  # characters of the question shown


class CardFacts(QWidget):
    """A grid of names and values; rows without a value are not there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hits: tuple[QaHit, ...] | None = None
        self.question = TextBlock(theme, text_font(FONT_BASE), line=140)
        self.question.setAccessibleName(self.tr("Question that is answered"))
        self.evidence = QWidget()
        self.evidence.setLayout(column(spacing=6))
        self.order = TextBlock(theme, text_font(FONT_BASE), line=140)
        self.order.setAccessibleName(self.tr("Order"))
        self.slots = TextBlock(theme, text_font(FONT_BASE), line=140)
        self.slots.setAccessibleName(self.tr("Slots"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 8, 12, 10)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._names = []
        texts = (self.tr("Question"), self.tr("Sources"), self.tr("Order"), self.tr("Slots"))
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
        self._show_question(card)
        filled = (
            bool(self.question.text()), bool(card.evidence), card.order is not None, bool(self.slots.text()),
        )  # fmt: skip
        for name, value, is_filled in zip(self._names, self._values(), filled, strict=True):
            name.setVisible(is_filled)
            value.setVisible(is_filled)
        self.setVisible(any(filled))

    def _values(self) -> tuple[QWidget, ...]:
        return self.question, self.evidence, self.order, self.slots

    def _show_question(self, card: CardState) -> None:
        """The message as the search saw it, with what matched the best source marked; before that as it came."""
        text = card.redacted or card.question
        spans = card.evidence[0].query_spans if card.evidence and card.redacted else ()
        self.question.set_text(text[:_MOST], tuple(span for span in spans if span[1] <= _MOST))

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

    def _slots(self, card: CardState) -> str:
        lines = [self._slot(slot) for slot in card.slots]
        if card.missing:
            missing = ", ".join(slot_name(name) for name in card.missing)
            lines.append(self.tr("missing: {slots}").format(slots=missing))
        return "\n".join(lines)

    def _slot(self, slot: Slot) -> str:
        """A slot with the words it was read from, unless they are the value itself."""
        known = f"{slot_name(slot.name)} = {slot.value}"
        if slot.source in ("", slot.value):
            return known
        return self.tr("{slot} from “{words}”").format(slot=known, words=slot.source)
