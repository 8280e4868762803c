"""What is done with a row of the tree besides ticking: its menu, and «Что сделано» in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from kuzplan_desktop.domain.calendar import ROMAN, Quarter
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store.document.plan_file import KEEP
from kuzplan_desktop.ui.drawing.boxes import Box
from kuzplan_desktop.ui.plan.cells import PlanColumn
from kuzplan_desktop.ui.plan.in_place import WorkField

if TYPE_CHECKING:
    from kuzplan_desktop.ui.base.session import Session
    from kuzplan_desktop.ui.plan.plan_model import PlanModel
    from kuzplan_desktop.ui.plan.plan_view import PlanView


class TreeDeeds(QObject):
    """`event_wanted` asks for a new event under an activity (uid), `several_chosen` carries those that are selected,
    none while there is one at most. Nothing is stored but through the session."""

    event_wanted = Signal(str)
    several_chosen = Signal(list)

    def __init__(self, session: Session, view: PlanView, model: PlanModel) -> None:
        super().__init__(view)
        self._session, self._view, self._plan = session, view, model
        self.field: WorkField | None = None
        self._several: list[str] = []
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.selectionModel().selectionChanged.connect(self._tell_several)
        view.work_wanted.connect(self.write_work)
        view.verticalScrollBar().valueChanged.connect(self._follow)

    def _tell_several(self) -> None:
        chosen = self._view.selected_activities()
        several = chosen if len(chosen) > 1 else []
        if several != self._several:
            self._several = several
            self.several_chosen.emit(several)

    # what was done, in place

    def write_work(self) -> None:
        """Type what was done on the current activity in the working quarter; several lines are for the editor."""
        uid, quarter = self._view.chosen, self._session.quarter
        if not uid or self._session.read_only:
            return
        mark = self._session.document.marks_of(uid).get(quarter)
        text = mark.text if mark else ""
        if "\n" in text:
            self._view.opened.emit()
            return
        self._close()
        self.field = WorkField(self._view.viewport(), quarter, text)
        self.field.done.connect(lambda typed, onward, typing: self._write(uid, text, typed, onward, typing))
        self.field.given_up.connect(self._give_up)
        self._view.select_activity(uid)
        self._follow()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, uid: str, before: str, typed: str, onward: bool, typing: bool) -> None:
        """Store what was typed; what is written down as done is ticked, if that surprises nobody."""
        session, quarter = self._session, self._session.quarter
        self._close()
        if onward:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        text = typed.strip()
        if text != before.strip():
            first_day = Quarter(session.document.plan.year, quarter).first_day
            node = self._plan.rows.node(uid)
            ticks = text and node and self._plan.box(node, quarter) is Box.EMPTY and first_day <= session.today
            state = MarkState.DONE if ticks else KEEP
            session.do(lambda: session.file.marks.mark([uid], quarter, state=state, text=text))
        if onward:
            self._go_on(uid, typing=typing)

    def _go_on(self, uid: str, *, typing: bool) -> None:
        found = self._plan.rows.next_silent(uid, self._session.quarter)
        if not found:
            self._session.say(f"За {ROMAN[self._session.quarter]} квартал сведения есть по всем показанным пунктам.")
        elif self._view.select_activity(found) and typing:
            self.write_work()

    def _give_up(self) -> None:
        self._close()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        field, self.field = self.field, None
        if field is not None:
            field.blockSignals(True)  # to be hidden takes the keyboard away
            field.hide()
            field.deleteLater()

    def _follow(self) -> None:
        """Stay over the row while the tree scrolls."""
        if self.field is not None:
            current = self._view.currentIndex()
            self.field.lie_over(self._view.visualRect(current.siblingAtColumn(PlanColumn.TITLE)))

    # the menu

    def _show_menu(self, place: QPoint) -> None:
        """What can be done with the row under the mouse, or with all that are selected."""
        view, quarter = self._view, ROMAN[self._session.quarter]
        chosen = view.selected_activities()
        if not view.indexAt(place).isValid() or not chosen:
            return
        menu = QMenu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("rowMenu")
        writable, alone = not self._session.read_only, len(chosen) == 1
        rows = (
            (f"Отметить за {quarter} квартал или снять отметку", "Space", view.tick_selected, writable),
            (f"Что сделано за {quarter} квартал", "F2", self.write_work, writable and alone),
            ("Записать мероприятие…", "Ctrl+M", lambda: self.event_wanted.emit(view.chosen), writable and alone),
            ("Открыть", "Enter", view.opened.emit, alone),
            ("Копировать строки", "Ctrl+C", view.copy_selected, True),
        )
        for caption, key, deed, possible in rows:
            action = menu.addAction(caption)
            action.setShortcut(QKeySequence(key))
            action.setShortcutVisibleInContextMenu(True)
            action.setEnabled(possible)
            action.triggered.connect(lambda _=False, deed=deed: deed())
        menu.popup(view.viewport().mapToGlobal(place))
