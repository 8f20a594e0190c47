"""The evidence: the QA pairs behind a reply, with what matched marked, their version and age, the answer to unfold."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_cs.domain.knowledge import QaHit
from desktop_cs.ui.theme import Theme, text_font
from desktop_cs.ui.tokens import FONT_BASE, FONT_FINE
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.elided import ElidedLabel
from desktop_cs.ui.widgets.icon import ButtonIcon
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.text_block import TextBlock
from desktop_cs.ui.words import age, cached
from desktop_cs.viewmodels.marks import find_terms

SHOWN = 3


class EvidenceRow(QWidget):
    """One QA pair: its question, where it comes from, and its answer when unfolded."""

    def __init__(self, hit: QaHit, now: datetime, theme: Theme) -> None:
        super().__init__()
        terms = tuple(term for term, _ in hit.terms)
        self.question = TextBlock(theme, text_font(FONT_BASE), line=140)
        is_question = hit.matched in ("", hit.pair.question)
        self.question.set_text(hit.pair.question, hit.matched_spans if is_question else ())
        self.question.setAccessibleName(self.tr("Question of the knowledge base"))
        self.matched = TextBlock(theme, text_font(FONT_FINE), line=150, name="fineText")
        self._show_matched(hit)
        self.answer = TextBlock(theme, text_font(FONT_FINE), line=150)
        self.answer.set_text(hit.pair.answer, find_terms(hit.pair.answer, terms))
        self.answer.setAccessibleName(self.tr("Answer of the knowledge base"))
        self.answer.hide()
        meta = [f"{hit.pair.id} v{hit.pair.version}", f"{hit.score:.2f}"]
        if hit.pair.updated_at is not None:
            meta.append(age(hit.pair.updated_at, now))
        if hit.kept_since is not None:
            meta.append(cached(hit.kept_since, now))
        self.meta = ElidedLabel("sub")
        self.meta.setText(" · ".join(meta))
        self.fold = KeyButton(self.tr("Answer"), theme, kind="fold")
        self.fold.setAccessibleName(self.tr("Show the answer of {id}").format(id=hit.pair.id))
        self._icon = ButtonIcon(self.fold, theme, "more", size=11)
        self.fold.clicked.connect(self._toggle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.question)
        layout.addWidget(self.matched)
        below = row(self.meta, self.fold)
        below.setStretch(0, 1)
        layout.addLayout(below)
        layout.addWidget(self.answer)

    def _show_matched(self, hit: QaHit) -> None:
        """The wording that matched, where that is not the standard question itself."""
        is_variant = hit.matched not in ("", hit.pair.question)
        phrase = self.tr("as “{variant}”")
        lead = phrase.index("{variant}")
        spans = tuple((start + lead, end + lead) for start, end in hit.matched_spans)
        self.matched.set_text(phrase.format(variant=hit.matched), spans if is_variant else ())
        self.matched.setAccessibleName(self.tr("Wording that matched"))
        if not is_variant:
            self.matched.hide()

    def _toggle(self) -> None:
        is_open = self.answer.isHidden()
        self.answer.setVisible(is_open)
        self._icon.show_icon("less" if is_open else "more", "muted")
