"""The dialog «Утвердить план»: the decree that approves a project, or the changes of an approved plan."""

from PySide6.QtWidgets import QLineEdit, QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.ui.base.dialogs import FormDialog
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.fields.date_field import DateField
from kuzplan_desktop.ui.fields.notice import Notice, Tone

OF_PROJECT = "Проект станет утвержденным планом и закроется для правки."
OF_CHANGES = "Правка станет изменениями плана, внесенными этим постановлением, и план закроется для правки."
NO_DAY = "Укажите дату постановления."


class ApproveDialog(FormDialog):
    """Asks for number and day of the decree."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        plan = session.document.plan
        intro = OF_CHANGES if plan.approved_number else OF_PROJECT
        super().__init__("Утвердить план", intro, parent, read_only=session.read_only)
        self.setObjectName("approveDialog")
        self._session = session
        self.number = QLineEdit(self)
        self.number.setPlaceholderText("например, 3/20-7")
        self.day = DateField("Дата постановления")
        self.day.year = plan.year
        self.day.page = (plan.year, 1)
        self.notice = Notice(self.number, tone=Tone.ERROR, parent=self)
        self.add_row("&Номер постановления", self.number)
        self.add_row("&Дата постановления", self.day)
        self.form.addRow("", self.notice)
        self.number.textEdited.connect(lambda: self.notice.tell(""))

    def accept(self) -> None:
        """Approve, unless the decree cannot be right."""
        self.day.finish()
        day = self.day.shown_day()
        if day is None:
            self.notice.tell(NO_DAY)
            self.day.setFocus()
            return
        try:
            self._session.file.editing.approve(self.number.text(), day)
        except PlanError as error:
            self.notice.tell(f"{error.sentence} {error.hint}".strip())
            self.number.setFocus()
            return
        super().accept()
