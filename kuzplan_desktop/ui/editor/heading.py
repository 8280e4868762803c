"""The head of the pane: number and whole title, executors, срок with its meaning, state."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.progress import looked_back
from kuzplan_desktop.domain.reasons import state_reason
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.drawing.palette import state_color
from kuzplan_desktop.ui.editor.situation import term_of
from kuzplan_desktop.ui.fields.notice import Tone, bold_label, paint_text, selectable_label, tone_color
from kuzplan_desktop.ui.fields.plain import plain_label, plain_tip


class OneLine(QWidget):
    """One line of plain text, cut with an ellipsis where the pane ends; the whole stands in its tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show `text`."""
        self._text = " ".join(text.split())
        self.setToolTip(plain_tip(self._text))
        self.setAccessibleName(self._text)
        self.setVisible(bool(self._text))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(100, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, as far as it goes."""
        painter = QPainter(self)
        painter.setPen(tone_color(Tone.HINT, self.palette()))
        line = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)


class Heading(QWidget):
    """What the activity is and where it stands."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._activity: Activity | None = None
        self.title = selectable_label()
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.executors = OneLine()
        self.term = plain_label(wrap=True)
        self.state = bold_label()
        self.state.setWordWrap(True)
        self.reason = OneLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 6, 9, 4)
        column.setSpacing(2)
        for widget in (self.title, self.executors, self.term, self.state, self.reason):
            column.addWidget(widget)

    def show_activity(self, activity: Activity) -> None:
        """Show `activity` as it stands now."""
        self._activity = activity
        document = self._session.document
        self.title.setText(f"{activity.number} {activity.title}".strip())
        own = "Дополнительное мероприятие комиссии" if activity.added else ""
        executors = activity.executors_text and f"Исполнитель: {activity.executors_text}"
        self.executors.set_text(". ".join(filter(None, (own, executors))))
        self.term.setText(f"Срок: {term_of(document, activity)}")
        progress = document.progress_of(activity, self._session.today)
        written = bool(document.marks_of(activity.uid) or document.events_of(activity.uid))
        state, caption = looked_back(progress, written=written or not self._session.year_end.looks_back)
        excluded = activity.excluded and f"Исключено из плана: {activity.excluded}. Отметки и мероприятия остаются."
        self.state.setText(excluded or f"Состояние: {caption}")
        paint_text(self.state, state_color(state, self.palette()))
        reason = "" if excluded else state_reason(document, activity, self._session.today)
        self.reason.set_text(f"Почему: {reason}." if reason else "")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window from light to dark and back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._activity is not None:
            self.show_activity(self._activity)
