"""What left this machine for a card: every request as it went out, byte for byte; and how to send less."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_cs.domain.engine import SentRecord
from desktop_cs.ui.card.request import RequestView, body_reader
from desktop_cs.ui.card.send_less import SendLess
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.icon import ButtonIcon
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.text_block import TextBlock
from desktop_cs.viewmodels.card import CardState

_LINES = 4


class SentPanel(QWidget):
    """A line that sums up, and the requests below it; folded or open as the agent likes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[SentRecord, ...] | None = None
        self._redacted = ""
        self.summary = KeyButton("", theme, kind="fold")
        self._icon = ButtonIcon(self.summary, theme, "less", size=11)
        self.summary.clicked.connect(self._toggle)
        self.requests: list[RequestView] = []
        self.readers: list[TextBlock] = []
        self.less = SendLess(theme)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column.addLayout(self._rows)
        column.addWidget(self.less)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(2)
        layout.addWidget(self.summary)
        layout.addWidget(self._body)

    def show_card(self, card: CardState) -> None:
        """Show what left for another card or another state of the same."""
        self.setVisible(bool(card.redacted or card.sent))
        self.summary.set_label(self._sum_up(card))
        if card.sent != self._shown or card.redacted != self._redacted:
            self._shown, self._redacted = card.sent, card.redacted
            self._show_bodies(card)
        self.less.show_card(card)

    def _sum_up(self, card: CardState) -> str:
        masked = self.tr("%n masked", "", card.masked_count)
        if card.is_running and not card.sent:
            return self.tr("Redacted text") + f" · {masked}"
        if not card.sent:
            return self.tr("Nothing left this machine") + f" · {masked}"
        size = self.tr("%n byte(s)", "", card.sent_bytes)
        return self.tr("Left this machine") + f" · {size} · {masked}"

    def _show_bodies(self, card: CardState) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.requests = [RequestView(record, self._theme, most=_LINES) for record in card.sent]
        self.readers = [request.reader for request in self.requests]
        for request in self.requests:
            self._rows.addWidget(request)
        if not card.sent and card.redacted:
            reader = body_reader(self._theme, card.redacted, self.tr("Redacted text"), _LINES)
            self.readers.append(reader)
            self._rows.addWidget(reader)

    def _toggle(self) -> None:
        is_open = self._body.isHidden()
        self._body.setVisible(is_open)
        self._icon.show_icon("less" if is_open else "more", "muted")
