"""The main window of one document: tree | editor, below them the report panel, the message bar and the figures."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import Quarter
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.ui.base.dropping import document_of
from kuzplan_desktop.ui.base.message_bar import MessageBar
from kuzplan_desktop.ui.base.session import Message, Session
from kuzplan_desktop.ui.base.settings import Settings
from kuzplan_desktop.ui.editor import EditorPane
from kuzplan_desktop.ui.plan.plan_pane import PlanPane
from kuzplan_desktop.ui.region.region_actions import is_regional
from kuzplan_desktop.ui.shell.actions import build_actions, enable, fill_menus, show_regional
from kuzplan_desktop.ui.shell.commands import Commands
from kuzplan_desktop.ui.shell.status_line import StatusLine
from kuzplan_desktop.ui.shell.titles import title_of, window_title
from kuzplan_desktop.ui.upkeep.backup_keeper import BackupKeeper

if TYPE_CHECKING:
    from kuzplan_desktop.ui.report.report_view import ReportView
    from kuzplan_desktop.ui.upkeep.mending import Mending

SMALL_SCREEN = 1440  # pixels; on a screen no wider the window opens filling it
LEAST_PANES = 168  # pixels of height left to the plan and the editor on a very small screen
AFTER_FIRST_PICTURE = 50  # milliseconds
COLLEAGUE_SHARE = 0.85  # of the screen, for a colleague's file
LEAVE = (
    "Закрыть, записи будут ждать на этом компьютере",
    "Если закрыть, они войдут в документ, как только он снова откроется на этом компьютере.",
)
LOSE = ("Закрыть без последних записей", "Отложить их на этом компьютере тоже не удалось: если закрыть, они пропадут.")


class MainWindow(QMainWindow):
    """Shows a session. Other windows are asked for by signals: a document (its Path), a colleague's file, a new one,
    the plan in an official document (its Path).

    `work_requested` asks to go on in another document of hers: its Path, and the Message to show there;
    `merge_requested`, of a colleague's window, to compare her file with the own document; `plan_wanted` to read an
    official document (its Path) for a dialog, which takes the draft.
    """

    open_requested = Signal(object)
    colleague_requested = Signal(object)
    new_requested = Signal()
    plan_requested = Signal(object)
    work_requested = Signal(object, object)
    merge_requested = Signal(object)
    plan_wanted = Signal(object, object)
    closed = Signal()

    def __init__(self, session: Session, settings: Settings, *, colleague: bool = False) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.session = session
        self.settings = settings
        self.colleague = colleague
        self.bar = MessageBar(self)
        self.plan = PlanPane(session, self)
        self.editor = EditorPane(session, self)
        self.status = StatusLine(session, self)
        self.report: ReportView | None = None
        self._undo: str | None = None
        self._redo: str | None = None
        self._closed = False
        self._leaves_steps = False
        self.keeper = BackupKeeper(session, self)
        self.panes = QSplitter(Qt.Orientation.Horizontal, self)
        self.commands = Commands(self)
        self.actions_by_name = build_actions(self, self.plan.tree, self.commands)
        self._lay_out()
        self._connect()
        self._restore()
        self.refresh()

    def _lay_out(self) -> None:
        fill_menus(self.menuBar(), self.actions_by_name)
        self.commands.file.add_recent_menu()
        self.report_button = QPushButton(self)
        self.report_button.setObjectName("reportButton")
        self.report_button.clicked.connect(self.actions_by_name["report"].trigger)
        self.menuBar().setCornerWidget(self.report_button)
        self.panes.addWidget(self.plan)
        self.panes.addWidget(self.editor)
        self.panes.setStretchFactor(0, 3)
        self.panes.setStretchFactor(1, 2)
        self.panes.setChildrenCollapsible(False)
        self.panes.setMinimumHeight(LEAST_PANES)
        self.panes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        page = QWidget(self)
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.panes, 1)
        self.column.addWidget(self.bar)  # below: what is clicked on must not move under the mouse
        self.column.addWidget(self.status)
        self.setCentralWidget(page)

    def _connect(self) -> None:
        session = self.session
        session.said.connect(self.bar.show_message)
        session.changed.connect(self.bar.hear)
        for chosen in (session.activity_chosen, session.quarter_changed):
            chosen.connect(self.bar.move_on)
        session.changed.connect(self.read_history)
        session.activity_chosen.connect(self.refresh)
        session.quarter_changed.connect(self._remember_quarter)
        session.saving_changed.connect(self._tell_saving)
        self.editor.activity_wanted.connect(self.show_activity)
        session.row_wanted.connect(self.show_activity)
        self.plan.own_changed.connect(self.status.set_own)
        self.status.set_own(self.plan.own_only)
        self.keeper.outside_read.connect(self.status.show_outside)
        session.watch()
        self.keeper.watch()
        QTimer.singleShot(AFTER_FIRST_PICTURE, self.read_history)
        QTimer.singleShot(AFTER_FIRST_PICTURE, self.choose_last)

    def refresh(self, *_: object) -> None:
        """Title, actions and what they name, as the document stands now."""
        session = self.session
        self.setWindowTitle(title_of(session, self.settings, colleague=self.colleague))
        quarter = Quarter(session.document.plan.year, session.quarter)
        self.report_button.setText(f"Отчет за {quarter.caption}…")
        self.actions_by_name[f"quarter{session.quarter}"].setChecked(True)
        writable, row = not session.read_only, bool(session.activity)
        enable(self.actions_by_name, writable=writable, row=row, undo=self._undo, redo=self._redo)
        show_regional(self.actions_by_name, is_regional(session.document, self.settings), self.settings.everything)

    def read_history(self, *_: object) -> None:
        """Ask which steps undo and redo would take: not before the first picture, the history may be long."""
        if not self._closed:
            self._undo, self._redo = self.session.file.undo_label, self.session.file.redo_label
            self.refresh()

    def choose_last(self) -> None:
        """Choose the row that was chosen when the document was closed, if none is chosen yet and filters show it."""
        if not self._closed and not self.session.activity:
            self.plan.tree.select_activity(self.settings.documents.activity_of(self.session.file.path))

    def come_forward(self) -> None:
        """Show the window before all others."""
        if self.isVisible():
            self.raise_()
        else:
            self.plan.tree.setFocus()
        self.show()
        self.activateWindow()

    def show_activity(self, uid: str, quarter: int | None = None) -> None:
        """Make an activity's row the current one, whatever the filters hide, and its quarter the working one."""
        if quarter:
            self.session.set_quarter(quarter)
        self.plan.show_activity(uid)

    def focus_next_pane(self) -> None:
        """Move the keyboard on: message, plan, editor, report, and again."""
        panes: list[tuple[QWidget, Callable[[], None]]] = [
            (self.bar, self.bar.take_focus),
            (self.plan, self.plan.take_focus),
            (self.editor, self.editor.show_page),
        ]
        if self.report is not None:
            panes.append((self.report, self.report.take_focus))
        shown = [pane for pane in panes if pane[0].isVisible()]
        focused = QApplication.focusWidget()
        current = next((place for place, (pane, _) in enumerate(shown) if focused and pane.isAncestorOf(focused)), -1)
        shown[(current + 1) % len(shown)][1]()

    def show_report(self) -> None:
        """Open the report panel under the plan."""
        if self.report is None:
            from kuzplan_desktop.ui.report.report_view import ReportView

            self.report = ReportView(self.session, self.settings, self)
            self.report.activity_wanted.connect(self.show_activity)
            self.report.saving.connect(self.editor.flush)
            self.column.insertWidget(1, self.report)
        self.report.begin(own=self.plan.own_only, shown=self.plan.shown_uids)

    def _tell_saving(self) -> None:
        """Say that the file cannot be written and what can be done, or that all is saved again."""
        failure = self.session.file.unsaved
        if failure is None:
            saved = self.session.document
            self.session.say(
                self.session.file.unpublished or "Все записи сохранены.", holds=lambda: self.session.document is saved
            )
            return
        self.session.say(
            failure.sentence,
            f"{failure.hint} Можно продолжать работу: записи в памяти, программа сама пробует их сохранить.",
            action=("Записать снова", self._save_again),
            other=("Сохранить как…", self.commands.file.save_as),
        )

    def _save_again(self) -> None:
        """Write again because the user says so; what still stands in the way is told again."""
        self.session.save_again()
        if self.session.file.unsaved:
            self._tell_saving()

    def go_on_in(self, target: Path) -> bool:
        """Save the document with all its steps at `target` and ask to work there. False if it could not be written."""
        try:
            self.session.file.copy_to(target)
        except PlanError as error:
            self.session.say(error.sentence, error.hint, action=("Сохранить как…", self.commands.file.save_as))
            return False
        self._leaves_steps = True
        message = Message(f"Документ сохранен: {target.name}.", f"Дальше вы работаете в нем. Папка: {target.parent}.")
        self.work_requested.emit(target, message)
        return True

    @cached_property
    def mending(self) -> Mending:
        """What checks files and mends them."""
        from kuzplan_desktop.ui.upkeep.mending import Mending

        made = Mending(self.session, self.settings, self, self.session.leave)
        made.recovered.connect(self.work_requested)
        return made

    def _may_leave_steps(self) -> bool:
        """False if there are steps that could not be saved and the user wants to do something about them."""
        saving = self.session.file.saving
        if saving.unsaved is None or self._leaves_steps or self.session.do(saving.save_again):
            return True
        leave, detail = LEAVE if saving.keep_unsaved() else LOSE
        answer = self.session.choose(
            "Последние записи не сохранены в файл.", detail, ("Сохранить как…", leave, "Не закрывать")
        )
        return answer == 1 or (answer == 0 and self.commands.file.save_as())

    def _remember_quarter(self, quarter: int) -> None:
        self.settings.documents.remember_quarter(self.session.file.path, quarter)
        self.refresh()

    def _restore(self) -> None:
        geometry, panes = self.settings.layout("geometry"), self.settings.layout("panes")
        screen = QGuiApplication.primaryScreen().availableGeometry()
        if self.colleague:  # smaller, so that the own window is seen to be there still
            self.resize(screen.size() * COLLEAGUE_SHARE)
        elif geometry is None or not self.restoreGeometry(geometry):
            self.resize(min(1360, screen.width()), min(800, screen.height()))
            if screen.width() <= SMALL_SCREEN:
                self.setWindowState(Qt.WindowState.WindowMaximized)
        if panes is None or not self.panes.restoreState(panes):
            self.panes.setSizes([820, 540])
        if not self.colleague:
            document, path = self.session.document, self.session.file.path
            self.settings.documents.remember(path, document.plan.year, window_title(document, read_only=False))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is being typed, close the file, keep the layout for the next time."""
        if self.report is not None:
            self.report.signers.keep()
        if not self.editor.may_close() or not self._may_leave_steps():
            event.ignore()
            return
        if not self.colleague:
            self.settings.remember_layout("geometry", self.saveGeometry())
            self.settings.remember_layout("panes", self.panes.saveState())
            self.settings.documents.remember_activity(self.session.file.path, self.session.activity)
        self._closed = True
        self.session.close()
        self.closed.emit()
        self.deleteLater()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing else wants closes the message."""
        if event.key() == Qt.Key.Key_Escape and self.bar.isVisible():
            self.bar.hide()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one document from the file manager."""
        if document_of(event.mimeData()) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped; another program may give nothing after all."""
        dropped = document_of(event.mimeData())
        if dropped is not None:
            self.open_requested.emit(dropped)
