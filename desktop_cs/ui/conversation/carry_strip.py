"""The strip that offers what the last session knew: taken over, left behind, or the answer taken back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from desktop_cs.domain.carry import CarryOver
from desktop_cs.domain.session import CarryChoice
from desktop_cs.ui.theme import Theme, text_font
from desktop_cs.ui.tokens import FONT_BASE
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.icon import IconLabel
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.text_block import TextBlock
from desktop_cs.ui.words import intent_title, slot_name
from desktop_cs.viewmodels.visits import CarryState
from desktop_cs.viewmodels.workbench import Workbench


class CarryStrip(QFrame):
    """One line above the composer; hidden where there is nothing to offer."""

    take_wanted = Signal()
    leave_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("role", "accent")
        self._workbench = workbench
        self._icon = IconLabel(theme, "stale", "accent")
        self.words = TextBlock(theme, text_font(FONT_BASE), line=145, name="noticeText")
        self.take = KeyButton(self.tr("Carry over"), theme, keys="Alt+C", kind="link")
        self.leave = KeyButton(self.tr("Leave"), theme, kind="link")
        self.undo = KeyButton(self.tr("Undo"), theme, kind="link")
        for button, wanted in (
            (self.take, self.take_wanted),
            (self.leave, self.leave_wanted),
            (self.undo, self.undo_wanted),
        ):
            button.clicked.connect(lambda *_, signal=wanted: signal.emit())
        layout = row(self._icon, self.words, self.take, self.leave, self.undo, spacing=7)
        layout.setContentsMargins(14, 6, 9, 6)
        layout.setStretch(1, 1)
        layout.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self._stop = workbench.visits.carry.connect(self._show)

    def detach(self) -> None:
        """Listen no more."""
        self._stop()

    def _show(self, state: CarryState) -> None:
        self.setVisible(state.offer is not None)
        if state.offer is None:
            return
        text = {
            None: self.tr("From the last session: {summary}"),
            CarryChoice.TAKEN: self.tr("Carried over: {summary}"),
            CarryChoice.LEFT: self.tr("Not carried over: {summary}"),
        }[state.choice].format(summary=self._summary(state.offer))
        self.words.set_text(text)
        self.words.setAccessibleName(text)
        self.setAccessibleName(text)
        self.take.setVisible(state.choice is None)
        self.leave.setVisible(state.choice is None)
        self.undo.setVisible(state.choice is not None)

    def _summary(self, offer: CarryOver) -> str:
        slots = (f"{slot_name(slot.name)} = {slot.value}" for slot in offer.slots)
        return " · ".join((intent_title(self._workbench.catalogue, offer.intent), *slots))
