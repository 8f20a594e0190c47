"""The gap list: questions nobody could answer, put together; each can be answered here, or dismissed."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from desktop_cs.domain.gap import Gap
from desktop_cs.ui.error_text import sentence_for
from desktop_cs.ui.knowledge.gap_form import GapForm
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.empty import EmptyState
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.viewmodels.gaps import GapList, GapsState

_LIST_WIDTH = 280
_SIZE = (820, 520)


class GapsDialog(QDialog):
    """Follows the state of `GapList`."""

    def __init__(self, parent: QWidget, theme: Theme, gaps: GapList, tasks: TaskScope) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Questions nobody could answer"))
        self.resize(*_SIZE)
        self._gaps = gaps
        self._tasks = tasks
        self._shown: tuple[Gap, ...] = ()
        self.notice = Notice(theme)
        self.list = QListWidget()
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setAccessibleName(self.tr("Gaps"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.form = GapForm(theme)
        self.leave = KeyButton(self.tr("Close"), theme)
        self.leave.setAutoDefault(False)
        self.empty = EmptyState(
            theme,
            icon="check",
            title=self.tr("No gaps"),
            text=self.tr("Every question so far found an answer. What nobody can answer is collected here."),
        )
        self._lay_out()
        self.list.currentRowChanged.connect(self._choose)
        self.form.answer_wanted.connect(self._answer)
        self.form.dismiss_wanted.connect(self._dismiss)
        self.leave.clicked.connect(lambda *_: self.reject())
        self._deafen = gaps.state.connect(self._show)
        self.finished.connect(lambda *_: self._deafen())
        tasks.start(gaps.load(), key="gaps")

    def _lay_out(self) -> None:
        both = QWidget()
        side = QHBoxLayout(both)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        side.addWidget(self.list)
        side.addWidget(self.form, 1)
        self._stack = QStackedWidget()
        for page in (both, self.empty):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(9)
        layout.addWidget(plain_label(self.tr("Questions nobody could answer"), name="title"))
        layout.addWidget(self.notice)
        layout.addWidget(self._stack, 1)
        layout.addLayout(row(None, self.leave))

    def _show(self, state: GapsState) -> None:
        self.form.setEnabled(not state.is_busy)
        if state.gaps is not None and state.gaps != self._shown:
            self._fill(state.gaps)
        self._stack.setCurrentIndex(0 if state.gaps is None or state.gaps else 1)
        if state.error is not None:
            self.notice.tell(sentence_for(state.error), "bad", "failed")
        elif state.dismissed is not None:
            self.notice.tell(self._dismissed(state.dismissed), "plain", "info", action=self.tr("Undo"), act=self._undo)
        elif state.answered is not None:
            text = self.tr("Saved. “{question}” is answered from now on.").format(question=state.answered.title)
            self.notice.tell(text, "ok", "check")
        else:
            self.notice.hide()

    def _fill(self, gaps: tuple[Gap, ...]) -> None:
        self._shown = gaps
        self.list.clear()
        self.list.addItems([f"{gap.count} ×  {gap.title}" for gap in gaps])
        if gaps:
            self.list.setCurrentRow(0)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._shown):
            self.form.show_gap(self._shown[place])

    def _dismissed(self, gap: Gap) -> str:
        return self.tr("“{question}” and what resembles it stay away.").format(question=gap.title)

    def _answer(self, gap: Gap, question: str, answer: str) -> None:
        self._tasks.start(self._gaps.answer(gap, question, answer), key="gaps")

    def _dismiss(self, gap: Gap) -> None:
        self._tasks.start(self._gaps.dismiss(gap), key="gaps")

    def _undo(self) -> None:
        self._tasks.start(self._gaps.undo(), key="gaps")
