"""A key typed into the line of an event until it is read back, against a bare search of its words in the plan."""

import statistics
import time

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from benchmarks.common import opened, say, supplied_document, workplace

LINE = "28.05 семинар «Типичные ошибки», г. Топки, члены УИК 25, избиратели 12, 2 ч"


def main() -> None:
    """Type LINE letter by letter into the panel of Ctrl+L, several times; the first key is told apart."""
    with workplace() as folder:
        window, _ = opened(supplied_document(folder))
        titles = [activity.title.casefold() for activity in window.session.document.plan.activities()]
        window.actions_by_name["line"].trigger()
        field = window.line_panel.line.field
        QApplication.processEvents()
        window.editor.lines.warm()
        keys, scans = [], []
        for _ in range(3):
            for length, letter in enumerate(f"1.2.4 {LINE}", 1):
                began = time.perf_counter()
                key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(field, key)
                keys.append(time.perf_counter() - began)
                scans.append(_scan(titles, LINE[:length]))
                QApplication.processEvents()
            window.line_panel.line.field.clear()
            window.editor.lines.keep("", "")
        window.close()
    say(
        f"a key of the line, median of {len(keys)}",
        statistics.median(keys) * 1000,
        statistics.median(scans) * 1000,
        unit="ms",
        beside="bare search of the words in the plan",
    )
    slow = sorted(keys)[len(keys) * 9 // 10]
    print(f"one key in ten takes longer than {slow * 1000:.1f} ms; the first took {keys[0] * 1000:.1f} ms")


def _scan(titles: list[str], line: str) -> float:
    began = time.perf_counter()
    words = line.casefold().split()
    found = [title for title in titles if any(word in title for word in words)]
    seconds = time.perf_counter() - began
    return seconds if found is not None else 0.0


if __name__ == "__main__":
    main()
