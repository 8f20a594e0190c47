"""Sending less: the earlier messages and the evidence behind a request, each to leave out or to put back."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.message import Role
from desktop_cs.domain.omission import Omission, OmissionKind, Omissions
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.elided import ElidedLabel
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.viewmodels.card import CardState


class SendLess(QWidget):
    """Keeps the agent's choice until it is asked with; another card begins with what was left out for it."""

    wanted = Signal(object)  # Omissions

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._trace: TraceId | None = None
        self._before: Omissions = frozenset()
        self.chosen: Omissions = frozenset()
        self._items: dict[Omission, str] = {}
        self.switches: dict[Omission, KeyButton] = {}
        self.ask = KeyButton(self.tr("Ask again with this choice"), theme, kind="primary")
        self.ask.clicked.connect(lambda *_: self.wanted.emit(self.chosen))
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(plain_label(self.tr("Send less"), name="strong"))
        layout.addWidget(self._list)
        layout.addLayout(row(self.ask, None))

    def show_card(self, card: CardState) -> None:
        """Offer what stands behind this card's requests."""
        items = self._items_of(card)
        if card.trace_id != self._trace or items != self._items:
            self._trace, self._items = card.trace_id, items
            self._before = self.chosen = card.omissions
            self._rebuild()
        self.setVisible(bool(items) and not card.is_running)

    def _items_of(self, card: CardState) -> dict[Omission, str]:
        roles = {Role.CUSTOMER: self.tr("Customer"), Role.AGENT: self.tr("Agent")}
        items = {
            Omission(OmissionKind.MESSAGE, line.message_id): f"{roles[line.role]}: {line.text}"
            for line in card.context
            if line.role in roles
        }
        for hit in (*card.evidence, *card.left_out):
            items[Omission(OmissionKind.PAIR, hit.pair.id)] = f"{hit.pair.id}: {hit.pair.question}"
        return items

    def _rebuild(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.switches = {}
        for omission, text in self._items.items():
            self._rows.addWidget(self._row(omission, text))
        self.ask.setVisible(self.chosen != self._before)

    def _row(self, omission: Omission, text: str) -> QWidget:
        is_out = omission in self.chosen
        label = ElidedLabel("sub")
        label.setText(self.tr("Left out: {text}").format(text=text) if is_out else text)
        font = label.font()
        font.setStrikeOut(is_out)
        label.setFont(font)
        switch = KeyButton(self.tr("Put back") if is_out else self.tr("Leave out"), self._theme, kind="fold")
        switch.setAccessibleDescription(text[:80])
        switch.clicked.connect(partial(self._toggle, omission))
        self.switches[omission] = switch
        line = row(label, switch)
        line.setStretch(0, 1)
        box = QWidget()
        box.setLayout(line)
        return box

    def _toggle(self, omission: Omission, *_: object) -> None:
        self.chosen = self.chosen ^ {omission}
        self._rebuild()
