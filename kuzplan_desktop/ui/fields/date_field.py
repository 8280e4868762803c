"""A date that may be empty: typed in figures or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.typed.reading import read_day, read_when, write_day
from kuzplan_desktop.ui.fields.notice import Notice, Tone
from kuzplan_desktop.ui.fields.plain import offer_clearing

STAYS = "Пока она не исправлена, дата остается прежней."
_COMING = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
RUSSIAN = QLocale(QLocale.Language.Russian, QLocale.Country.Russia)


class DateField(QWidget):
    """An optional date of the plan's `year`, empty until a person enters one.

    `entered` carries a new valid value (date or None) when the person leaves the field, presses Enter or picks a
    day; text that is no date is told beside the field, with its `consequence`, and is not carried anywhere. `typed`
    tells of every letter.
    """

    entered = Signal(object)
    typed = Signal()

    def __init__(self, caption: str, consequence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored: date | None = None
        self._consequence = consequence
        self._clicked_into = False
        self.year = date.today().year
        self.page = (self.year, 1)
        self.line = QLineEdit(placeholderText="дд.мм.гггг")
        offer_clearing(self.line)
        self.line.setAccessibleName(caption)
        self.line.setMinimumWidth(self.line.fontMetrics().horizontalAdvance("00.00.0000") + 56)
        self.line.installEventFilter(self)
        self.button = QToolButton()
        self.button.setArrowType(Qt.ArrowType.DownArrow)
        self.button.setToolTip("Выбрать в календаре (Alt+↓)")
        self.button.setAccessibleName(f"{caption}: выбрать в календаре")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.notice = Notice(self.line)
        self.setFocusProxy(self.line)
        self._lay_out()
        self.line.editingFinished.connect(self.finish)
        self.line.textEdited.connect(self._typing)
        self.button.clicked.connect(self.open_calendar)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.line)
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.notice)

    def text(self) -> str:
        """The text as it stands in the field."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put `text` into the field as if it stood there from the beginning."""
        self.line.setText(text)
        try:
            self._stored = read_day(text, self.year)
        except PlanError:
            self._stored = None

    def show_day(self, day: date | None, *, anew: bool = False) -> None:
        """Show the stored `day`. What is being typed stays, unless the stored day is another one or `anew`."""
        if anew or day != self._stored or not self.line.hasFocus():
            if anew or day != self._stored or not self.notice.text():
                self.line.setText(write_day(day))
                self.notice.tell("")
            self._stored = day

    def set_read_only(self, read_only: bool) -> None:
        """Only show the date; its text can still be selected."""
        self.line.setReadOnly(read_only)
        self.line.setClearButtonEnabled(not read_only)
        self.button.setEnabled(not read_only)

    def finish(self) -> None:
        """Carry what was typed: a new date is sent by `entered`, a wrong one is told."""
        try:
            day = read_day(self.line.text(), self.year)
        except PlanError as error:
            self.notice.tell(f"{error} {self._consequence}".rstrip(), Tone.ERROR)
            return
        if self.notice.text():
            self.notice.tell("")
        self.line.setText(write_day(day))
        if day != self._stored:
            self._stored = day
            self.entered.emit(day)

    def _typing(self) -> None:
        self.notice.tell("")
        self.typed.emit()

    def open_calendar(self) -> None:
        """Open the calendar at the date of the field, or at the month of `page` if it is empty."""
        if self.line.isReadOnly():
            return
        CalendarPopup(self).show_below(self.line)

    def pick(self, day: date) -> None:
        """Take a day from the calendar."""
        self.line.setText(write_day(day))
        self.typed.emit()
        self.finish()
        self.line.setFocus()

    @property
    def wrong(self) -> bool:
        """True while the text names no date."""
        return bool(self.text().strip()) and self.shown_day() is None

    def shown_day(self) -> date | None:
        """The day that the text names; None for blank or wrong text."""
        try:
            return read_day(self.line.text(), self.year)
        except PlanError:
            return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Down opens the calendar; a date that stands in the field gives way to the one that is typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if down:
                self.open_calendar()
                return True
            if event.text().isdigit() and self._stands_behind():
                self.line.selectAll()
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn:
            self._clicked_into = event.reason() == Qt.FocusReason.MouseFocusReason
            if event.reason() in _COMING:
                self.line.selectAll()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            if self._clicked_into and not self.line.hasSelectedText():
                self.line.selectAll()
            self._clicked_into = False
        return super().eventFilter(watched, event)

    def _stands_behind(self) -> bool:
        """True if the cursor stands behind the whole date that was there: a figure more makes no date of it."""
        line = self.line
        held = bool(line.text()) and line.text() == write_day(self._stored) and not line.isReadOnly()
        return held and not line.hasSelectedText() and line.cursorPosition() == len(line.text())


class FirstDayField(DateField):
    """The field of a first day beside that of the `last`: several days that are typed are parted into both.

    A month stays as it was typed.
    """

    def __init__(self, caption: str, last: DateField, parent: QWidget | None = None) -> None:
        self._last = last
        super().__init__(caption, parent=parent)

    def finish(self) -> None:
        """Carry what was typed, days to where they belong."""
        try:
            typed = read_when(self.text(), self.year)
        except PlanError:
            typed = None
        if typed and typed.of_month:
            self.notice.tell("")
            return
        if typed and typed.first != typed.last and self._last.text().strip() in ("", write_day(typed.last)):
            self.line.setText(write_day(typed.first))
            self._last.set_text(write_day(typed.last))
            self.typed.emit()
        super().finish()


class CalendarPopup(QFrame):
    """A month to pick a day from; Escape or a click elsewhere closes it."""

    def __init__(self, field: DateField) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._field = field
        self.calendar = QCalendarWidget(gridVisible=False)
        self.calendar.setLocale(RUSSIAN)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.calendar)
        self._turn_to(field.shown_day())
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)

    def _turn_to(self, day: date | None) -> None:
        year, month = (day.year, day.month) if day else self._field.page
        self.calendar.setSelectedDate(QDate(year, month, day.day if day else 1))
        self.calendar.setCurrentPage(year, month)

    def show_below(self, widget: QWidget) -> None:
        """Show under `widget`, or above it where the screen ends."""
        self.adjustSize()
        below = widget.mapToGlobal(QPoint(0, widget.height()))
        screen = widget.screen().availableGeometry()
        left = max(screen.left(), min(below.x(), screen.right() - self.width()))
        top = below.y()
        if top + self.height() > screen.bottom():
            top = widget.mapToGlobal(QPoint(0, 0)).y() - self.height()
        self.move(left, max(screen.top(), top))
        self.show()
        self.calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes without a choice."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _take(self, day: QDate) -> None:
        self._field.pick(date(day.year(), day.month(), day.day()))
        self.close()
