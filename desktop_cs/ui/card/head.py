"""The head of the card: number, intent, engine and time, the score in a bar and in words, and what it was worth."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import Cause
from desktop_cs.domain.track_record import LEAST
from desktop_cs.ui.card.meter import Meter
from desktop_cs.ui.card.reasons import candidate_end, candidate_title, reason_sentence
from desktop_cs.ui.error_text import cause_name
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import Role, chip, row, set_chip, set_property
from desktop_cs.ui.widgets.elided import ElidedLabel
from desktop_cs.ui.words import band_name, duration, engine_name, intent_title
from desktop_cs.viewmodels.card import Band, CardState, Phase, band
from desktop_cs.viewmodels.workbench import Workbench

_BAND_ROLE: dict[Band, Role] = {Band.HIGH: "ok", Band.MEDIUM: "accent", Band.LOW: "warn"}


class CardHead(QWidget):
    """What was understood, how sure that is, and who answered."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self.number = plain_label("1", name="number")
        self.number.setFixedSize(20, 20)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = ElidedLabel("strong")
        self.engine = plain_label(name="sub")
        self.meter = Meter(theme)
        self.band = chip()
        self.figures = plain_label(name="sub", wrap=True)
        self.worth = plain_label(name="sub", wrap=True)
        top = row(self.number, self.title, self.engine)
        top.setStretch(1, 1)
        figures = row(self.band, self.figures)
        figures.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(5)
        layout.addLayout(top)
        layout.addWidget(self.meter)
        layout.addLayout(figures)
        layout.addWidget(self.worth)

    def show_card(self, card: CardState) -> None:
        """Show the head of another card or another state of the same."""
        set_property(self.number, "quiet", "true" if card.stale else "false")
        self.title.setText(self._title(card))
        self.engine.setText(self._engine(card))
        self.number.setText(str(card.place))
        self._show_score(card)
        self._show_worth(card)

    def _title(self, card: CardState) -> str:
        if card.place > 1:
            return " ".join(candidate_title(card, self._workbench).split())
        if card.act is Act.BLOCKED:
            return self.tr("Stopped by the word filter")
        if card.understanding is None:
            return self.tr("Not finished") if card.phase is Phase.FAILED else self.tr("Understanding…")
        if card.is_low:
            return self.tr("Not sure what is meant")
        return intent_title(self._workbench.catalogue, card.understanding.intent)

    def _engine(self, card: CardState) -> str:
        if card.engine is None:
            return ""
        if card.place > 1:
            return candidate_end(card)
        return f"{engine_name(card.engine)} {duration(card.total_ms)}" if card.stages else engine_name(card.engine)

    def _show_worth(self, card: CardState) -> None:
        """What suggestions like this one were worth here; for an alternative, why it is offered."""
        text = reason_sentence(card.reason) if card.place > 1 else self._record()
        self.worth.setText(text)
        self.worth.setVisible(bool(text))

    def _record(self) -> str:
        record = self._workbench.records.state.value
        if record is None:
            return ""
        if not record.is_enough:
            text = self.tr("Not enough history here yet: {count} of {least} like it")
            return text.format(count=record.count, least=LEAST)
        text = self.tr("Of the last {count} like it here, {unedited} went out unedited")
        return text.format(count=record.count, unedited=record.unedited)

    def _show_score(self, card: CardState) -> None:
        heard = card.understanding
        has_score = heard is not None and bool(heard.ranking) and card.place == 1
        for widget in (self.meter, self.band, self.figures):
            widget.setVisible(has_score)
        if heard is None or not has_score:
            return
        second = heard.runner_up
        self.meter.show_score(heard.score, heard.threshold, second.score if second else None)
        level = band(heard.score, heard.threshold)
        set_chip(self.band, band_name(level), _BAND_ROLE[level])
        parts = [f"{heard.score:.2f}", self.tr("threshold {score}").format(score=f"{heard.threshold:.2f}")]
        if second is not None:
            title = intent_title(self._workbench.catalogue, second.name)
            parts.append(self.tr("next {title} {score}").format(title=title, score=f"{second.score:.2f}"))
        if heard.cause in set(Cause) and card.cause is None:
            cause = cause_name(Cause(heard.cause))
            parts.append(self.tr("understood locally: {cause}").format(cause=cause))
        self.figures.setText(" · ".join(parts))
