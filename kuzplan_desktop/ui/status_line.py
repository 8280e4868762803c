"""The status line: the figures of the working quarter, the days left until its report, and whether all is saved."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import Quarter
from kuzplan_desktop.domain.due_dates import report_due_date
from kuzplan_desktop.domain.progress import PeriodFigures
from kuzplan_desktop.ui.plain import plain_label
from kuzplan_desktop.ui.session import Session


class StatusLine(QWidget):
    """Re-reads the figures after every change; `own` says whether they cover the commission's own items alone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._own = True
        self.summary = plain_label(parent=self)
        self.summary.setObjectName("statusSummary")
        self.summary.setAccessibleName("Показатели рабочего квартала")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.addWidget(self.summary, 1)
        session.changed.connect(self.refresh)
        session.quarter_changed.connect(self.refresh)
        session.day_changed.connect(self.refresh)
        session.saving_changed.connect(self.refresh)
        self.refresh()

    def set_own(self, own: bool) -> None:
        """Count the own items alone, or all of them."""
        self._own = own
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show the figures as they stand now."""
        session = self._session
        figures = session.document.figures(session.period, session.today, self._own)
        quarter = Quarter(session.document.plan.year, session.quarter)
        parts = [figures_line(quarter.caption, figures), held_line(figures), countdown(quarter, session.day)]
        parts.append("Только чтение" if session.read_only else "Не сохранено" if session.file.unsaved else "Сохранено")
        self.summary.setText(" | ".join(part for part in parts if part))


def figures_line(caption: str, figures: PeriodFigures) -> str:
    """«I квартал: по плану 12, проводилась работа по 9, нет сведений 3, не выполнено в срок 0»."""
    return (
        f"{caption}: по плану {figures.planned}, проводилась работа по {figures.worked}, "
        f"нет сведений {figures.no_information}, не выполнено в срок {figures.late}"
    )


def held_line(figures: PeriodFigures) -> str:
    """«мероприятий 14, участников 340»."""
    return f"мероприятий {figures.events}, участников {figures.people}"


def countdown(quarter: Quarter, day: date) -> str:
    """The days until the report on `quarter` is due, or that the plan's year is over."""
    due = report_due_date(quarter.last_day)
    left = (due - day).days
    if left == 0:
        return "отчет сегодня"
    if left > 0:
        return f"отчет через {left} дн."
    if day.year > quarter.year:
        return f"План {quarter.year} года завершен"
    return f"срок отчета был {due:%d.%m.%Y}"
