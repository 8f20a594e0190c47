"""The reply on the card: the text as it grows, what stands there while there is none, and what Coze had begun."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_cs.domain.engine import EngineName
from desktop_cs.ui.card.sentences import SentencePicker
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme, text_font
from desktop_cs.ui.tokens import FONT_BASE, FONT_TEXT, LINE_REPLY
from desktop_cs.ui.widgets.basic import row, rule
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.text_block import TextBlock
from desktop_cs.viewmodels.card import CardState, Phase
from desktop_cs.viewmodels.marks import Span, taken_over


class CardReply(QWidget):
    """Plain text that can be selected. A reply that was broken off is kept below, apart from the one that counts."""

    partial_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.text = TextBlock(theme, text_font(FONT_TEXT), line=LINE_REPLY)
        self.text.setAccessibleName(self.tr("Suggested reply"))
        self.picker = SentencePicker(theme)
        self.is_picking = False
        self.waiting = plain_label(name="sub", wrap=True)
        self.partial = TextBlock(theme, text_font(FONT_BASE), line=150)
        self.partial.setAccessibleName(self.tr("What Coze had begun"))
        self._take = KeyButton(self.tr("Insert this part"), theme, kind="link")
        self._take.clicked.connect(lambda *_: self.partial_wanted.emit())
        self._kept = QWidget()
        kept = QVBoxLayout(self._kept)
        kept.setContentsMargins(0, 4, 0, 0)
        kept.setSpacing(4)
        kept.addWidget(rule())
        kept.addLayout(row(plain_label(self.tr("Coze had begun"), name="sub"), None, self._take))
        kept.addWidget(self.partial)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(4)
        layout.addWidget(self.waiting)
        layout.addWidget(self.text)
        layout.addWidget(self.picker)
        layout.addWidget(self._kept)

    def show_card(self, card: CardState) -> None:
        """Show the reply as far as it has come."""
        waiting = self._waiting(card)
        self.waiting.setText(waiting)
        self.waiting.setVisible(bool(waiting))
        self.text.set_text(card.text, self._taken_over(card))
        self.is_picking = self.is_picking and card.can_pick
        self.picker.show_text(card.text if self.is_picking else "")
        self.picker.setVisible(self.is_picking)
        self.text.setVisible(bool(card.text) and not self.is_picking)
        self.partial.set_text(card.partial)
        self._kept.setVisible(bool(card.partial))
        self.setVisible(bool(waiting or card.text or card.partial))

    def _taken_over(self, card: CardState) -> tuple[Span, ...]:
        """What Coze took from the sources word for word; local replies are nothing else."""
        if card.phase is not Phase.READY or card.engine is not EngineName.COZE:
            return ()
        return taken_over(card.text, tuple(hit.pair.answer for hit in card.evidence))

    def _waiting(self, card: CardState) -> str:
        if card.text:
            return ""
        return {
            Phase.READING: self.tr("Understanding the message…"),
            Phase.SEARCHING: self.tr("Looking for evidence…"),
            Phase.WRITING: self.tr("Waiting for the first words…"),
        }.get(card.phase, "")
