"""«Сомнения»: what is doubtful in the documents of the commissions, each under the commission that it concerns."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.doubts import Remark
from kuzplan_desktop.ui.fields.plain import plain_tip
from kuzplan_desktop.ui.lists.row_selection import select_rows
from kuzplan_desktop.ui.region.lists import offer_copying

NOTHING = "Сомнений нет."
READING = "Документы комиссий читаются…"


class DoubtsView(QTreeWidget):
    """The doubts by commission; they are looked for when the page is opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("regionDoubts")
        self.setAccessibleName("Сомнения")
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        select_rows(self)
        offer_copying(self)

    def show_reading(self) -> None:
        """Say that the doubts are being looked for; those of before stand no more."""
        self.clear()
        QTreeWidgetItem(self, [READING])

    def show_doubts(self, found: Sequence[tuple[str, Remark]]) -> None:
        """Show doubts, each with the name of its commission."""
        self.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for commission, doubt in found:
            group = groups.get(commission)
            if group is None:
                group = groups[commission] = QTreeWidgetItem(self, [short_name(commission)])
                group.setToolTip(0, plain_tip(commission))
            line = QTreeWidgetItem(group, [doubt.sentence])
            line.setToolTip(0, plain_tip(doubt.sentence))
        for commission, group in groups.items():
            group.setText(0, f"{short_name(commission)}: {group.childCount()}")
            group.setExpanded(True)
        if not groups:
            QTreeWidgetItem(self, [NOTHING])
