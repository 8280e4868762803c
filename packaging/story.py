"""The main story of a secretary, in the window of a program that is installed, by keys, looked at from outside.

packaging/windows/trial.py plays it under Wine, packaging/debian/trial.py on a bare Debian. What does not hold ends it.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.window import conftest
from tests.window.conftest import Screen

PATIENCE = conftest.PATIENCE = 300  # seconds, on a busy machine
AGAIN = 10  # seconds after which a key is pressed once more: what it is for was not ready
FIRST_START = "КузПлан – начало работы"
COMMISSION = "Анжеро-Судженская городская ТИК"  # the first one of the list
TITLE = f"План 2022 – {COMMISSION}"
REPORT = f"Отчет за I квартал 2022 – {COMMISSION}"
LINE = "1.2.4 14.03 семинар, г. Топки, члены УИК 37, 2 ч"


class Program(Protocol):
    """A program that is installed, and its user's folder of documents."""

    documents: Path

    def begin(self) -> None:
        """Open its window as the menu does."""

    def settle(self) -> None:
        """Wait until it has ended."""

    def name_of(self, file: Path) -> str:
        """The path of a file as its user writes it."""


class Player(Screen):
    """Whoever sits before the screen; pictures of it go to `pictures`. A window has the keyboard `pause` seconds later
    than the window manager says."""

    def __init__(self, display: str, pictures: Path, pause: float) -> None:
        super().__init__(display)
        self.pause = pause
        self.pictures = pictures
        pictures.mkdir(parents=True, exist_ok=True)

    def window(self, title: str) -> None:
        """Wait for a window and give it the keyboard."""
        super().window(title)
        time.sleep(self.pause)

    def paste(self, text: str) -> None:
        """Paste text: Wine hands Cyrillic that is typed to Qt's windows not at all."""
        command = ["xclip", "-selection", "clipboard"]
        subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL, env=self.environment, check=True)
        time.sleep(self.pause)  # Wine asks for it by itself
        self.keys("ctrl+v")

    def picture(self, name: str) -> None:
        """Take a picture of the whole screen, after what is under way is painted."""
        time.sleep(2)
        file = self.pictures / f"{name}.png"
        subprocess.run(["scrot", "--overwrite", str(file)], env=self.environment, check=True)

    def press_until(self, key: str, holds: Callable[[], object], what: str) -> None:
        """Press a key until something holds."""
        ends = time.monotonic() + PATIENCE
        while True:
            self.keys(key)
            again = time.monotonic() + AGAIN
            while time.monotonic() < again:
                if holds():
                    return
                time.sleep(0.5)
            if time.monotonic() > ends:
                self.picture("stopped")
                sys.exit(f"never came: {what}")


def until(holds: Callable[[], object], what: str) -> None:
    """Wait until something holds; end the trial if it never does."""
    ends = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > ends:
            sys.exit(f"never came: {what}")
        time.sleep(0.5)


def expect(holds: object, what: str) -> None:
    """Say what holds, or end the trial."""
    if not holds:
        sys.exit(f"DOES NOT HOLD: {what}")
    print(f"holds: {what}", flush=True)


def seen(file: Path) -> Document | None:
    """A document, read from outside; None while it cannot be, because it is being written."""
    try:
        with PlanFile.of_private_copy(file) as opened:
            return opened.document
    except (PlanError, OSError):
        return None


def says(file: Path, holds: Callable[[Document], bool]) -> bool:
    """Whether something is seen to hold of a document."""
    document = seen(file)
    return document is not None and holds(document)


def denies(file: Path, holds: Callable[[Document], bool]) -> bool:
    """Whether something is seen not to hold of a document."""
    document = seen(file)
    return document is not None and not holds(document)


def is_ticked(number: str) -> Callable[[Document], bool]:
    """Whether an item of the plan is ticked in the first quarter."""
    return lambda document: 1 in document.marks_of(document.plan.find(number)[0].uid)


def is_written_down(document: Document) -> bool:
    """Whether the event of the line stands under its item, whole."""
    events = document.events_of(document.plan.find("1.2.4")[0].uid)
    return [(one.place, one.participants, one.minutes) for one in events] == [("г. Топки", 37, 120)]


def is_sent(document: Document) -> bool:
    """Whether a report is marked as sent."""
    return bool(document.sent_reports)


