"""«Записи»: the marks of the commissions with what was done, reasons and notes, for what is chosen in the matrix."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.domain.words import MARK_STATES
from kuzplan_desktop.store.region.heard_events import Written
from kuzplan_desktop.ui.fields.plain import plain_tip
from kuzplan_desktop.ui.lists.wrapped_rows import WrappedRows
from kuzplan_desktop.ui.region.lists import NumberedItem, offer_copying

HEADERS = ("Комиссия", "Пункт", "Кв.", "Отметка", "Что сделано", "Примечание, причина")
NOTHING = "Записей нет."


class WrittenView(QTreeWidget):
    """The marks as lines that can be sorted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("regionWritten")
        self.setAccessibleName("Записи комиссий")
        self.setHeaderLabels(HEADERS)
        self.setRootIsDecorated(False)
        WrappedRows(self)
        offer_copying(self)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        for column, width in enumerate((110, 48, 34, 100, 110)):
            self.setColumnWidth(column, width)

    def show_written(self, found: Sequence[Written]) -> None:
        """Show marks, each with the name of its commission."""
        self.clear()
        for one in sorted(found, key=lambda one: searchable(one.commission)):
            mark = one.mark
            state = MARK_STATES[mark.state] if mark.state else ""
            texts = [short_name(one.commission), one.number, ROMAN[mark.quarter], state, mark.text, mark.note]
            line = NumberedItem(self, texts)
            for column, text in enumerate(texts):
                line.setToolTip(column, plain_tip(text))
        if not found:
            QTreeWidgetItem(self, [NOTHING])
