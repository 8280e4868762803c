"""The page «План»: the tree beside the editor, and under them the figures of the working quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QSplitter, QVBoxLayout, QWidget

from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor import EditorPane
from kuzplan_desktop.ui.frame.over_line import OverLine
from kuzplan_desktop.ui.frame.status_line import StatusLine
from kuzplan_desktop.ui.main_window.window_layout import restore_panes
from kuzplan_desktop.ui.plan.plan_pane import PlanPane

if TYPE_CHECKING:
    from kuzplan_desktop.ui.main_window.main_window import MainWindow

LEAST_PANES = 116  # pixels of height left to the plan and the editor on a very small screen


class PlanPage(QWidget):
    """`plan`, the tree with its filters, beside `editor`, in `panes`; `status` tells the figures, `over` that the year
    has ended."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planPage")
        self.hide()  # else it stands in the corner of a window that begins with another page, its panes squeezed
        self.plan = PlanPane(session, self)
        self.editor = EditorPane(session, self)
        self.status = StatusLine(session, self)
        self.over = OverLine(session, self)
        self.panes = QSplitter(Qt.Orientation.Horizontal, self)
        self.panes.addWidget(self.plan)
        self.panes.addWidget(self.editor)
        self.panes.setStretchFactor(0, 3)
        self.panes.setStretchFactor(1, 2)
        self.panes.setChildrenCollapsible(False)
        self.panes.setMinimumHeight(LEAST_PANES)
        self.panes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.over)
        column.addWidget(self.panes, 1)
        column.addWidget(self.status)
        self.plan.tree.opened.connect(lambda: self.editor.show_page(0))
        self.plan.rows.several_chosen.connect(self.editor.show_several)
        self.plan.own_changed.connect(self.status.set_own)
        self.status.set_own(self.plan.own_only)

    def take_focus(self) -> None:
        """Put the keyboard into the tree."""
        self.plan.take_focus()


def make_plan_page(window: MainWindow) -> PlanPage:
    """The page of a window, laid out as it was, its wishes heard."""
    page = PlanPage(window.session, window)
    plan, editor, edit = page.plan, page.editor, window.commands.edit
    plan.tree.addAction(window.actions_by_name["tick"])
    plan.own_changed.connect(window.refresh)
    plan.search_given_up.connect(window.head.search.clear)
    plan.rows.event_wanted.connect(lambda uid: edit.add_event_under(uid, 0))
    editor.activity_wanted.connect(window.show_activity)
    editor.form_wanted.connect(edit.fill_form)
    editor.line_wanted.connect(edit.type_event)
    page.over.next_year_wanted.connect(lambda: window.commands.plan.begin_next_year())
    restore_panes(window, page)
    return page
