"""The head of the conversation: who it is, from where, how long the session still lives, and the ways to end it."""

import math
from datetime import timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from desktop_cs.ui.conversation.life_menu import LifeMenu
from desktop_cs.ui.plain import plain_label, set_tip
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.tokens import HEAD_HEIGHT
from desktop_cs.ui.widgets.basic import chip, row, set_chip
from desktop_cs.ui.widgets.icon import ButtonIcon
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.words import channel_name, time_left
from desktop_cs.viewmodels.conversation import ConversationState
from desktop_cs.viewmodels.visits import time_shown
from desktop_cs.viewmodels.workbench import Workbench

_SHOWN_TAGS = 3
_MARGIN, _GAP = 14, 10
_SOON = timedelta(minutes=2)


class ConversationHeader(QFrame):
    """Follows the chosen conversation and its session's clock; repaints that only when its words change."""

    end_wanted = Signal()
    fresh_wanted = Signal()
    life_wanted = Signal(int)  # minutes

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("head")
        self.setFixedHeight(HEAD_HEIGHT)
        self._workbench = workbench
        self._name = plain_label(name="title")
        self._channel = chip()
        self._tags = [chip() for _ in range(_SHOWN_TAGS)]
        self._build_timer(theme)
        self.fresh = KeyButton(self.tr("Start fresh"), theme)
        set_tip(self.fresh, self.tr("Begin a new session: what was said before no longer counts (Alt+N)"))
        self.fresh.clicked.connect(lambda *_: self.fresh_wanted.emit())
        self.end = KeyButton(self.tr("End"), theme)
        self.end.setAccessibleName(self.tr("End this session"))
        set_tip(self.end, self.tr("End this session (Alt+E)"))
        self.end.clicked.connect(lambda *_: self.end_wanted.emit())
        self._firm = (self._name, self.timer, self.fresh, self.end)
        layout = row(self._name, self._channel, *self._tags, None, self.timer, self.fresh, self.end, spacing=_GAP)
        layout.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self.setLayout(layout)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self.tick)

    def show_state(self, state: ConversationState) -> None:
        """Show another conversation, or another state of the same."""
        customer = state.customer
        for button in (self.fresh, self.end):
            button.setVisible(state.user_id is not None)
        self._name.setText(customer.name or customer.user_id if customer else "")
        set_chip(self._channel, channel_name(customer.channel) if customer else "", "plain")
        tags: tuple[str, ...] = customer.tags if customer else ()
        for label, tag in zip(self._tags, (*tags, *[""] * _SHOWN_TAGS), strict=False):
            set_chip(label, tag, "plain")
        self.tick()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more, or for less."""
        super().resizeEvent(event)
        self._fit()

    def stop(self) -> None:
        """Stop the clock."""
        self._clock.stop()

    def tick(self) -> None:
        """Show the time left, and come again when the words change."""
        left = self._workbench.visits.time_left()
        is_known = self._workbench.conversation.state.value.session is not None
        self.end.setEnabled(left is not None)
        self.fresh.setEnabled(is_known)
        self.timer.setVisible(is_known)
        if left is None:
            self._clock.stop()
            self._say(self.tr("Session ended"), self.tr("Session ended"), "muted")
            return
        shown = time_shown(left)
        time = time_left(shown)
        words, spoken = self.tr("{time} left"), self.tr("Session ends in {time}")
        self._say(words.format(time=time), spoken.format(time=time), "warn" if left < _SOON else "muted")
        self._clock.start(math.ceil(shown.next_in / timedelta(milliseconds=1)))

    def _build_timer(self, theme: Theme) -> None:
        self.timer = KeyButton("", theme, kind="status")
        self.timer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icon = ButtonIcon(self.timer, theme, "timer", size=15)
        self.menu = LifeMenu(self, self._workbench.visits)
        self.menu.chosen.connect(self.life_wanted)
        self.timer.setMenu(self.menu)

    def _say(self, text: str, spoken: str, role: str) -> None:
        self._icon.show_icon("timer", role)
        if text != self.timer.text():
            self.timer.setText(text)
            self.timer.setAccessibleName(spoken)
            tip = self.tr("{minutes} minutes without a message or typing end a session. Click to change that.")
            set_tip(self.timer, f"{spoken}. {tip.format(minutes=self._workbench.visits.minutes())}")
            self._fit()

    def _fit(self) -> None:
        """Leave out the marks that have no room before anything is cut off."""
        room = self.width() - 2 * _MARGIN - sum(part.sizeHint().width() + _GAP for part in self._firm)
        for label in (self._channel, *self._tags):
            needed = label.sizeHint().width() + _GAP
            label.setVisible(bool(label.text()) and needed <= room)
            room -= needed if label.text() else 0