def work(program: Program, player: Player) -> Path:
    """She begins a document, ticks, writes down a seminar, reports, marks it as sent, undoes; the window stays open."""
    program.begin()
    player.window(FIRST_START)
    player.picture("1-first-start")
    player.keys("Down", "Return", "Return")  # the first commission of the list, then the button
    player.window(TITLE)
    document = program.documents / f"{TITLE}.sqlite"
    expect(document.is_file(), "a new document lies in the folder of documents")
    _tick(player, document)
    player.keys("ctrl+l")
    player.paste(LINE)
    player.picture("3-line")
    player.press_until("Return", lambda: says(document, is_written_down), "an event")
    player.keys("Escape")
    expect(says(document, is_ticked("1.2.4")), "an event is written down in one line and ticks its quarter")
    _report(player, document)
    return document


def _tick(player: Player, document: Path) -> None:
    player.keys("ctrl+1", "ctrl+f")
    player.type("2.2.3")
    player.keys("Return", "Home", "Down", "Down", "space")
    until(lambda: says(document, is_ticked("2.2.3")), "a tick")
    player.keys("ctrl+z")
    until(lambda: denies(document, is_ticked("2.2.3")), "its undoing")
    player.keys("ctrl+y")
    until(lambda: says(document, is_ticked("2.2.3")), "its redoing")
    player.picture("2-ticked")
    print("holds: an item is ticked, that is undone and done again", flush=True)


def _report(player: Player, document: Path) -> None:
    player.keys("F9")
    player.picture("4-report")
    player.keys("Return")
    for ending in ("pdf", "xlsx"):
        until(document.with_name(f"{REPORT}.{ending}").is_file, f"the report as {ending}")
    player.picture("5-reported")
    player.window(TITLE)
    player.keys("F9")
    player.picture("6-report-again")
    player.keys("Tab", "space")  # from «Сохранить и открыть» to «Сдан…»
    player.window(".*: сдан")
    player.picture("7-sending")
    player.press_until("Return", lambda: says(document, is_sent), "a report that is sent")
    player.window(TITLE)
    player.keys("ctrl+z")
    player.window("КузПлан")  # asks, for the files go too: from «Нет» to «Да»
    player.picture("8-undoing")
    player.keys("shift+Tab", "space")
    until(lambda: denies(document, is_sent), "the undoing of what was sent")
    player.window(TITLE)
    player.keys("ctrl+y")
    until(lambda: says(document, is_sent), "its redoing")
    player.picture("8-sent")
    print("holds: the report is there as PDF and sheet, is marked as sent, that is undone and done again", flush=True)


def hand_over(program: Program, player: Player, document: Path) -> Path:
    """She starts the program again and hands over everything; the archive."""
    program.begin()
    player.window(TITLE)
    player.picture("9-started-again")
    expect(says(document, is_done), "the program opens the document again, all is in it")
    player.keys("ctrl+k")
    player.window("Перейти или выполнить")
    player.paste("Передать дела")
    player.picture("10-palette")
    player.keys("Return")
    player.window("Передать дела")
    player.picture("11-handing-over")
    player.press_until("Return", lambda: list(program.documents.glob("Дела*.zip")), "the archive")
    player.window(TITLE)
    player.picture("12-handed-over")
    player.keys("ctrl+q")
    program.settle()
    (archive,) = program.documents.glob("Дела*.zip")
    expect(archive.stat().st_size > document.stat().st_size // 20, f"«{archive.name}» is written")
    return archive


def take_over(program: Program, player: Player, archive: Path) -> None:
    """Her successor, to whom the program is new, takes that in."""
    program.begin()
    player.window(FIRST_START)
    player.keys("shift+Tab", "shift+Tab", "space")  # back over the sample to the last button, «Принять дела…»
    player.window("Принять дела")
    player.paste(program.name_of(archive))
    player.picture("13-choosing")
    player.keys("Return")
    document = program.documents / f"{TITLE}.sqlite"
    player.picture("14-taking-over")
    player.press_until("Return", document.is_file, "the document of the dossier")
    player.window(TITLE)
    player.picture("15-taken-over")
    player.keys("ctrl+q")
    program.settle()
    expect(says(document, is_done), "elsewhere all of it is taken in: ticks, event, report")


def is_done(document: Document) -> bool:
    """Whether all that she did is there."""
    return is_ticked("2.2.3")(document) and is_written_down(document) and is_sent(document)
