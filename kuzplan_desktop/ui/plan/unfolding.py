"""NameUnfolding: the name of the current row stands there whole; the rows move only when the mouse has rested."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QTreeView

from kuzplan_desktop.ui.plan.delegate import PlanDelegate


class NameUnfolding(QObject):
    """Unfolds the current row of `view`, whose cells `delegate` draws, and folds the one before."""

    def __init__(self, view: QTreeView, delegate: PlanDelegate) -> None:
        super().__init__(view)
        self._view, self._delegate = view, delegate
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(self._unfold)

    def follow(self, *, by_mouse: bool) -> None:
        """Another row is the current one; one that was clicked may be about to be clicked twice."""
        self._waiting.start(QApplication.doubleClickInterval() if by_mouse else 0)

    def _unfold(self) -> None:
        view, delegate = self._view, self._delegate
        current = view.currentIndex()
        key = current.internalId() if current.isValid() else 0
        former, delegate.unfolded = delegate.unfolded, key
        if former != key and (delegate.is_cut(former) or delegate.is_cut(key)):
            seen = view.viewport().rect().intersects(view.visualRect(current))
            view.doItemsLayout()
            if seen:  # what another gesture has brought into sight meanwhile stays there
                view.scrollTo(current)
