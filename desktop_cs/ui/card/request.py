"""One request as it left this machine: to whom, what for, how much, its hash; its bytes raw or laid out, to copy."""

import json

from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_cs.domain.engine import SentRecord
from desktop_cs.domain.text import with_visible_controls
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme, mono_font
from desktop_cs.ui.tokens import FONT_FINE
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.elided import ElidedLabel
from desktop_cs.ui.widgets.icon import ButtonIcon
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.text_block import TextBlock
from desktop_cs.ui.words import purpose_name

_MOST = 20_000  # characters shown of one body; copying takes the whole of it
_FRAME = (18, 14)  # the padding of the style sheet


def body_reader(theme: Theme, text: str, name: str, most: int) -> TextBlock:
    """A field that shows bytes that left, `most` lines at once."""
    reader = TextBlock(theme, mono_font(FONT_FINE), name="sent", most=most, frame=_FRAME)
    reader.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
    reader.set_text(shown(text))
    reader.setAccessibleName(name)
    return reader


def shown(text: str) -> str:
    """What is shown of a body: its signs as they are, but for those that would change how others are read."""
    return with_visible_controls(text[:_MOST])


def laid_out(body: str) -> str:
    """JSON with a line for each field; anything else as it is."""
    try:
        return json.dumps(json.loads(body), ensure_ascii=False, indent=2)
    except ValueError:
        return body


class RequestView(QWidget):
    """Shows one record. `reader` is hidden where the request had no body."""

    def __init__(self, record: SentRecord, theme: Theme, *, most: int) -> None:
        super().__init__()
        self._body = record.body.decode("utf-8", "replace")
        parts = (record.host, purpose_name(record.purpose), self.tr("%n byte(s)", "", len(record.body)))
        self.head = ElidedLabel("sub")
        self.head.setText("→ " + " · ".join(parts))
        self.hash = ElidedLabel("sub")
        self.hash.setText(f"SHA-256 {record.sha256}")
        self.layout_switch = KeyButton(self.tr("Lay out"), theme, kind="fold")
        self.layout_switch.setCheckable(True)
        self.layout_switch.toggled.connect(self._show)
        self.copy = KeyButton(self.tr("Copy"), theme, kind="fold")
        self.copy.setAccessibleName(self.tr("Copy the whole request"))
        ButtonIcon(self.copy, theme, "copy", size=13)
        self.copy.clicked.connect(lambda *_: QGuiApplication.clipboard().setText(self._body))
        self.reader = body_reader(theme, self._body, self.tr("Request as it was sent"), most)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widgets in ((self.head, self.copy), (self.hash, self.layout_switch)):
            line = row(*widgets)
            line.setStretch(0, 1)
            layout.addLayout(line)
        if self._body:
            layout.addWidget(self.reader)
        else:
            self.reader.hide()
            self.layout_switch.hide()
            layout.addWidget(plain_label(self.tr("A question without a body"), name="sub"))

    def _show(self, is_laid_out: bool) -> None:
        self.layout_switch.set_label(self.tr("As sent") if is_laid_out else self.tr("Lay out"))
        self.reader.set_text(shown(laid_out(self._body) if is_laid_out else self._body))
