"""The head of the conversation: who it is, from where, how long the session still lives, and the way to end it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel

from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.tokens import HEAD_HEIGHT
from desktop_cs.ui.widgets.basic import chip, row, set_chip
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.words import channel_name, clock
from desktop_cs.viewmodels.conversation import ConversationState
from desktop_cs.viewmodels.workbench import Workbench

_SHOWN_TAGS = 3
_SOON_S = 120


class ConversationHeader(QFrame):
    """Follows the chosen conversation and its session's clock."""

    end_wanted = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("head")
        self.setFixedHeight(HEAD_HEIGHT)
        self._workbench = workbench
        self._name = plain_label(name="title")
        self._channel = chip()
        self._tags = [chip() for _ in range(_SHOWN_TAGS)]
        self.timer = plain_label(name="sub")
        self.end = KeyButton(self.tr("End"), theme, keys="Alt+E")
        self.end.setAccessibleName(self.tr("End this session"))
        self.end.clicked.connect(lambda *_: self.end_wanted.emit())
        layout = row(self._name, self._channel, *self._tags, None, self.timer, self.end, spacing=10)
        layout.setContentsMargins(14, 0, 14, 0)
        self.setLayout(layout)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def show_state(self, state: ConversationState) -> None:
        """Show another conversation, or another state of the same."""
        customer = state.customer
        self.end.setVisible(state.user_id is not None)
        self._name.setText(customer.name or customer.user_id if customer else "")
        set_chip(self._channel, channel_name(customer.channel) if customer else "", "plain")
        tags: tuple[str, ...] = customer.tags if customer else ()
        for label, tag in zip(self._tags, (*tags, *[""] * _SHOWN_TAGS), strict=False):
            set_chip(label, tag, "plain")
        self._tick()

    def stop(self) -> None:
        """Stop the clock."""
        self._clock.stop()

    def _tick(self) -> None:
        facts = self._workbench.status.state.value.facts
        left = self._workbench.conversation.time_left(self._workbench.now(), facts.session_ttl)
        self.end.setEnabled(left is not None)
        if left is None:
            is_known = self._workbench.conversation.state.value.session is not None
            self.timer.setText(self.tr("Session ended") if is_known else "")
            return
        self.timer.setText(self.tr("Session ends in {time}").format(time=clock(left)))
        self._colour(self.timer, "warnText" if left.total_seconds() < _SOON_S else "sub")

    def _colour(self, label: QLabel, name: str) -> None:
        if label.objectName() != name:
            label.setObjectName(name)
            label.style().unpolish(label)
            label.style().polish(label)
