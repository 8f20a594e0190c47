"""The strip above the composer: what the draft check found, a key to fix it, and a reason to send it all the same."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from desktop_cs.domain.lint import Finding
from desktop_cs.domain.words import Severity
from desktop_cs.ui.conversation.editor import ReplyEditor
from desktop_cs.ui.conversation.lint_words import finding_words, fix_words, severity_words
from desktop_cs.ui.ime import ImeGuard
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.viewmodels.composer import ComposerState
from desktop_cs.viewmodels.draft_check import DraftCheckState
from desktop_cs.viewmodels.workbench import Workbench

CHECK_MS = 120  # after the last key; the check itself runs off the window's thread
_SHOWN = 3  # findings at once; the rest is counted


class LintStrip(QFrame):
    """Hidden while nothing is found. Underlines in the editor what it speaks of."""

    check_wanted = Signal()
    send_wanted = Signal()

    def __init__(self, workbench: Workbench, theme: Theme, editor: ReplyEditor) -> None:
        super().__init__()
        self._workbench = workbench
        self._editor = editor
        self.notices = tuple(Notice(theme) for _ in range(_SHOWN))
        self.more = plain_label(name="sub", wrap=True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Why send it all the same? (Ctrl+Shift+O)"))
        self.reason.setAccessibleName(self.tr("Reason to send it all the same"))
        self.reason.setMaxLength(200)
        self._guard = ImeGuard(self.reason)
        self.override = KeyButton(self.tr("Send all the same"), theme)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_MS)
        self._timer.timeout.connect(self._due)
        self.reason.textChanged.connect(lambda text: self.override.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._overridden)
        self.override.clicked.connect(lambda *_: self._overridden())
        self._stops = [
            workbench.composer.state.connect(self._draft_changed),
            workbench.draft_check.state.connect(self._show),
        ]

    def detach(self) -> None:
        """Listen no more."""
        self._timer.stop()
        for stop in self._stops:
            stop()

    def fix_first(self) -> None:
        """Fix the first finding that can be fixed."""
        finding = self._workbench.draft_check.state.value.fixable
        if finding is not None:
            self._fix(finding)

    def ask_reason(self) -> None:
        """Put the caret where the reason goes."""
        if self.reason.isVisible():
            self.reason.setFocus()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 6)
        layout.setSpacing(4)
        for notice in self.notices:
            layout.addWidget(notice)
        layout.addWidget(self.more)
        layout.addLayout(row(self.reason, self.override))
        self.hide()

    def _draft_changed(self, _draft: ComposerState) -> None:
        self._timer.start()

    def _due(self) -> None:
        if self._editor.guard.is_composing:  # the input method has the word; its commit starts the clock again
            self._timer.start()
        else:
            self.check_wanted.emit()

    def _show(self, state: DraftCheckState) -> None:
        self._editor.underline(
            [(item.start, item.end, item.severity is Severity.BLOCK) for item in state.open], state.text
        )
        shown = sorted(state.open, key=lambda item: item.severity is Severity.WARN)
        for place, notice in enumerate(self.notices):
            if place < len(shown):
                self._tell(notice, shown[place], state.text, first_fix=shown[place] is state.fixable)
            else:
                notice.hide()
        self.more.setText(self._more_words(state, len(shown) - _SHOWN))
        self.more.setVisible(bool(self.more.text()))
        for widget in (self.reason, self.override):
            widget.setVisible(bool(state.blocking))
        self.override.setEnabled(bool(self.reason.text().strip()))
        self.setVisible(bool(shown))

    def _tell(self, notice: Notice, finding: Finding, text: str, *, first_fix: bool) -> None:
        is_stop = finding.severity is Severity.BLOCK
        said = f"{severity_words(finding.severity)} · {finding_words(finding, text)}"
        action = fix_words(finding) if finding.fix is not None else ""
        notice.tell(
            said,
            "bad" if is_stop else "warn",
            "blocked" if is_stop else "attention",
            action=f"{action} (Alt+F)" if first_fix else action,
            act=lambda: self._fix(finding),
        )

    def _more_words(self, state: DraftCheckState, left: int) -> str:
        parts = [self.tr("%n more", "", left)] if left > 0 else []
        if state.is_held:
            parts.append(
                self.tr("Not sent. Fix it, or say why it may go.")
                if state.blocking
                else self.tr("Not sent yet. Press Ctrl+Enter again to send it as it is.")
            )
        return " · ".join(parts)

    def _fix(self, finding: Finding) -> None:
        state = self._workbench.draft_check.state.value
        if finding.fix is not None and self._editor.toPlainText() == state.text:
            self._editor.replace(finding.start, finding.end, finding.fix)
            self._editor.setFocus()
            self.check_wanted.emit()

    def _overridden(self) -> None:
        if self._workbench.draft_check.override(self.reason.text()):
            self.reason.clear()
            self.send_wanted.emit()
