"""The plan as a tree whose texts are edited in place."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.period.period import PeriodKind, period_meaning
from kuzplan_desktop.domain.plan.plan import Activity, Section, Subsection
from kuzplan_desktop.domain.words import caption

FIELDS = ("number", "title", "executors_text", "period_text")
MEANING = len(FIELDS)
CAPTIONS = (*(caption("activity", field) for field in FIELDS), "Как понят срок")
ROW = Qt.ItemDataRole.UserRole
NO_HEADING = "(без подраздела)"


class PlanRowRef(NamedTuple):
    """A row of the tree: what it is of, and its uid."""

    kind: str
    uid: str


class RowsModel(QStandardItemModel):
    """`edited` carries the PlanRowRef, the field and the new text of a cell that a person changed."""

    edited = Signal(object, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, QStandardItem] = {}
        self.setHorizontalHeaderLabels(list(CAPTIONS))
        self.itemChanged.connect(self._tell)

    def show_document(self, document: Document) -> None:
        """Show the plan as it stands now."""
        with QSignalBlocker(self):
            self.removeRows(0, self.rowCount())
            self.rows.clear()
            for section in document.plan.sections:
                above = self._add(self.invisibleRootItem(), "section", section)
                for part in section.subsections:
                    below = self._add(above, "subsection", part)
                    for item in part.activities:
                        self._add_item(below, document, item)
        self.layoutChanged.emit()

    def ref_of(self, item: QStandardItem | None) -> PlanRowRef | None:
        """What the row of an item is; None for no item."""
        if item is None:
            return None
        above = item.parent() or self.invisibleRootItem()
        first = above.child(item.row(), 0)
        found = first.data(ROW) if first is not None else None
        return PlanRowRef(*found) if found else None

    def _add(self, above: QStandardItem, kind: str, part: Section | Subsection) -> QStandardItem:
        cells = [QStandardItem(part.number), QStandardItem(part.title or NO_HEADING)]
        cells += [_still(QStandardItem()) for _ in CAPTIONS[2:]]
        for cell in cells[:2]:
            font = cell.font()
            font.setBold(True)
            cell.setFont(font)
        return self._put(above, PlanRowRef(kind, part.uid), cells)

    def _add_item(self, above: QStandardItem, document: Document, item: Activity) -> None:
        cells = [QStandardItem(str(getattr(item, field))) for field in FIELDS]
        cells.append(_still(QStandardItem("; ".join(_sentences(document, item)))))
        if item.added:
            for cell in cells:
                _still(cell)
        self._put(above, PlanRowRef("activity", item.uid), cells)

    def _put(self, above: QStandardItem, ref: PlanRowRef, cells: list[QStandardItem]) -> QStandardItem:
        cells[0].setData(list(ref), ROW)
        for cell, name in zip(cells, CAPTIONS, strict=True):
            cell.setToolTip(cell.text())
            cell.setData(f"{name}: {cell.text()}", Qt.ItemDataRole.AccessibleTextRole)
        above.appendRow(cells)
        self.rows[ref.uid] = cells[0]
        return cells[0]

    def _tell(self, item: QStandardItem) -> None:
        ref = self.ref_of(item)
        if ref is not None and item.column() < MEANING:
            self.edited.emit(ref, FIELDS[item.column()], item.text())


def _sentences(document: Document, item: Activity) -> Iterator[str]:
    """What is to be known of an item besides its texts."""
    if item.added:
        yield "дополнительное мероприятие комиссии"
    if item.excluded:
        yield f"исключено из плана: {item.excluded}"
    period = document.period_of(item)
    if item.period_override:
        yield f"срок изменен: {item.period_override}"
    yield period_meaning(period)
    if period.kind not in (PeriodKind.UNKNOWN, PeriodKind.UNSPECIFIED):
        yield from period.warnings


def _still(item: QStandardItem) -> QStandardItem:
    item.setEditable(False)
    return item
