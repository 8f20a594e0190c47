"""Connecting Coze: the fields, what is under way how to stop it, what came of it, a test of each permission."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from desktop_cs.domain.connection import Connection, Grade, Invitation, PermissionCheck
from desktop_cs.ui.coze.fields import ConnectionFields
from desktop_cs.ui.coze.words import check_name, grade_name, mend, trouble
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import Role, column, row
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.viewmodels.connecting import Connecting, ConnectingState, Doing

_LOOK: dict[Grade, tuple[Role, str]] = {
    Grade.OK: ("ok", "check"),
    Grade.WARN: ("warn", "attention"),
    Grade.FAIL: ("bad", "failed"),
}
_CHECKS = 3
_WIDTH = 520


class ConnectDialog(QDialog):
    """Follows the state of `Connecting`; everything is started through the window's task scope."""

    def __init__(self, parent: QWidget, theme: Theme, connecting: Connecting, tasks: TaskScope) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Connect Coze"))
        self._connecting = connecting
        self._tasks = tasks
        self._filled: Connection | None = None
        self._url = ""
        self.fields = ConnectionFields(theme)
        self.fields.setFixedWidth(_WIDTH)
        self.note = Notice(theme)
        self.outcome = Notice(theme)
        self.checks = [Notice(theme) for _ in range(_CHECKS)]
        self.link = plain_label(name="sub", wrap=True, selectable=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName(self.tr("Under way"))
        self.stop = KeyButton(self.tr("Stop"), theme)
        self.copy_link = KeyButton(self.tr("Copy the link"), theme, kind="link")
        self.apply = KeyButton(self.tr("Sign in and use"), theme, kind="primary")
        self.save = KeyButton(self.tr("Use without signing in again"), theme)
        self.test = KeyButton(self.tr("Test the connection"), theme)
        self.sign_out = KeyButton(self.tr("Sign out"), theme)
        self.leave = KeyButton(self.tr("Close"), theme)
        self.hint = plain_label(name="sub", wrap=True)
        self._lay_out()
        self._listen()
        self._deafen = connecting.state.connect(self._show)
        self.finished.connect(self._leave)

    def _lay_out(self) -> None:
        self._waiting = QWidget()
        self._waiting.setLayout(column(self.link, self._row(self.progress, self.copy_link, self.stop), spacing=6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(9)
        layout.addWidget(plain_label(self.tr("Connect Coze"), name="title"))
        for part in (self.note, self.fields, self._waiting, self.outcome, *self.checks, self.hint):
            layout.addWidget(part)
        layout.addLayout(row(self.apply, self.save, None))
        layout.addLayout(row(self.test, self.sign_out, None, self.leave))
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _row(self, *widgets: QWidget) -> QWidget:
        line = QWidget()
        line.setLayout(row(*widgets))
        return line

    def _listen(self) -> None:
        for button in (self.stop, self.copy_link, self.apply, self.save, self.test, self.sign_out, self.leave):
            button.setAutoDefault(False)
        work = self._connecting
        self.fields.changed.connect(self._check)
        self.apply.clicked.connect(lambda *_: self._start(lambda: work.connect(self.fields.wish(with_sign_in=True))))
        self.save.clicked.connect(lambda *_: self._start(lambda: work.connect(self.fields.wish(with_sign_in=False))))
        self.test.clicked.connect(lambda *_: self._start(work.test))
        self.sign_out.clicked.connect(lambda *_: self._start(work.sign_out))
        self.stop.clicked.connect(lambda *_: self._end_task())
        self.copy_link.clicked.connect(lambda *_: QGuiApplication.clipboard().setText(self._url))
        self.leave.clicked.connect(lambda *_: self.reject())
        self._task = self._tasks.start(work.load(), key="connect")

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._task = self._tasks.start(work(), key="connect")

    def _end_task(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _leave(self, *_: int) -> None:
        """A sign-in nobody looks at any more is not carried on."""
        self._end_task()
        self._deafen()

    def _show(self, state: ConnectingState) -> None:
        if state.connection is not None and state.connection is not self._filled:
            self._filled = state.connection
            self.fields.show_connection(state.connection)
            self.fields.region.setFocus()
        self._show_note(state.connection)
        self._waiting.setVisible(state.doing is not Doing.NOTHING)
        self._invite(state.invitation)
        self._show_result(state)
        for place, notice in enumerate(self.checks):
            self._show_check(notice, state.checks[place] if place < len(state.checks) else None)
        self._check()

    def _show_note(self, connection: Connection | None) -> None:
        if connection is not None and not connection.can_change:
            text = self.tr("This run is given its Coze by the demo or the environment. It can be tested, not changed.")
            self.note.tell(text, "plain", "info")
        elif connection is not None and not connection.keyring_works:
            text = self.tr("No keyring answers on this machine: the sign-in is kept for this run only.")
            self.note.tell(text, "warn", "memory")
        else:
            self.note.hide()

    def _invite(self, invitation: Invitation | None) -> None:
        self._url = invitation.link if invitation is not None else ""
        self.copy_link.setVisible(invitation is not None)
        text = self.tr("Waiting for Coze…")
        if invitation is not None and invitation.code:
            text = self.tr("Open {link} and confirm the code {code}.").format(link=self._url, code=invitation.code)
        elif invitation is not None:
            text = self.tr("The browser was opened. Allow the access there. If nothing opened, copy the link.")
        self.link.setText(text)

    def _show_result(self, state: ConnectingState) -> None:
        done = {
            Doing.CONNECTING: self.tr("Saved. It is used from the next message on."),
            Doing.SIGNING_OUT: self.tr("Signed out on this machine. In the Coze console the token can be revoked."),
        }
        if state.error is not None:
            self.outcome.tell(trouble(state.error), "bad", "failed")
        elif state.done in done:
            self.outcome.tell(done[state.done], "ok", "check")
        else:
            self.outcome.hide()

    def _show_check(self, notice: Notice, check: PermissionCheck | None) -> None:
        if check is None:
            notice.hide()
            return
        head = f"{check_name(check)} · {grade_name(check.grade)}"
        notice.tell(" — ".join(part for part in (head, mend(check)) if part), *_LOOK[check.grade])

    def _check(self) -> None:
        """Offer what can be done with what is entered."""
        state = self._connecting.state.value
        connection = state.connection
        is_idle = connection is not None and state.doing is Doing.NOTHING
        can_change = is_idle and connection is not None and connection.can_change
        is_in = connection is not None and connection.is_signed_in
        lacks = self.fields.lacks(with_sign_in=True)
        same = connection is not None and self.fields.account().base_url == connection.account.base_url
        self.fields.setEnabled(can_change)
        self.apply.setEnabled(can_change and not lacks)
        self.save.setEnabled(can_change and is_in and same and not self.fields.lacks(with_sign_in=False))
        self.test.setEnabled(is_idle and connection is not None and connection.can_test)
        self.sign_out.setEnabled(can_change and is_in)
        test = self.tr("The test uses what is saved; it costs one short chat and one run of the workflow.")
        self.hint.setText(lacks if can_change and lacks and not is_in else test)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignLeft)
