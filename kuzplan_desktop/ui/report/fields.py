"""The fields about a report, one below the other: periods, what is done, what is missing, what is chosen, who signs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.calendar import ReportingPeriod, default_today
from kuzplan_desktop.domain.reporting.amendments import to_amend
from kuzplan_desktop.domain.reporting.report_kinds import OF_DOCUMENT, REPORT_KINDS, ReportKind
from kuzplan_desktop.domain.reporting.sent_reports import SentReport
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.settings import Settings
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.notice import bold_label
from kuzplan_desktop.ui.fields.plain import menu_caption, plain_label, plain_tip
from kuzplan_desktop.ui.report.choice import FormatBoxes, PeriodChoice
from kuzplan_desktop.ui.report.more import MoreChoices
from kuzplan_desktop.ui.report.period_list import PeriodList
from kuzplan_desktop.ui.report.signatories import SignersForm, add_field, narrow_form

FINDINGS = 7  # lines of the list of what is missing
LEAST_LETTERS = 23  # of what is chosen: «С участием комиссии (18)»


class ReportFields(QWidget):
    """The widgets; what they do is the matter of ReportView."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self._session = session
        self.periods = PeriodList(session, self)
        self.save_button = push_button("Сохранить и открыт&ь")
        self.sent_button = push_button("Сдан…", "Отметить, что отчет сдан: дата и исходящий номер")
        self.progress = QProgressBar(self)
        self.stop_button = push_button("Остановить")
        self.note = plain_label(parent=self, wrap=True)
        self.folder_button = push_button("Друга&я папка…")
        self.heading = bold_label(parent=self)
        self.findings = QListWidget(self)
        self.kind = _narrow_choice(self)
        for kind in OF_DOCUMENT:
            self.kind.addItem(kind.title, kind.name)
        self.period = PeriodChoice(session.document.plan.year, self)
        self.scope = _narrow_choice(self)
        self.scope.addItems(["", ""])
        self.formats = FormatBoxes(settings.reports.formats, self)
        self.name = QLineEdit(self)
        self.amending = QCheckBox(self)
        self.more_button = push_button("Еще…", "Столбцы, нарастающий итог, отбор пунктов")
        self.signers = SignersForm(session, self)
        self.more = MoreChoices(settings, self)
        self._lay_out()
        self.show_busy(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 10, 10)
        column.setSpacing(6)
        column.addWidget(self.periods)
        column.addLayout(left_row(self.save_button, self.sent_button))
        work = QHBoxLayout()
        self.progress.setAccessibleName("Ход работы")
        self.progress.setRange(0, 100)
        work.addWidget(self.progress, 1)
        work.addWidget(self.stop_button)
        column.addLayout(work)
        column.addWidget(self.note)
        column.addLayout(left_row(self.folder_button))
        column.addWidget(self.heading)
        column.addWidget(self._findings_list())
        column.addLayout(self._order_form())
        column.addWidget(self.amending)
        column.addLayout(left_row(self.more_button))
        column.addWidget(self._signers_or_more())
        column.addStretch(1)

    @property
    def report_kind(self) -> ReportKind:
        """The chosen kind."""
        return REPORT_KINDS[self.kind.currentData()]

    @property
    def own(self) -> bool:
        """True if the report is about the commission's own activities alone."""
        return self.scope.currentIndex() == 0

    def _order_form(self) -> QFormLayout:
        form = narrow_form()
        for words, field in (
            ("Вид отч&ета", self.kind),
            ("Период", self.period),
            ("Пункты плана", self.scope),
            ("Форматы", self.formats),
            ("Имя файла", self.name),
        ):
            add_field(form, words, field)
        return form

    def _signers_or_more(self) -> QStackedWidget:
        """Who signs, or what is chosen rarely."""
        pages = QStackedWidget(self)
        pages.addWidget(self.signers)
        pages.addWidget(self.more)
        self.more_button.setCheckable(True)
        self.more_button.toggled.connect(lambda more: pages.setCurrentIndex(int(more)))
        self.more_button.toggled.connect(lambda more: self.more_button.setText("Подписанты" if more else "Еще…"))
        return pages

    def _findings_list(self) -> QListWidget:
        self.findings.setAccessibleName("Проверка отчета")
        self.findings.setWordWrap(True)
        self.findings.setToolTip("Двойной щелчок или Enter открывает пункт плана")
        self.findings.setFixedHeight(self.fontMetrics().lineSpacing() * FINDINGS + 8)
        return self.findings

    def show_document(self, period: ReportingPeriod | None, amended: SentReport | None) -> None:
        """Show the counts of items, what is missing, and the sent report that this one would amend."""
        document, kind = self._session.document, self.report_kind
        activities = list(document.plan.in_force())
        own = sum(document.is_own(activity) for activity in activities)
        self.scope.setItemText(0, f"С участием комиссии ({own})")
        self.scope.setItemText(1, f"Весь план ({len(activities)})")
        later = period is not None and period.first_day.month > 1
        self.more.show_kind(kind, own=self.own, later_than_january=later)
        words = f"уточненный, {amended.in_place_of}" if amended else ""
        if words != self.amending.text().replace("&&", "&"):
            self.amending.setText(menu_caption(words))
            self.amending.setChecked(bool(amended and period and self._is_outdated(amended, period)))
        self.amending.setVisible(bool(words))
        self._check(period if kind.is_checked else None)

    def _is_outdated(self, sent: SentReport, period: ReportingPeriod) -> bool:
        """True if what was sent is not how it stands now."""
        document = self._session.document
        today = default_today(self._session.day, document.plan.year)
        return to_amend(document, sent.kind, period, today, own=sent.own) == sent

    def _check(self, period: ReportingPeriod | None) -> None:
        """List what is missing or doubtful in the report of `period`; nothing where there is none."""
        from kuzplan_desktop.reports.kinds.checks import check_report

        self.findings.clear()
        self.findings.setVisible(False)
        if period is None:
            self.heading.setText("Проверка отчета: для этого вида отчета она не нужна")
            return
        typing = self._session.file.typing.unfinished()
        found = check_report(self._session.document, period, self.own, self._session.day, typing)
        self.heading.setText(f"Проверка отчета: замечаний {len(found)}" if found else "Проверка отчета: замечаний нет")
        self.findings.setVisible(bool(found))
        for finding in found:
            item = QListWidgetItem(finding.sentence)
            item.setToolTip(plain_tip(finding.sentence))
            item.setData(Qt.ItemDataRole.UserRole, (finding.activity, finding.quarter or 0))
            self.findings.addItem(item)

    def show_busy(self, busy: bool) -> None:
        """Show that the report is being made, and offer to stop."""
        self.save_button.setText("Готовится…" if busy else "Сохранить и открыт&ь")
        self.progress.setVisible(busy)
        self.progress.setValue(0)
        self.stop_button.setVisible(busy)
        self.stop_button.setEnabled(busy)
        if busy and self.save_button.hasFocus():
            self.stop_button.setFocus()  # else the keyboard leaves the panel with the button that is disabled

    def show_progress(self, what: str, share: float) -> None:
        """Show how far the work is."""
        self.progress.setFormat(f"{what}: %p %")
        self.progress.setValue(round(share * 100))


def _narrow_choice(parent: QWidget) -> QComboBox:
    """A list to choose from that takes the width it gets, whatever its longest line."""
    made = QComboBox(parent)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(LEAST_LETTERS)
    return made
