"""Two texts in one: what went is struck out, what came is underlined, each on its own ground. Never by colour alone."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QTextCharFormat

from desktop_cs.ui.theme import Theme, text_font
from desktop_cs.ui.tokens import FONT_BASE
from desktop_cs.ui.widgets.text_block import TextBlock
from desktop_cs.viewmodels.difference import Change, Piece

_LINES = 6  # more are scrolled to


class DifferenceBlock(TextBlock):
    """Shows pieces in order, as plain text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, text_font(FONT_BASE), line=150, most=_LINES)
        self._pieces: tuple[Piece, ...] = ()
        theme.changed.connect(self._dress)

    def show_pieces(self, pieces: tuple[Piece, ...]) -> None:
        """Show another difference."""
        if pieces == self._pieces:
            return
        self._pieces = pieces
        self.set_text("".join(piece.text for piece in pieces))
        self.setAccessibleName(self.tr("Difference to the new suggestion"))
        self.setAccessibleDescription(_Words().told(pieces))
        self._dress()

    def _dress(self) -> None:
        at = 0
        dressed = []
        for piece in self._pieces:
            if piece.change is not Change.SAME:
                dressed.append((at, at + len(piece.text), self._look(piece.change)))
            at += len(piece.text)
        self.set_looks(tuple(dressed))

    def _look(self, change: Change) -> QTextCharFormat:
        colours = self._theme.colours
        look = QTextCharFormat()
        is_gone = change is Change.REMOVED
        look.setFontStrikeOut(is_gone)
        look.setFontUnderline(not is_gone)
        look.setForeground(QColor(colours.bad if is_gone else colours.ok))
        look.setBackground(QColor(colours.bad_soft if is_gone else colours.ok_soft))
        return look


class _Words(QObject):
    """The difference as a screen reader tells it."""

    def told(self, pieces: tuple[Piece, ...]) -> str:
        """What went and what came, in order."""
        gone, come = self.tr("removed: {text}"), self.tr("added: {text}")
        told = [
            (gone if piece.change is Change.REMOVED else come).format(text=piece.text.strip())
            for piece in pieces
            if piece.change is not Change.SAME and piece.text.strip()
        ]
        return "; ".join(told)
