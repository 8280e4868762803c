"""«Файлы»: what came from where, what was left out and why, and which of several documents of a commission counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.store.region.consolidated_file import FileRow, Rival
from kuzplan_desktop.ui.base.plain import plain_label, plain_tip

HEADERS = ("Файл", "Комиссия", "Когда")
RIVALS, REFUSED, TAKEN = "Разные документы одной комиссии: выберите верный", "Не вошли", "Вошли"
DOCUMENT, SENTENCE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class FilesView(QWidget):
    """Lists the files; tells by `chosen` (id of a document) which of several is to count."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("regionFiles")
        self.tree.setAccessibleName("Файлы комиссий")
        self.tree.setHeaderLabels(HEADERS)
        self.tree.setIndentation(14)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setColumnWidth(1, 150)
        self.choose_button = QPushButton("Сч&итать этот документ", self)
        self.sentence = plain_label("", self, wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.choose_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self.tree, 1)
        column.addWidget(self.sentence)
        column.addLayout(row)
        self.choose_button.clicked.connect(self._choose)
        self.tree.currentItemChanged.connect(self._enable)
        self._enable()

    def show_files(self, files: list[FileRow], rivals: list[Rival]) -> None:
        """Show what is in the file."""
        self.tree.clear()
        if rivals:
            group = self._group(RIVALS, len({(rival.plan, rival.commission) for rival in rivals}))
            for rival in rivals:
                self._add_rival(group, rival)
        refused = [row for row in files if not row.good]
        if refused:
            group = self._group(REFUSED, len(refused))
            items = [self._add_file(group, row) for row in refused]
            for item, row in zip(items, refused, strict=True):
                item.setToolTip(0, plain_tip(f"{row.folder}\n{row.sentence}"))
                item.setData(0, SENTENCE, row.sentence)
            self.tree.setCurrentItem(items[0])
        group = self._group(TAKEN, len(files) - len(refused))
        for row in files:
            if row.good:
                self._add_file(group, row)
        self._enable()

    def _group(self, title: str, count: int) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self.tree, [f"{title} ({count})"])
        group.setFirstColumnSpanned(True)
        group.setExpanded(True)
        return group

    def _add_rival(self, group: QTreeWidgetItem, rival: Rival) -> None:
        state = "считается, выбран вами" if rival.chosen else "считается" if rival.counted else "не считается"
        what = f"{', '.join(rival.files) or 'файл заменен'} – отметок {rival.marks}, мероприятий {rival.events}"
        item = QTreeWidgetItem(group, [what, short_name(rival.name), state])
        item.setData(0, DOCUMENT, rival.document)
        item.setData(0, SENTENCE, what)
        item.setToolTip(0, plain_tip(what))

    def _add_file(self, group: QTreeWidgetItem, row: FileRow) -> QTreeWidgetItem:
        when = f"{row.taken_at[8:10]}.{row.taken_at[5:7]}.{row.taken_at[:4]}"
        item = QTreeWidgetItem(group, [row.name, short_name(row.commission), when])
        item.setToolTip(0, plain_tip(f"{row.folder}\n{row.name}"))
        item.setData(0, SENTENCE, f"{row.name}. Папка: {row.folder}")
        item.setToolTip(1, plain_tip(row.commission))
        return item

    @property
    def document(self) -> str:
        """The id of the document that is chosen among several, or empty."""
        item = self.tree.currentItem()
        return str(item.data(0, DOCUMENT) or "") if item else ""

    def _enable(self) -> None:
        first = self.tree.topLevelItem(0)
        several = first is not None and first.text(0).startswith(RIVALS)
        self.choose_button.setVisible(several)
        self.choose_button.setEnabled(bool(self.document))
        current = self.tree.currentItem()
        self.sentence.setText(str(current.data(0, SENTENCE) or "") if current else "")

    def _choose(self) -> None:
        if self.document:
            self.chosen.emit(self.document)
