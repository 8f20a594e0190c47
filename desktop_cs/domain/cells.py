"""Cells of tables that people open in a spreadsheet: none may be taken for a formula there."""

import re

# A spreadsheet runs what starts with these as a formula; some open full-width forms alike.
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe in front where one could."""
    return "'" + cell if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that `guarded` put in front."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
