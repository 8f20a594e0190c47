"""The ledger's lines as a table: time, purpose, host, size, what was masked."""

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QModelIndex, QPersistentModelIndex, Qt

from desktop_cs.domain.ledger import LedgerEntry
from desktop_cs.ui.words import purpose_name

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = (3,)


class LedgerModel(QAbstractTableModel):
    """Holds the lines last shown."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[LedgerEntry, ...] = ()

    def show_entries(self, entries: tuple[LedgerEntry, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Five."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Time"), self.tr("Purpose"), self.tr("Server"), self.tr("Bytes"), self.tr("Masked"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text."""
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _RIGHT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        return self._cell(self.entries[index.row()], index.column())

    def _cell(self, entry: LedgerEntry, column: int) -> str:
        if column == 0:
            return QLocale().toString(
                QDateTime.fromSecsSinceEpoch(int(entry.at.timestamp())), QLocale.FormatType.ShortFormat
            )
        if column == 1:
            name = purpose_name(entry.purpose)
            return self.tr("{purpose} (not sent)").format(purpose=name) if entry.is_unsent else name
        if column == 4:
            return ", ".join(f"{kind} {count}" for kind, count in sorted(entry.kinds.items()))
        return entry.host if column == 2 else QLocale().toString(entry.size)
