"""The panel for who wants to follow a turn: its trace id, the time of each stage, the engine and the tokens."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_cs.ui.error_text import cause_name
from desktop_cs.ui.plain import set_tip
from desktop_cs.ui.theme import Theme, mono_font, text_font
from desktop_cs.ui.tokens import FONT_FINE
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.icon import ButtonIcon
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.text_block import TextBlock
from desktop_cs.ui.words import duration, engine_name, stage_name
from desktop_cs.viewmodels.card import CardState


class TracePanel(QWidget):
    """Figures for support and for the curious."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._trace = ""
        self.trace = TextBlock(theme, mono_font(FONT_FINE), line=150, name="fineText")
        self.trace.setAccessibleName(self.tr("Trace id"))
        self.copy = KeyButton(self.tr("Copy"), theme, kind="fold")
        self._icon = ButtonIcon(self.copy, theme, "copy", size=13)
        set_tip(self.copy, self.tr("Copy the trace id"))
        self.copy.clicked.connect(lambda *_: QGuiApplication.clipboard().setText(self._trace))
        self.stages = TextBlock(theme, text_font(FONT_FINE), line=155, name="fineText")
        self.stages.setAccessibleName(self.tr("Time of each stage"))
        head = row(self.trace, self.copy)
        head.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.stages)

    def show_card(self, card: CardState) -> None:
        """Show the figures of another card or another state of the same."""
        self._trace = card.trace_id
        self.trace.set_text(card.trace_id)
        self.stages.set_text(self._figures(card))

    def _figures(self, card: CardState) -> str:
        parts = [f"{stage_name(stage)}\u00a0{duration(ms)}" for stage, ms in card.stages]
        if card.tokens_used is not None:
            parts.append(self.tr("%n token(s)", "", card.tokens_used))
        lines = [" · ".join(parts)]
        if card.engine is not None:
            lines.append(self.tr("Written by: {engine}").format(engine=engine_name(card.engine)))
        if card.cause is not None:
            lines.append(self.tr("Why not Coze: {cause}").format(cause=cause_name(card.cause)))
        return "\n".join(lines)
