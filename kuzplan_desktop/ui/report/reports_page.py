"""«Отчеты»: the reports of the year and the choices about one, beside them its pages, and those that were sent."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.settings import Settings
from kuzplan_desktop.ui.report.files import ReportOrder, pages_of
from kuzplan_desktop.ui.report.preview import Preview
from kuzplan_desktop.ui.report.report_view import ReportView
from kuzplan_desktop.ui.report.sent_reports_view import SentReportsView

PAGES_AFTER = 350  # milliseconds of rest before the pages are made
LEAST_BESIDE = 180  # pixels left to the pages on a very small screen


class ReportsPage(QWidget):
    """`making` is where a report is chosen and made, `preview` shows its pages while the page is shown."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportsPage")
        self.setAccessibleName("Отчеты")
        self._session = session
        self._shown: ReportOrder | None = None
        self.making = ReportView(session, settings, self)
        self.preview = Preview(session, self)
        self.sent = SentReportsView(session, self)
        self.tabs = QTabWidget(self)
        self._timer = QTimer(self, interval=PAGES_AFTER, singleShot=True)
        self._lay_out()
        self.making.changed.connect(self._timer.start)
        self.making.sending.list_wanted.connect(self.show_sent)
        self.making.fields.periods.itemClicked.connect(lambda _: self._show_anew())
        self.sent.pages_wanted.connect(self._show_kept)
        self._timer.timeout.connect(self._show_pages)

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.preview, "Страницы")
        self.tabs.addTab(self.sent, "Сданные отчеты")
        self.tabs.setMinimumWidth(LEAST_BESIDE)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(self.making)
        parts.addWidget(self.tabs)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 3)
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(parts)

    def take_focus(self) -> None:
        """Put the keyboard on the reports of the year."""
        self.making.take_focus()

    def show_sent(self) -> None:
        """Show the reports that were sent."""
        self.tabs.setCurrentWidget(self.sent)
        self.sent.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def let_go(self) -> None:
        """The window closes: stop what is under way."""
        self._timer.stop()
        self.preview.close_pages()

    def _show_anew(self) -> None:
        """A period was clicked: its pages are wanted, whatever is shown."""
        self.tabs.setCurrentWidget(self.preview)
        self._shown = None
        self._timer.start()

    def _show_pages(self) -> None:
        """Show the pages of the report that is chosen, unless they stand there."""
        if not self.isVisible():
            self._shown = None
            return
        if self.preview.is_printing:
            self._timer.start()
            return
        try:
            order = self.making.order()
        except PlanError:  # the period is not given yet, which is said beside it
            return
        if self._shown is not None and _is_same(self._shown, order):
            return
        self._shown = order
        self.preview.show_report(lambda job: pages_of(order, job))

    def _show_kept(self, name: str, data: bytes) -> None:
        """Show the pages of a report as it was sent, until another one is chosen."""
        self._timer.stop()
        self.tabs.setCurrentWidget(self.preview)
        self.preview.show_report(lambda _: (name, data))


def _is_same(one: ReportOrder, other: ReportOrder) -> bool:
    """True if both are the same pages."""
    return one.document is other.document and (one.choice, one.amends) == (other.choice, other.amends)
