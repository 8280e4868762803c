"""«Показатели за любые дни»: what was done from one day to another, in a sentence that is copied with one click."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from kuzplan_desktop.domain.figures.period import figures_of
from kuzplan_desktop.reports.paper.sentences import period_sentence
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.notice import Notice, Tone, selectable_label
from kuzplan_desktop.ui.report.choice import NO_PERIOD, PeriodChoice
from kuzplan_desktop.ui.report.signatories import add_field, narrow_form

COPIED = "Скопировано: вставьте текст в письмо или сообщение (Ctrl+V)."
SCOPES = ("Пункты с участием комиссии", "Весь план")
LEAST_WIDTH = 560


class SentenceDialog(QDialog):
    """Begins with a period (its key); the sentence follows every choice and every change of the document."""

    def __init__(self, session: Session, period: str, *, own: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sentenceDialog")
        self.setWindowTitle("Показатели за любые дни")
        self.setMinimumWidth(LEAST_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.period = PeriodChoice(session.document.plan.year, self)
        self.scope = QComboBox(self)
        self.scope.addItems(list(SCOPES))
        self.scope.setCurrentIndex(0 if own else 1)
        self.sentence = selectable_label(parent=self)
        self.sentence.setAccessibleName("Показатели одной фразой")
        self.notice = Notice(self.sentence, Tone.HINT)
        self.copy = push_button("&Скопировать", "Enter")
        self.close_button = push_button("&Закрыть", "Esc")
        self.period.show_period(period)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        form = narrow_form()
        add_field(form, "&Период", self.period)
        add_field(form, "П&ункты плана", self.scope)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.sentence)
        column.addWidget(self.notice)
        column.addStretch(1)
        column.addLayout(left_row(self.copy, self.close_button))
        self.copy.setDefault(True)

    def _connect(self) -> None:
        self.period.changed.connect(self.refresh)
        for day in (self.period.first, self.period.last):
            day.typed.connect(self.refresh)  # what is copied is of the days that stand in the fields
        self.scope.currentIndexChanged.connect(self.refresh)
        self._session.changed.connect(self.refresh)
        self._session.day_changed.connect(self.refresh)
        self.copy.clicked.connect(self.copy_sentence)
        self.close_button.clicked.connect(self.reject)

    def refresh(self, *_: object) -> None:
        """Tell the figures as the document stands now."""
        document, period = self._session.document, self.period.period
        year = document.plan.year
        self.notice.tell("")
        self.copy.setEnabled(period is not None and bool(period.quarters(year)))
        if period is None:
            self.sentence.setText(NO_PERIOD)
        elif not period.quarters(year):
            self.sentence.setText(f"План составлен на {year} год: укажите дни этого года.")
        else:
            found = figures_of(document, period, self._session.today, own=self.scope.currentIndex() == 0)
            self.sentence.setText(period_sentence(period, found.line, found.amounts, found.coverage))

    def copy_sentence(self) -> None:
        """Put the sentence where it can be pasted from."""
        QGuiApplication.clipboard().setText(self.sentence.text())
        self.notice.tell(COPIED)
