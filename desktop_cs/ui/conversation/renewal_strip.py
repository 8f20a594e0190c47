"""Below the text when the customer has written again: what the new suggestion changes, and what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.difference import DifferenceBlock
from desktop_cs.ui.widgets.flow import FlowLayout
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.viewmodels.difference import Change
from desktop_cs.viewmodels.renewal import RenewalState


class RenewalStrip(QFrame):
    """Not there while the text is up to date. It decides nothing and never takes the focus."""

    take_wanted = Signal()
    keep_wanted = Signal()
    send_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("renewal")
        self.notice = Notice(theme)
        self.difference = DifferenceBlock(theme)
        self.take = KeyButton(self.tr("Take the new one"), theme, keys="Alt+T")
        self.keep = KeyButton(self.tr("Keep mine"), theme, keys="Alt+M")
        self.send = KeyButton(self.tr("Send all the same"), theme, keys="Ctrl+Shift+Return")
        self.take.clicked.connect(lambda *_: self.take_wanted.emit())
        self.keep.clicked.connect(lambda *_: self.keep_wanted.emit())
        self.send.clicked.connect(lambda *_: self.send_wanted.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 4, 0, 4)
        layout.setSpacing(6)
        layout.addWidget(self.notice)
        layout.addWidget(self.difference)
        flow = FlowLayout(self.take, self.keep, self.send, push_last=False)
        flow.setContentsMargins(0, 0, 0, 0)
        buttons = QWidget()
        buttons.setLayout(flow)
        layout.addWidget(buttons)
        self.hide()

    def show_state(self, state: RenewalState) -> None:
        """Show how the text stands now."""
        if state.is_stale:
            icon = "attention" if state.is_warned else "stale"
            self.notice.tell(self._sentence(state), "bad" if state.is_warned else "warn", icon)
        is_other = any(piece.change is not Change.SAME for piece in state.pieces)
        self.difference.show_pieces(state.pieces if is_other else ())
        self.difference.setVisible(is_other)
        self.take.setVisible(is_other)
        self.send.setVisible(state.is_warned)
        self.setVisible(state.is_stale)

    def _sentence(self, state: RenewalState) -> str:
        if state.is_warned:
            return self.tr("Not sent: the customer has written again since this text was suggested.")
        if state.is_coming:
            return self.tr("The customer has written again. Your text stays while a new suggestion is made.")
        if state.offer is None:
            return self.tr("The customer has written again. Read it before you send.")
        if all(piece.change is Change.SAME for piece in state.pieces):
            return self.tr("The customer has written again. The new suggestion says the same.")
        return self.tr("The customer has written again. Your text against the new suggestion:")
