"""A card of an earlier turn: one line with its intent, score and what became of it. A click opens it."""

from PySide6.QtWidgets import QHBoxLayout, QLabel

from desktop_cs.domain.outcome import OutcomeKind
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.widgets.basic import Role, chip, set_chip
from desktop_cs.ui.widgets.elided import ElidedLabel
from desktop_cs.ui.widgets.row_button import RowButton
from desktop_cs.ui.words import band_name, engine_name, intent_title
from desktop_cs.viewmodels.card import Band, CardState, band
from desktop_cs.viewmodels.workbench import Workbench

_ROLES: dict[Band, Role] = {Band.HIGH: "ok", Band.MEDIUM: "accent", Band.LOW: "warn"}


class EarlierCard(RowButton):
    """Quieter than a candidate: it has no number, for no key inserts it."""

    def __init__(self, card: CardState, workbench: Workbench) -> None:
        super().__init__()
        self.setObjectName("quietRow")
        self.trace_id = card.trace_id
        heard = card.understanding
        title = intent_title(workbench.catalogue, heard.intent) if heard else self.tr("Not finished")
        name = ElidedLabel()
        name.setText(title)
        mark = chip()
        end = self._end(card)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 12, 5)
        layout.setSpacing(8)
        layout.addWidget(name, 1)
        layout.addWidget(mark)
        layout.addWidget(plain_label(end, name="sub"))
        self._show_band(mark, card)
        self.setAccessibleName(f"{title}, {end}")

    def _show_band(self, mark: QLabel, card: CardState) -> None:
        heard = card.understanding
        if heard is None or not heard.ranking:
            mark.hide()
            return
        level = band(heard.score, heard.threshold)
        set_chip(mark, f"{band_name(level)} {heard.score:.2f}", _ROLES[level])

    def _end(self, card: CardState) -> str:
        if card.outcome is None:
            return engine_name(card.engine) if card.engine else self.tr("under way") if card.is_running else ""
        return {
            OutcomeKind.SENT_UNEDITED: self.tr("sent"),
            OutcomeKind.SENT_EDITED: self.tr("sent, edited"),
            OutcomeKind.REJECTED: self.tr("rejected"),
            OutcomeKind.IGNORED: self.tr("not used"),
            OutcomeKind.EXPIRED: self.tr("expired"),
        }[card.outcome.kind]
