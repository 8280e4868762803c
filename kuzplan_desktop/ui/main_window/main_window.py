"""The main window of one document: rail, head line and pages, under them the message bar."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from kuzplan_desktop.ui.base.dropping import document_of
from kuzplan_desktop.ui.base.message_bar import MessageBar, hide_first
from kuzplan_desktop.ui.base.session import Message, MessageTone, Session
from kuzplan_desktop.ui.base.settings import Settings
from kuzplan_desktop.ui.base.toast import Toast
from kuzplan_desktop.ui.colleague.copies_notice import CopiesNotice
from kuzplan_desktop.ui.frame.head_line import HeadLine
from kuzplan_desktop.ui.frame.last_year import LastYearLine
from kuzplan_desktop.ui.frame.rail import Rail
from kuzplan_desktop.ui.frame.told_steps import StepTeller
from kuzplan_desktop.ui.main_window.actions import build_actions, enable, fill_menus, show_regional
from kuzplan_desktop.ui.main_window.commands import Commands
from kuzplan_desktop.ui.main_window.pages import PAGES, PLAN, REPORTS, PageStack, page_to_begin_with
from kuzplan_desktop.ui.main_window.titles import title_of, window_title
from kuzplan_desktop.ui.main_window.unsaved_steps import UnsavedSteps
from kuzplan_desktop.ui.main_window.window_layout import keep_layout, restore_layout
from kuzplan_desktop.ui.region.region_actions import is_regional
from kuzplan_desktop.ui.upkeep.backup_keeper import BackupKeeper

if TYPE_CHECKING:
    from kuzplan_desktop.ui.editor import EditorPane
    from kuzplan_desktop.ui.editor.line_panel import LinePanel
    from kuzplan_desktop.ui.main_window.plan_page import PlanPage
    from kuzplan_desktop.ui.plan.plan_pane import PlanPane
    from kuzplan_desktop.ui.report.report_view import ReportView
    from kuzplan_desktop.ui.upkeep.mending import Mending

AFTER_FIRST_PICTURE = 50  # milliseconds


class MainWindow(QMainWindow):
    """Shows a session. Other windows are asked for by signals: a document (its Path), a colleague's file, a new one,
    the plan in an official document (its Path), `work_requested` to go on in another document of hers: its Path, and
    the Message to show there; `merge_requested`, of a colleague's window, to compare her file with the own document;
    `plan_wanted` to read an official document (its Path) for a dialog, which takes the draft.
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
        self.report: ReportView | None = None  # where reports are made, once its page was shown
        self._plan_page: PlanPage | None = None
        self._undo: str | None = None
        self._redo: str | None = None
        self._closed = self._drawn = False
        self.unsaved = UnsavedSteps(self)
        self.keeper = BackupKeeper(session, self)
        self.copies = CopiesNotice(self)
        self._teller = StepTeller(session, self.flush, self)  # before others hear what it tells
        self.commands = Commands(self)
        self.actions_by_name = build_actions(self, self.commands)
        self.body = QWidget(self)
        self.rail = Rail(session, PAGES, self.actions_by_name, self)
        self.head = HeadLine(session, self.actions_by_name, self.body)
        self.last_year = LastYearLine(session, settings, self.body)
        self.pages = PageStack(self)
        self.bar = MessageBar(self)
        self._lay_out()
        self.toast = Toast(self.pages)
        self._connect()
        restore_layout(self)
        if not colleague:
            document, path = session.document, session.file.path
            settings.documents.remember(path, document.plan.year, window_title(document, read_only=False))
        self.refresh()

    def _lay_out(self) -> None:
        fill_menus(self.menuBar(), self.actions_by_name)
        self.commands.file.add_recent_menu()
        self.column = QVBoxLayout(self.body)
        for part in (self.head, self.last_year):
            self.column.addWidget(part)
        self.column.addWidget(self.pages, 1)
        self.column.addWidget(self.bar)  # below: what is clicked on must not move under the mouse
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.addWidget(self.rail)
        row.addWidget(self.body, 1)
        for layout in (self.column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.setCentralWidget(page)
        self.turn_to(page_to_begin_with(self.session))

    def _connect(self) -> None:
        session = self.session
        session.said.connect(self._show_message)
        self.pages.currentChanged.connect(self.toast.come_on_top)
        for bar in (self.bar, self.toast):
            session.changed.connect(bar.hear)
            for chosen in (session.activity_chosen, session.quarter_changed):
                chosen.connect(bar.move_on)
        session.changed.connect(self.read_history)
        session.activity_chosen.connect(self.refresh)
        session.quarter_changed.connect(self._remember_quarter)
        self.head.words_typed.connect(self._search)
        self.head.search.left.connect(lambda: self.plan.leave_search())
        session.row_wanted.connect(self.show_activity)
        self.last_year.open_wanted.connect(self.open_requested)
        self.keeper.outside_read.connect(self.rail.show_outside)
        session.watch()
        self.keeper.watch()
        self.last_year.watch()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the first picture does without is done once it stands."""
        super().paintEvent(event)
        if not self._drawn:
            self._drawn = True
            QTimer.singleShot(AFTER_FIRST_PICTURE, self, self.read_history)
            QTimer.singleShot(AFTER_FIRST_PICTURE, self, self.choose_last)

    @property
    def plan_page(self) -> PlanPage:
        """The page of the plan, made when it is wanted first: the first picture may be of another page."""
        if self._plan_page is None:
            from kuzplan_desktop.ui.main_window.plan_page import make_plan_page

            self._plan_page = make_plan_page(self)
        return self._plan_page

    @property
    def plan(self) -> PlanPane:
        """The tree with its filters."""
        return self.plan_page.plan

    @property
    def editor(self) -> EditorPane:
        """What is known about the chosen item."""
        return self.plan_page.editor

    @property
    def own_only(self) -> bool:
        """True while the commission's own items alone are shown."""
        return self._plan_page is None or self._plan_page.plan.own_only

    @property
    def begun_rows(self) -> list[str]:
        """The items (uids) under which something begun waits."""
        return self._plan_page.editor.begun_rows() if self._plan_page is not None else []

    def flush(self) -> None:
        """Store what is being typed in the plan."""
        if self._plan_page is not None:
            self._plan_page.editor.flush()

    def _show_message(self, message: Message) -> None:
        """What was done is told in the toast, what stands in the bar."""
        (self.toast if message.tone == MessageTone.DONE else self.bar).show_message(message)

    def _search(self, words: str) -> None:
        """What is typed into the search filters the plan, and shows it."""
        if words:
            self.pages.show_page(PLAN)
        self.plan.model.set_search(words)

    def turn_to(self, page: str) -> None:
        """Show a page of the table, and tick its action."""
        self.pages.show_page(page)
        self.actions_by_name[f"page_{page}"].setChecked(True)

    def refresh(self, *_: object) -> None:
        """Title, actions, head line and what they name, as the document stands now."""
        session = self.session
        self.setWindowTitle(title_of(session, self.settings, colleague=self.colleague))
        self.actions_by_name[f"quarter{session.quarter}"].setChecked(True)
        self.actions_by_name["own"].setChecked(self.own_only)
        writable, row = not session.read_only, bool(session.activity)
        enable(self.actions_by_name, writable=writable, row=row, undo=self._undo, redo=self._redo)
        show_regional(self.actions_by_name, is_regional(session.document, self.settings))
        self.head.refresh()

    def read_history(self, *_: object) -> None:
        """Ask which steps undo and redo would take: not before the first picture, the history may be long."""
        if not self._closed:
            self._undo, self._redo = self.session.file.undo_label, self.session.file.redo_label
            self.refresh()

    def choose_last(self) -> None:
        """Make the plan, which the first picture did without; choose the row that was chosen when the document was
        closed, if none is chosen yet and filters show it."""
        if not self._closed and not self.session.activity:
            self.plan.tree.select_activity(self.settings.documents.activity_of(self.session.file.path))

    def come_forward(self) -> None:
        """Show the window before all others."""
        if self.isVisible():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
            self.raise_()
        else:
            self.show()
            self.pages.take_focus()
        self.activateWindow()

    def show_activity(self, uid: str, quarter: int | None = None) -> None:
        """Make an activity's row the current one, whatever the filters hide, and its quarter the working one."""
        if quarter:
            self.session.set_quarter(quarter)
        self.turn_to(PLAN)
        self.plan.show_activity(uid)

    def show_report(self, period: str = "") -> None:
        """Turn to the page of reports, for a period (its key) or the working quarter."""
        self.turn_to(REPORTS)
        if self.report is not None:
            self.report.begin(own=self.plan.own_only, shown=self.plan.shown_uids, period=period)

    @cached_property
    def line_panel(self) -> LinePanel:
        """The line in which an event is typed over any page."""
        from kuzplan_desktop.ui.editor.line_panel import LinePanel

        made = LinePanel(self.session, self.editor.lines, self.pages)
        made.form_wanted.connect(self.commands.edit.fill_form)
        self.pages.currentChanged.connect(lambda _: made.leave_page())
        return made

    @cached_property
    def mending(self) -> Mending:
        """What checks files and mends them."""
        from kuzplan_desktop.ui.upkeep.mending import Mending

        made = Mending(self.session, self.settings, self, self.session.leave)
        made.recovered.connect(self.work_requested)
        return made

    def _remember_quarter(self, quarter: int) -> None:
        self.settings.documents.remember_quarter(self.session.file.path, quarter)
        self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is being typed, close the file, keep the layout for the next time."""
        if self.report is not None:
            self.report.signers.keep()
        begun = self._plan_page is not None and not self._plan_page.editor.may_close()
        if begun or not self.unsaved.may_leave():
            event.ignore()
            return
        if not self.colleague:
            keep_layout(self, self._plan_page)
            self.settings.documents.remember_activity(self.session.file.path, self.session.activity)
        self._closed = True
        self.session.close()
        self.closed.emit()
        self.deleteLater()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing else wants closes the toast, then the message."""
        if not hide_first(event, self.toast, self.bar):
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves the rail its icons."""
        super().resizeEvent(event)
        self.rail.fit(event.size().width())
