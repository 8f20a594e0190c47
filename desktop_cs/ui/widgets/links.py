"""Links of a text as buttons that name their host, and the question before one is opened."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_cs.domain.links import Link, links_in
from desktop_cs.ui.plain import plain_label, set_tip
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.flow import FlowLayout
from desktop_cs.ui.widgets.key_button import KeyButton

_WIDTH = 460


class LinkBar(QWidget):
    """One button a link. Nothing is fetched, and nothing opens without a further yes."""

    wanted = Signal(object)  # Link

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._links: tuple[Link, ...] = ()
        self.buttons: list[KeyButton] = []
        self.setLayout(FlowLayout(push_last=False))
        self.hide()

    def show_text(self, text: str) -> None:
        """Offer the links of a text."""
        links = links_in(text)
        self.setVisible(bool(links))
        if links == self._links:
            return
        self._links = links
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(link) for link in links]

    def _button(self, link: Link) -> KeyButton:
        button = KeyButton(self.tr("Open {host}…").format(host=link.host), self._theme, kind="link")
        set_tip(button, link.url)
        button.clicked.connect(partial(self._ask, link))
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)
        return button

    def _ask(self, link: Link, *_: object) -> None:
        self.wanted.emit(link)


class LinkDialog(QDialog):
    """Shows where a link leads, and asks."""

    def __init__(self, parent: QWidget, theme: Theme, link: Link) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open a link"))
        self.host = plain_label(link.host, name="strong", wrap=True, selectable=True)
        self.url = plain_label(link.url, name="sub", wrap=True, selectable=True)
        about = plain_label(
            self.tr("This link comes from a text that Coze or a customer wrote. It opens in the browser."), wrap=True
        )
        self.open_it = KeyButton(self.tr("Open"), theme)
        self.leave = KeyButton(self.tr("Cancel"), theme, kind="primary")
        self.open_it.setAutoDefault(False)
        self.open_it.clicked.connect(lambda *_: self.accept())
        self.leave.clicked.connect(lambda *_: self.reject())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(9)
        for label in (about, self.host, self.url):
            label.setFixedWidth(_WIDTH)
            layout.addWidget(label)
        layout.addLayout(row(None, self.open_it, self.leave))
        self.leave.setFocus()
