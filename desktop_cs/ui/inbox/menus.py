"""The inbox's menus: how the list is ordered and narrowed, and how long a conversation is put aside."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop_cs.domain.inbox import InboxOrder, InboxQuery
from desktop_cs.ui.words import language_code
from desktop_cs.viewmodels.workbench import Workbench

_MORNING = 9  # o'clock


class FilterMenu(QMenu):
    """Everything that orders or narrows the list, with what holds now ticked."""

    def __init__(self, parent: QWidget, workbench: Workbench) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        inbox = self._workbench.inbox
        query, choices = inbox.state.value.query, inbox.state.value.choices
        latest, waits = InboxOrder.LATEST, InboxOrder.LONGEST_WAIT
        orders = ((self.tr("Latest first"), latest), (self.tr("Longest wait first"), waits))
        self._offer(self, ((text, replace(query, order=order)) for text, order in orders))
        self.addSeparator()
        self._offer(self.addMenu(self.tr("Score")), self._scores(query))
        any_one = (self.tr("Any"), "")
        channels = (any_one, *((name, name) for name in choices.channels))
        self._offer(self.addMenu(self.tr("Channel")), ((t, replace(query, channel=name)) for t, name in channels))
        title = self._workbench.catalogue.title
        intents = (any_one, *((title(name, language_code()), name) for name in choices.intents))
        self._offer(self.addMenu(self.tr("Intent")), ((t, replace(query, intent=name)) for t, name in intents))
        self.addSeparator()
        clear = self.addAction(self.tr("Clear the filters"))
        clear.setEnabled(query.is_narrowed)
        clear.triggered.connect(lambda *_: inbox.choose(InboxQuery(queue=query.queue, order=query.order)))

    def _scores(self, query: InboxQuery) -> tuple[tuple[str, InboxQuery], ...]:
        threshold = self._workbench.threshold
        return (
            (self.tr("Any"), replace(query, score_from=None, score_below=None)),
            (self.tr("Below the threshold"), replace(query, score_from=None, score_below=threshold)),
            (self.tr("At or above the threshold"), replace(query, score_from=threshold, score_below=None)),
        )

    def _offer(self, menu: QMenu, wishes: Iterable[tuple[str, InboxQuery]]) -> None:
        inbox, group = self._workbench.inbox, QActionGroup(menu)
        for text, wish in wishes:
            action = QAction(text.replace("&", "&&"), menu, checkable=True)
            action.setChecked(wish == inbox.state.value.query)
            action.triggered.connect(lambda *_, chosen=wish: inbox.choose(chosen))
            group.addAction(action)
            menu.addAction(action)


class SnoozeMenu(QMenu):
    """How long to put a conversation aside; a snoozed one can be brought back."""

    def __init__(
        self, parent: QWidget, now: datetime, *, is_snoozed: bool, choose: Callable[[datetime | None], None]
    ) -> None:
        super().__init__(parent)
        tomorrow = (now.astimezone() + timedelta(days=1)).replace(hour=_MORNING, minute=0, second=0, microsecond=0)
        wishes: tuple[tuple[str, datetime | None], ...] = (
            (self.tr("Snooze for 15 minutes"), now + timedelta(minutes=15)),
            (self.tr("Snooze for an hour"), now + timedelta(hours=1)),
            (self.tr("Snooze until tomorrow, 9:00"), tomorrow),
        )
        for text, until in ((self.tr("Bring it back now"), None),) if is_snoozed else wishes:
            self.addAction(text).triggered.connect(lambda *_, chosen=until: choose(chosen))
