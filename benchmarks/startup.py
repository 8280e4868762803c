"""From process start to a usable first view, against a bare PySide6 window with an empty QTreeView.

A year that is over begins with the plan, one that runs with «Что сделать». A busy machine says little by the clock, so
the processor's time is told too, its least of all rounds.
"""

from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.common import first_line, say, supplied_document, workplace
from kuzplan_desktop.store.copies.next_year import begin_next_year
from kuzplan_desktop.store.document.plan_file import PlanFile

ROUNDS = 15

TOLD = "    print(process_time(), flush=True)"
SHOWN = f"""
import sys
from time import process_time
from PySide6.QtWidgets import QApplication, QTreeView, QWidget
from PySide6.QtCore import QEvent, QObject

class Painted(QObject):
    seen = False
    def eventFilter(self, _, event):
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False

def ready(view):
    painted = Painted()
    view.installEventFilter(painted)
    while not painted.seen:
        QApplication.processEvents()
{TOLD}
"""

BARE = f"""{SHOWN}
app = QApplication([])
tree = QTreeView()
tree.resize(1366, 768)
tree.show()
ready(tree.viewport())
"""

# As the program itself does, what opens a document is imported before PySide6.
OURS = f"""
from kuzplan_desktop.cli.start import main
import kuzplan_desktop.store.opening
{SHOWN}
def run(*_):
    windows = QApplication.topLevelWidgets()
    found = [window.findChild(QWidget, sys.argv[2]) for window in windows]
    view = next(view for view in found if view)
    ready(view.viewport() if isinstance(view, QTreeView) else view)
    for window in windows:
        window.close()  # else the next start finds the document as after a crash
    return 0

QApplication.exec = run
main(["open", sys.argv[1]])
"""


def of_this_year(document: Path) -> Path:
    """The same commission's document of the year that runs."""
    made = document.with_name("this-year.sqlite")
    with PlanFile.open(document) as file:
        begin_next_year(file, made, year=date.today().year)
    return made


def start(program: str, *words: str) -> tuple[float, float]:
    """The milliseconds until a program's first view, by the clock and by the processor."""
    seconds, told = first_line(program, *words)
    return seconds * 1000, float(told) * 1000


def main() -> None:
    """Print the ratios of ROUNDS starts of each, taken in turns."""
    with workplace() as folder:
        over = supplied_document(folder)
        programs = ((OURS, str(over), "planTree"), (OURS, str(of_this_year(over)), "todoPage"), (BARE,))
        rounds = [[start(*program) for program in programs] for _ in range(ROUNDS + 1)][1:]
    beside = "bare window with an empty tree"
    for place, what in enumerate(("the plan", "«Что сделать»")):
        clock, processor = (zip(*(((one[place][at], one[-1][at])) for one in rounds), strict=True) for at in (0, 1))
        say(f"start to {what}", *map(median, clock), unit="ms", beside=beside)
        say(f"start to {what}, processor", *map(min, processor), unit="ms", beside=beside)


if __name__ == "__main__":
    main()
