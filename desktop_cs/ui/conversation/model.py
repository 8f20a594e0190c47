"""The conversation as Qt's list model: takes each new timeline and tells the view only of the rows that differ."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_cs.ui.conversation.words import spoken_row
from desktop_cs.viewmodels.timeline import Row

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class ConversationListModel(QAbstractListModel):
    """Rows from top to bottom, oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself for the delegate, its words for others."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken_row(row)
        return None

    def row_at(self, place: int) -> Row:
        """One row."""
        return self._rows[place]

    def take(self, rows: tuple[Row, ...]) -> None:
        """Become these rows. What stands at both ends stays; what lies between is removed and inserted."""
        old = self._rows
        head = _common(old, rows)
        tail = _common(old[head:][::-1], rows[head:][::-1])
        self._replace(rows, head, len(old) - tail, len(rows) - tail)
        for place in (*range(head), *range(len(rows) - tail, len(rows))):
            before = old[place if place < head else place - len(rows) + len(old)]
            if before != rows[place]:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def _replace(self, rows: tuple[Row, ...], start: int, old_end: int, new_end: int) -> None:
        none = QModelIndex()
        if old_end > start:
            self.beginRemoveRows(none, start, old_end - 1)
            self._rows = self._rows[:start] + self._rows[old_end:]
            self.endRemoveRows()
        if new_end > start:
            self.beginInsertRows(none, start, new_end - 1)
            self._rows = rows
            self.endInsertRows()
        self._rows = rows


def _common(old: Sequence[Row], new: Sequence[Row]) -> int:
    """How many rows at the beginning are the same ones, though perhaps with another content."""
    count = 0
    for before, after in zip(old, new, strict=False):
        if before.key != after.key:
            break
        count += 1
    return count
