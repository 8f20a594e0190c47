"""The failover drill: start and stop it, see how far it is, what it measured, and the drills before."""

from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop_cs.domain.drill import DrillFigures, DrillStep
from desktop_cs.ui.error_text import sentence_for
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import column, row
from desktop_cs.ui.widgets.choice import ChoiceBox
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.ui.words import duration
from desktop_cs.viewmodels.drills import Drills, DrillsState

_TURNS = (50, 200)
_SHOWN = 6
_WIDTH = 520


class DrillDialog(QDialog):
    """Follows the state of `Drills`. Closing ends a drill under way."""

    def __init__(self, parent: QWidget, theme: Theme, drills: Drills, tasks: TaskScope) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Failover drill"))
        self._drills = drills
        self._tasks = tasks
        self.turns = ChoiceBox(theme)
        for turns in _TURNS:
            self.turns.addItem(self.tr("%n message(s)", "", turns), turns)
        self.turns.setAccessibleName(self.tr("How many messages come"))
        self.start = KeyButton(self.tr("Start the drill"), theme, kind="primary")
        self.stop = KeyButton(self.tr("Stop"), theme)
        self.leave = KeyButton(self.tr("Close"), theme)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName(self.tr("Under way"))
        self.step = plain_label(name="sub", wrap=True)
        self.verdict = Notice(theme)
        self.figures = [plain_label(selectable=True) for _ in range(4)]
        self.history = plain_label(name="sub", wrap=True, selectable=True)
        self._lay_out()
        self._listen()
        self._deafen = drills.state.connect(self._show)
        self.finished.connect(self._leave)
        self._task = tasks.start(drills.load(), key="drill")

    def _lay_out(self) -> None:
        text = self.tr(
            "An emulated Coze is cut off and put back while made-up customers write, in a profile of its own. "
            "Your conversations and your account are not touched."
        )
        self._waiting = QWidget()
        self._waiting.setLayout(column(self.progress, self.step, spacing=6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(9)
        layout.addWidget(plain_label(self.tr("Failover drill"), name="title"))
        about = plain_label(text, name="sub", wrap=True)
        about.setFixedWidth(_WIDTH)
        layout.addWidget(about)
        layout.addLayout(row(self.turns, self.start, self.stop, None))
        for part in (self._waiting, self.verdict, self._table(), plain_label(self.tr("Earlier drills"), name="strong")):
            layout.addWidget(part)
        layout.addWidget(self.history)
        layout.addLayout(row(None, self.leave))
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _table(self) -> QWidget:
        self._box = QWidget()
        form = QFormLayout(self._box)
        form.setContentsMargins(0, 0, 0, 0)
        names = (
            self.tr("First local card"),
            self.tr("Later turns"),
            self.tr("Return noticed"),
            self.tr("Messages lost"),
        )
        for name, value in zip(names, self.figures, strict=True):
            label: QLabel = plain_label(name, name="sub")
            label.setFixedWidth(150)
            value.setAccessibleName(name)
            form.addRow(label, value)
        return self._box

    def _listen(self) -> None:
        for button in (self.start, self.stop, self.leave):
            button.setAutoDefault(False)
        self.start.clicked.connect(lambda *_: self._begin())
        self.stop.clicked.connect(lambda *_: self._end_task())
        self.leave.clicked.connect(lambda *_: self.reject())

    def _begin(self) -> None:
        self._task = self._tasks.start(self._drills.run(int(self.turns.currentData())), key="drill")

    def _end_task(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _leave(self, *_: int) -> None:
        self._end_task()
        self._deafen()

    def _show(self, state: DrillsState) -> None:
        self.start.setEnabled(not state.is_running)
        self.turns.setEnabled(not state.is_running)
        self.stop.setEnabled(state.is_running)
        self._waiting.setVisible(state.is_running)
        self._show_step(state.step)
        self._show_figures(state)
        lines = [self._line(figures) for figures in state.history[:_SHOWN]]
        self.history.setText("\n".join(lines) if lines else self.tr("No drill has been run yet."))

    def _show_step(self, step: DrillStep | None) -> None:
        text = self.tr("Taking the measure of this machine…")
        if step is not None and step.failed:
            text = self.tr("A turn failed ({code}); the drill goes on.").format(code=step.failed)
        elif step is not None:
            text = self.tr("Outage {number} of {all} is over; the return was noticed after {time}.").format(
                number=step.outage, all=step.outages, time=duration(step.recovery_s * 1000)
            )
            self.progress.setRange(0, step.outages)
            self.progress.setValue(step.outage)
        if step is None:
            self.progress.setRange(0, 0)
        self.step.setText(text)

    def _show_figures(self, state: DrillsState) -> None:
        latest = state.latest
        self._box.setVisible(latest is not None)
        if state.error is not None:
            self.verdict.tell(sentence_for(state.error), "bad", "failed")
        elif latest is None:
            self.verdict.hide()
        elif latest.missed:
            text = self.tr("The drill missed some of its marks. Close busy programs and repeat it.")
            self.verdict.tell(text, "warn", "attention")
        else:
            self.verdict.tell(self.tr("Passed: every promise was kept."), "ok", "check")
        for label, text in zip(self.figures, self._texts(latest) if latest else [""] * 4, strict=True):
            label.setText(text)

    def _texts(self, figures: DrillFigures) -> list[str]:
        limit = self.tr("{value} (limit {limit})")
        twice = self.tr("%n sent twice", "", figures.doubled)
        return [
            limit.format(value=duration(figures.first_card_ms), limit=duration(figures.first_card_limit_ms)),
            limit.format(value=f"+{duration(figures.later_extra_ms)}", limit=f"+{duration(50)}"),
            limit.format(value=duration(figures.recovery_s * 1000), limit=duration(30_000)),
            f"{figures.lost} / {figures.turns} · {twice}",
        ]

    def _line(self, figures: DrillFigures) -> str:
        verdict = self.tr("missed") if figures.missed else self.tr("passed")
        text = self.tr("{at} · {turns} messages, {lost} lost · first card {first}, back after {back} · {verdict}")
        return text.format(
            at=figures.at.astimezone().strftime("%m-%d %H:%M"),
            turns=figures.turns,
            lost=figures.lost,
            first=duration(figures.first_card_ms),
            back=duration(figures.recovery_s * 1000),
            verdict=verdict,
        )
