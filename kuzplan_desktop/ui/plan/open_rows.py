"""OpenRows: which headings of the tree are open, through filters, searches and changes of the plan."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView

from kuzplan_desktop.ui.plan.plan_model import PlanModel


class OpenRows:
    """Remembers what a person closed in `view`; while something is searched for all is open."""

    def __init__(self, view: QTreeView, model: PlanModel) -> None:
        self._view, self._plan = view, model
        self._collapsed: set[int] = set()
        self._arranging = False
        view.collapsed.connect(lambda index: self._remember(index, collapsed=True))
        view.expanded.connect(lambda index: self._remember(index, collapsed=False))

    def arrange(self) -> None:
        """Open what was open, all of it while something is searched for."""
        searching = bool(self._plan.filters.words)
        self._arranging = True
        for node in self._plan.rows.headings():
            index = self._plan.index_of_node(node)
            wanted = searching or node.key not in self._collapsed
            if self._view.isExpanded(index) != wanted:
                self._view.setExpanded(index, wanted)
        self._arranging = False

    def can_be_seen(self, index: QModelIndex) -> bool:
        """True for a row under open headings: to scroll to any other would open them."""
        above = index.parent()
        return index.isValid() and (not above.isValid() or (self._view.isExpanded(above) and self.can_be_seen(above)))

    def _remember(self, index: QModelIndex, *, collapsed: bool) -> None:
        if not self._arranging and not self._plan.filters.words:
            key = self._plan.node(index).key
            (self._collapsed.add if collapsed else self._collapsed.discard)(key)
