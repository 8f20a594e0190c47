"""The panel that says why: the reason in words, all intents with their scores, and what each matched term weighs."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_cs.ui.card.reasons import reason_sentence
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme, text_font
from desktop_cs.ui.tokens import FONT_BASE, FONT_FINE
from desktop_cs.ui.widgets.text_block import TextBlock
from desktop_cs.ui.words import intent_title
from desktop_cs.viewmodels.card import CardState
from desktop_cs.viewmodels.workbench import Workbench

_TERMS = 12


class WhyPanel(QWidget):
    """Everything in it can be worked out on this machine, without a model."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self.reason = TextBlock(theme, text_font(FONT_BASE), line=150)
        self.reason.setAccessibleName(self.tr("Why this reply"))
        self.ranking = TextBlock(theme, text_font(FONT_FINE), line=155, name="fineText")
        self.ranking.setAccessibleName(self.tr("Intents and their scores"))
        self.terms = TextBlock(theme, text_font(FONT_FINE), line=155, name="fineText")
        self.terms.setAccessibleName(self.tr("Matched terms and their weight"))
        self._names = [plain_label(self.tr("Intents"), name="sub"), plain_label(self.tr("Terms"), name="sub")]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(2)
        layout.addWidget(self.reason)
        for name, text in zip(self._names, (self.ranking, self.terms), strict=True):
            layout.addSpacing(4)
            layout.addWidget(name)
            layout.addWidget(text)

    def show_card(self, card: CardState) -> None:
        """Explain another card or another state of the same."""
        reason = reason_sentence(card.reason)
        ranking, terms = self._ranking(card), self._terms(card)
        self.reason.set_text(self.tr("Not decided yet.") if card.is_running else reason)
        self.reason.setVisible(card.is_running or bool(reason))
        for name, block, text in zip(self._names, (self.ranking, self.terms), (ranking, terms), strict=True):
            block.set_text(text)
            block.setVisible(bool(text))
            name.setVisible(bool(text))

    def _ranking(self, card: CardState) -> str:
        heard = card.understanding
        if heard is None or not heard.ranking:
            return ""
        lines = [f"{item.score:.2f}  {intent_title(self._workbench.catalogue, item.name)}" for item in heard.ranking]
        above = sum(item.score >= heard.threshold for item in heard.ranking)
        lines.insert(above, self.tr("{score}  — threshold —").format(score=f"{heard.threshold:.2f}"))
        margin = self.tr("The best is ahead by {margin}.").format(margin=f"{heard.margin:.2f}")
        return "\n".join([*lines, margin])

    def _terms(self, card: CardState) -> str:
        if not card.evidence or not card.evidence[0].terms:
            return ""
        best = card.evidence[0]
        weighed = sorted(best.terms, key=lambda term: -term[1])[:_TERMS]
        parts = " · ".join(f"{term}\u00a0{share:.2f}" for term, share in weighed)
        total = self.tr("{id}: {score} in all").format(id=best.pair.id, score=f"{best.score:.2f}")
        return f"{parts}\n{total}"
