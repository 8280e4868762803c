"""The report panel under the plan: what to report, who signs, what should be mended first; saves and opens files."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.calendar import QUARTERS, ReportingPeriod, parse_reporting_period, quarter_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.ui.commands import show_in_system
from kuzplan_desktop.ui.plain import plain_label, plain_tip
from kuzplan_desktop.ui.session import Session
from kuzplan_desktop.ui.settings import Settings
from kuzplan_desktop.ui.signatories import SignersForm, add_field, narrow_form

HEIGHT, LEAST_HEIGHT = 236, 96


class ReportView(QScrollArea):
    """`activity_wanted` names the activity (uid) and the quarter (0 for none) of a finding the user goes to; `saving`
    asks for what is being typed elsewhere to be stored before the report is built.

    `open_file` opens a file with the system's program; tests put their own in its place.
    """

    activity_wanted = Signal(str, int)
    saving = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportView")
        self.setMinimumHeight(LEAST_HEIGHT)  # on a small screen the panel scrolls
        self.setMaximumHeight(HEIGHT)
        self.setWidgetResizable(True)
        self.open_file = show_in_system
        self._session = session
        self._settings = settings
        self._folder = settings.report_folder
        self.period = QComboBox(self)
        self.scope = QComboBox(self)
        self.format = QComboBox(self)
        self.cumulative = QCheckBox("с на&чала года рядом с кварталом", self)
        self.name = QLineEdit(self)
        self.signers = SignersForm(session, self)
        self.note = plain_label(parent=self, wrap=True)
        self.heading = plain_label(parent=self)
        self.findings = QListWidget(self)
        self.save_button = QPushButton("&Сохранить и открыть", self)
        self._fill_choices()
        self._lay_out()
        self._connect()

    def begin(self, *, own: bool) -> None:
        """Show the panel for the working quarter, with the own activities or all of them."""
        self.period.setCurrentIndex(self._session.quarter - 1)
        self.scope.setCurrentIndex(0 if own else 1)
        self.signers.show_document()
        self._propose_name()
        self.show()
        self.refresh()
        self.save_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_focus(self) -> None:
        """Put the keyboard into the panel."""
        (self.findings if self.findings.count() else self.save_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def chosen_period(self) -> ReportingPeriod:
        """The period the report is about."""
        year = self._session.document.plan.year
        index = self.period.currentIndex()
        return quarter_period(year, index + 1) if index < len(QUARTERS) else parse_reporting_period(str(year))

    @property
    def own(self) -> bool:
        """True if the report is about the commission's own activities alone."""
        return self.scope.currentIndex() == 0

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that saving would write."""
        from kuzplan_desktop.ui.report_files import target_files

        return target_files(self._folder, self.name.text(), self.format.currentData())

    def _fill_choices(self) -> None:
        from kuzplan_desktop.ui.report_files import FORMATS

        plan = self._session.document.plan
        for quarter in QUARTERS:
            self.period.addItem(quarter_period(plan.year, quarter).caption)
        self.period.addItem(parse_reporting_period(str(plan.year)).caption)
        for key, caption in FORMATS.items():
            self.format.addItem(caption, key)
        self.format.setCurrentIndex(max(0, self.format.findData(self._settings.report_formats)))
        self.scope.addItems(["", ""])

    def _lay_out(self) -> None:
        content = QWidget()
        self.setWidget(content)
        row = QHBoxLayout(content)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(16)
        row.addLayout(self._order_column(), 4)
        row.addWidget(self.signers, 3)
        row.addLayout(self._findings_column(), 5)

    def sizeHint(self) -> QSize:
        """As high as its content wants to be."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def _order_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        form = narrow_form()
        for caption, field in (
            ("&Период", self.period),
            ("Пункты пл&ана", self.scope),
            ("Фор&мат", self.format),
            ("&Имя файла", self.name),
        ):
            add_field(form, caption, field)
        form.insertRow(1, "", self.cumulative)
        column.addLayout(form)
        column.addStretch(1)
        place = QHBoxLayout()
        place.addWidget(self.note, 1)
        folder = QPushButton("Друга&я папка…", self)
        folder.clicked.connect(self.choose_folder)
        place.addWidget(folder, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(place)
        return column

    def _findings_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(self.heading)
        self.findings.setAccessibleName("Проверка отчета")
        self.findings.setWordWrap(True)
        self.findings.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.findings.setToolTip("Двойной щелчок или Enter открывает пункт плана")
        column.addWidget(self.findings, 1)
        buttons = QHBoxLayout()
        close = QPushButton("&Закрыть", self)
        close.clicked.connect(self.hide)
        self.save_button.setDefault(True)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(close)
        column.addLayout(buttons)
        return column

    def _connect(self) -> None:
        self.period.activated.connect(self._propose_name)
        for choice in (self.period, self.scope, self.format):
            choice.currentIndexChanged.connect(self.refresh)
        self.name.textChanged.connect(self._show_note)
        self.findings.itemActivated.connect(self._go_to)
        self.save_button.clicked.connect(self.save)
        self._session.changed.connect(self.refresh)
        self._session.quarter_changed.connect(self._follow_quarter)

    def _follow_quarter(self, quarter: int) -> None:
        if self.period.currentIndex() < len(QUARTERS):
            self.period.setCurrentIndex(quarter - 1)
            self._propose_name()

    def refresh(self, *_: object) -> None:
        """Check the report again and show how it stands."""
        if not self.isVisible():
            return
        from kuzplan_desktop.reports.checks import check_report

        self.cumulative.setEnabled(0 < self.period.currentIndex() < len(QUARTERS))
        document = self._session.document
        activities = list(document.plan.activities())
        own = sum(document.is_own(activity) for activity in activities)
        self.scope.setItemText(0, f"С участием комиссии ({own})")
        self.scope.setItemText(1, f"Весь план ({len(activities)})")
        found = check_report(document, self.chosen_period, self.own, self._session.day)
        self.heading.setText(f"Проверка отчета: замечаний {len(found)}" if found else "Проверка отчета: замечаний нет")
        self.findings.clear()
        for finding in found:
            item = QListWidgetItem(finding.sentence)
            item.setToolTip(plain_tip(finding.sentence))
            item.setData(Qt.ItemDataRole.UserRole, (finding.activity, finding.quarter or 0))
            self.findings.addItem(item)
        self._show_note()

    def _go_to(self, item: QListWidgetItem) -> None:
        """Go where a finding can be mended: to its activity, or to the names of those who sign."""
        activity, quarter = item.data(Qt.ItemDataRole.UserRole)
        if activity:
            self.activity_wanted.emit(activity, quarter)
        else:
            self.signers.take_focus()

    def _propose_name(self, *_: object) -> None:
        from kuzplan_desktop.ui.report_files import proposed_name

        self.name.setText(proposed_name(self._session.document, self.chosen_period))

    def _show_note(self, *_: object) -> None:
        self.save_button.setEnabled(bool(self.name.text().strip()))
        from kuzplan_desktop.ui.report_files import place_told

        self.note.setText(place_told(self._folder, self.name.text(), self.format.currentData()))

    def _may_write(self) -> bool:
        """Ask about reports that stand under the name already; one may be signed."""
        if not any(file.exists() for file in self.files):
            return True
        from kuzplan_desktop.ui.report_files import free_name

        free = free_name(self._folder, self.name.text(), self.format.currentData())
        options = ("Заменить", f"Сохранить как «{free}»", "Не сохранять")
        answer = self._session.choose("Отчет с таким именем уже есть.", self.note.text(), options)
        if answer == 1:
            self.name.setText(free)
        return answer < 2

    def choose_folder(self) -> None:
        """Let the user choose where reports go from now on."""
        from kuzplan_desktop.ui.dialogs import choose_folder

        chosen = choose_folder(self, "Папка для отчетов", self._folder)
        if chosen is not None:
            self._folder = self._settings.report_folder = chosen
            self._show_note()

    def save(self) -> None:
        """Build the report now and write its files in the background."""
        from kuzplan_desktop.reports.model import build_report
        from kuzplan_desktop.ui.report_files import ReportOrder, write

        if not self._may_write():
            return
        self.saving.emit()
        self.signers.keep()
        self._settings.report_formats = self.format.currentData()
        report = build_report(
            self._session.document,
            self.chosen_period,
            own=self.own,
            today=self._session.day,
            cumulative=self.cumulative.isEnabled() and self.cumulative.isChecked(),
        )
        order = ReportOrder(report, self.files)
        self._show_busy(True)
        self._session.run(lambda: write(order), self._saved, self._failed, owner=self)

    def _show_busy(self, busy: bool) -> None:
        self.save_button.setEnabled(not busy)
        self.save_button.setText("Готовится…" if busy else "&Сохранить и открыть")

    def _saved(self, files: Sequence[Path]) -> None:
        self._show_busy(False)
        self.hide()
        first, *others = files
        shown = self.open_file(first)
        names = " и ".join(f"«{file.name}»" for file in files)
        self._session.say(
            f"Отчет сохранен: {names}.",
            f"Папка: {first.parent}." + ("" if shown else " Программы, которая показала бы его, не нашлось."),
            action=("Открыть папку", lambda: self.open_file(first.parent)),
            other=("Открыть таблицу", lambda: self.open_file(others[0])) if others else None,
        )

    def _failed(self, error: PlanError) -> None:
        self._show_busy(False)
        self._session.say(
            error.sentence, error.hint, action=("Повторить", self.save), other=("Другое имя", self._ask_name)
        )

    def _ask_name(self) -> None:
        self.show()
        self.name.setFocus()
        self.name.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the panel, Enter in a field saves, Enter on a finding opens its row."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.findings.hasFocus():
            self.save_button.click()
        else:
            super().keyPressEvent(event)
