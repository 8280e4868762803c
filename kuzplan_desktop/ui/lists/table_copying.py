"""A table on the clipboard: as text with tabs, and as cells that a spreadsheet takes as text."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def copy_table(cells: Sequence[Sequence[str]]) -> None:
    """Put rows of cells on the clipboard; «2.2.10» is no date in Excel then."""
    from html import escape  # its table of entities would delay the first picture

    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in cells))
    rows = ("".join(f"<td style='mso-number-format:\"\\@\"'>{escape(cell)}</td>" for cell in line) for line in cells)
    data.setHtml("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    QGuiApplication.clipboard().setMimeData(data)
