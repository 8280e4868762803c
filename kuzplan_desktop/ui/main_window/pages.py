"""The pages of the main window, in the order of the rail: a row of the table and the function that makes the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from kuzplan_desktop.ui.frame.page_row import PageRow

if TYPE_CHECKING:
    from kuzplan_desktop.ui.base.session import Session
    from kuzplan_desktop.ui.main_window.main_window import MainWindow

WHAT_TO_DO, PLAN, CALENDAR, EVENTS = "todo", "plan", "calendar", "events"
SUMMARY, REPORTS = "summary", "reports"


def _todo(window: MainWindow) -> QWidget:
    from kuzplan_desktop.ui.todo.todo_page import TodoPage

    page = TodoPage(window.session)
    page.event_wanted.connect(window.commands.edit.add_event_under)
    page.report_wanted.connect(window.show_report)
    page.compare_wanted.connect(window.copies.compare)
    window.copies.found.connect(page.show_copies)
    window.copies.is_listed = page.isVisible
    page.show_copies(window.copies.names)
    page.show_unfinished(window.begun_rows)
    window.pages.currentChanged.connect(lambda _: page.show_unfinished(window.begun_rows))
    return page


def _plan(window: MainWindow) -> QWidget:
    return window.plan_page


def _calendar(window: MainWindow) -> QWidget:
    from kuzplan_desktop.ui.calendar.calendar_page import CalendarPage

    page = CalendarPage(window.session, own=window.own_only)
    page.event_wanted.connect(window.commands.edit.open_event)
    page.form_wanted.connect(window.commands.edit.begin_known)
    page.item_wanted.connect(window.show_activity)
    page.own_wanted.connect(window.plan.model.set_own_only)
    window.plan.own_changed.connect(page.set_own)
    return page


def _events(window: MainWindow) -> QWidget:
    from kuzplan_desktop.ui.events.events_page import EventsPage

    page = EventsPage(window.session, window.editor.lines)
    page.event_wanted.connect(window.commands.edit.open_event)
    page.form_wanted.connect(window.commands.edit.fill_form)
    page.pages_wanted.connect(window.commands.reports.show_event_pages)
    columns = window.settings.layout("event_columns")
    if columns is not None:
        page.table.take_columns(columns)
    page.table.columns_drawn.connect(lambda state: window.settings.remember_layout("event_columns", state))
    return page


def _summary(window: MainWindow) -> QWidget:
    from kuzplan_desktop.ui.summary.summary_page import SummaryPage

    page = SummaryPage(window.session, window.own_only)
    window.plan.own_changed.connect(page.set_own)
    return page


def _reports(window: MainWindow) -> QWidget:
    from kuzplan_desktop.ui.report.reports_page import ReportsPage

    page = ReportsPage(window.session, window.settings)
    window.report = making = page.making
    making.activity_wanted.connect(window.show_activity)
    making.saving.connect(window.flush)
    window.closed.connect(page.let_go)
    making.begin(own=window.plan.own_only, shown=window.plan.shown_uids)
    return page


PAGES = (
    PageRow(WHAT_TO_DO, "Что сделать", "todo", _todo),
    PageRow(PLAN, "План", "plan", _plan),
    PageRow(CALENDAR, "Календарь", "year", _calendar),
    PageRow(EVENTS, "Мероприятия", "calendar", _events),
    PageRow(SUMMARY, "Сводка", "summary", _summary),
    PageRow(REPORTS, "Отчеты", "report", _reports),
)


def page_to_begin_with(session: Session) -> str:
    """The page that a window begins with: what is to be done while the year of its plan runs. What is over, has not
    begun yet or can only be read is looked at in the plan."""
    begun = session.day.year >= session.document.plan.year
    return WHAT_TO_DO if begun and not session.year_end.is_over and not session.read_only else PLAN


class PageStack(QStackedWidget):
    """Shows one page of the table at a time and makes each when it is shown first."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._made: dict[str, QWidget] = {}
        self.shown = ""

    def show_page(self, name: str) -> QWidget:
        """Turn to a page; it comes back."""
        page = self._made.get(name)
        if page is None:
            page = next(row for row in PAGES if row.name == name).make(self._window)
            self._made[name] = page
            self.addWidget(page)
            if hasattr(page, "count_changed"):
                page.count_changed.connect(self._window.rail.buttons[name].show_count)
        self.shown = name
        self.setCurrentWidget(page)
        return page

    def take_focus(self) -> None:
        """Put the keyboard into the page that is shown."""
        page = self.currentWidget()
        if page is not None:
            getattr(page, "take_focus", lambda: page.setFocus(Qt.FocusReason.ShortcutFocusReason))()
