"""The numbers of members in the dialog «Комиссия», and the day they were taken on: what coverage is counted from."""

from PySide6.QtWidgets import QLineEdit

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.figures.coverage import MEMBERS, members_day
from kuzplan_desktop.domain.typed.reading import read_number
from kuzplan_desktop.domain.words import SETTINGS
from kuzplan_desktop.ui.base.dialogs import FormDialog
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.fields.date_field import DateField
from kuzplan_desktop.ui.fields.notice import Notice
from kuzplan_desktop.ui.fields.plain import plain_label

WHY = (
    "Численность нужна, чтобы отчеты говорили, какая доля членов комиссий и резерва обучена. "
    "Каждого человека укажите в одной строке; пустая строка в охват не входит."
)
DAY = "Численность на день"


class MembersFields:
    """A field for each number and one for the day, added to the rows of `dialog`."""

    def __init__(self, session: Session, dialog: FormDialog) -> None:
        settings = session.document.settings
        self.numbers = {key: QLineEdit(settings.get(key, ""), dialog) for key in MEMBERS}
        self.day = DateField(DAY, parent=dialog)
        self.day.year = session.document.plan.year
        self.day.show_day(members_day(settings))
        self.notice = Notice(parent=dialog)
        dialog.form.addRow(plain_label(WHY, dialog, wrap=True))
        for key, field in self.numbers.items():
            dialog.add_row(SETTINGS[key], field)
        dialog.add_row(DAY, self.day)
        dialog.form.addRow("", self.notice)

    @property
    def members(self) -> dict[str, int | None]:
        """The typed numbers by setting, None for an empty field. PlanError for what is no number."""
        return {key: read_number(field.text()) for key, field in self.numbers.items()}

    def find_wrong(self) -> bool:
        """True if a field holds what it cannot; it is told and has the keyboard then."""
        self.notice.tell("")
        for key, field in self.numbers.items():
            try:
                read_number(field.text())
            except PlanError as error:
                self.notice.tell(f"{SETTINGS[key]}: {error}")
                field.setFocus()
                field.selectAll()
                return True
        self.day.finish()
        if self.day.wrong:
            self.day.setFocus()
        return self.day.wrong
