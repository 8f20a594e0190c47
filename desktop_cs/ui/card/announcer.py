"""Tells a screen reader in one short sentence that a suggestion is there; the details are read on demand."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from desktop_cs.domain.ids import TraceId
from desktop_cs.ui.card.reasons import candidate_title
from desktop_cs.ui.words import band_name
from desktop_cs.viewmodels.card import CardState, Phase, band
from desktop_cs.viewmodels.workbench import Workbench


class Announcer(QObject):
    """Every card is announced once, when its reply is complete; cards that are only looked at again are not."""

    def __init__(self, workbench: Workbench, pane: QWidget, speak: Callable[[str], None] | None = None) -> None:
        super().__init__(pane)
        self._pane = pane
        self._workbench = workbench
        self._speak = speak or self._announce
        self._running: TraceId | None = None

    def follow(self, card: CardState | None) -> None:
        """Look at the open card; one that was under way and is ready now is announced."""
        if card is not None and card.is_running:
            self._running = card.trace_id
        elif card is not None and card.phase is Phase.READY and card.trace_id == self._running:
            self._running = None
            self._speak(self._sentence(card))

    def _sentence(self, card: CardState) -> str:
        heard = card.understanding
        parts = [candidate_title(card, self._workbench)]
        if heard is not None and heard.ranking:
            level = band_name(band(heard.score, heard.threshold))
            parts.append(self.tr("score {level}").format(level=level))
        parts.append(self.tr("%n source(s)", "", len(card.evidence)))
        told = ", ".join(part for part in parts if part)
        return self.tr("Suggestion: {told}").format(told=told)

    def _announce(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._pane, sentence))
