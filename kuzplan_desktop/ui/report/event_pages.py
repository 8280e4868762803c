"""The events that the page «Мероприятия» shows as pages in a window of their own: previewed, printed, saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.reporting.report_kinds import EVENT_LIST
from kuzplan_desktop.ui.base.system import show_in_system
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.report.files import Job, ReportOrder, pages_of, report_name, write_files
from kuzplan_desktop.ui.report.preview import Preview

if TYPE_CHECKING:
    from kuzplan_desktop.domain.errors import PlanError
    from kuzplan_desktop.ui.base.session import Session


class EventPages(QWidget):
    """A window of the events with `uids` in their order, found by a filter that is told in words; its pages follow what
    is changed meanwhile. `open_file` opens a file with the system's program."""

    def __init__(self, session: Session, uids: tuple[str, ...], filtered: str, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setObjectName("eventPages")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Список мероприятий – просмотр")
        self._session, self._uids, self._filtered = session, uids, filtered
        self.open_file = show_in_system
        self.preview = Preview(session, self)
        self.save_button = push_button("&Сохранить как…", "Ctrl+S")
        self.leave_button = push_button("&Закрыть", "Esc")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview, 1)
        row = left_row(self.save_button, self.leave_button)
        row.setContentsMargins(8, 4, 8, 8)
        column.addLayout(row)
        self.save_button.clicked.connect(self.save)
        self.leave_button.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        session.changed.connect(self.show_pages)
        self.resize(window.size())

    def show_pages(self, *_: object) -> None:
        """Show the pages as the document stands now."""
        order = self._order()
        self.preview.show_report(lambda job: pages_of(order, job))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the pages go."""
        self._session.changed.disconnect(self.show_pages)
        self.preview.close_pages()
        super().closeEvent(event)

    def save(self) -> None:
        """Ask where to, and save the list as PDF, Excel or Word."""
        from kuzplan_desktop.ui.base.dialogs import choose_report

        order = self._order()
        proposed = self._session.file.path.with_name(f"{report_name(order.document, order.choice)}.pdf")
        chosen = choose_report(self, "Сохранить список мероприятий", proposed)
        if chosen is not None:
            order, job = replace(order, files=(chosen,)), Job(self)
            self._session.run(lambda: write_files(order, job), self._saved, self._failed, owner=self)

    def _order(self) -> ReportOrder:
        from kuzplan_desktop.reports.kinds.event_list import ListedEvents
        from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice

        document = self._session.document
        year = parse_reporting_period(f"{document.plan.year:04}")
        choice = ReportChoice(kind=EVENT_LIST, period=year, own=False, listed=ListedEvents(self._uids, self._filtered))
        return ReportOrder(document, choice, self._session.day)

    def _saved(self, order: ReportOrder) -> None:
        file = order.files[0]
        unseen = "" if self.open_file(file) else " Программы, которая показала бы его, не нашлось."
        self._session.say(f"Список сохранен: «{file.name}».", f"Папка: {file.parent}.{unseen}")

    def _failed(self, error: PlanError) -> None:
        from kuzplan_desktop.ui.base.session import MessageTone

        self._session.say(error.sentence, error.hint, tone=MessageTone.FAILED)
