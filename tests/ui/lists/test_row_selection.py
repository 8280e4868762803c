"""Trees whose whole rows are chosen still tell, once, what is current and what is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from kuzplan_desktop.ui.lists.row_selection import select_rows


def test_a_tree_of_items_tells_what_becomes_current_and_chosen(qtbot):
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setHeaderLabels(["имя", "число"])
    select_rows(tree)
    above = QTreeWidgetItem(tree, ["группа"])
    first, second = (QTreeWidgetItem(above, [name, "1"]) for name in ("первая", "вторая"))
    above.setExpanded(True)
    tree.show()
    current, chosen = [], []
    tree.currentItemChanged.connect(lambda now, before: current.append((now, before)))
    tree.itemSelectionChanged.connect(lambda: chosen.append(tree.selectedItems()))
    place = tree.visualItemRect(first).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert current == [(first, None), (second, first)]
    assert chosen == [[first], [second]]
