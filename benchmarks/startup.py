"""From process start to a usable tree, against a bare PySide6 window with an empty QTreeView."""

from benchmarks.common import alternate, first_line, say, supplied_document, workplace

ROUNDS = 15

SHOWN = """
import sys
from PySide6.QtWidgets import QApplication, QTreeView
from PySide6.QtCore import QEvent, QObject

class Painted(QObject):
    seen = False
    def eventFilter(self, _, event):
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False

def ready(tree):
    painted = Painted()
    tree.viewport().installEventFilter(painted)
    while not painted.seen:
        QApplication.processEvents()
    print("ready", flush=True)
"""

BARE = f"""{SHOWN}
app = QApplication([])
tree = QTreeView()
tree.resize(1366, 768)
tree.show()
ready(tree)
"""

OURS = f"""{SHOWN}
def run(*_):
    trees = [window.findChild(QTreeView, "planTree") for window in QApplication.topLevelWidgets()]
    tree = next(tree for tree in trees if tree)
    ready(tree)
    for window in QApplication.topLevelWidgets():
        window.close()  # else the next start finds the document as after a crash
    return 0

QApplication.exec = run
from kuzplan_desktop.cli.start import main
main(["open", sys.argv[1]])
"""


def main() -> None:
    """Print the medians of ROUNDS starts of each, taken in turns."""
    with workplace() as folder:
        document = str(supplied_document(folder))
        ours, bare = alternate(ROUNDS, lambda: first_line(OURS, document)[0], lambda: first_line(BARE)[0])
    say("start to a usable tree", ours * 1000, bare * 1000, unit="ms", beside="bare window with an empty tree")


if __name__ == "__main__":
    main()
