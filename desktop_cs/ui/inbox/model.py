"""The inbox as Qt's list model: holds the ids in order and passes on the view-model's changes one by one."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_cs.domain.ids import UserId
from desktop_cs.ui.inbox.words import spoken_row
from desktop_cs.viewmodels.inbox_list import InboxList, RowChange, RowsChanged
from desktop_cs.viewmodels.workbench import Workbench

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class InboxListModel(QAbstractListModel):
    """One row per conversation: ids alone, in the order of which the view has been told."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._list: InboxList = workbench.inbox.list
        self._ids: list[UserId] = self._list.ids()
        self.stop = self._list.changes.connect(self._changed)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's signature
        """How many conversations are listed."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The conversation itself for the delegate, its name and a spoken line for others."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        row = self._list.get(self._ids[index.row()])
        if row is None or role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.customer.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_row(row, self._workbench.now())
        return None

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 — Qt's signature
        """Whether rows follow that are not loaded."""
        return not parent.isValid() and self._list.has_more

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008 — Qt's signature
        """The view has come near the end."""
        self._workbench.inbox.more()

    def _changed(self, change: RowChange) -> None:
        none = QModelIndex()
        match change.kind:
            case RowsChanged.RESET:
                self.beginResetModel()
                self._ids = self._list.ids()
                self.endResetModel()
            case RowsChanged.INSERTED:
                self.beginInsertRows(none, change.row, change.to)
                new = (self._list.at(row).customer.user_id for row in range(change.row, change.to + 1))
                self._ids[change.row : change.row] = new
                self.endInsertRows()
            case RowsChanged.REMOVED:
                self.beginRemoveRows(none, change.row, change.row)
                del self._ids[change.row]
                self.endRemoveRows()
            case RowsChanged.MOVED:
                # Qt names the place before which the row lands while it still stands in its old one.
                before = change.to + (1 if change.to > change.row else 0)
                self.beginMoveRows(none, change.row, change.row, none, before)
                self._ids.insert(change.to, self._ids.pop(change.row))
                self.endMoveRows()
            case RowsChanged.UPDATED:
                index = self.index(change.row)
                self.dataChanged.emit(index, index)
