"""The composer: reply or note, the text, where it came from, how long it is, and the way out."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from desktop_cs.domain.ids import UserId
from desktop_cs.ui.conversation.editor import ReplyEditor
from desktop_cs.ui.conversation.renewal_strip import RenewalStrip
from desktop_cs.ui.plain import plain_label, set_tip
from desktop_cs.ui.theme import Theme
from desktop_cs.ui.widgets.basic import row
from desktop_cs.ui.widgets.elided import ElidedLabel
from desktop_cs.ui.widgets.icon import ButtonIcon
from desktop_cs.ui.widgets.key_button import KeyButton
from desktop_cs.viewmodels.card import CardState
from desktop_cs.viewmodels.composer import ComposerState, Mode
from desktop_cs.viewmodels.workbench import Workbench

KEEP_MS = 400  # a draft is written down this long after it changed: at most a second of typing can be lost


class EditorFrame(QWidget):
    """The rounded frame around the editor, with a ring while it has the focus and paper colour for notes."""

    def __init__(self, editor: ReplyEditor, theme: Theme) -> None:
        super().__init__()
        self._editor = editor
        self._theme = theme
        self.is_note = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 11, 8, 10)
        layout.addWidget(editor)
        editor.focus_changed.connect(self.update)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring, edge and ground."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outer = self.rect().toRectF().adjusted(1.5, 1.5, -1.5, -1.5)
        has_focus = self._editor.hasFocus()
        if has_focus:
            painter.setPen(QPen(QColor(colours.accent_soft), 3))
            painter.drawRoundedRect(outer, 11, 11)
        edge = colours.accent if has_focus else colours.note_line if self.is_note else colours.line
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(colours.note if self.is_note else colours.surface))
        painter.drawRoundedRect(outer.adjusted(2, 2, -2, -2), 9, 9)
        painter.end()


class ComposerView(QFrame):
    """Shows the draft of the chosen customer and asks to send it."""

    send_wanted = Signal()
    send_anyway_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("composer")
        self._workbench = workbench
        self._customer: UserId | None = None
        self.editor = ReplyEditor(theme)
        self._frame = EditorFrame(self.editor, theme)
        self.renewal = RenewalStrip(theme)
        self.counter = plain_label(name="sub")
        self.source = ElidedLabel("sub")
        self.send = KeyButton(self.tr("Send"), theme, keys="Ctrl+Return", kind="primary")
        self.send.clicked.connect(lambda *_: self.send_wanted.emit())
        self._build_modes(theme)
        bar = row(self.reply_mode, self.note_mode, self.counter, self.source, self.send)
        bar.setStretch(3, 1)
        bar.setContentsMargins(0, 6, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(11, 7, 14, 12)
        layout.setSpacing(2)
        layout.addWidget(self._frame)
        layout.addWidget(self.renewal)
        layout.addLayout(bar)
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_MS)
        self._keep.timeout.connect(self.keep_wanted)
        self.editor.textChanged.connect(self._typed)
        self.editor.send_wanted.connect(self.send_wanted)
        self.editor.send_anyway_wanted.connect(self.send_anyway_wanted)
        self.renewal.send_wanted.connect(self.send_anyway_wanted)
        self.renewal.take_wanted.connect(self.take_new)
        self.renewal.keep_wanted.connect(self.keep_mine)
        self._stops = [
            workbench.composer.state.connect(self._show),
            workbench.renewal.state.connect(self.renewal.show_state),
        ]

    def detach(self) -> None:
        """Listen no more."""
        self._keep.stop()
        for stop in self._stops:
            stop()

    def insert(self, card: CardState, text: str) -> None:
        """Take a suggestion over at the caret; nothing that was typed is overwritten."""
        self.editor.insert_at_caret(text)
        self._workbench.insert_source(card)
        self.editor.setFocus()

    def add(self, text: str) -> None:
        """Put a text in at the caret that is no suggestion; where the draft came from stays as it is."""
        self.editor.insert_at_caret(text)
        self.editor.setFocus()

    def take_new(self) -> None:
        """Put the new suggestion in the text's place; undo brings the text back."""
        self._workbench.renewal.take_new()
        self.editor.setFocus()

    def keep_mine(self) -> None:
        """Stand by the text although the customer has written again."""
        self._workbench.renewal.keep_mine()
        self.editor.setFocus()

    def choose_mode(self, mode: Mode) -> None:
        """Write a reply or a note."""
        self._workbench.composer.choose_mode(mode)
        self.editor.setFocus()

    def _build_modes(self, theme: Theme) -> None:
        self.reply_mode = KeyButton(self.tr("Reply"), theme, kind="tab")
        self.note_mode = KeyButton(self.tr("Note"), theme, kind="tab")
        self._note_icon = ButtonIcon(self.note_mode, theme, "note", size=14)
        set_tip(self.reply_mode, self.tr("To the customer (Alt+L)"))
        set_tip(self.note_mode, self.tr("For colleagues only; the customer does not see it (Alt+P)"))
        group = QButtonGroup(self)
        for button, mode in ((self.reply_mode, Mode.REPLY), (self.note_mode, Mode.NOTE)):
            button.setCheckable(True)
            group.addButton(button)
            button.clicked.connect(lambda *_, chosen=mode: self.choose_mode(chosen))

    def _typed(self) -> None:
        if self._workbench.composer.edit(self.editor.toPlainText()):
            self._workbench.visits.typed()
        if not self._keep.isActive():
            self._keep.start()

    def _show(self, state: ComposerState) -> None:
        self.editor.take(state.text, is_other=state.user_id != self._customer)
        self._customer = state.user_id
        is_note = state.mode is Mode.NOTE
        self.reply_mode.setChecked(not is_note)
        self.note_mode.setChecked(is_note)
        self._frame.is_note = is_note
        self._frame.update()
        note = self.tr("A note for colleagues. The customer does not see it.")
        reply = self.tr("Write a reply. Ctrl+1 takes over the suggestion.")
        self.editor.setPlaceholderText(note if is_note else reply)
        self.editor.setAccessibleName(self.tr("Note") if is_note else self.tr("Reply"))
        self.editor.setReadOnly(state.is_sending)
        self.send.set_label(self.tr("Keep the note") if is_note else self.tr("Send"))
        self.send.setEnabled(state.can_send)
        self.counter.setText(self.tr("%n character(s)", "", len(state.text)) if state.text else "")
        from_trace = self.tr("from suggestion {trace}").format(trace=state.source[:8]) if state.source else ""
        self.source.setText(f"· {from_trace}" if from_trace else "")
