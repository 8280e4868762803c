"""«Сданные отчеты»: what was sent, when, under which number; its files as they were then."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.commission_names import safe_name
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.reporting.sent_reports import SentReport, figures_words, signatories_words
from kuzplan_desktop.ui.base.opened_copies import copy_to_look_at
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.system import show_in_system
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.notice import Notice, Tone, selectable_label
from kuzplan_desktop.ui.fields.plain import plain_tip
from kuzplan_desktop.ui.lists.row_lists import make_row_list
from kuzplan_desktop.ui.report.scans import Scans

HEADERS = ("Отчет", "Сдан", "Исх. №", "Пункты", "Мероприятий", "Участников")
NOTHING = "Сданных отчетов пока нет. Отчет отмечают сданным кнопкой «Сдан…» слева."
FORGET = "Снять отметку о сдаче?"
FORGETTING = "Отчет уйдет из списка вместе с файлами. Вернуть его можно командой «Отменить»."


class SentReportsView(QWidget):
    """`pages_wanted` carries the name and the PDF of a report to be looked at. `open_file` opens a file with the
    system's program."""

    pages_wanted = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sentReports")
        self.open_file = show_in_system
        self._session = session
        self.scans = Scans(session, self, self._look_at)
        self.table = QTableWidget(0, len(HEADERS), self)
        self.details = selectable_label(parent=self)
        self.notice = Notice(tone=Tone.WARNING)
        self.view_button = push_button("Просмот&р", "Страницы сданного отчета (Enter)")
        self.sheet_button = push_button("Открыть &таблицу")
        self.save_button = push_button("Сохранить к&ак…")
        self.scan_button = push_button("С&кан…", "Подписанный отчет, скан или фотография: приложить или открыть")
        self.edit_button = push_button("&Дата и номер…")
        self.forget_button = push_button("С&нять отметку…")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        table = self.table
        table.setAccessibleName("Сданные отчеты")
        table.setHorizontalHeaderLabels(HEADERS)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        make_row_list(table, 0)
        column = QVBoxLayout(self)
        column.addWidget(table, 1)
        column.addWidget(self.details)
        column.addWidget(self.notice)
        column.addLayout(left_row(self.view_button, self.sheet_button, self.scan_button, self.save_button))
        column.addLayout(left_row(self.edit_button, self.forget_button))

    def _connect(self) -> None:
        self.table.currentCellChanged.connect(self._show_chosen)
        self.table.activated.connect(self.show_pages)
        self.view_button.clicked.connect(self.show_pages)
        self.sheet_button.clicked.connect(lambda: self._open("xlsx"))
        self.scan_button.clicked.connect(self._show_scan)
        self.save_button.clicked.connect(self.save_as)
        self.edit_button.clicked.connect(self._edit)
        self.forget_button.clicked.connect(self._forget)
        self._session.changed.connect(self._hear)

    def _hear(self, *_: object) -> None:
        if self.isVisible():
            self.refresh()

    def event(self, event: QEvent) -> bool:
        """What changed while it was hidden is read when it is shown."""
        if event.type() == QEvent.Type.Show:
            self.refresh()
        return super().event(event)

    @property
    def chosen(self) -> SentReport | None:
        """The report of the current row."""
        sent, row = self._session.document.sent_reports[::-1], self.table.currentRow()
        return sent[row] if 0 <= row < len(sent) else None

    def refresh(self, *_: object) -> None:
        """List the reports as they stand now, the latest first."""
        row = max(0, self.table.currentRow())
        sent = self._session.document.sent_reports[::-1]
        replaced = {one.replaces for one in sent}
        self.table.setRowCount(len(sent))
        for place, one in enumerate(sent):
            figures = one.figures
            texts = (
                one.title + (" (уточненный)" if one.replaces else "") + (" (заменен)" if one.uid in replaced else ""),
                f"{one.sent_on:%d.%m.%Y}" if one.sent_on else "",
                one.outgoing_number,
                "свои" if one.own else "весь план",
                str(figures.events) if figures else "",
                str(figures.people) if figures else "",
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                if column >= len(HEADERS) - 2:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(place, column, item)
        if sent:
            self.table.setCurrentCell(min(row, len(sent) - 1), 0)
        self._show_chosen()

    def _show_chosen(self, *_: object) -> None:
        chosen = self.chosen
        formats = (chosen and self._session.do(lambda: self._session.file.reports.formats(chosen.uid))) or ()
        self.view_button.setEnabled("pdf" in formats)
        self.sheet_button.setEnabled("xlsx" in formats)
        self.save_button.setEnabled(bool(formats))
        writable = not self._session.read_only
        self.scan_button.setEnabled(chosen is not None and (writable or bool(chosen.scans)))
        for button in (self.edit_button, self.forget_button):
            button.setEnabled(chosen is not None and not self._session.read_only)
        self.notice.tell("")
        if chosen is None:
            self.details.setText(NOTHING)
            return
        signed = signatories_words(chosen.signatories)
        figures = figures_words(chosen.figures)
        scans = ", ".join(one.name for one in chosen.scans)
        lines = (
            figures[:1].upper() + figures[1:],
            f"Подписали: {signed}" if signed else "",
            f"Скан: {scans}" if scans else "",
        )
        self.details.setText("\n".join(line for line in lines if line))

    def _read(self, file_format: str) -> bytes | None:
        """A kept file of the chosen report; what is wrong with it is told in the window."""
        chosen = self.chosen
        try:
            return self._session.file.reports.read_file(chosen.uid, file_format) if chosen else None
        except PlanError as error:
            self.notice.tell(str(error), Tone.ERROR)
            return None

    def _name(self) -> str:
        chosen = self.chosen
        return safe_name(chosen.fate) if chosen else ""

    def show_pages(self) -> None:
        """Ask for the pages of the kept PDF to be shown."""
        data, name = self._read("pdf"), self._name()
        if data is not None:
            self.pages_wanted.emit(name, data)

    def _open(self, file_format: str) -> None:
        """Open a copy of a kept file that cannot be written to with the system's program."""
        data = self._read(file_format)
        if data is None:
            return
        self._look_at(f"{self._name()}.{file_format}", data)

    def _look_at(self, name: str, data: bytes) -> None:
        try:
            target = copy_to_look_at(name, data)
        except OSError:
            self.notice.tell("Файл не удалось подготовить для просмотра. Сохраните его кнопкой «Сохранить как…».")
            return
        if not self.open_file(target):
            self.notice.tell("Программы, которая показала бы файл, не нашлось. Сохраните его: «Сохранить как…».")

    def _show_scan(self) -> None:
        if self.chosen is not None:
            menu = self.scans.menu(self.chosen)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.scan_button.mapToGlobal(self.scan_button.rect().bottomLeft()))

    def save_as(self) -> None:
        """Save all kept files of the chosen report in a folder."""
        from kuzplan_desktop.reports.paper.saving import save
        from kuzplan_desktop.ui.base.dialogs import choose_folder
        from kuzplan_desktop.ui.base.settings import documents_place

        chosen = self.chosen
        folder = choose_folder(self, "Куда сохранить файлы отчета", documents_place()) if chosen else None
        if chosen is None or folder is None:
            return
        try:
            for file_format in self._session.file.reports.formats(chosen.uid):
                target = folder / f"{self._name()}.{file_format}"
                if target.exists():
                    raise PlanError(f"Файл «{target.name}» в этой папке уже есть.", "Выберите другую папку.")
                save(target, self._session.file.reports.read_file(chosen.uid, file_format))
        except PlanError as error:
            self.notice.tell(str(error), Tone.ERROR)
            return
        self.notice.tell(f"Файлы сохранены. Папка: {folder}.", Tone.HINT)

    def _edit(self) -> None:
        from kuzplan_desktop.ui.report.send_dialog import SendDialog

        chosen = self.chosen
        if chosen is not None:
            uid, day = chosen.uid, chosen.sent_on or self._session.day
            dialog = SendDialog(f"{chosen.title}: дата и номер", "", day, chosen.outgoing_number, parent=self)
            dialog.confirmed.connect(
                lambda day, number, _: self._session.do(
                    lambda: self._session.file.reports.edit(uid, sent_on=day, outgoing_number=number)
                )
            )
            dialog.open()

    def _forget(self) -> None:
        chosen = self.chosen
        if chosen is not None and self._session.ask(FORGET, FORGETTING):
            self._session.do(lambda: self._session.file.reports.forget(chosen.uid))
