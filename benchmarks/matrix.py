"""A scroll step over the matrix of 3,000 commissions to its repaint; beside it a plain table of as many cells."""

from datetime import date

from benchmarks.common import alternate, say, until_painted, workplace
from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.region import Cell, CommissionLine, Region, Work

COMMISSIONS, STEPS = 3000, 40


def region() -> Region:
    """A region of many commissions whose cells hold every kind of work."""
    from contextlib import closing

    from kuzplan_desktop import paths
    from kuzplan_desktop.store.changes.snapshot import read_document
    from kuzplan_desktop.store.door.reader import own_copy

    with closing(own_copy(paths.SEED_PLAN)) as memory:
        plan = read_document(memory).plan
    items, kinds = tuple(plan.activities()), list(Work)
    lines = tuple(
        CommissionLine(str(number), str(number), f"Комиссия {number}",
             tuple(Cell(kinds[(number + at) % len(kinds)], 1, 20) for at in range(len(items))))
        for number in range(COMMISSIONS)
    )  # fmt: skip
    return Region(plan, quarter_period(2022, 1), date(2022, 4, 5), items, lines, ())


def main() -> None:
    """Measure."""
    with workplace():
        from PySide6.QtGui import QStandardItem, QStandardItemModel
        from PySide6.QtWidgets import QTableView, QWidget

        from kuzplan_desktop.ui.region.matrix import RegionModel, make_matrix
        from kuzplan_desktop.ui.shell.app import application

        application()
        window = QWidget()
        model = RegionModel(window)
        model.show_region(region())
        ours = make_matrix(model, window)
        plain = QTableView()
        cells = QStandardItemModel(COMMISSIONS, model.columnCount())
        for row in range(COMMISSIONS):
            for column in range(cells.columnCount()):
                cells.setItem(row, column, QStandardItem("+"))
        plain.setModel(cells)
        plain.verticalHeader().setDefaultSectionSize(26)
        plain.horizontalHeader().setDefaultSectionSize(46)
        for view in (window, ours, plain):
            view.resize(1366, 700)
            view.show()

        def scroll(view: QTableView) -> float:
            bar = view.verticalScrollBar()
            seconds = 0.0
            for _ in range(STEPS):
                seconds += until_painted(view.viewport(), lambda: bar.setValue((bar.value() + 3) % bar.maximum()))
            return seconds / STEPS

        mine, theirs = alternate(3, lambda: scroll(ours), lambda: scroll(plain))
        say("a scroll step over 3,000 commissions", mine * 1000, theirs * 1000, unit="ms", beside="a plain QTableView")


if __name__ == "__main__":
    main()
