"""Asks for an item of the plan: by number or words, the commission's own items first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.ui.fields.plain import plain_label


class ItemDialog(QDialog):
    """`chosen` carries the uid of the item."""

    chosen = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("itemDialog")
        self.setWindowTitle("К какому пункту плана относится мероприятие?")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 420)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Номер пункта или слова из него")
        self.search.setAccessibleName("Найти пункт плана")
        self.list = QListWidget(self)
        self.list.setAccessibleName("Пункты плана")
        self.list.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self.take = buttons.addButton("Записать мероприятие", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Отмена", QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.addWidget(plain_label("Выберите пункт плана, под которым записать мероприятие.", self, wrap=True))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self._fill(document)
        self.search.textChanged.connect(self._find)
        self.list.itemActivated.connect(lambda _: self.accept())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._find("")
        self.search.setFocus()

    def _fill(self, document: Document) -> None:
        activities = [one for one in document.plan.activities() if not one.excluded]
        for activity in sorted(activities, key=lambda one: not document.is_own(one)):
            item = QListWidgetItem(f"{activity.number}  {activity.title}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, activity.uid)
            item.setData(Qt.ItemDataRole.UserRole + 1, _words(activity))

    def _find(self, text: str) -> None:
        """Show the items that begin with a number or hold all words, the first of them chosen."""
        words = searchable(text).split()
        first = -1
        for row in range(self.list.count()):
            item = self.list.item(row)
            shown = all(word in item.data(Qt.ItemDataRole.UserRole + 1) for word in words)
            item.setHidden(not shown)
            first = row if shown and first < 0 else first
        self.list.setCurrentRow(first)
        self.take.setEnabled(first >= 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search the arrows lead into the list."""
        if self.search.hasFocus() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.setFocus()
            self.list.event(event)
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Carry the item that is chosen."""
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            super().accept()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _words(activity: Activity) -> str:
    return searchable(f"{activity.number} {activity.title}")
