"""The dialog «Дополнительное мероприятие комиссии»: an item beside the approved ones."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.period.period import PeriodKind, parse_period, understood
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.ui.base.dialogs import FormDialog
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.fields.notice import Notice, Tone

INTRO = (
    "Комиссия вписывает то, чего нет в утвержденном плане. В отчетах такие мероприятия стоят отдельно от пунктов "
    "плана, область видит их отдельно."
)
NOT_UNDERSTOOD = "Такой срок программа не понимает: отмечать можно будет любой квартал."
NAME_LINES = 3


class OwnItemDialog(FormDialog):
    """Adds an item of the commission's own, or edits `item`. `uid` is that of the item once it is saved."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, item: Activity | None = None) -> None:
        super().__init__("Дополнительное мероприятие комиссии", INTRO, parent, read_only=session.read_only)
        self.setObjectName("ownItemDialog")
        self._session = session
        self._item = item
        self.uid = item.uid if item else ""
        self.subsection = QComboBox(self)
        self._fill_subsections()
        self.title = QPlainTextEdit(item.title if item else "", self)
        self.title.setTabChangesFocus(True)
        self.title.setFixedHeight(self.title.fontMetrics().lineSpacing() * NAME_LINES + 12)
        self.period = QLineEdit(item.period_text if item else "В течение года", self)
        self.meaning = Notice(self.period, tone=Tone.HINT, parent=self)
        self.executors = QLineEdit(item.executors_text if item else "", self)
        self.executors.setPlaceholderText("можно не указывать: комиссия сама")
        self.notice = Notice(self.title, tone=Tone.ERROR, parent=self)
        if item is None:
            self.add_row("&Подраздел", self.subsection)
        else:
            self.subsection.hide()
        self.add_row("&Наименование", self.title)
        self.form.addRow("", self.notice)
        self.add_row("&Срок", self.period)
        self.form.addRow("", self.meaning)
        self.add_row("&Исполнитель", self.executors)
        self.period.textChanged.connect(self._explain)
        self.title.textChanged.connect(lambda: self.notice.tell(""))
        self._explain()
        self.title.setFocus()

    def _fill_subsections(self) -> None:
        """The subsections of the plan, the one of the chosen row first in line."""
        chosen = self._session.activity
        for section in self._session.document.plan.sections:
            for part in section.subsections:
                name = f"{part.number} {part.title}".strip() or f"{section.number} {section.title}".strip()
                self.subsection.addItem(name, part.uid)
                if any(one.uid == chosen for one in part.activities):
                    self.subsection.setCurrentIndex(self.subsection.count() - 1)
        self.subsection.setMinimumContentsLength(40)
        self.subsection.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _explain(self) -> None:
        period = parse_period(self.period.text(), self._session.document.plan.year)
        if period.kind is PeriodKind.UNKNOWN:
            self.meaning.tell(NOT_UNDERSTOOD, Tone.WARNING)
        else:
            self.meaning.tell(understood(period), Tone.HINT)

    def accept(self) -> None:
        """Save, if there is a name."""
        title, period = " ".join(self.title.toPlainText().split()), self.period.text().strip()
        verbs = self._session.file.plan
        try:
            if self._item is None:
                subsection = str(self.subsection.currentData() or "")
                self.uid = verbs.add_own(subsection, title, period, self.executors.text().strip())
            else:
                executors = self.executors.text().strip()
                verbs.edit_own(self._item.uid, title=title, period_text=period, executors_text=executors)
        except PlanError as error:
            self.notice.tell(f"{error.sentence} {error.hint}".strip())
            self.title.setFocus()
            return
        super().accept()
