"""The dialog «Сроки отчетов»: by which day each report of the year is expected, where that is not the ordinary one."""

from PySide6.QtWidgets import QWidget

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.reporting.due_dates import DUE_SETTINGS, entered_due_date, report_due_date
from kuzplan_desktop.ui.base.dialogs import FormDialog
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.fields.date_field import DateField

INTRO = (
    "Обычный срок – 5-е число следующего месяца; с выходных и новогодних праздников он переходит на первый день после "
    "них. Если областная комиссия ждет отчет к другому дню, впишите его. Пустое поле означает обычный срок."
)


class DueDatesDialog(FormDialog):
    """A date or nothing for each period; the ordinary day stands in the empty field."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Сроки отчетов", INTRO, parent, read_only=session.read_only)
        self.setObjectName("dueDatesDialog")
        self._session = session
        self.fields: dict[str, DateField] = {}
        year = session.document.plan.year
        for ending, setting in DUE_SETTINGS.items():
            period = parse_reporting_period(f"{year:04}-{ending}" if ending else f"{year:04}")
            field = DateField(period.caption)
            field.year = year
            field.page = (period.last_day.year, period.last_day.month)
            field.line.setPlaceholderText(f"{report_due_date(period.last_day):%d.%m.%Y}")
            field.show_day(entered_due_date(period, session.document.settings))
            self.fields[setting] = field
            self.add_row(period.caption, field)

    def accept(self) -> None:
        """Save what changed, as one step."""
        for field in self.fields.values():
            field.finish()
            if field.wrong:
                field.setFocus()
                return
        days = {setting: field.shown_day() for setting, field in self.fields.items()}
        self._session.do(lambda: self._session.file.settings.set_due_dates(days))
        super().accept()
