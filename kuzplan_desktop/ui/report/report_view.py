"""Making a report: which one, who signs, what should be mended first; saves it, marks it as sent."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kuzplan_desktop.domain.calendar import ReportingPeriod, quarter_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.reporting.report_kinds import PROGRESS
from kuzplan_desktop.domain.reporting.sent_reports import SentReport, latest
from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice
from kuzplan_desktop.ui.base.session import MessageTone, Session
from kuzplan_desktop.ui.base.settings import Settings
from kuzplan_desktop.ui.base.system import show_in_system
from kuzplan_desktop.ui.fields.scroll_page import ScrollPage
from kuzplan_desktop.ui.report.choice import NO_PERIOD
from kuzplan_desktop.ui.report.earlier_years import files_to_look_into
from kuzplan_desktop.ui.report.fields import ReportFields
from kuzplan_desktop.ui.report.files import (
    GivenUp,
    Job,
    ReportOrder,
    free_name,
    place_words,
    report_name,
    target_files,
)
from kuzplan_desktop.ui.report.sending import Sending


class ReportView(ScrollPage):
    """`activity_wanted` names the activity (uid) and the quarter (0 for none) of a finding the user goes to; `saving`
    asks for what is being typed elsewhere to be stored before the report is built; `changed` tells that the report may
    be another one than before.

    `open_file` opens a file with the system's program; tests put their own in its place.
    """

    activity_wanted = Signal(str, int)
    saving = Signal()
    changed = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        fields = ReportFields(session, settings)
        super().__init__(fields, parent)
        self.fields = fields
        self.setObjectName("reportView")
        self.open_file = show_in_system
        self.sending = Sending(session, self)
        self._session, self._settings = session, settings
        self._folder = settings.reports.folder
        self._shown: Callable[[], frozenset[str]] | None = None
        self._job: Job | None = None
        self._amended: SentReport | None = None
        self.signers = self.fields.signers
        self._connect()

    def begin(self, *, own: bool, shown: Callable[[], frozenset[str]] | None = None, period: str = "") -> None:
        """Show the choices for the progress of a period (its key), else of the working quarter, own activities or all.

        `shown` tells the uids of the activities that the tree's filters show.
        """
        self._shown = shown
        self._show_choice(PROGRESS.name, period or self._session.period.key, own=own)

    def begin_amended(self, sent: SentReport) -> None:
        """Show the choices for the report that amends a sent one."""
        self._show_choice(sent.kind, sent.period, own=sent.own)
        self.fields.amending.setChecked(True)

    def _show_choice(self, kind: str, period: str, *, own: bool) -> None:
        fields = self.fields
        fields.more.shown_only.setChecked(False)
        fields.more.shown_only.setEnabled(self._shown is not None)
        fields.kind.setCurrentIndex(fields.kind.findData(kind))
        fields.period.show_period(period)
        fields.scope.setCurrentIndex(0 if own else 1)
        self.signers.show_document()
        self.refresh()
        self._propose_name()
        self.verticalScrollBar().setValue(0)
        fields.save_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_focus(self) -> None:
        """Put the keyboard on the reports of the year."""
        self.fields.periods.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def chosen_period(self) -> ReportingPeriod | None:
        """The period the report is about; None while two dates are not given."""
        return self.fields.period.period

    @property
    def choice(self) -> ReportChoice:
        """What the report is to be. PlanError while its period is not given."""
        period, fields = self.chosen_period, self.fields
        if period is None:
            raise PlanError(NO_PERIOD)
        only = self._shown() if self._shown and fields.more.is_shown_only else None
        chosen = ReportChoice(kind=fields.report_kind, period=period, own=fields.own, only=only)
        return fields.more.added_to(chosen)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that saving would write."""
        return target_files(self._folder, self.fields.name.text(), self.fields.formats.formats)

    def _connect(self) -> None:
        fields = self.fields
        for changed in (fields.kind.currentIndexChanged, fields.scope.currentIndexChanged, fields.period.changed):
            changed.connect(self.refresh)
            changed.connect(self._propose_name)
        for changed in (fields.name.textChanged, fields.formats.changed, fields.more.changed):
            changed.connect(self._show_note)
        fields.amending.toggled.connect(self._propose_name)
        fields.findings.itemActivated.connect(self._go_to)
        fields.save_button.clicked.connect(self.save)
        fields.sent_button.clicked.connect(self.send)
        fields.folder_button.clicked.connect(self.choose_folder)
        fields.stop_button.clicked.connect(self._give_up)
        self._session.changed.connect(self.refresh)
        self._session.quarter_changed.connect(self._follow_quarter)
        fields.periods.wanted.connect(self._show_owed)

    def _show_owed(self, period: str) -> None:
        """The report that is owed for a period of the list."""
        self.fields.kind.setCurrentIndex(self.fields.kind.findData(PROGRESS.name))
        self.fields.period.show_period(period)
        self.changed.emit()

    def _follow_quarter(self, quarter: int) -> None:
        if "-Q" in self.fields.period.list.currentData():
            self.fields.period.show_period(quarter_period(self._session.document.plan.year, quarter).key)

    def refresh(self, *_: object) -> None:
        """Check the report again and show how it stands."""
        if not self.isVisible():
            return
        period, kind = self.chosen_period, self.fields.report_kind.name
        self.fields.periods.refresh()
        self.fields.periods.show_period(period.key if period and self.fields.report_kind.is_owed else "")
        sent = self._session.document.sent_reports
        self._amended = latest(sent, kind, period.key, own=self.fields.own) if period else None
        self.fields.show_document(period, self._amended)
        self._show_note()

    def _go_to(self, item: object) -> None:
        """Go where a finding can be mended: to its activity, or to the names of those who sign."""
        activity, quarter = item.data(Qt.ItemDataRole.UserRole)  # type: ignore[attr-defined]
        if activity:
            self.activity_wanted.emit(activity, quarter)
        else:
            self.fields.more_button.setChecked(False)
            self.signers.take_focus()

    def _propose_name(self, *_: object) -> None:
        if self.chosen_period is not None:
            amended = self._amends() is not None
            self.fields.name.setText(report_name(self._session.document, self.choice, amended=amended))
            self.fields.name.setCursorPosition(0)  # a long name is read from its beginning

    def _show_note(self, *_: object) -> None:
        fields = self.fields
        ready = self.chosen_period is not None and self._job is None
        fields.save_button.setEnabled(ready and bool(fields.name.text().strip() and fields.formats.formats))
        fields.sent_button.setEnabled(ready and fields.report_kind.sendable and not self._session.read_only)
        sentence = NO_PERIOD if self.chosen_period is None else ""
        sentence = sentence or ("" if fields.formats.formats else "Выберите хотя бы один формат.")
        fields.note.setText(sentence or place_words(self._folder, fields.name.text(), fields.formats.formats))
        self.changed.emit()

    def _may_write(self) -> bool:
        """Ask about reports that stand under the name already; one may be signed."""
        if not any(file.exists() for file in self.files):
            return True
        fields = self.fields
        free = free_name(self._folder, fields.name.text(), fields.formats.formats)
        options = ("Заменить", f"Сохранить как «{free}»", "Не сохранять")
        answer = self._session.choose("Отчет с таким именем уже есть.", fields.note.text(), options)
        if answer == 1:
            fields.name.setText(free)
        return answer < 2

    def choose_folder(self) -> None:
        """Let the user choose where reports go from now on."""
        from kuzplan_desktop.ui.base.dialogs import choose_folder

        chosen = choose_folder(self, "Папка для отчетов", self._folder)
        if chosen is not None:
            self._folder = self._settings.reports.folder = chosen
            self._show_note()

    def _order(self) -> ReportOrder:
        """What is asked for now, with everything that was typed; the choices are remembered."""
        self.saving.emit()
        self.signers.keep()
        self._settings.reports.formats = self.fields.formats.formats
        self.fields.more.remember()
        return self.order()

    def order(self) -> ReportOrder:
        """What is asked for, of the document as it stands now. PlanError while the period is not given."""
        choice, session = self.choice, self._session
        steps = session.file.history() if choice.kind.needs_journal else ()
        earlier = files_to_look_into(self._settings, session.file.path, choice.kind)
        return ReportOrder(session.document, choice, session.day, self.files, self._amends(), steps, earlier)

    def _amends(self) -> SentReport | None:
        """The sent report that this one amends, if it is wanted so."""
        return self._amended if self.fields.amending.isChecked() else None

    def save(self) -> None:
        """Write the files of the report in the background."""
        from kuzplan_desktop.ui.report import files as report_files

        if self._job is not None or not self._may_write():
            return
        order, job = self._order(), Job(self)
        job.progressed.connect(self.fields.show_progress)
        self._job = job
        self._show_busy(True)
        self._session.run(lambda: report_files.write_files(order, job), self._saved, self._failed, owner=self)

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.give_up()
            self.fields.stop_button.setEnabled(False)

    def _show_busy(self, busy: bool) -> None:
        if not busy and self._job is not None:
            self._job.deleteLater()
            self._job = None
        self.fields.show_busy(busy)
        self._show_note()

    def _saved(self, order: ReportOrder) -> None:
        self._show_busy(False)
        first = order.files[0]
        unseen = "" if self.open_file(first) else " Программы, которая показала бы его, не нашлось."
        names = ", ".join(f"«{file.name}»" for file in order.files)
        self._session.say(
            f"Отчет сохранен: {names}.",
            f"Папка: {first.parent}.{unseen}",
            action=("Открыть папку", lambda: self.open_file(first.parent)),
            other=None if self._session.read_only else ("Отчет сдан…", lambda: self.sending.begin(order)),
        )

    def _failed(self, error: PlanError) -> None:
        self._show_busy(False)
        if isinstance(error, GivenUp):
            self._session.say(error.sentence)
            return
        again, name = ("Повторить", self.save), ("Другое имя", self._ask_name)
        self._session.say(error.sentence, error.hint, action=again, other=name, tone=MessageTone.FAILED)

    def _ask_name(self) -> None:
        self.fields.name.setFocus()
        self.fields.name.selectAll()

    def send(self) -> None:
        """Ask when and under which number the report was sent, and keep it."""
        self.sending.begin(self._order())

    def event(self, event: QEvent) -> bool:
        """What changed while it was hidden is read when it is shown."""
        done = super().event(event)
        if event.type() == QEvent.Type.Show:
            self.refresh()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field saves; on a finding or a period it does what it does there."""
        fields, enter = self.fields, event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not fields.findings.hasFocus() and not fields.periods.hasFocus():
            fields.save_button.click()
        else:
            super().keyPressEvent(event)
