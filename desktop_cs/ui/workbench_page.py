"""The three panes side by side with rail and status bar; gestures of all panes become the workbench's commands."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop_cs.domain.engine import Wish
from desktop_cs.domain.ids import MessageId, TraceId, UserId
from desktop_cs.domain.links import Link
from desktop_cs.domain.omission import Omissions
from desktop_cs.domain.outcome import RejectReason
from desktop_cs.ui.card.pane import SuggestionPane
from desktop_cs.ui.card.panels import Panel
from desktop_cs.ui.cheat_sheet import CheatSheet
from desktop_cs.ui.conversation.view import ConversationView
from desktop_cs.ui.coze.connect_dialog import ConnectDialog
from desktop_cs.ui.coze.drill_dialog import DrillDialog
from desktop_cs.ui.dialogs import ask
from desktop_cs.ui.inbox.view import InboxView
from desktop_cs.ui.keys import BINDINGS, Command
from desktop_cs.ui.knowledge.gaps_dialog import GapsDialog
from desktop_cs.ui.knowledge.threshold_dialog import ThresholdDialog
from desktop_cs.ui.ledger.dialog import LedgerDialog
from desktop_cs.ui.lock.guard_dialog import GuardDialog
from desktop_cs.ui.paste_dialog import PasteDialog
from desktop_cs.ui.peek_key import PeekKey
from desktop_cs.ui.rail import Rail
from desktop_cs.ui.safety.dialog import SafetyDialog
from desktop_cs.ui.status_bar import StatusBar
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.tokens import INBOX_WIDTH, SUGGESTION_WIDTH
from desktop_cs.ui.widgets.links import LinkDialog
from desktop_cs.viewmodels.card import CardState
from desktop_cs.viewmodels.composer import Mode
from desktop_cs.viewmodels.workbench import Workbench

_LEAST = (220, 360, 320)


class WorkbenchPage(QWidget):
    """Everything an agent works with. All work is started through the window's task scope."""

    language_wanted = Signal()

    def __init__(self, workbench: Workbench, theme: Theme, tasks: TaskScope) -> None:
        super().__init__()
        self._workbench = workbench
        self._theme = theme
        self._tasks = tasks
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.rail = Rail(theme)
        self.inbox = InboxView(workbench, theme)
        self.conversation = ConversationView(workbench, theme)
        self.suggestions = SuggestionPane(workbench, theme)
        self.status = StatusBar(workbench, theme)
        self.peek = PeekKey(Qt.Key.Key_F2, lambda on: workbench.conversation.peek(on=on), self)
        self._lay_out()
        self._connect()
        self.shortcuts = self._bind_keys()

    def detach(self) -> None:
        """Listen no more; the page is about to go."""
        self.peek.stop()
        for part in (self.inbox, self.conversation, self.suggestions, self.status):
            part.detach()

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for place, pane in enumerate((self.inbox, self.conversation, self.suggestions)):
            pane.setMinimumWidth(_LEAST[place])
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(place, 1 if pane is self.conversation else 0)
        self.splitter.setSizes([INBOX_WIDTH, 2000, SUGGESTION_WIDTH])
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.splitter, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self.status)

    def _connect(self) -> None:
        self.inbox.chosen.connect(self._select)
        self.inbox.paste_wanted.connect(self.paste)
        self.inbox.snooze_wanted.connect(self._snooze)
        self.conversation.paste_wanted.connect(self.paste)
        self.conversation.ask_wanted.connect(lambda message: self.ask_again(MessageId(message)))
        self.conversation.older_wanted.connect(self._load_older)
        self.conversation.composer.send_wanted.connect(self.send)
        self.conversation.composer.send_anyway_wanted.connect(self.send_anyway)
        self.conversation.lint.send_wanted.connect(self.send)
        self.conversation.lint.check_wanted.connect(self._check_draft)
        self.conversation.composer.keep_wanted.connect(self._keep_draft)
        self.conversation.header.end_wanted.connect(self.end_session)
        self.conversation.header.fresh_wanted.connect(self.start_fresh)
        self.conversation.header.life_wanted.connect(self._set_session_life)
        self.conversation.carry.take_wanted.connect(self.carry_over)
        self.conversation.carry.leave_wanted.connect(lambda: self._tasks.start(self._workbench.visits.leave()))
        self.conversation.carry.undo_wanted.connect(lambda: self._tasks.start(self._workbench.visits.undo()))
        self.suggestions.insert_wanted.connect(self._insert)
        self.suggestions.follow_up_wanted.connect(self.conversation.composer.add)
        self.suggestions.ask_wanted.connect(self.ask_again)
        self.suggestions.wish_wanted.connect(self.wish)
        self.suggestions.reject_wanted.connect(self._reject)
        self.suggestions.less_wanted.connect(self._ask_with_less)
        self.suggestions.card.reply.links.wanted.connect(self._ask_for_link)
        self.suggestions.plug_wanted.connect(lambda: self._set_plugged(True))
        self.suggestions.write_wanted.connect(lambda: self.write(Mode.REPLY))
        self.suggestions.connect_wanted.connect(self.connect_coze)
        self.status.connect_wanted.connect(self.connect_coze)
        self.status.drill_wanted.connect(self.drill)
        self.status.plug_wanted.connect(self._set_plugged)
        self.rail.safety_wanted.connect(self.open_safety)
        self.status.guard_wanted.connect(self.show_guard)
        self.rail.keys_wanted.connect(self.show_keys)
        self.rail.ledger_wanted.connect(self.show_ledger)
        self.rail.gaps_wanted.connect(self.show_gaps)
        self.rail.threshold_wanted.connect(self.show_threshold)
        self.rail.language_wanted.connect(self.language_wanted)

    def _bind_keys(self) -> dict[Command, QShortcut]:
        run = {
            Command.INSERT: lambda: self.suggestions.insert_place(1),
            Command.INSERT_SECOND: lambda: self.suggestions.insert_place(2),
            Command.INSERT_THIRD: lambda: self.suggestions.insert_place(3),
            Command.SHOW_FIRST: lambda: self.suggestions.show_place(1),
            Command.SHOW_SECOND: lambda: self.suggestions.show_place(2),
            Command.SHOW_THIRD: lambda: self.suggestions.show_place(3),
            Command.SOURCES: lambda: self.suggestions.card.panels.choose(Panel.SOURCES),
            Command.WHY: lambda: self.suggestions.card.panels.choose(Panel.WHY),
            Command.SENT: lambda: self.suggestions.card.panels.choose(Panel.SENT),
            Command.TRACE: lambda: self.suggestions.card.panels.choose(Panel.TRACE),
            Command.REJECT: self.suggestions.buttons.open_reasons,
            Command.ASK_AGAIN: self.ask_again,
            Command.TAKE_NEW: self.conversation.composer.take_new,
            Command.KEEP_MINE: self.conversation.composer.keep_mine,
            Command.PICK: self.suggestions.pick,
            Command.SHORTER: lambda: self.wish(Wish.SHORTER),
            Command.FRIENDLIER: lambda: self.wish(Wish.FRIENDLIER),
            Command.TRANSLATE: lambda: self.wish(Wish.TRANSLATE),
            Command.NEXT: lambda: self.step(1),
            Command.PREVIOUS: lambda: self.step(-1),
            Command.REPLY: lambda: self.write(Mode.REPLY),
            Command.NOTE: lambda: self.write(Mode.NOTE),
            Command.FIX_DRAFT: self.conversation.lint.fix_first,
            Command.OVERRIDE: self.conversation.lint.ask_reason,
            Command.SAFETY: self.open_safety,
            Command.PEEK: self.peek.start,
            Command.END_SESSION: self.end_session,
            Command.START_FRESH: self.start_fresh,
            Command.CARRY_OVER: self.carry_over,
            Command.PASTE: self.paste,
            Command.SEARCH: self.inbox.search.setFocus,
            Command.LEDGER: self.show_ledger,
            Command.CHEAT_SHEET: self.show_keys,
        }
        bound = {}
        for binding in BINDINGS:
            if binding.command in run:
                shortcut = QShortcut(QKeySequence(binding.keys), self)
                shortcut.activated.connect(run[binding.command])
                bound[binding.command] = shortcut
        return bound

    # commands

    def send(self) -> None:
        """Send what stands in the composer."""
        self._tasks.start(self._workbench.send())

    def send_anyway(self) -> None:
        """Send what was held back because the customer has written again."""
        self._tasks.start(self._workbench.send_anyway())

    def ask_again(self, message_id: MessageId | None = None) -> None:
        """Have a suggestion made once more."""
        self._tasks.start(self._workbench.ask_again(message_id))

    def wish(self, wish: Wish) -> None:
        """Have the open reply written anew."""
        self._tasks.start(self._workbench.rewording.ask(wish))

    def step(self, rows: int) -> None:
        """Open a neighbouring conversation."""
        self._tasks.start(self._workbench.select_next(rows), key="select")

    def write(self, mode: Mode) -> None:
        """Put the caret into the composer."""
        self.conversation.composer.choose_mode(mode)

    def end_session(self) -> None:
        """End the open conversation's session."""
        self._tasks.start(self._workbench.end_session(), key="end")

    def start_fresh(self) -> None:
        """End the open conversation's session and begin a new one."""
        self._tasks.start(self._workbench.visits.start_fresh(), key="end")

    def carry_over(self) -> None:
        """Take over what the last session knew, where that is offered."""
        self._tasks.start(self._workbench.carry_over(), key="carry")

    def paste(self) -> None:
        """Ask for what a customer wrote elsewhere, and take it in."""
        self._tasks.start(self._paste(), key="paste")

    def show_keys(self) -> None:
        """Show the list of keys."""
        self._tasks.start(self._show_keys(), key="keys")

    def show_ledger(self) -> None:
        """Show what left this machine."""
        self._tasks.start(self._show_ledger(), key="ledger-dialog")

    def connect_coze(self) -> None:
        """Show and change the connection to Coze."""
        self._tasks.start(self._connect_coze(), key="connecting")

    def show_guard(self) -> None:
        """Show how the profile is guarded."""
        self._tasks.start(self._show_guard(), key="guarding")

    def drill(self) -> None:
        """Offer the failover drill."""
        self._tasks.start(self._drill(), key="drilling")

    async def _show_guard(self) -> None:
        await ask(GuardDialog(self, self._theme, self._workbench.guarding, self._tasks))

    def show_gaps(self) -> None:
        """List the questions nobody could answer."""
        self._tasks.start(self._show_gaps(), key="gap-list")

    def show_threshold(self) -> None:
        """Measure and change the threshold."""
        self._tasks.start(self._show_threshold(), key="threshold")

    async def _show_ledger(self) -> None:
        await ask(LedgerDialog(self, self._theme, self._workbench.ledger, self._tasks))

    async def _show_gaps(self) -> None:
        await ask(GapsDialog(self, self._theme, self._workbench.gaps, self._tasks))

    async def _show_threshold(self) -> None:
        await ask(ThresholdDialog(self, self._theme, self._workbench.lab, self._tasks))

    def open_safety(self) -> None:
        """Show word lists, own kinds of personal data, and what is kept how long."""
        self._tasks.start(self._open_safety(), key="safety")

    async def _open_safety(self) -> None:
        customers = self._workbench.customers()
        await ask(SafetyDialog(self, self._theme, self._workbench.rooms, self._tasks, customers))

    async def _drill(self) -> None:
        await ask(DrillDialog(self, self._theme, self._workbench.drills, self._tasks))

    async def _connect_coze(self) -> None:
        await ask(ConnectDialog(self, self._theme, self._workbench.connecting, self._tasks))
        await self._workbench.status.count_calls()

    async def _paste(self) -> None:
        dialog = PasteDialog(self, self._theme, self._workbench.customers(), self._workbench.selected)
        if await ask(dialog):
            await self._workbench.take_in(dialog.name(), dialog.message(), dialog.user_id())

    async def _show_keys(self) -> None:
        await ask(CheatSheet(self))

    def _select(self, user_id: str) -> None:
        self._tasks.start(self._workbench.select(UserId(user_id)), key="select")

    def _snooze(self, user_id: str, until: datetime | None) -> None:
        self._tasks.start(self._workbench.snooze(UserId(user_id), until))

    def _set_session_life(self, minutes: int) -> None:
        self._tasks.start(self._give_life(minutes), key="life")

    async def _give_life(self, minutes: int) -> None:
        await self._workbench.visits.set_minutes(minutes)
        self.conversation.header.tick()

    def _load_older(self) -> None:
        self._tasks.start(self._workbench.conversation.load_older(), key="older")

    def _keep_draft(self) -> None:
        self._tasks.start(self._workbench.composer.keep())

    def _check_draft(self) -> None:
        self._tasks.start(self._workbench.draft_check.check(self._workbench.composer.state.value), key="lint")

    def _insert(self, card: CardState, text: str) -> None:
        self.conversation.composer.insert(card, text)

    def _reject(self, trace_id: str, reason: RejectReason) -> None:
        self._tasks.start(self._workbench.reject(TraceId(trace_id), reason))

    def _ask_with_less(self, omissions: Omissions) -> None:
        self._tasks.start(self._workbench.ask_with_less(omissions))

    def _ask_for_link(self, link: Link) -> None:
        self._tasks.start(self._open_link(link), key="link")

    async def _open_link(self, link: Link) -> None:
        if await ask(LinkDialog(self, self._theme, link)):
            self.open_url(QUrl(link.url))

    def _set_plugged(self, plugged: bool) -> None:
        self._tasks.start(self._workbench.status.set_plugged(plugged), key="plug")
