"""A real window, offscreen, that works on one document after the other as it is told, and says what it saved.

Reads a line of JSON for each document: `path`, `home`, `seed`, `gestures`. Writes one after each gesture: `done`, the
ids of the changes that the window holds for saved; when it has closed the document: `closed`, whether steps wait.
"""

import json
import os
import random
import sys
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from kuzplan_desktop.store import connection
from kuzplan_desktop.store.document.saving import Saving, TypedRow
from kuzplan_desktop.store.door import header, reader
from kuzplan_desktop.ui.base import session
from kuzplan_desktop.ui.base.settings import Settings
from kuzplan_desktop.ui.fields.typed_text import TypedText
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.plan.plan_view import PlanView
from kuzplan_desktop.ui.shell import app, windows
from kuzplan_desktop.ui.upkeep import backup_keeper

BUSY = 0.3  # seconds, where the program waits for five
SLOWEST_STEP = 0.15  # seconds between the first write of a step and its COMMIT
BAD = ("поврежден", "заменен", "удален", "ошибка", "другой документ", "более старая")
LEAVE = 1  # the answer to what becomes of steps that could not be saved: they wait


def hurry() -> None:
    """Let all that comes in the background come at once, and often; let a step last as on a slow stick."""
    backup_keeper.BEGIN_AFTER, backup_keeper.EVERY = 40, 90
    windows.VERIFY_AFTER, session.NEWS_EVERY = 25, 60
    connection.connect.__kwdefaults__["busy_seconds"] = BUSY
    connection.connection_to.__kwdefaults__["busy_seconds"] = BUSY
    typed_now = Saving._typed_now

    def slowly(file: Saving) -> list[TypedRow]:
        time.sleep(random.random() * SLOWEST_STEP)
        return typed_now(file)

    Saving._typed_now = slowly  # type: ignore[method-assign]


def say(**told: object) -> None:
    """Tell the harness; what was told as done is on its way before the next gesture."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


class Person:
    """Sits before a window: ticks, types, undoes."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._rng = random.Random(seed)
        self._window = window
        self._told: set[str] = set()
        found = window.findChild(PlanView)
        assert found is not None
        self._tree = found

    def act(self, number: int) -> None:
        """One gesture, and the time after it in which everything else goes on."""
        deed = self._rng.choices((self._tick, self._type, self._undo, self._redo), (8, 4, 2, 1))[0]
        deed(number)
        QTest.qWait(self._rng.randrange(1, 60))
        file = self._window.session.file
        if file.unsaved is None:
            known = set(file._ledger.survey_at_hand.bodies)
            say(done=sorted(known - self._told))
            self._told |= known
        said = [str(message) for message in self._window.session.messages]
        bad = [one for one in said if any(word in one for word in BAD)]
        if bad:
            say(failure=bad[0])

    def _choose(self) -> None:
        for _ in range(self._rng.randrange(1, 9)):
            QTest.keyClick(self._tree, self._rng.choice((Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)))

    def _tick(self, _: int) -> None:
        self._choose()
        QTest.keyClick(self._tree, Qt.Key.Key_Space)

    def _type(self, number: int) -> None:
        self._choose()
        fields = [one for one in self._window.editor.findChildren(TypedText) if one.isVisible() and one.isEnabled()]
        if fields:
            QTest.keyClicks(fields[0], f"text {number} ")  # QTest knows no Cyrillic keys
            if self._rng.random() < 0.7:
                QTest.keyClick(fields[0], Qt.Key.Key_Tab)

    def _undo(self, _: int) -> None:
        self._window.actions_by_name["undo"].trigger()

    def _redo(self, _: int) -> None:
        self._window.actions_by_name["redo"].trigger()


def keep_looking(path: Path, closing: threading.Event) -> None:
    """The look with which checking, comparing, a backup and all the rest begin, again and again in the background."""
    while not closing.wait(0.003):
        reader.is_consolidated(path)
        header.look_at(path)


def work(path: Path, seed: int, gestures: int) -> None:
    """Open the document, work on it, close it."""
    opened = windows.Windows(Settings(path.with_name(f"settings {os.getpid()}.ini")))
    window = opened.open(path)
    if not isinstance(window, MainWindow) or window.session.read_only:
        say(refused=True)
        if isinstance(window, MainWindow):
            window.close()
        return
    window.session.answers = [LEAVE] * 50
    verifying = QTimer(window, interval=200)
    verifying.timeout.connect(lambda: window.mending.verify(path))
    verifying.start()
    closing = threading.Event()
    looking = threading.Thread(target=keep_looking, args=(path, closing))
    looking.start()
    person = Person(window, seed)
    for number in range(gestures):
        person.act(number)
    verifying.stop()
    closing.set()
    looking.join()
    file = window.session.file
    window.close()
    QTest.qWait(1)
    say(closed=True, waits=file.unsaved is not None)


def _failed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    say(failure="".join(traceback.format_exception(kind, error, trace))[-1500:])


def main() -> None:
    """Work on what comes by standard input until there is no more."""
    app.application()
    hurry()
    sys.excepthook = _failed
    say(ready=True)
    for line in sys.stdin:
        told = json.loads(line)
        os.environ["KUZPLAN_HOME"] = told["home"]
        try:
            work(Path(told["path"]), told["seed"], told["gestures"])
        except Exception as error:
            _failed(type(error), error, error.__traceback__)
            say(closed=True, waits=True)


if __name__ == "__main__":
    main()
