"""The four quarters of an activity, as cards in their order: the working one unfolded, the others folded to a line."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import QUARTERS, Quarter
from kuzplan_desktop.domain.figures.amounts import amounts_of
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.drawing.palette import accent_color
from kuzplan_desktop.ui.editor.event_lines import EventLines
from kuzplan_desktop.ui.editor.events import EventsPanel
from kuzplan_desktop.ui.editor.line_entry import LineEntry
from kuzplan_desktop.ui.editor.mark_form import MarkForm
from kuzplan_desktop.ui.editor.quarter_line import CORNER, QuarterLine
from kuzplan_desktop.ui.editor.situation import asks_for_mark, held_in_quarter


class WorkingCard(QFrame):
    """The card of the working quarter: its mark, its events, the line for a new one."""

    def __init__(self, session: Session, lines: EventLines, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = MarkForm(session)
        self.events = EventsPanel(session)
        self.line = LineEntry(session, lines, apart=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(8)
        for part in (self.form, self.events, self.line):
            column.addWidget(part)

    def paintEvent(self, event: QPaintEvent) -> None:
        """An edge in the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent_color(self.palette()), 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)
        painter.end()


class QuarterMarks(QWidget):
    """The quarters of one activity; a click on a folded card makes its quarter the working one."""

    def __init__(self, session: Session, lines: EventLines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quarterMarks")
        self._session = session
        self._unfolded = 0
        self.lines = {quarter: QuarterLine(quarter, self) for quarter in QUARTERS}
        self.card = WorkingCard(session, lines, self)
        self.form, self.events, self.line = self.card.form, self.card.events, self.card.line
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for line in self.lines.values():
            self._column.addWidget(line)
            line.clicked.connect(lambda _checked, chosen=line.quarter: self._choose(chosen))
        self._unfold(session.quarter)

    def show_activity(self, activity: Activity) -> None:
        """Show the quarters of `activity`, the working one in full."""
        session, document = self._session, self._session.document
        self._unfold(session.quarter)
        self.form.show_mark(activity, session.quarter)
        self.events.show_activity(activity)
        self.line.show_activity(activity.uid)
        marks = document.marks_of(activity.uid)
        for quarter, line in self.lines.items():
            line.setVisible(quarter != session.quarter)
            line.show_mark(
                marks.get(quarter),
                outside=not asks_for_mark(document, activity, quarter),
                begun=Quarter(document.plan.year, quarter).first_day <= session.today,
                held=amounts_of(held_in_quarter(document, activity.uid, quarter)).events,
            )

    def _unfold(self, quarter: int) -> None:
        """Put the card of the working quarter in the place of its line, for the eye and for the Tab key."""
        if quarter == self._unfolded:
            return
        self._unfolded = quarter
        self._column.removeWidget(self.card)
        self._column.insertWidget(quarter - 1, self.card)
        before: QWidget = self.lines[QUARTERS[0]]
        for line in (self.lines[each] for each in QUARTERS[1:]):
            self.setTabOrder(before, line)
            before = line
        before = self.line.all_fields
        for line in (self.lines[each] for each in QUARTERS if each > quarter):
            self.setTabOrder(before, line)
            before = line

    def _choose(self, quarter: int) -> None:
        self._session.set_quarter(quarter)
        self.form.take_focus()
