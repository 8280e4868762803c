"""A table of documents of which some are chosen: what is in each, and why one cannot be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from kuzplan_desktop.ui.fields.plain import plain_tip
from kuzplan_desktop.ui.lists.row_lists import make_row_list

HEADERS = ("Документ", "Отметок", "Мероприятий", "Копий", "Размер")
GAP = 16  # pixels between columns
MOST_ROWS = 8  # that are seen without scrolling


class DocumentLine(NamedTuple):
    """A row: the document's name, its numbers as they are shown, what is to be said of it, if it can be chosen, is."""

    name: str
    numbers: tuple[str, str, str, str]
    remark: str = ""
    can_be_chosen: bool = True
    is_chosen: bool = True


class DocumentTable(QTableWidget):
    """The rows with a box each; `chosen_changed` tells that a box was ticked or cleared, `described` carries what is
    to be said of the current row."""

    chosen_changed = Signal()
    described = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(HEADERS), parent)
        self.setHorizontalHeaderLabels(HEADERS)
        make_row_list(self, 0)
        self.setMinimumWidth(720)
        self._lines: list[DocumentLine] = []
        self.itemChanged.connect(lambda _: self.chosen_changed.emit())
        self.currentCellChanged.connect(lambda row, *_: self.described.emit(self._remark(row)))

    def show_lines(self, lines: Sequence[DocumentLine]) -> None:
        """Show `lines` in place of what was there."""
        self.blockSignals(True)
        self._lines = list(lines)
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            self._show(row, line)
        for column in range(1, len(HEADERS)):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, self.columnWidth(column) + GAP)
        height = self.verticalHeader().defaultSectionSize() * min(max(len(lines), 3), MOST_ROWS)
        self.setMinimumHeight(height + self.horizontalHeader().height() + 4)
        self.blockSignals(False)
        if lines:
            self.setCurrentCell(next((row for row, line in enumerate(lines) if line.remark), 0), 0)
        self.chosen_changed.emit()

    def chosen(self) -> list[int]:
        """The rows whose boxes are ticked."""
        boxes = [self.item(row, 0) for row in range(self.rowCount())]
        return [row for row, box in enumerate(boxes) if box and box.checkState() == Qt.CheckState.Checked]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the box of the current row, whichever its column; Enter is the dialog's."""
        box = self.item(self.currentRow(), 0)
        if event.key() == Qt.Key.Key_Space and box is not None:
            if box.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                ticked = box.checkState() == Qt.CheckState.Checked
                box.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _remark(self, row: int) -> str:
        return self._lines[row].remark if 0 <= row < len(self._lines) else ""

    def _show(self, row: int, line: DocumentLine) -> None:
        for column, text in enumerate((line.name, *line.numbers)):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(line.remark or line.name))
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            else:
                if line.can_be_chosen:
                    flags |= Qt.ItemFlag.ItemIsUserCheckable
                    item.setCheckState(Qt.CheckState.Checked if line.is_chosen else Qt.CheckState.Unchecked)
                if line.remark:
                    item.setText(f"{text} (!)")
                    item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, line.remark)
            item.setFlags(flags)
            self.setItem(row, column, item)
