"""The only way by which text reaches a label or a tip: as plain text. Customers' and models' words are never markup."""

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget


def plain_label(text: str = "", *, name: str = "", wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label that shows `text` literally. `name` is what the style sheet knows it by."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setText(text)
    if name:
        label.setObjectName(name)
    if selectable:
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        label.setTextInteractionFlags(flags)
    return label


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tip; Qt would take a tip that looks like markup for markup."""
    widget.setToolTip(f"<span>{html.escape(text)}</span>" if text else "")


def space_lines(field: QTextEdit, pixels: float) -> None:
    """Give every line of a text the same height, whatever fonts its signs come from."""
    cursor = QTextCursor(field.document())
    cursor.select(QTextCursor.SelectionType.Document)
    spacing = QTextBlockFormat()
    spacing.setLineHeight(pixels, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.mergeBlockFormat(spacing)


def utf16(text: str, position: int) -> int:
    """Where Qt, which counts UTF-16 units, finds what Python has at this code point."""
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2
