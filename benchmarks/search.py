"""A key typed into the search field until the tree of 5,000 items is repainted, against a bare scan of its titles."""

import statistics
import time

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.common import large_document, opened, say, until_painted, workplace
from kuzplan_desktop.store.document.plan_file import PlanFile

ACTIVITIES = 5000
WORDS = ("семинар", "избирател", "конкурс")


def main() -> None:
    """Type WORDS letter by letter into the search field of an expanded tree that shows the whole plan."""
    with workplace() as folder:
        path = large_document(folder, ACTIVITIES)
        with PlanFile.open(path) as file:
            activities = list(file.document.plan.activities())
            file.plan.set_own([activity.uid for activity in activities], True)
        titles = [activity.title.casefold() for activity in activities]
        window, tree = opened(path)
        field = window.findChild(QLineEdit, "searchField")
        keys, scans = [], []
        for word in WORDS:
            for length, letter in enumerate(word, 1):
                keys.append(until_painted(tree.viewport(), lambda letter=letter: _type(field, letter)))
                scans.append(_scan(titles, word[:length]))
            field.clear()
            until_painted(tree.viewport(), tree.viewport().update)
        window.close()
    say(
        f"a key of the search in {len(titles)} items, median of {len(keys)}",
        statistics.median(keys) * 1000,
        statistics.median(scans) * 1000,
        unit="ms",
        beside="bare scan of the titles",
    )
    print(f"the slowest key: {max(keys) * 1000:.1f} ms")


def _type(field: QLineEdit, letter: str) -> None:
    """A key press; QTest.keyClicks knows Latin letters alone."""
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def _scan(titles: list[str], word: str) -> float:
    began = time.perf_counter()
    found = [title for title in titles if word in title]
    seconds = time.perf_counter() - began
    return seconds if found else 0.0


if __name__ == "__main__":
    main()
