"""Chips, rules and rows: the small pieces that the style sheet dresses by name and role."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_cs.ui.plain import plain_label

Role = Literal["plain", "ok", "warn", "bad", "accent", "mask"]


def chip(text: str = "", role: Role = "plain") -> QLabel:
    """A small rounded mark with a text."""
    label = plain_label(text, name="chip")
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    label.setFixedHeight(20)
    return label


def set_chip(label: QLabel, text: str, role: Role) -> None:
    """Change a chip; one without text is not shown."""
    label.setText(text)
    label.setVisible(bool(text))
    set_property(label, "role", role)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks about, and have it asked again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def rule() -> QFrame:
    """A hair line between the sections of a card."""
    line = QFrame()
    line.setObjectName("rule")
    return line


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; None is the space that stretches."""
    layout = QHBoxLayout()
    fill(layout, *widgets, spacing=spacing)
    return layout


def column(*widgets: QWidget | None, spacing: int = 4) -> QVBoxLayout:
    """Widgets one below the other; None is the space that stretches."""
    layout = QVBoxLayout()
    fill(layout, *widgets, spacing=spacing)
    return layout


def fill(layout: QHBoxLayout | QVBoxLayout, *widgets: QWidget | None, spacing: int) -> None:
    """Put widgets into a layout without margins."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)


def section(layout: QLayout, margins: tuple[int, int, int, int] = (12, 10, 12, 10)) -> QWidget:
    """A part of a card around a layout."""
    part = QWidget()
    layout.setContentsMargins(*margins)
    part.setLayout(layout)
    return part
