"""python -m tests.pictures: makes the pictures of docs/pictures and of the help anew, from the window itself, on any
machine alike."""

import io
import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kuzplan_desktop.cli.start import main as kuzplan
from kuzplan_desktop.domain.events.event_fields import EventStatus
from kuzplan_desktop.exchange.merge.merging import compare_with
from kuzplan_desktop.store.copies.sample import DONE, HELD
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base import tasks
from kuzplan_desktop.ui.base.looks import wear
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.settings import Settings, Shade
from kuzplan_desktop.ui.colleague.compare_view import CompareView
from kuzplan_desktop.ui.drawing.letters import FAMILY, take_letters_along
from kuzplan_desktop.ui.first_start.first_start import FirstStart
from kuzplan_desktop.ui.help.pages import FOLDER as HELP
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.report.pdf_pages import Pages
from kuzplan_desktop.ui.shell.app import application

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
COMMISSION = "Топкинская территориальная избирательная комиссия"
DAY = date(2022, 5, 20)
SCREEN = (1366, 768)
PAGE = 702  # pixels: the width of a page of a report
COLOURS = 256  # of a picture of the help, which is carried with every program
ROUNDS = 10  # after which rare colours stand apart: an orange edge from a red one
READ_AFTER = 600  # milliseconds: what was understood is read back after a rest
LINE = "1.2.4 28.05 семинар, г. Топки, члены УИК 25, 2 ч"


def make(folder: Path) -> None:
    """Draw every picture; `folder` is for what they show."""
    app = application()
    take_letters_along()
    app.setFont(QFont(FAMILY, 10))
    wear(app, Shade.LIGHT, 10)
    settings = Settings(folder / "settings.ini")
    path = folder / "План 2022.sqlite"
    filled(path)
    kuzplan(["report", str(path), "--period", "2022-Q1", "-o", str(folder / "report.pdf")])
    draw_report(folder / "report.pdf")
    theirs = copy_of_a_colleague(path, folder)
    start = FirstStart(settings)
    start.commission.setEditText(COMMISSION)
    start.place.setText("Документ «План 2022 – Топкинская ТИК.sqlite» появится в папке «КузПлан» и сохраняется сам.")
    grab(start, "first-start", (900, 640))
    look(start, (720, 620))
    keep_small(start.grab(), "first-start")
    session = Session(PlanFile.open(path), day=DAY)
    window = MainWindow(session, settings)
    uid = {activity.number: activity.uid for activity in session.document.plan.activities()}
    grab(window, "what-to-do", SCREEN)
    window.show_activity(uid["1.2.4"])
    grab(window, "window", SCREEN)
    window.turn_to("events")
    grab(window, "events", SCREEN)
    compare = CompareView(session, compare_with(session.file.bodies(), theirs))
    compare.resize(1180, 720)  # its columns share the width that they find
    grab(compare, "compare", (1180, 720))
    draw_help(window, uid["1.2.4"])
    window.close()


def draw_help(window: MainWindow, item: str) -> None:
    """The parts of the window that the help shows."""
    look(window, (1180, 700))
    window.turn_to("todo")
    look(window, (1180, 700))
    groups = window.pages.currentWidget().groups
    keep_small(groups.grab().copy(0, 0, groups.width(), 380), "todo")
    window.turn_to("calendar")
    look(window, (1000, 720))
    keep_small(window.pages.currentWidget().grab(), "calendar")
    window.turn_to("reports")
    look(window, (1180, 700))
    fields = window.report.fields
    fields.note.setText("Папка: Документы\\КузПлан.")
    keep_small(fields.grab().copy(0, 0, fields.width(), 419), "reports")
    window.show_activity(item)
    look(window, (1240, 700))
    keep_small(window.editor.grab(), "editor")
    window.actions_by_name["line"].trigger()
    window.line_panel.line.field.insert(LINE)
    look(window, (1240, 700))
    QTest.qWait(READ_AFTER)
    keep_small(window.line_panel.grab(), "line")


def keep_small(picture: QPixmap, name: str) -> None:
    """Keep a picture of the help in few colours."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    drawn = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
    few = drawn.quantize(COLOURS, kmeans=ROUNDS, dither=Image.Dither.NONE)
    few.save(HELP / f"{name}.png", optimize=True)


def grab(widget: QWidget, name: str, size: tuple[int, int]) -> None:
    """Keep how a window looks."""
    look(widget, size)
    widget.grab().save(str(PICTURES / f"{name}.png"))


def look(widget: QWidget, size: tuple[int, int]) -> None:
    """Show a window in a size, until all work in the background has come back."""
    widget.show()
    widget.setWindowState(widget.windowState().WindowNoState)
    widget.resize(*size)
    for _ in range(5):
        QApplication.processEvents()
        tasks.finish()
    focused = widget.focusWidget()
    if focused is not None:
        focused.clearFocus()  # no blinking cursor
    QApplication.processEvents()


def filled(path: Path) -> None:
    """A document of which the first half-year is written down as far as the day of the pictures."""
    with PlanFile.create(path, commission=COMMISSION, author="Иванова А.П.") as file:
        uid = {activity.number: activity.uid for activity in file.document.plan.activities()}
        for number, (month, day), event_form, title, place, people in HELD:
            if date(2022, month, day) < DAY:
                file.events.hold(
                    uid[number],
                    starts_on=date(2022, month, day),
                    form=event_form,
                    title=title,
                    place=place,
                    attendance={name: (count, None) for name, count in people.items()},
                )
        for number, quarter, text in DONE:
            if quarter == 1:
                file.marks.mark([uid[number]], quarter, text=text)
        file.events.hold(
            uid["2.2.2"],
            starts_on=date(2022, 5, 12),
            form="деловая игра",
            title="Выборы президента школы",
            place="школа № 5",
            status=EventStatus.PLANNED,
        )


def copy_of_a_colleague(path: Path, folder: Path) -> Path:
    """The same document as another person went on with it."""
    theirs = folder / "План 2022 от председателя.sqlite"
    with PlanFile.open(path) as file:
        file.copy_to(theirs)
        uid = {activity.number: activity.uid for activity in file.document.plan.activities()}
        file.marks.mark([uid["2.1.3"]], 2, text="Проведена встреча с заведующими библиотеками.")
    with PlanFile.open(theirs, device="hers", author="Петров И.И.") as file:
        file.marks.mark([uid["2.1.3"]], 2, text="Согласован график выставок.")
        file.events.hold(uid["1.2.5"], starts_on=date(2022, 4, 21), form="вебинар", title="Охрана труда", people=18)
    return theirs


def draw_report(pdf: Path) -> None:
    """The first page of a report."""
    pages = Pages(pdf.read_bytes())
    pages.draw(0, PAGE).save(str(PICTURES / "report.png"))
    pages.close()


def main() -> None:
    """Make the pictures with a user's folder that goes away."""
    places: dict[str, Callable[[Path], Path]] = {
        "KUZPLAN_HOME": lambda folder: folder / "home",
        "KUZPLAN_DOCUMENTS": lambda folder: folder / "КузПлан",
    }
    with tempfile.TemporaryDirectory() as name:
        for variable, place in places.items():
            os.environ[variable] = str(place(Path(name)))
            place(Path(name)).mkdir()
        make(Path(name))


if __name__ == "__main__":
    main()
