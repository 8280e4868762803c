"""The head of an activity and its three pages; the second and third are made when they are looked at first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor.event_lines import EventLines
from kuzplan_desktop.ui.editor.execution_page import ExecutionPage
from kuzplan_desktop.ui.editor.heading import Heading
from kuzplan_desktop.ui.editor.unfinished import KeptForm, Term, to_keep
from kuzplan_desktop.ui.editor.unfinished_file import UnfinishedFile

if TYPE_CHECKING:
    from kuzplan_desktop.ui.editor.activity_tab import ActivityTab
    from kuzplan_desktop.ui.editor.history_tab import HistoryTab

EXECUTION, ACTIVITY, HISTORY = range(3)
KEEP_EVERY = 500  # milliseconds between two writings of what is being typed into a form


class ActivityPages(QWidget):
    """Everything that the editor shows of one activity. What is begun and not saved is kept in `file` meanwhile."""

    form_wanted = Signal(object)

    def __init__(
        self, session: Session, file: UnfinishedFile, lines: EventLines, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._file = file
        self._lines = lines
        self._activity: Activity | None = None
        self._timer = QTimer(self, interval=KEEP_EVERY, singleShot=True)
        self._timer.timeout.connect(self.keep_unfinished)
        self.heading = Heading(session)
        self.execution = ExecutionPage(session, lines)
        self.item: ActivityTab | None = None
        self.history: HistoryTab | None = None
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.tabBar().setAccessibleName("Страницы пункта плана")
        self.tabs.addTab(self.execution, "Исполнение")
        self._holders = [QVBoxLayout(), QVBoxLayout()]
        for title, layout in zip(("Пункт плана", "История"), self._holders, strict=True):
            holder = QWidget()
            holder.setLayout(layout)
            layout.setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(holder, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(self._open)
        self.execution.typed_in.connect(self._keep_soon)
        self.execution.form_left.connect(self.keep_unfinished)
        self.execution.form_wanted.connect(self.form_wanted)

    def show_activity(self, activity: Activity) -> None:
        """Show `activity` as the document holds it now."""
        self._activity = activity
        self.heading.show_activity(activity)
        self.execution.show_activity(activity)
        if self.item is not None:
            self.item.show_activity(activity)
        if self.history is not None and self.tabs.currentIndex() == HISTORY:
            self.history.show_activity(activity)

    def put_aside(self) -> None:
        """No activity is chosen any more: store what is being typed, keep what was begun."""
        self._activity = None
        self.execution.put_aside()
        if self.item is not None:
            self.item.put_aside()

    def take_focus(self, number: int) -> None:
        """Turn to a page and put the keyboard into it."""
        self.tabs.setCurrentIndex(number)
        if number == EXECUTION:
            self.execution.take_focus()
        elif number == ACTIVITY and self.item is not None:
            self.tabs.tabBar().setFocus(Qt.FocusReason.ShortcutFocusReason)  # no field: a typed letter changes nothing
        elif self.history is not None:
            self.history.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_event(self, event: Event | None) -> bool:
        """Open the form for a new event, or go to the one that is open; see `ExecutionPage.begin_event`."""
        self.tabs.setCurrentIndex(EXECUTION)
        return self.execution.begin_event(event)

    def edit_event(self, uid: str) -> None:
        """Open the form of a stored event."""
        self.tabs.setCurrentIndex(EXECUTION)
        self.execution.edit_event(uid)

    def flush(self) -> None:
        """Store what is being typed."""
        self.execution.flush()
        if self.item is not None:
            self.item.flush()

    def unsaved(self) -> list[str]:
        """The activities (uids) under which something was begun and neither stored nor given up."""
        return [*self.execution.unsaved(), *(self.item.unsaved() if self.item else ())]

    def keep_unfinished(self) -> None:
        """Write down what was begun and not saved, in case the program comes to an end."""
        if not self._session.read_only:
            self._timer.stop()
            terms = self.item.unfinished() if self.item else {}
            self._file.keep(to_keep(self.execution.unfinished(), terms, self._lines.begun))

    def take_unfinished(self, forms: Mapping[str, KeptForm], terms: Mapping[str, Term]) -> None:
        """Go on with what an earlier session left."""
        self.execution.take_unfinished(forms)
        if terms:
            self._open(ACTIVITY)
        if self.item is not None:
            self.item.take_unfinished(terms)
        if self._activity is not None:
            shown = self._activity
            self.put_aside()
            self.show_activity(shown)

    def _keep_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def forget_unsaved(self) -> None:
        """Give up all that was begun."""
        self.execution.forget_forms()
        if self.item is not None:
            self.item.forget_terms()

    def _open(self, number: int) -> None:
        """Make the page that is looked at for the first time; bring it up to date."""
        if number == ACTIVITY and self.item is None:
            from kuzplan_desktop.ui.editor.activity_tab import ActivityTab
            from kuzplan_desktop.ui.fields.scroll_page import ScrollPage

            self.item = ActivityTab(self._session)
            self.item.term.edited.connect(self._keep_soon)
            self.item.term_left.connect(self.keep_unfinished)
            self._holders[0].addWidget(ScrollPage(self.item))
        elif number == HISTORY and self.history is None:
            from kuzplan_desktop.ui.editor.history_tab import HistoryTab

            self.history = HistoryTab(self._session)
            self._holders[1].addWidget(self.history)
        if self._activity is not None:
            self.show_activity(self._activity)
