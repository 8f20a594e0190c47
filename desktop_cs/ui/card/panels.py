"""What stands behind a reply, one panel at a time: why, what was sent, the sources, the trace."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_cs.ui.card.facts import CardFacts
from desktop_cs.ui.card.sent import SentPanel
from desktop_cs.ui.card.trace import TracePanel
from desktop_cs.ui.card.why import WhyPanel
from desktop_cs.ui.plain import set_tip
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.flow import FlowLayout
from desktop_cs.ui.widgets.key_button import KeyButton, key_text
from desktop_cs.viewmodels.card import CardState
from desktop_cs.viewmodels.workbench import Workbench


class Panel(StrEnum):
    """The panels in their order."""

    SOURCES = "sources"
    WHY = "why"
    SENT = "sent"
    TRACE = "trace"


PANEL_KEYS = {Panel.SOURCES: "Alt+Q", Panel.WHY: "Alt+W", Panel.SENT: "Alt+S", Panel.TRACE: "Alt+I"}


class CardPanels(QWidget):
    """The panel that the agent has opened stays open from card to card."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self.facts = CardFacts(theme)
        self.why = WhyPanel(workbench, theme)
        self.sent = SentPanel(theme)
        self.trace = TracePanel(theme)
        self.open_panel: Panel | None = Panel.SOURCES
        self.tabs = {panel: self._tab(panel, theme) for panel in Panel}
        self._bodies = {
            Panel.SOURCES: self.facts, Panel.WHY: self.why, Panel.SENT: self.sent, Panel.TRACE: self.trace,
        }  # fmt: skip
        bar = FlowLayout(*self.tabs.values(), gap=2, push_last=False)
        bar.setContentsMargins(8, 6, 8, 0)
        tabs = QWidget()
        tabs.setLayout(bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(tabs)
        for body in self._bodies.values():
            layout.addWidget(body)

    def show_card(self, card: CardState) -> None:
        """Show what stands behind another card or another state of the same."""
        self.facts.show_card(card, self._workbench.now())
        self.why.show_card(card)
        self.sent.show_card(card)
        self.trace.show_card(card)
        self._label(card)
        self._arrange()

    def choose(self, panel: Panel) -> None:
        """Open a panel; the one that is open folds."""
        self.open_panel = None if panel is self.open_panel else panel
        self._arrange()

    def reveal(self, panel: Panel) -> None:
        """Have a panel open."""
        self.open_panel = panel
        self._arrange()

    def _tab(self, panel: Panel, theme: Theme) -> KeyButton:
        tab = KeyButton("", theme, kind="tab")
        tab.setCheckable(True)
        tab.clicked.connect(lambda *_: self.choose(panel))
        set_tip(tab, key_text(PANEL_KEYS[panel]))
        tab.setAccessibleDescription(key_text(PANEL_KEYS[panel]))
        return tab

    def _label(self, card: CardState) -> None:
        sources = len(card.evidence) + (card.order is not None)
        figures = {Panel.SOURCES: str(sources) if sources else "", Panel.SENT: _size(card.sent_bytes)}
        for panel, tab in self.tabs.items():
            figure = figures.get(panel, "")
            tab.set_label(f"{panel_name(panel)} {figure}".strip())

    def _arrange(self) -> None:
        for panel, body in self._bodies.items():
            is_open = panel is self.open_panel
            self.tabs[panel].setChecked(is_open)
            body.setVisible(is_open)


def panel_name(panel: Panel) -> str:
    """What a panel is called."""
    return {
        Panel.SOURCES: QCoreApplication.translate("Panels", "Sources"),
        Panel.WHY: QCoreApplication.translate("Panels", "Why"),
        Panel.SENT: QCoreApplication.translate("Panels", "What was sent"),
        Panel.TRACE: QCoreApplication.translate("Panels", "Trace"),
    }[panel]


def _size(count: int) -> str:
    return f"{count / 1000:.1f} kB" if count >= 1000 else f"{count} B" if count else ""
