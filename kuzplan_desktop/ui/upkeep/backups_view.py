"""The window «Резервные копии»: what lies where and how much is in it, the way back, the copy outside the computer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.ui.base.session import Offer, Session
from kuzplan_desktop.ui.base.system import show_in_system
from kuzplan_desktop.ui.base.undoing import reports_taken_back, undo
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.lists.row_lists import make_row_list
from kuzplan_desktop.ui.upkeep.backup_keeper import outside_sentence
from kuzplan_desktop.ui.upkeep.mending import backup_moment

if TYPE_CHECKING:
    from pathlib import Path

    from kuzplan_desktop.domain.document import Document
    from kuzplan_desktop.store.copies.backups import Backup

T = TypeVar("T")
HEADERS = ("Когда", "Почему", "Отметок", "Мероприятий", "Размер", "Состояние")
GAP = 16  # pixels between columns
INTRO = (
    "Программа сама делает копию раз в день, а также перед объединением, загрузкой и восстановлением. "
    "Восстановление можно отменить, как любое другое действие."
)
NOTHING_NEW = "С последней копии ничего не изменилось: новая не нужна."
NO_PLACE = (
    "Копии вне компьютера нет: если он сломается, записи пропадут. Вставьте флешку или выберите сетевую папку, "
    "и программа будет сама писать туда копию."
)


class BackupsView(QWidget):
    """Stays open while the work goes on. `outside_changed` tells that the copy outside was chosen or written."""

    outside_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("backupsView")
        self.setWindowTitle("Резервные копии")
        self._session = session
        self.backups: list[Backup] = []
        self._restored: Document | None = None  # as it stood after the restoring that the notice tells of
        self.table = QTableWidget(0, len(HEADERS), self)
        self.notice = plain_label(parent=self, wrap=True)
        self.make_button = QPushButton("&Сделать копию сейчас", self)
        self.restore_button = QPushButton("&Восстановить", self)
        self.folder_button = QPushButton("&Показать папку", self)
        self.outside = plain_label(parent=self, wrap=True)
        self.choose_button = QPushButton("В&ыбрать папку…", self)
        self.write_button = QPushButton("&Записать сейчас", self)
        self.stop_button = QPushButton("&Больше не писать", self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        table = self.table
        table.setAccessibleName("Резервные копии")
        table.setHorizontalHeaderLabels(HEADERS)
        make_row_list(table, HEADERS.index("Почему"))
        close = QPushButton("За&крыть", self)
        close.clicked.connect(self.close)
        self.notice.setAccessibleName("Сообщение")
        self.notice.hide()
        column = QVBoxLayout(self)
        column.addWidget(plain_label(INTRO, self, wrap=True))
        column.addWidget(table, 1)
        column.addWidget(self.notice)
        column.addLayout(_row(self.make_button, self.restore_button, self.folder_button, None, close))
        column.addSpacing(12)
        column.addWidget(self.outside)
        column.addLayout(_row(self.choose_button, self.write_button, self.stop_button, None))
        self.resize(860, 520)

    def _connect(self) -> None:
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.cellActivated.connect(lambda *_: self.restore_button.setFocus())
        self.make_button.clicked.connect(self.make)
        self.restore_button.clicked.connect(self.restore)
        self.folder_button.clicked.connect(self._show_folder)
        self.choose_button.clicked.connect(self._choose_outside)
        self.write_button.clicked.connect(self.write_outside)
        self.stop_button.clicked.connect(self._stop_outside)
        self._session.changed.connect(self._hear)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what lies there now."""
        super().showEvent(event)
        self.read()
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @property
    def backup(self) -> Backup | None:
        """The backup of the current row."""
        row = self.table.currentRow()
        return self.backups[row] if 0 <= row < len(self.backups) else None

    def read(self) -> None:
        """Read the list off the GUI thread: a backup that is new to it is tested from first to last byte."""
        from kuzplan_desktop.store.copies import backups

        path = self._session.file.path

        def work() -> tuple[list[Backup], Path | None, int | None]:
            return backups.listed(path), backups.second_place(), backups.second_copy_age(path)

        self._run(work, lambda found: self._show(*found))

    def _show(self, found: list[Backup], place: Path | None, days: int | None) -> None:
        self.backups = found
        self.table.setRowCount(len(found))
        for line, backup in enumerate(found):
            for column, text in enumerate(cells(backup)):
                item = QTableWidgetItem(text)
                if HEADERS[column] in ("Отметок", "Мероприятий", "Размер"):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(line, column, item)
        self.table.resizeColumnsToContents()
        for column in range(len(HEADERS)):
            self.table.setColumnWidth(column, self.table.columnWidth(column) + GAP)
        if found:
            self.table.selectRow(0)
        elif not self.notice.text():
            self._tell("Резервных копий пока нет: первая появится сама через несколько секунд.")
        self.outside.setText(f"{outside_sentence(True, days)[0]}. Папка: {place}" if place else NO_PLACE)
        for button in (self.write_button, self.stop_button):
            button.setVisible(place is not None)
        self._enable()

    def _enable(self) -> None:
        backup = self.backup
        self.restore_button.setEnabled(bool(backup and backup.good and not self._session.read_only))
        self.folder_button.setEnabled(backup is not None)

    def make(self) -> None:
        """Make a backup now, unless the newest one holds all of it already."""
        from kuzplan_desktop.store.copies import backups

        path, known = self._session.file.path, {backup.path for backup in self.backups}

        def done(made: Path) -> None:
            self._tell(NOTHING_NEW if made in known else "Копия сделана.")
            self.read()

        self._run(lambda: backups.make(path, "asked"), done)

    def restore(self) -> None:
        """Go back to the chosen backup, as a step that can be undone."""
        from kuzplan_desktop.store.copies import backups

        backup = self.backup
        if backup is None:
            return
        before = self._session.document
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            backups.restore(self._session.file, backup.path)
        except PlanError as error:
            self._tell(str(error))
            return
        finally:
            QApplication.restoreOverrideCursor()
        after = self._restored = self._session.document
        sentence = f"Документ возвращен к копии от {backup_moment(backup)}. {reports_taken_back(before, after)}".strip()
        hint = "Это можно отменить: меню «Правка», «Отменить» (Ctrl+Z)."
        self._tell(f"{sentence} {hint}")
        back: Offer = ("Отменить", lambda: undo(self._session))
        self._session.say(sentence, hint, action=back, holds=lambda: self._session.document is after)
        self.read()

    def _hear(self, *_: object) -> None:
        """The restoring was undone, or the work goes on: what was said about it is no use any more."""
        if self._restored is not None and self._session.document is not self._restored:
            self._restored = None
            self._tell("")

    def _show_folder(self) -> None:
        if self.backup is not None:
            show_in_system(self.backup.path.parent)

    def _choose_outside(self) -> None:
        from kuzplan_desktop.store.copies.backups import second_place
        from kuzplan_desktop.ui.base.dialogs import choose_folder

        place = second_place()
        chosen = choose_folder(self, "Папка для копии вне компьютера", place or self._session.file.path.parent)
        if chosen is not None:
            self.choose_outside(chosen)

    def choose_outside(self, folder: Path | None) -> None:
        """Write a copy to `folder` from now on, or to none."""
        from kuzplan_desktop.store.copies.backups import set_second_place

        try:
            set_second_place(folder)
        except (PlanError, OSError) as error:
            self._tell(str(error))
            return
        self._tell("")
        if folder is None:
            self._outside_done()
        else:
            self.write_outside()

    def _stop_outside(self) -> None:
        self.choose_outside(None)

    def write_outside(self) -> None:
        """Write the copy outside now."""
        from kuzplan_desktop.store.copies.backups import write_second_copy

        path = self._session.file.path
        self._tell("Копия записывается…")

        def done(target: Path | None) -> None:
            self._tell(
                f"Копия записана: {target.name}." if target else "Копия не записана: вставьте носитель с этой папкой."
            )
            self._outside_done()

        self._run(lambda: write_second_copy(path), done)

    def _outside_done(self) -> None:
        self.outside_changed.emit()
        self.read()

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Work off the GUI thread; what comes back to a window that is gone is dropped."""
        self._session.run(work, done, lambda error: self._tell(str(error)), owner=self)

    def _tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))


def cells(backup: Backup) -> tuple[str, ...]:
    """What a row says: when, why, marks, events, size, state."""
    size = f"{max(1, round(backup.size / 1024)):,} КБ".replace(",", "\N{NO-BREAK SPACE}")
    state = "в порядке" if backup.good else "повреждена"
    return backup_moment(backup), backup.caption, str(backup.marks), str(backup.held_events), size, state


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None takes the room that is left."""
    row = QHBoxLayout()
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
