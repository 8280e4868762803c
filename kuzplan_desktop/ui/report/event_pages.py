"""The events that the page «Мероприятия» shows as pages of a list: previewed, printed, saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.reporting.report_kinds import EVENT_LIST
from kuzplan_desktop.ui.base.system import show_in_system
from kuzplan_desktop.ui.report.files import Job, ReportOrder, pages_of, report_name, write_files
from kuzplan_desktop.ui.report.preview import Preview

if TYPE_CHECKING:
    from kuzplan_desktop.domain.errors import PlanError
    from kuzplan_desktop.ui.base.session import Session


class EventPages(QObject):
    """Shows the events with `uids` in their order, found by a filter that is told in words; lives with its window."""

    def __init__(self, session: Session, uids: tuple[str, ...], filtered: str, window: QWidget) -> None:
        preview = Preview(session, window)
        super().__init__(preview)
        self.preview = preview
        self._session, self._uids, self._filtered = session, uids, filtered
        self.open_file = show_in_system
        self.preview.sent.hide()
        self.preview.saving.connect(self.save)
        self.preview.renewing.connect(self.show_pages)

    def show_pages(self) -> None:
        """Show the pages as the document stands now."""
        order = self._order()
        self.preview.show_report(lambda job: pages_of(order, job))

    def save(self) -> None:
        """Ask where to, and save the list as PDF, Excel or Word."""
        from kuzplan_desktop.ui.base.dialogs import choose_report

        order = self._order()
        proposed = self._session.file.path.with_name(f"{report_name(order.document, order.choice)}.pdf")
        chosen = choose_report(self.preview, "Сохранить список мероприятий", proposed)
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
