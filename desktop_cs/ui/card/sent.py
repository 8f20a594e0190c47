"""What left this machine for a card: every request's body as it went out, to whom and what for, byte for byte."""

from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_cs.domain.engine import SentRecord
from desktop_cs.ui.theme import Theme, mono_font
from desktop_cs.ui.tokens import FONT_FINE
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.elided import ElidedLabel
from desktop_cs.ui.widgets.icon import ButtonIcon
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.text_block import TextBlock
from desktop_cs.ui.words import purpose_name
from desktop_cs.viewmodels.card import CardState

_LINES = 4
_MOST = 20_000  # characters shown of one body; copying takes the whole of it
_FRAME = (18, 14)  # the padding of the style sheet


class SentPanel(QWidget):
    """A line that sums up, and the bodies below it; folded or open as the agent likes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[SentRecord, ...] | None = None
        self._redacted = ""
        self.summary = KeyButton("", theme, kind="fold")
        self._icon = ButtonIcon(self.summary, theme, "less", size=11)
        self.summary.clicked.connect(self._toggle)
        self.readers: list[TextBlock] = []
        self._body = QWidget()
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(0, 4, 0, 0)
        self._rows.setSpacing(4)
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
        self.readers = []
        for record in card.sent:
            self._add_record(record)
        if not card.sent and card.redacted:
            self._add_reader(card.redacted, self.tr("Redacted text"))

    def _add_record(self, record: SentRecord) -> None:
        body = record.body.decode("utf-8", "replace")
        parts = (record.host, purpose_name(record.purpose), self.tr("%n byte(s)", "", len(record.body)))
        copy = KeyButton(self.tr("Copy"), self._theme, kind="fold")
        copy.setAccessibleName(self.tr("Copy the whole request"))
        ButtonIcon(copy, self._theme, "copy", size=13)
        copy.clicked.connect(lambda *_: QGuiApplication.clipboard().setText(body))
        where = ElidedLabel("sub")
        where.setText("→ " + " · ".join(parts))
        head = QWidget()
        line = row(where, copy)
        line.setStretch(0, 1)
        head.setLayout(line)
        self._rows.addWidget(head)
        self._add_reader(body, self.tr("Request as it was sent"))

    def _add_reader(self, text: str, name: str) -> None:
        reader = TextBlock(self._theme, mono_font(FONT_FINE), name="sent", most=_LINES, frame=_FRAME)
        reader.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        reader.set_text(text[:_MOST])
        reader.setAccessibleName(name)
        self.readers.append(reader)
        self._rows.addWidget(reader)

    def _toggle(self) -> None:
        is_open = self._body.isHidden()
        self._body.setVisible(is_open)
        self._icon.show_icon("less" if is_open else "more", "muted")
