"""The status bar: engine and plug at the left, what kind of profile this is at the right. Always with words."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop_cs.domain.changes import EngineState
from desktop_cs.domain.usage import CallUsage
from desktop_cs.ui.error_text import cause_sentence
from desktop_cs.ui.plain import plain_label, set_tip
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.tokens import STATUS_HEIGHT
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.icon import ButtonIcon, IconLabel
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.ui.words import clock, duration, engine_state
from desktop_cs.viewmodels.status import StatusState
from desktop_cs.viewmodels.workbench import Workbench

_LOOK = {
    EngineState.ONLINE: ("online", "ok"),
    EngineState.SLOW: ("slow", "warn"),
    EngineState.LIMITED: ("slow", "warn"),
    EngineState.SIGNED_OUT: ("signed_out", "bad"),
    EngineState.DOWN: ("down", "bad"),
    EngineState.OFFLINE_BY_CHOICE: ("offline", "muted"),
    EngineState.NOT_CONFIGURED: ("offline", "muted"),
}
_MARGIN, _GAP = 12, 14


class StatusBar(QFrame):
    """Follows the engine, leads to its connection and offers the plug."""

    connect_wanted = Signal()
    drill_wanted = Signal()
    plug_wanted = Signal(bool)  # whether it shall be in
    guard_wanted = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.setFixedHeight(STATUS_HEIGHT)
        self._workbench = workbench
        self._engine_icon = IconLabel(theme, size=15)
        self.engine = KeyButton("", theme, kind="status")
        self.engine.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.engine.clicked.connect(lambda *_: self.connect_wanted.emit())
        self._calls_icon = IconLabel(theme, "attention", "warn", 15)
        self.calls = plain_label(name="sub")
        self.plug = KeyButton("", theme, kind="status")
        self.plug.setCheckable(True)
        self.plug.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not leave Space on the cable
        self.drill = KeyButton(self.tr("Failover drill…"), theme, kind="status")
        self.drill.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.drill.clicked.connect(lambda *_: self.drill_wanted.emit())
        self._plug_icon = ButtonIcon(self.plug, theme, "online", size=14)
        self.plug.clicked.connect(lambda *_: self.plug_wanted.emit(not self.plug.isChecked()))
        self.first_text = plain_label(name="sub")
        self.knowledge = plain_label(name="sub")
        self._memory_icon = IconLabel(theme, "memory", "warn", 15)
        self.memory = plain_label(self.tr("No keyring: the token is kept for this run only"), name="warnText")
        self._sealed_icon = IconLabel(theme, size=15)
        self.sealed = KeyButton("", theme, kind="status")
        self.sealed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sealed.clicked.connect(lambda *_: self.guard_wanted.emit())
        self.profile = plain_label(name="sub")
        self._memory = self._pair(self._memory_icon, self.memory)
        sealed = self._pair(self._sealed_icon, self.sealed)
        engine, calls = self._pair(self._engine_icon, self.engine), self._pair(self._calls_icon, self.calls)
        self._firm = (engine, self.plug, self.drill, calls, self._memory, sealed)
        layout = row(
            engine, self.plug, self.drill, calls, self.first_text, self.knowledge, None,
            self._memory, sealed, self.profile, spacing=_GAP,
        )  # fmt: skip
        layout.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self.setLayout(layout)
        self._stop = workbench.status.state.connect(self._show)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(lambda: self._show_engine(workbench.status.state.value))
        self._clock.start()

    def detach(self) -> None:
        """Listen no more."""
        self._clock.stop()
        self._stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more, or for less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what can be missed before anything is cut off."""
        firm = (part for part in self._firm if not part.isHidden())
        room = self.width() - 2 * _MARGIN - sum(part.sizeHint().width() + _GAP for part in firm)
        for label in (self.profile, self.knowledge, self.first_text):
            needed = label.sizeHint().width() + _GAP
            fits = bool(label.text()) and needed <= room
            label.setVisible(fits)
            room -= needed if fits else 0

    def _pair(self, icon: IconLabel, label: QWidget) -> QWidget:
        pair = QWidget()
        pair.setLayout(row(icon, label, spacing=5))
        return pair

    def _show(self, state: StatusState) -> None:
        self._show_engine(state)
        self._show_plug(state)
        first = state.engine.first_text_ms
        self.first_text.setText(self.tr("first words {time}").format(time=duration(first)) if first is not None else "")
        if state.knowledge is not None:
            pairs = self.tr("%n pair(s)", "", state.knowledge.pairs)
            version = self.tr("Knowledge v{version}").format(version=state.knowledge.version)
            self.knowledge.setText(f"{version} · {pairs}")
        self._show_calls(state.usage)
        self._show_profile(state)
        self._fit()

    def _show_engine(self, state: StatusState) -> None:
        engine = state.engine
        self._engine_icon.show_icon(*_LOOK[engine.state])
        text = engine_state(engine.state)
        retry = self._workbench.status.retry_in(self._workbench.now())
        if retry is not None and engine.state is not EngineState.ONLINE:
            text += " · " + self.tr("next try in {time}").format(time=clock(retry))
        self.engine.set_label(text)
        self.engine.setAccessibleDescription(self.tr("Opens the connection to Coze"))
        parts = [engine.host] if engine.host else []
        if engine.cause is not None:
            parts.append(cause_sentence(engine.cause))
        set_tip(self.engine, " — ".join(parts))
        self._fit()

    def _show_calls(self, usage: CallUsage | None) -> None:
        self.calls.setVisible(usage is not None)
        self._calls_icon.setVisible(usage is not None and usage.is_near_limit)
        if usage is None:
            return
        text = self.tr("Calls today {today}").format(today=usage.today)
        if usage.limit is not None:
            text += " · " + self.tr("{total} / {limit} in all").format(total=usage.total, limit=usage.limit)
        if usage.is_spent:
            text += " · " + self.tr("used up")
        elif usage.is_near_limit:
            text += " · " + self.tr("nearly used up")
        self.calls.setText(text)
        self.calls.setObjectName("warnText" if usage.is_near_limit else "sub")
        self.calls.style().polish(self.calls)
        plan = self.tr("The plan allows {limit} calls in all. Once they are used up, answers come from this machine.")
        set_tip(self.calls, plan.format(limit=usage.limit) if usage.limit is not None else "")

    def _show_plug(self, state: StatusState) -> None:
        is_demo = state.facts.is_demo
        if state.is_plugged:
            text = self.tr("Pull Coze's plug (demo)") if is_demo else self.tr("Work offline")
        else:
            text = self.tr("Plug is out: put it in (demo)") if is_demo else self.tr("Offline: go online")
        self.plug.set_label(text)
        self.plug.setChecked(not state.is_plugged)
        self.plug.setEnabled(not state.is_switching)
        self._plug_icon.show_icon(*(("online", "muted") if state.is_plugged else ("offline", "warn")))
        tip = self.tr("Really cuts the line to the emulated Coze; the next card comes from this machine.")
        choice = self.tr("Answers come from this machine alone until you go online again.")
        set_tip(self.plug, tip if is_demo else choice)

    def _show_profile(self, state: StatusState) -> None:
        facts = state.facts
        self._memory.setVisible(not facts.keyring_works)
        self._sealed_icon.show_icon("sealed" if facts.is_sealed else "unsealed", "ok" if facts.is_sealed else "warn")
        self.sealed.set_label(self.tr("Sealed") if facts.is_sealed else self.tr("Unsealed"))
        seal = self.tr("The profile is encrypted on this machine.")
        open_ = self.tr("The profile is not encrypted: who can read this disk can read it.")
        set_tip(self.sealed, seal if facts.is_sealed else open_)
        name = self.tr("Demo profile") if facts.is_demo else self.tr("Profile {name}").format(name=facts.profile_name)
        self.profile.setText(name)
