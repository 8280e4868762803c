"""What the actions about reports do: the panel, the reports that were sent, by when they are due, who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kuzplan_desktop.ui.report.sent_watch import SentWatch

if TYPE_CHECKING:
    from kuzplan_desktop.domain.reporting.sent_reports import SentReport
    from kuzplan_desktop.ui.main_window.main_window import MainWindow


class ReportCommands(QObject):
    """The slots about reports for one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._watch = SentWatch(window.session, self)
        self._watch.amending.connect(self.amend_report)

    def show_report(self) -> None:
        """Turn to the page of reports, for the working quarter."""
        self._window.show_report()

    def amend_report(self, sent: SentReport) -> None:
        """Turn to the page of reports, for the report that amends a sent one."""
        self._window.show_report()
        if self._window.report is not None:
            self._window.report.begin_amended(sent)

    def show_sent_reports(self) -> None:
        """The reports that were sent, on the page of reports."""
        from kuzplan_desktop.ui.report.reports_page import ReportsPage

        self._window.turn_to("reports")
        page = self._window.pages.currentWidget()
        if isinstance(page, ReportsPage):
            page.show_sent()

    def show_photos(self) -> None:
        """The photos of a period as pages to a report."""
        from kuzplan_desktop.ui.report.photo_dialog import PhotoDialog

        PhotoDialog(self._session, self._window).open()

    def show_event_pages(self, uids: tuple[str, ...], filtered: str) -> None:
        """The events with these uids as pages, to be read through, printed or saved."""
        from kuzplan_desktop.ui.report.event_pages import EventPages

        self._window.flush()
        pages = EventPages(self._session, uids, filtered, self._window)
        pages.show()
        pages.show_pages()

    def tell_period(self, period: str = "") -> None:
        """The figures of any days in a sentence to be copied; of the working quarter until others are chosen."""
        from kuzplan_desktop.ui.report.sentence_dialog import SentenceDialog

        shown = period or self._session.period.key
        SentenceDialog(self._session, shown, own=self._window.own_only, parent=self._window).open()

    def edit_due_dates(self) -> None:
        """By which day each report is expected."""
        from kuzplan_desktop.ui.report.due_dates_dialog import DueDatesDialog

        DueDatesDialog(self._session, self._window).open()

    def edit_training_forms(self) -> None:
        """Which forms of events the commission counts as training."""
        from kuzplan_desktop.ui.report.training_forms_dialog import TrainingFormsDialog

        TrainingFormsDialog(self._session, self._window).open()

    def edit_signatories(self) -> None:
        """Who signs the reports and who draws them up."""
        from kuzplan_desktop.ui.report.signatories_dialog import SignatoriesDialog

        SignatoriesDialog(self._session, self._window).open()
