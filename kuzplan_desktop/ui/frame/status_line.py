"""The status line: the figures of the working quarter and the days left until the next report."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from kuzplan_desktop.domain.calendar import Quarter
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.reporting.fates import countdown, fate_of
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.fields.plain import plain_tip


class ElidedLabel(QLabel):
    """One line of plain text that ends in «…» where there is no room for all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of the text as there is room for."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class StatusLine(QWidget):
    """Re-reads the figures after every change; `own` says whether they cover the commission's own items alone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._own = True
        self.summary = ElidedLabel(self)
        self.summary.setObjectName("statusSummary")
        self.summary.setAccessibleName("Показатели рабочего квартала")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # the window may be small
        row.addWidget(self.summary, 1)
        session.changed.connect(self.refresh)
        session.quarter_changed.connect(self.refresh)
        session.day_changed.connect(self.refresh)
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
        fate, due = fate_of(session.document, quarter), countdown(session.document, session.day)
        parts = [
            captioned_figures(quarter.caption, figures, looks_back=session.year_end.looks_back),
            fate,
            due,
            held_line(figures),
        ]  # the last is cut off first
        line = " | ".join(part for part in parts if part)
        self.summary.setText(line)
        self.summary.setToolTip(plain_tip(f"{line}\nПо состоянию на {session.today:%d.%m.%Y}."))


def captioned_figures(caption: str, figures: PeriodFigures, *, looks_back: bool) -> str:
    """«I квартал: по плану 12, проводилась работа по 9, нет сведений 3, не выполнено в срок 0».

    Of a year that is looked back on states are told by the rows alone: what is late in a report may be «сведений нет»
    there.
    """
    late = "" if looks_back else f", не выполнено в срок {figures.late}"
    return (
        f"{caption}: по плану {figures.planned}, проводилась работа по {figures.worked}, "
        f"нет сведений {figures.no_information}{late}"
    )


def held_line(figures: PeriodFigures) -> str:
    """«мероприятий 14, участников 340»."""
    return f"мероприятий {figures.events}, участников {figures.people}"
