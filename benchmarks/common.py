"""What the benchmarks share: a folder that goes away, documents, programs timed from outside, the printed line."""

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from kuzplan_desktop.store.document.copying import write_plan
from kuzplan_desktop.store.document.plan_file import PlanFile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeView, QWidget

COMMISSION = "Топкинская территориальная избирательная комиссия"


@contextmanager
def workplace() -> Iterator[Path]:
    """An empty folder that stands for the user's; without a display the window is drawn offscreen."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="kuzplan-benchmark-") as name:
        folder = Path(name)
        os.environ["KUZPLAN_HOME"] = str(folder / "home")
        os.environ["KUZPLAN_DOCUMENTS"] = str(folder / "documents")
        os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        yield folder


def supplied_document(folder: Path) -> Path:
    """A new document on the supplied plan of 47 items."""
    path = folder / "plan.sqlite"
    PlanFile.create(path, commission=COMMISSION).close()
    return path


def large_document(folder: Path, activities: int) -> Path:
    """A document on a plan of `activities` items: the supplied one's, over and over, in its own subsections."""
    draft = supplied_draft()
    texts = list(draft.activities())
    places = [(section, part) for section in draft.sections for part in section.subsections]
    share = -(-activities // len(places))
    parts = {
        id(part): replace(
            part,
            activities=tuple(
                replace(texts[(place * share + index) % len(texts)], number=f"{part.number}.{index + 1}")
                for index in range(min(share, activities - place * share))
            ),
        )
        for place, (_, part) in enumerate(places)
    }
    sections = tuple(
        replace(section, subsections=tuple(parts[id(part)] for part in section.subsections))
        for section in draft.sections
    )
    source, path = folder / "large-plan.sqlite", folder / "large.sqlite"
    write_plan(source, replace(draft, sections=sections))
    PlanFile.create(path, commission=COMMISSION, source=source).close()
    return path


def first_line(program: str, *arguments: str) -> tuple[float, str]:
    """Start Python on `program`; the seconds until its first line of output, and that line."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - began
        process.stdout.read()
    if not line:
        raise SystemExit(f"the program ended without a word:\n{program}")
    return seconds, line.strip()


def alternate(rounds: int, *measures: Callable[[], float]) -> list[float]:
    """The medians of several measures taken in turns, so that a busy moment hits all of them."""
    taken = [[measure() for measure in measures] for _ in range(rounds + 1)][1:]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def until_painted(widget: "QWidget", gesture: Callable[[], object]) -> float:
    """The seconds from a gesture until `widget` has been painted after it and nothing is left to do."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Painted(QObject):
        """Notes that a paint event came by."""

        seen = False

        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            self.seen = self.seen or event.type() == QEvent.Type.Paint
            return False

    painted = Painted()
    widget.installEventFilter(painted)
    began = time.perf_counter()
    gesture()
    while not painted.seen:
        QApplication.processEvents()
        if time.perf_counter() - began > 10:
            raise SystemExit("nothing was painted within ten seconds")
    QApplication.processEvents()
    seconds = time.perf_counter() - began
    widget.removeEventFilter(painted)
    return seconds


def opened(path: Path) -> "tuple[QWidget, QTreeView]":
    """The main window on a document, at 1366×768, and its tree, both painted."""
    from PySide6.QtWidgets import QTreeView

    from kuzplan_desktop.ui.shell.app import application
    from kuzplan_desktop.ui.shell.windows import Windows

    application()
    windows = Windows()
    window = windows.open(path)
    if window is None:
        raise SystemExit("the document was not opened")
    window.windows = windows  # keeps it alive with its window
    window.resize(1366, 768)
    tree = window.findChild(QTreeView, "planTree")
    tree.expandAll()
    until_painted(tree.viewport(), tree.viewport().update)
    return window, tree


def say(what: str, ours: float, theirs: float, *, unit: str, beside: str) -> None:
    """Print one result: ours, what it is measured against in the same run, and the ratio."""
    print(f"{what}: {ours:.1f} {unit}; {beside}: {theirs:.1f} {unit}; ratio {ours / theirs:.2f}")


def bare_commits(folder: Path) -> sqlite3.Connection:
    """A new file in `folder` that is written as durably as a document, without anything of the program."""
    connection = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE mark (quarter INTEGER)")
    return connection


def bare_commit(connection: sqlite3.Connection) -> float:
    """The seconds that a commit of one row takes."""
    began = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO mark VALUES (1)")
    connection.execute("COMMIT")
    return time.perf_counter() - began
