"""The status line: the figures of the working quarter, the days left until its report, and whether all is saved."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from kuzplan_desktop.domain.calendar import Quarter, quarter_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.reporting.report_kinds import PROGRESS
from kuzplan_desktop.domain.reporting.sent_reports import latest, short_caption
from kuzplan_desktop.domain.reporting.working_quarter import OwedReport, is_over, owed_reports
from kuzplan_desktop.ui.base.palette import alarm_color, conflict_color
from kuzplan_desktop.ui.base.plain import plain_label, plain_tip
from kuzplan_desktop.ui.base.session import Session


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
        self._outside_old = False
        self.outside = plain_label(parent=self)
        self.outside.setAccessibleName("Копия вне компьютера")
        self.saving = plain_label(parent=self)
        self.saving.setObjectName("savingState")
        self.saving.setAccessibleName("Сохранение")
        row.setSpacing(12)
        row.addWidget(self.summary, 1)
        row.addWidget(self.outside)
        row.addWidget(self.saving)
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
        fate, due = fate_of(session.document, quarter), countdown(session.document, session.day)
        parts = [captioned_figures(quarter.caption, figures), held_line(figures), fate, due]
        line = " | ".join(part for part in parts if part)
        self.summary.setText(line)
        self.summary.setToolTip(plain_tip(f"{line}\nПо состоянию на {session.today:%d.%m.%Y}."))
        failure = session.file.unsaved
        self.saving.setText(saving_caption(session))
        self.saving.setToolTip(plain_tip(session.file.unpublished))
        self.saving.setAccessibleDescription(str(failure or session.file.unpublished))
        _tint(self.saving, alarm_color if failure else None)

    def show_outside(self, sentence: str, old: bool) -> None:
        """Tell the age of the copy outside the computer, in the colour of a warning if it is old."""
        self._outside_old = old
        self.outside.setText(sentence)
        self.outside.setVisible(bool(sentence))
        _tint(self.outside, conflict_color if old else None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window from light to dark and back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self.show_outside(self.outside.text(), self._outside_old)
            self.refresh()


def _tint(label: QLabel, color: Callable[[QPalette], QColor] | None) -> None:
    """Show a label bold and in a colour, or like all others."""
    palette, font = QPalette(), QFont()
    font.setBold(color is not None)
    if color:
        palette.setColor(QPalette.ColorRole.WindowText, color(palette))
    label.setPalette(palette)
    label.setFont(font)


def captioned_figures(caption: str, figures: PeriodFigures) -> str:
    """«I квартал: по плану 12, проводилась работа по 9, нет сведений 3, не выполнено в срок 0»."""
    return (
        f"{caption}: по плану {figures.planned}, проводилась работа по {figures.worked}, "
        f"нет сведений {figures.no_information}, не выполнено в срок {figures.late}"
    )


def held_line(figures: PeriodFigures) -> str:
    """«мероприятий 14, участников 340»."""
    return f"мероприятий {figures.events}, участников {figures.people}"


def fate_of(document: Document, quarter: Quarter) -> str:
    """When the report on `quarter` was sent; empty if it was not."""
    period = quarter_period(*quarter)
    found = (latest(document.sent_reports, PROGRESS.name, period.key, own=own) for own in (True, False))
    sent = next((one for one in found if one), None)
    if sent is None:
        return ""
    return f"отчет сдан {sent.sent_on:%d.%m.%Y}" if sent.sent_on else "отчет сдан"


def countdown(document: Document, day: date) -> str:
    """The days until the nearest report that is not sent, and by how many one is overdue, or that the year is over.

    «отчет за I квартал через 12 дн.», «отчет за I квартал просрочен на 3 дн.».
    """
    if is_over(document, day):
        return f"План {document.plan.year} года завершен"
    owed = owed_reports(document)
    late = next((one for one in reversed(owed) if one.due < day), None)
    coming = next((one for one in owed if one.due >= day), None)
    late_words = f"{_report(late)} просрочен на {(day - late.due).days} дн." if late else ""
    if coming is None or (late and day - late.due <= coming.due - day):
        return late_words
    left = (coming.due - day).days
    words = f"{_report(coming)} через {left} дн." if left else f"{_report(coming)} сегодня"
    return f"{words}, {late_words}" if late else words


def _report(owed: OwedReport) -> str:
    return f"отчет за {short_caption(owed.period)}"


def saving_caption(session: Session) -> str:
    """Where the last steps are: read only, in memory alone, on this computer, or where the document lies."""
    if session.read_only:
        return "Только чтение"
    if session.file.unsaved:
        return "Не сохранено"
    return "Сохранено на этом компьютере" if session.file.unpublished else "Сохранено"
