"""«Файлы»: what came from where, what was left out and why, what is asked about whose a document is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.store.region.consolidated_file import FileRow, Rival
from kuzplan_desktop.store.region.questions import Question
from kuzplan_desktop.ui.fields.plain import plain_label, plain_tip
from kuzplan_desktop.ui.lists.row_selection import select_rows

HEADERS = ("Файл", "Комиссия", "Когда")
ASKED, RIVALS, REFUSED = "Посмотрите, чьи это документы", "Разные документы одной комиссии: выберите верный", "Не вошли"
OUT, TAKEN = "Исключены из показателей", "Вошли"
SAME, APART = "Одна ко&миссия", "Разн&ые комиссии"
WHAT, SENTENCE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
What = FileRow | Rival | Question


class FilesView(QWidget):
    """Lists the files; tells by `chosen` (id of a document) which of several is to count, by `assigned` (document and
    commission) whose one is, by `assign_wanted` that this is to be asked, by `taken_out` that it counts no more or
    again, by `opened` (path) that a file is to be looked at."""

    chosen = Signal(str)
    assigned = Signal(str, str)
    assign_wanted = Signal(str)
    taken_out = Signal(str, bool)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("regionFiles")
        self.tree.setAccessibleName("Файлы комиссий")
        self.tree.setHeaderLabels(HEADERS)
        self.tree.setIndentation(14)
        select_rows(self.tree)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setColumnWidth(1, 150)
        self.choose_button = self._button("Сч&итать этот документ", lambda: self.chosen.emit(self.document))
        self.same_button = self._button(SAME, self._answer_same)
        self.apart_button = self._button(APART, self._answer_apart)
        self.assign_button = self._button("Чей это док&умент…", lambda: self.assign_wanted.emit(self.document))
        self.out_button = self._button("Исклю&чить", self._take_out)
        self.open_button = self._button("&Открыть документ", self._open)
        self.sentence = plain_label("", self, wrap=True)
        self._lay_out()
        self.tree.currentItemChanged.connect(self._enable)
        self._enable()

    def _button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(lambda *_: slot())
        return button

    def _lay_out(self) -> None:
        row, below = QHBoxLayout(), QHBoxLayout()
        for button in (self.same_button, self.apart_button, self.choose_button):
            row.addWidget(button)
        for button in (self.assign_button, self.out_button, self.open_button):
            below.addWidget(button)
        for line in (row, below):
            line.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(self.tree, 1)
        column.addWidget(self.sentence)
        column.addLayout(row)
        column.addLayout(below)

    def show_files(self, files: list[FileRow], rivals: list[Rival], asked: Sequence[Question] = ()) -> None:
        """Show what is in the file, what is to be decided first."""
        self.tree.clear()
        groups = (
            (ASKED, len(asked), [self._question(one) for one in asked]),
            (RIVALS, len({(one.plan, one.commission) for one in rivals}), [self._rival(one) for one in rivals]),
            *(
                (title, len(rows), [self._file(row) for row in rows])
                for title, rows in (
                    (REFUSED, [row for row in files if not row.good]),
                    (OUT, [row for row in files if row.good and row.is_out]),
                    (TAKEN, [row for row in files if row.good and not row.is_out]),
                )
            ),
        )
        first = None
        for title, count, items in groups:
            if items or title == TAKEN:
                group = QTreeWidgetItem(self.tree, [f"{title} ({count})"])
                group.setFirstColumnSpanned(True)
                group.addChildren(items)
                group.setExpanded(True)
                first = first or (items[0] if items and title != TAKEN else None)
        if first is not None:
            self.tree.setCurrentItem(first)
        self._enable()

    def _question(self, one: Question) -> QTreeWidgetItem:
        return self._item(one, [one.sentence, short_name(one.name), ""], one.sentence, one.sentence)

    def _rival(self, rival: Rival) -> QTreeWidgetItem:
        state = "считается, выбран вами" if rival.chosen else "считается" if rival.counted else "не считается"
        what = f"{', '.join(rival.files) or 'файл заменен'} – отметок {rival.marks}, мероприятий {rival.events}"
        return self._item(rival, [what, short_name(rival.name), state], what, what)

    def _file(self, row: FileRow) -> QTreeWidgetItem:
        when = f"{row.taken_at[8:10]}.{row.taken_at[5:7]}.{row.taken_at[:4]}"
        sentence = f"{row.name}. Папка: {row.folder}" if row.good else row.sentence
        tip = f"{row.folder}\n{row.name if row.good else row.sentence}"
        item = self._item(row, [row.name, short_name(row.commission), when], sentence, tip)
        item.setToolTip(1, plain_tip(row.commission))
        return item

    def _item(self, what: What, texts: list[str], sentence: str, tip: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(texts)
        item.setData(0, WHAT, what)
        item.setData(0, SENTENCE, sentence)
        item.setToolTip(0, plain_tip(tip))
        return item

    @property
    def what(self) -> What | None:
        """What the chosen row is about."""
        item = self.tree.currentItem()
        found: What | None = item.data(0, WHAT) if item else None
        return found

    @property
    def document(self) -> str:
        """The id of the document of the chosen row, or empty."""
        return self.what.document if self.what else ""

    def _enable(self) -> None:
        what, current = self.what, self.tree.currentItem()
        is_question = isinstance(what, Question) and bool(what.other)
        for button in (self.same_button, self.apart_button):
            button.setVisible(is_question)
        self.choose_button.setVisible(isinstance(what, Rival))
        is_file = isinstance(what, FileRow)
        self.open_button.setEnabled(is_file and self._path.is_file())
        for button in (self.assign_button, self.out_button):
            button.setEnabled(bool(self.document))
        is_out = isinstance(what, FileRow) and what.is_out
        self.out_button.setText("Вернуть" if is_out else "Исклю&чить")
        self.sentence.setText(str(current.data(0, SENTENCE) or "") if current else "")

    @property
    def _path(self) -> Path:
        return Path(self.what.folder) / self.what.name if isinstance(self.what, FileRow) else Path()

    def _answer_same(self) -> None:
        if isinstance(self.what, Question):
            self.assigned.emit(self.what.document, self.what.other)

    def _answer_apart(self) -> None:
        if isinstance(self.what, Question):
            self.assigned.emit(self.what.document, self.what.name)

    def _take_out(self) -> None:
        self.taken_out.emit(self.document, not (isinstance(self.what, FileRow) and self.what.is_out))

    def _open(self) -> None:
        self.opened.emit(self._path)
