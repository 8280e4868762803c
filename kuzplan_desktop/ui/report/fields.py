"""The fields of the report panel and where they stand: at the left what is asked for, at the right what is missing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.calendar import ReportingPeriod, default_today
from kuzplan_desktop.domain.reporting.amendments import to_amend
from kuzplan_desktop.domain.reporting.report_kinds import OF_DOCUMENT, REPORT_KINDS, ReportKind
from kuzplan_desktop.domain.reporting.sent_reports import SentReport
from kuzplan_desktop.ui.base.plain import menu_caption, plain_label, plain_tip
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.settings import Settings
from kuzplan_desktop.ui.report.choice import FormatBoxes, PeriodChoice
from kuzplan_desktop.ui.report.more import MoreChoices
from kuzplan_desktop.ui.report.signatories import SignersForm, add_field, narrow_form


class ReportFields(QWidget):
    """The widgets; what they do is the panel's matter."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self._session = session
        self.kind = QComboBox(self)
        for kind in OF_DOCUMENT:
            self.kind.addItem(kind.title, kind.name)
        self.period = PeriodChoice(session.document.plan.year, self)
        self.scope = QComboBox(self)
        self.scope.addItems(["", ""])
        self.formats = FormatBoxes(settings.reports.formats, self)
        self.name = QLineEdit(self)
        self.amending = QCheckBox(self)
        self.signers = SignersForm(session, self)
        self.more = MoreChoices(settings, self)
        self.note = plain_label(parent=self, wrap=True)
        self.heading = plain_label(parent=self)
        self.findings = QListWidget(self)
        self.progress = QProgressBar(self)
        self.stop_button = QPushButton("Остановить", self)
        self.folder_button = QPushButton("Друга&я папка…", self)
        self.more_button = QPushButton("Еще…", self)
        self.preview_button = QPushButton("Просмотр…", self)
        self.sent_button = QPushButton("Сдан…", self)
        self.save_button = QPushButton("Сохранить и открыт&ь", self)
        self.close_button = QPushButton("Закрыть", self)
        outer, row = QVBoxLayout(self), QHBoxLayout()
        outer.setContentsMargins(10, 8, 10, 8)
        outer.setSpacing(4)
        outer.addLayout(row, 1)
        outer.addLayout(self._last_line())
        row.setSpacing(16)
        row.addLayout(self._order_column(), 4)
        row.addWidget(self._middle(), 3)
        row.addLayout(self._findings_column(), 5)
        self.show_busy(False)

    @property
    def report_kind(self) -> ReportKind:
        """The chosen kind."""
        return REPORT_KINDS[self.kind.currentData()]

    @property
    def own(self) -> bool:
        """True if the report is about the commission's own activities alone."""
        return self.scope.currentIndex() == 0

    def _order_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        form = narrow_form()
        for words, field in (
            ("Вид отч&ета", self.kind),
            ("Период", self.period),
            ("Пункты плана", self.scope),
            ("Форматы", self.formats),
            ("Имя файла", self.name),
        ):
            add_field(form, words, field)
        column.addLayout(form)
        column.addWidget(self.amending)
        column.addStretch(1)
        return column

    def _middle(self) -> QStackedWidget:
        """Who signs, or what is chosen rarely."""
        pages = QStackedWidget(self)
        pages.addWidget(self.signers)
        pages.addWidget(self.more)
        self.more_button.setCheckable(True)
        self.more_button.setToolTip("Столбцы, нарастающий итог, отбор пунктов")
        self.more_button.toggled.connect(lambda more: pages.setCurrentIndex(int(more)))
        self.more_button.toggled.connect(lambda more: self.more_button.setText("Подписанты" if more else "Еще…"))
        return pages

    def _findings_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(self.heading)
        self.findings.setAccessibleName("Проверка отчета")
        self.findings.setWordWrap(True)
        self.findings.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.findings.setToolTip("Двойной щелчок или Enter открывает пункт плана")
        column.addWidget(self.findings, 1)
        work = QHBoxLayout()
        self.progress.setAccessibleName("Ход работы")
        self.progress.setRange(0, 100)
        work.addWidget(self.progress, 1)
        work.addWidget(self.stop_button)
        column.addLayout(work)
        return column

    def _last_line(self) -> QHBoxLayout:
        """Where the files go, and what can be done: along the whole panel, so that no button is cut."""
        self.save_button.setDefault(True)
        self.preview_button.setToolTip("Страницы отчета, как они выйдут на бумаге")
        self.sent_button.setToolTip("Отметить, что отчет сдан: дата и исходящий номер")
        line = QHBoxLayout()
        line.addWidget(self.note, 1)
        line.addWidget(self.folder_button)
        line.addSpacing(12)
        shown = (self.more_button, self.preview_button, self.sent_button, self.save_button, self.close_button)
        for button in shown:
            line.addWidget(button)
        return line

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
        if period is None:
            self.heading.setText("Проверка отчета: для этого вида отчета она не нужна")
            return
        typing = self._session.file.typing.unfinished()
        found = check_report(self._session.document, period, self.own, self._session.day, typing)
        self.heading.setText(f"Проверка отчета: замечаний {len(found)}" if found else "Проверка отчета: замечаний нет")
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
