"""What can be done with a card: insert it or some of its sentences, change it, ask again, reject it with a reason."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QMenu

from desktop_cs.domain.engine import Wish
from desktop_cs.domain.outcome import RejectReason
from desktop_cs.ui.keys import PICK_KEYS, WISH_KEYS
from desktop_cs.ui.plain import set_tip
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.flow import FlowLayout
from desktop_cs.ui.widgets.key_button import KeyButton, key_text
from desktop_cs.ui.words import reason_name
from desktop_cs.viewmodels.card import CardState


class CardActions(QFrame):
    """Buttons with their keys."""

    insert_wanted = Signal()
    ask_wanted = Signal()
    pick_wanted = Signal()
    wish_wanted = Signal(Wish)
    rejected = Signal(RejectReason)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("actions")
        self.insert = KeyButton(self.tr("Insert"), theme, keys="Ctrl+1", kind="primary")
        self.pick = KeyButton(self.tr("Pick"), theme)
        self.pick.setCheckable(True)
        set_tip(self.pick, self.tr("Choose which sentences to insert ({keys})").format(keys=key_text(PICK_KEYS)))
        self.pick.setAccessibleDescription(key_text(PICK_KEYS))
        self.ask = KeyButton(self.tr("Ask again"), theme, keys="Ctrl+J")
        self.reject = KeyButton(self.tr("Reject"), theme, keys="Ctrl+D")
        self.insert.clicked.connect(lambda *_: self.insert_wanted.emit())
        self.pick.clicked.connect(lambda *_: self.pick_wanted.emit())
        self.ask.clicked.connect(lambda *_: self.ask_wanted.emit())
        self.reject.clicked.connect(lambda *_: self.open_reasons())
        self.wishes = {wish: self._wish_button(wish, theme) for wish in Wish}
        layout = FlowLayout(self.insert, self.pick, *self.wishes.values(), self.ask, self.reject, push_last=False)
        layout.setContentsMargins(12, 10, 12, 10)
        self.setLayout(layout)

    def show_card(self, card: CardState) -> None:
        """Offer what can be done with this card now."""
        self.insert.setEnabled(card.can_insert)
        self.insert.set_keys(f"Ctrl+{card.place}")
        self.pick.setEnabled(card.can_pick)
        self.reject.setEnabled(card.can_reject)
        self.ask.setEnabled(not card.is_running)
        for button in self.wishes.values():
            button.setEnabled(card.can_rework)

    def show_chosen(self, chosen: int, of: int) -> None:
        """Say how many sentences would be inserted; none of none while nobody chooses."""
        self.pick.setChecked(of > 0)
        some = self.tr("Insert {chosen} of {count}").format(chosen=chosen, count=of)
        self.insert.set_label(some if of else self.tr("Insert"))

    def _wish_button(self, wish: Wish, theme: Theme) -> KeyButton:
        names = {
            Wish.SHORTER: self.tr("Shorter"),
            Wish.FRIENDLIER: self.tr("Friendlier"),
            Wish.TRANSLATE: self.tr("Translate"),
        }
        button = KeyButton(names[wish], theme)
        set_tip(button, self.tr("Takes Coze ({keys})").format(keys=key_text(WISH_KEYS[wish])))
        button.setAccessibleDescription(key_text(WISH_KEYS[wish]))
        button.clicked.connect(lambda *_: self.wish_wanted.emit(wish))
        return button

    def open_reasons(self) -> QMenu | None:
        """Open the menu of reasons; the keys 1 to 7 choose."""
        if not self.reject.isEnabled():
            return None
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Why is it rejected?"))
        for place, reason in enumerate(RejectReason, 1):
            menu.addAction(f"&{place}  {reason_name(reason)}", partial(self.rejected.emit, reason))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.reject.mapToGlobal(QPoint(0, self.reject.height() + 4)))
        return menu
