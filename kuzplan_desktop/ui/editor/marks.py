"""The four quarters of an activity: the working one in full, the others as lines."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import QUARTERS
from kuzplan_desktop.domain.figures.amounts import amounts_of
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor.mark_form import MarkForm
from kuzplan_desktop.ui.editor.quarter_line import QuarterLine
from kuzplan_desktop.ui.editor.situation import asks_for_mark, held_in_quarter


class QuarterMarks(QWidget):
    """The marks of one activity; a click on a line makes its quarter the working one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quarterMarks")
        self._session = session
        self.form = MarkForm(session)
        self.lines = {quarter: QuarterLine(quarter) for quarter in QUARTERS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.form)
        column.addSpacing(4)
        for quarter, line in self.lines.items():
            column.addWidget(line)
            line.clicked.connect(lambda _checked, chosen=quarter: self._choose(chosen))

    def show_activity(self, activity: Activity) -> None:
        """Show the marks of `activity`, its working quarter in full."""
        working, document = self._session.quarter, self._session.document
        self.form.show_mark(activity, working)
        marks = self._session.document.marks_of(activity.uid)
        for quarter, line in self.lines.items():
            line.setVisible(quarter != working)
            line.show_mark(
                marks.get(quarter),
                outside=not asks_for_mark(document, activity, quarter),
                held=amounts_of(held_in_quarter(document, activity.uid, quarter)).events,
            )

    def _choose(self, quarter: int) -> None:
        self._session.set_quarter(quarter)
        self.form.take_focus()
