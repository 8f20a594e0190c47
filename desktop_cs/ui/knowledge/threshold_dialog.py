"""The threshold lab: the F1 curve of this machine's labels, the best point, and one button to use it."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_cs.domain.lab import ThresholdLab
from desktop_cs.ui.error_text import sentence_for
from desktop_cs.ui.knowledge.curve import CurveView
from desktop_cs.ui.plain import plain_label
from desktop_cs.ui.tasks import TaskScope
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.widgets.notice import Notice
from desktop_cs.viewmodels.lab import Lab, LabState

_WIDTH = 540


class ThresholdDialog(QDialog):
    """Follows the state of `Lab`."""

    def __init__(self, parent: QWidget, theme: Theme, lab: Lab, tasks: TaskScope) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Threshold"))
        self._lab = lab
        self._tasks = tasks
        self.verdict = Notice(theme)
        self.curve = CurveView(theme)
        self.legend = plain_label(self.tr("Line: F1 · band: 95 % interval · dot: best · dashes: in use"), name="sub")
        self.figures = plain_label(wrap=True, selectable=True)
        self.apply = KeyButton(self.tr("Apply"), theme, kind="primary")
        self.undo = KeyButton(self.tr("Undo"), theme)
        self.leave = KeyButton(self.tr("Close"), theme)
        self._lay_out()
        self.apply.clicked.connect(lambda *_: tasks.start(lab.apply(), key="lab"))
        self.undo.clicked.connect(lambda *_: tasks.start(lab.undo(), key="lab"))
        self.leave.clicked.connect(lambda *_: self.reject())
        self._deafen = lab.state.connect(self._show)
        self.finished.connect(lambda *_: self._deafen())
        tasks.start(lab.measure(), key="lab")

    def _lay_out(self) -> None:
        about = self.tr(
            "An intent that scores below the threshold is not believed. The curve shows how well each threshold tells "
            "questions this shop cannot answer from those it can, on phrasings and agents' decisions that the model "
            "had not seen."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(9)
        layout.addWidget(plain_label(self.tr("Threshold"), name="title"))
        text = plain_label(about, name="sub", wrap=True)
        text.setFixedWidth(_WIDTH)
        layout.addWidget(text)
        for part in (self.verdict, self.curve, self.legend, self.figures):
            layout.addWidget(part)
        for button in (self.apply, self.undo, self.leave):
            button.setAutoDefault(False)
        layout.addLayout(row(self.apply, self.undo, None, self.leave))
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _show(self, state: LabState) -> None:
        lab = state.lab
        self.apply.setEnabled(state.may_apply)
        self.undo.setEnabled(state.before is not None)
        has_curve = lab is not None and lab.is_enough
        for part in (self.curve, self.legend):
            part.setVisible(has_curve)
        if lab is not None:
            self.curve.show_lab(lab)
        self.figures.setText(self._figures(lab) if lab is not None else "")
        if lab is not None and lab.is_enough:
            self.apply.set_label(self.tr("Apply {best}").format(best=f"{lab.best:.2f}"))
        self._say(state)

    def _say(self, state: LabState) -> None:
        lab = state.lab
        if state.error is not None:
            self.verdict.tell(sentence_for(state.error), "bad", "failed")
        elif lab is None:
            self.verdict.tell(self.tr("Measuring on the labels of this machine…"), "plain", "timer")
        elif not lab.is_enough:
            text = self.tr("Not enough labels yet ({have} of {needed}). The shipped threshold stands: {shipped}")
            text = text.format(have=lab.labels, needed=lab.needed, shipped=f"{lab.shipped:.2f}")
            self.verdict.tell(text, "warn", "info")
        elif state.before is not None:
            text = self.tr("{current} counts from the next message on; it was {before}.")
            self.verdict.tell(text.format(current=f"{lab.current:.2f}", before=f"{state.before:.2f}"), "ok", "check")
        else:
            self.verdict.hide()

    def _figures(self, lab: ThresholdLab) -> str:
        lines = [self.tr("In use: {current} (shipped: {shipped})")]
        if lab.is_enough:
            lines += [
                self.tr("Best: {best}, F1 {f1}, 95 % interval {low} to {high}"),
                self.tr("{labels} labels, {confirmed} of them from agents; calibration error {ece}"),
            ]
        numbers = {name: f"{getattr(lab, name):.2f}" for name in ("current", "shipped", "best", "f1", "low", "high")}
        numbers |= {"labels": str(lab.labels), "confirmed": str(lab.confirmed), "ece": f"{lab.ece:.3f}"}
        return "\n".join(line.format(**numbers) for line in lines)
