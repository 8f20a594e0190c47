"""Keeps a list still under the reader's eyes while rows come and go above the ones on the screen."""

from PySide6.QtCore import QObject, QPersistentModelIndex, QPoint
from PySide6.QtWidgets import QListView


def keep_steady(view: QListView) -> None:
    """From now on what happens above the first visible row moves nothing; at the very top, news is shown."""
    _Anchor(view)


class _Anchor(QObject):
    """Remembers the first visible row before a change and scrolls it back to its place afterwards."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._row: QPersistentModelIndex | None = None
        self._top = 0
        model = view.model()
        for before in (model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved, model.rowsAboutToBeMoved):
            before.connect(self._remember)
        for after in (model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            after.connect(self._restore)

    def _remember(self, *_: object) -> None:
        self._row = None
        if self._view.verticalScrollBar().value() == 0:
            return  # and no lay-out: asking where a row stands would bring one about for every change
        first = self._view.indexAt(QPoint(0, 0))
        if first.isValid():
            self._row, self._top = QPersistentModelIndex(first), self._view.visualRect(first).top()

    def _restore(self, *_: object) -> None:
        if self._row is None or not self._row.isValid():
            return
        bar = self._view.verticalScrollBar()
        self._view.doItemsLayout()  # the positions that the change has left behind are not known before
        moved = self._view.visualRect(self._view.model().index(self._row.row(), 0)).top() - self._top
        bar.setValue(bar.value() + moved)
        self._row = None
