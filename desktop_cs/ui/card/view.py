"""The suggestion card, from top to bottom: head, notices, reply, likely questions, and the panels behind them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_cs.ui.card.follow_ups import FollowUps
from desktop_cs.ui.card.head import CardHead
from desktop_cs.ui.card.notices import Remedy, Told, remedy_name
from desktop_cs.ui.card.panels import CardPanels
from desktop_cs.ui.card.reply import CardReply
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import rule, set_property
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.viewmodels.card import CardState
from desktop_cs.viewmodels.workbench import Workbench

_MOST_NOTICES = 6


class CardView(QFrame):
    """Shows one card in full."""

    def __init__(self, workbench: Workbench, theme: Theme, remedy: Callable[[Remedy], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setProperty("best", "true")
        self._remedy = remedy
        self.head = CardHead(workbench, theme)
        self.notices = [Notice(theme) for _ in range(_MOST_NOTICES)]
        self.reply = CardReply(theme)
        self.follow_ups = FollowUps(theme)
        self.panels = CardPanels(workbench, theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self._notice_box())
        self._rules = []
        for part in (self.reply, self.follow_ups, self.panels):
            line = rule()
            self._rules.append((line, part))
            layout.addWidget(line)
            layout.addWidget(part)

    def show_card(self, card: CardState, told: tuple[Told, ...]) -> None:
        """Show another card or another state of the same."""
        set_property(self, "stale", "true" if card.stale else "false")
        self.head.show_card(card)
        self._tell(told)
        self.reply.show_card(card)
        self.follow_ups.show_questions(card.follow_ups)
        self.panels.show_card(card)
        for line, part in self._rules:
            line.setVisible(not part.isHidden())

    def _notice_box(self) -> QWidget:
        self._notices = QWidget()
        inner = QVBoxLayout(self._notices)
        inner.setContentsMargins(12, 0, 12, 10)
        inner.setSpacing(6)
        for notice in self.notices:
            inner.addWidget(notice)
        return self._notices

    def _tell(self, told: tuple[Told, ...]) -> None:
        for place, notice in enumerate(self.notices):
            if place >= len(told):
                notice.hide()
                continue
            item = told[place]
            notice.tell(
                item.text,
                item.role,
                item.icon,
                action=remedy_name(item.remedy),
                act=partial(self._remedy, item.remedy),
            )
        self._notices.setVisible(bool(told))
