"""A candidate that is not open: its number, what it is, and where it comes from. A click or its key opens it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from desktop_cs.ui.card.reasons import candidate_end, candidate_title, reason_sentence
from desktop_cs.ui.plain import plain_label, set_tip
from desktop_cs.ui.widgets.elided import ElidedLabel
from desktop_cs.ui.widgets.row_button import RowButton
from desktop_cs.viewmodels.card import CardState
from desktop_cs.viewmodels.workbench import Workbench


class CandidateRow(RowButton):
    """`card` shows the candidate in question."""

    def __init__(self, card: CardState, workbench: Workbench) -> None:
        super().__init__()
        self.setObjectName("card")
        self.place = card.place
        badge = plain_label(str(card.place), name="number")
        badge.setProperty("quiet", "true")
        badge.setFixedSize(20, 20)
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title, end = candidate_title(card, workbench), candidate_end(card)
        name = ElidedLabel()
        name.setText(" ".join(title.split()))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 9, 12, 9)
        layout.setSpacing(8)
        layout.addWidget(badge)
        layout.addWidget(name, 1)
        layout.addWidget(plain_label(end, name="sub"))
        spoken = self.tr("Reply {place}: {title}, {end}")
        self.setAccessibleName(spoken.format(place=card.place, title=title, end=end))
        self.setAccessibleDescription(card.text)
        set_tip(self, reason_sentence(card.reason))
