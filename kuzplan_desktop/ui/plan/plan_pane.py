"""The left half of the window: filters above the tree, and what a gesture in the tree does to the document."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import Quarter
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store.document.plan_file import News
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.lists.choosing import choose_alone
from kuzplan_desktop.ui.plan.filter_bar import FilterBar
from kuzplan_desktop.ui.plan.plan_model import PlanModel
from kuzplan_desktop.ui.plan.plan_view import PlanView
from kuzplan_desktop.ui.plan.tree_deeds import TreeDeeds


class PlanPane(QWidget):
    """Binds the tree and its filters to a session. `own_changed` tells that the own items alone are shown, or all,
    `search_given_up` that a row was to be shown which the search hid."""

    own_changed = Signal(bool)
    search_given_up = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = PlanModel(self)
        self.model.set_quarter(session.quarter)
        self.model.show(session.document, session.today, over=session.year_end.looks_back)
        self.filters = FilterBar(self.model, self)
        self.tree = PlanView(self.model, self)
        self.rows = TreeDeeds(session, self.tree, self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.tree, 1)
        self._connect()

    def _connect(self) -> None:
        session, model = self._session, self.model
        session.changed.connect(self._refresh)
        session.quarter_changed.connect(model.set_quarter)
        session.day_changed.connect(self._follow_day)
        session.row_touched.connect(self._follow_row)
        self.tree.activity_chosen.connect(session.activity_chosen)
        self.tree.tick_requested.connect(self.mark)
        self.tree.outside_requested.connect(lambda uid, quarter: self._offer([uid], quarter))
        self.tree.outside_skipped.connect(self._tell_skipped)
        model.own_changed.connect(self.own_changed)

    @property
    def own_only(self) -> bool:
        """True while the commission's own activities alone are shown."""
        return self.model.filters.own_only

    def shown_uids(self) -> frozenset[str]:
        """The uids of the activities that the filters show."""
        return frozenset(node.uid for node in self.model.rows.all_nodes() if node.item is not None and node.row >= 0)

    def take_focus(self) -> None:
        """Put the keyboard into the tree, on its first row if none is current."""
        if not self.tree.currentIndex().isValid():
            choose_alone(self.tree, self.model.index(0, 0))
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_search(self) -> None:
        """From the search field go to the first activity that was found."""
        found = next((node for node in self.model.rows.all_nodes() if node.item and node.row >= 0), None)
        if self.model.filters.words and found is not None:
            self.tree.select_activity(found.uid)
        self.take_focus()

    def show_activity(self, uid: str) -> None:
        """Make an activity's row the current one; filters that hide it are taken away."""
        if not self.tree.select_activity(uid):
            self.search_given_up.emit()
            self.model.set_search("")
            self.model.set_state_filter(None)
        if not self.tree.select_activity(uid):
            self.model.set_own_only(False)
            self.tree.select_activity(uid)

    def mark(self, activities: Sequence[str], quarter: int, state: MarkState | None) -> None:
        """Tick activities or take their ticks away, as one step; in a quarter that has not begun only when asked."""
        if (
            state is MarkState.DONE
            and Quarter(self._session.document.plan.year, quarter).first_day > self._session.today
        ):
            self._offer(activities, quarter)
            return
        self._session.do(lambda: self._session.file.marks.mark(activities, quarter, state=state))

    def _refresh(self, news: News) -> None:
        self.model.refresh(self._session.document, news)

    def _follow_day(self) -> None:
        self.model.set_today(self._session.today, over=self._session.year_end.looks_back)

    def _follow_row(self, uid: str) -> None:
        """Scroll to the row once the message about it has taken its room."""
        QTimer.singleShot(0, self, lambda: self.tree.bring_into_sight(uid))

    def _offer(self, activities: Sequence[str], quarter: int) -> None:
        """Ask whether a tick is meant that would surprise."""
        from kuzplan_desktop.ui.editor.situation import offer_instead

        offer_instead(self._session, activities, quarter)

    def _tell_skipped(self, skipped: Sequence[str], quarter: int) -> None:
        """Say which of the selected activities a tick passed over."""
        from kuzplan_desktop.ui.editor.situation import say_skipped

        say_skipped(self._session, skipped, quarter, about=self.tree.selected_activities())
