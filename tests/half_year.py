"""python -m tests.half_year FOLDER [--keyboard]: a secretary's half-year in the real window, by Qt's own events.

From the first start in January to the report of the second quarter in July, each day the program started anew: events
by line, ticks, what was done, two reports on their due days marked as sent, a colleague's merge, a campaign called in
June, a slip and the way back to a copy. Pictures of the window go to FOLDER, her documents and reports too; what the
five commonest jobs took is told.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.secretary import JOBS, ByKeyboard, ByMouse, Secretary

COMMISSION = "Топкинская территориальная избирательная комиссия"
Picture = Callable[[str], None]


class NothingOpens(QObject):
    """Stands for the programs of the system: reports are saved and not shown."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        QDesktopServices.setUrlHandler("file", self, "open")

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Keep the name."""
        self.opened.append(url.fileName())

    def leave(self) -> None:
        """Let the system open files again."""
        QDesktopServices.unsetUrlHandler("file")


def first_start(she: Secretary, picture: Picture) -> None:
    """The plan that is supplied, begun for her commission."""
    she.start(date(2022, 1, 17))
    picture("first-start")
    she.begin("Топк", COMMISSION)


def first_quarter(she: Secretary, picture: Picture, year: int) -> None:
    """From January, the program running, to the report of the first quarter on its due day."""
    she.write_event_from_anywhere("2.2.2 14.01 викторина «Знатоки права», школа № 1, будущие избиратели 28")
    picture("january")
    she.stop()
    she.start(date(year, 2, 18))
    picture("february")
    she.write_event("2.2.3", "вчера урок «День молодого избирателя», техникум, молодые избиратели 52")
    she.tick("2.2.1")
    she.write_work("2.1.3", "Согласован план работы с центральной библиотекой.")
    picture("february-written")
    she.stop()
    she.start(date(year, 4, 5))
    picture("first-report-due")
    assert she.window.session.quarter == 1  # until its report is sent
    she.report()
    she.send("12")
    picture("first-report-sent")
    she.stop()


def second_quarter(she: Secretary, picture: Picture, folder: Path, year: int) -> None:
    """To the report of the second quarter: a colleague's merge, a campaign, a slip that is taken back by a copy."""
    she.start(date(year, 5, 28))
    assert she.window.session.quarter == 2
    she.write_event("1.2.4", "28.05 семинар, г. Топки, члены УИК 25, 2 ч")
    she.merge(of_a_colleague(she, folder, year))
    picture("merged")
    she.stop()
    she.start(date(year, 6, 20))
    item = she.document.plan.find("2.1.2")[0]
    assert not she.document.progress_of(item, date(year, 6, 20)).due_quarters
    she.call_campaign("Выборы депутатов Совета народных депутатов", f"16.06.{year}", f"11.09.{year}")
    assert she.document.progress_of(item, date(year, 6, 20)).state is State.NOT_DUE
    picture("campaign")
    she.back_up()
    she.tick("3.1.7")
    she.restore()
    assert not she.document.marks_of(she.uid("3.1.7"))
    picture("restored")
    she.write_event("2.2.5", "10.06 викторина «День России», центральная библиотека, избиратели 30")
    she.stop()
    she.start(date(year, 7, 5))
    picture("second-report-due")
    she.report()
    she.send("27")
    picture("second-report-sent")


def of_a_colleague(she: Secretary, folder: Path, year: int) -> Path:
    """The document as the chairman went on with it, come by e-mail."""
    theirs = folder / f"План {year} от председателя.sqlite"
    she.window.session.file.copy_to(theirs)
    with PlanFile.open(theirs, device="his", author="Петров И.И.") as file:
        uid = file.document.plan.find("1.2.5")[0].uid
        file.events.hold(uid, starts_on=date(year, 4, 21), form="вебинар", title="Охрана труда", people=18)
    return theirs


def what_came_of_it(she: Secretary, year: int) -> None:
    """All that was done stands in the document."""
    document = she.document
    held = sorted((event.starts_on, event.participants) for events in document.events.values() for event in events)
    assert held == [
        (date(year, 1, 14), 28),
        (date(year, 2, 17), 52),
        (date(year, 4, 21), 18),
        (date(year, 5, 28), 25),
        (date(year, 6, 10), 30),
    ]
    assert [(one.period, one.sent_on, one.outgoing_number) for one in document.sent_reports] == [
        (f"{year}-Q1", date(year, 4, 5), "12"),
        (f"{year}-Q2", date(year, 7, 5), "27"),
    ]
    assert document.marks_of(she.uid("2.2.1"))[1].state is MarkState.DONE


def play(she: Secretary, picture: Picture, folder: Path) -> None:
    """The whole half-year; `folder` is for the colleague's file."""
    first_start(she, picture)
    first_quarter(she, picture, 2022)
    second_quarter(she, picture, folder, 2022)
    what_came_of_it(she, 2022)
    she.stop()


def perform(module: str, story: Callable[[Secretary, Picture, Path], None]) -> None:
    """Play a story as the command line asks, with a user's folder that goes away; tell what the jobs took."""
    parser = argparse.ArgumentParser(prog=f"python -m {module}")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keyboard", action="store_true")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        user = Path(name)
        for variable in ("KUZPLAN_HOME", "KUZPLAN_DOCUMENTS"):
            os.environ[variable] = str(user / variable)
            (user / variable).mkdir()
        from kuzplan_desktop.ui.base.settings import Settings
        from kuzplan_desktop.ui.shell.app import application

        app = application()
        nothing = NothingOpens()
        she = (ByKeyboard if asked.keyboard else ByMouse)(Settings())

        def picture(what: str) -> None:
            QApplication.processEvents()
            shown = QApplication.activeWindow() or she.window  # without a window manager nothing may be in front
            shown.grab().save(str(asked.folder / f"{what}.png"))

        story(she, picture, user)
        nothing.leave()
        app.processEvents()
        shutil.copytree(user / "KUZPLAN_DOCUMENTS", asked.folder / "documents", dirs_exist_ok=True)
    sys.stdout.writelines(f"{job}: {she.hand.jobs[job]}\n" for job in JOBS)


if __name__ == "__main__":
    perform("tests.half_year", play)
