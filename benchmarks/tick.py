"""From a click on a quarter's box to its repaint with the durable commit, against a bare durable commit."""

import statistics

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeView

from benchmarks.common import bare_commit, bare_commits, opened, say, supplied_document, until_painted, workplace
from kuzplan_desktop.ui.plan.cells import PlanColumn


def main() -> None:
    """Click the first quarter's box of every item that is shown and due then, and commit as often beside it."""
    with workplace() as folder:
        window, tree = opened(supplied_document(folder))
        bare = bare_commits(folder)
        ticks, commits = [], []
        for index in _leaves(tree, QModelIndex()):
            box = index.siblingAtColumn(PlanColumn.QUARTER_1)
            before = tree.model().data(box, Qt.ItemDataRole.AccessibleTextRole)
            tree.scrollTo(box)
            where = tree.visualRect(box).center()
            seconds = until_painted(tree.viewport(), lambda where=where: _click(tree, where))
            if tree.model().data(box, Qt.ItemDataRole.AccessibleTextRole) != before:
                ticks.append(seconds)
                commits.append(bare_commit(bare))
        bare.close()
        window.close()
    if not ticks:
        raise SystemExit("no click changed its box")
    say(
        f"tick, median of {len(ticks)}",
        statistics.median(ticks) * 1000,
        statistics.median(commits) * 1000,
        unit="ms",
        beside="bare durable commit of one row",
    )


def _click(tree: QTreeView, where: QPoint) -> None:
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def _leaves(tree: QTreeView, parent: QModelIndex) -> list[QModelIndex]:
    model = tree.model()
    rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [leaf for row in rows for leaf in (_leaves(tree, row) if model.rowCount(row) else [row])]


if __name__ == "__main__":
    main()
