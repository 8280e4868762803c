"""python -m tests.looks FOLDER [--points 9 12 16] [--sizes 1366x768 …] [--shades light dark] [--only PAGE …]

Draws each page, the first start, the region's window and dialogs in every such look, offscreen, to be looked at.
QT_SCALE_FACTOR, set before, magnifies as a screen does. `black` is light with the black accent that KDE gives; the
systems of tests/ui/drawing/test_palette.py are shades, too, with that accent: «Breeze dark».
"""

import argparse
import os
import tempfile
from datetime import date
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QDialog, QWidget

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.exchange.attachment.reading import read_attachment
from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.ui.base.looks import keep_edges_seen, wear
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.settings import Settings, Shade
from kuzplan_desktop.ui.drawing.letters import FAMILY, take_letters_along
from kuzplan_desktop.ui.events.attachments_dialog import AttachmentsDialog
from kuzplan_desktop.ui.first_start.first_start import FirstStart
from kuzplan_desktop.ui.help.help_window import HelpWindow
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.main_window.pages import PAGES
from kuzplan_desktop.ui.palette.command_palette import CommandPalette
from kuzplan_desktop.ui.region.region_session import RegionSession
from kuzplan_desktop.ui.region.region_window import RegionWindow
from kuzplan_desktop.ui.shell.app import application
from tests.exchange.region_files import TAYGA, TOPKI, document, hold, mark
from tests.pictures import DAY, filled, look
from tests.ui.drawing.test_palette import SYSTEMS, system_palette

SIZES = ("1366x768", "1920x1080", "800x600")
POINTS = (9, 12, 16)
SHADES = ("light", "dark", "black")
DIALOGS = (
    *("settings", "commission", "campaigns", "signatories", "due", "training", "photos", "sentence", "about"),
    *("separate", "next_year", "add_own", "approve", "write_dossier", "erase", "palette", "paste"),
)  # actions of the window
PASTED = (  # as Excel puts it on the clipboard, with cells merged downwards
    "<table><tr><td>Дата</td><td>Пункт</td><td>Мероприятие</td><td>Место</td><td>Участники</td></tr>"
    "<tr><td>14.03.2022</td><td rowspan=2>1.2.4</td><td rowspan=2>Семинар «Списки»</td><td>г. Топки</td>"
    "<td rowspan=2>члены УИК – 25</td></tr><tr><td>15.03.2022</td><td>пгт Промышленная</td></tr>"
    "<tr><td>когда-нибудь</td><td>2.2.2</td><td>викторина «Право»</td><td>школа № 1</td><td>30</td></tr></table>"
)
OVER = date(2023, 2, 1)  # the year of the plan is over


def widgets(folder: Path, wanted: set[str]) -> dict[str, QWidget]:
    """The windows by name."""
    settings = Settings(folder / "settings.ini")
    path = folder / "План 2022.sqlite"
    filled(path)
    attach_photo(path, folder)
    made: dict[str, QWidget] = {"first-start": FirstStart(settings)}
    window = made["window"] = MainWindow(Session(PlanFile.open(path), day=DAY), settings)
    made["help"] = HelpWindow(window)
    made["help"].show_page("calendar")
    if not wanted or "over" in wanted:
        over = folder / "План прошлого года.sqlite"
        filled(over)
        made["over"] = MainWindow(Session(PlanFile.open(over), day=OVER), settings)
    if not wanted or "region" in wanted:
        made["region"] = region(folder)
    return made


def attach_photo(path: Path, folder: Path) -> None:
    """Attach a photo and a link to an event."""
    photo = folder / "Семинар в Топках.jpg"
    Image.effect_noise((400, 300), 60).convert("RGB").save(photo)
    with PlanFile.open(path) as file:
        uid = an_event(file.document).uid
        file.attachments.add(uid, [read_attachment(photo)], "Слушатели семинара")
        file.attachments.add_link(uid, "https://example.org/news", "Новость на сайте")


def an_event(document: Document) -> Event:
    """The first event of a document."""
    return next(event for events in document.events.values() for event in events)


def region(folder: Path) -> RegionWindow:
    """The window of a region in which two commissions have reported."""
    inbox = folder / "Присланное"
    document(inbox / "topki.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37, title="О выборах"))
    document(inbox / "tayga.sqlite", TAYGA, mark("2.2.3", 1, "Конкурс"), hold("1.2.4", date(2022, 2, 1), 3))
    path = folder / "Сводный файл 2022.sqlite"
    ConsolidatedFile.open_or_make(path).close()
    consolidate(path, [inbox])
    return RegionWindow(RegionSession(path, day=date(2022, 4, 5)))


def draw(widget: QWidget, place: Path, size: tuple[int, int]) -> None:
    """Keep a picture of a window in a size."""
    look(widget, size)
    place.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(place))


def walk(made: dict[str, QWidget], target: Path, worn: str, size: tuple[int, int], wanted: set[str]) -> None:
    """Draw all that is wanted in the look that is worn."""
    window = made["window"]
    assert isinstance(window, MainWindow)
    uid = next(item.uid for item in window.session.document.plan.activities() if item.number == "1.2.4")
    data = QMimeData()
    data.setHtml(PASTED)
    QGuiApplication.clipboard().setMimeData(data)
    window.bar.hide()  # what a command that opens no dialog has said stands in every picture else
    for page in PAGES:
        if not wanted or page.name in wanted:
            window.turn_to(page.name)
            if page.name == "plan":
                window.show_activity(uid)
            draw(window, target / page.name / f"{worn}.png", size)
    for name, widget in made.items():
        if name != "window" and (not wanted or name in wanted):
            draw(widget, target / name / f"{worn}.png", size)
    for name in (*DIALOGS, "attachments"):
        if not wanted or name in wanted:
            open_dialog(window, name)
            look(window, size)  # what is read in the background opens a dialog, too
            for dialog in (one for one in window.findChildren(QDialog) if one.isVisible()):
                draw(dialog, target / name / f"{worn}.png", (dialog.width(), dialog.height()))
                dialog.reject()


def open_dialog(window: MainWindow, name: str) -> None:
    """Open what an action of the window opens, or the attachments of an event."""
    if name == "attachments":
        AttachmentsDialog(window.session, an_event(window.session.document), window).show()
        return
    window.actions_by_name[name].trigger()
    for palette in window.findChildren(CommandPalette):
        palette.field.setText("отчет")


def main() -> None:
    """Draw the matrix into the folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--points", nargs="*", type=int, default=POINTS)
    parser.add_argument("--sizes", nargs="*", default=SIZES)
    parser.add_argument("--shades", nargs="*", default=SHADES)
    parser.add_argument("--only", nargs="*", default=[])
    words = parser.parse_args()
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    with tempfile.TemporaryDirectory() as name:
        for variable, folder in (("KUZPLAN_HOME", "home"), ("KUZPLAN_DOCUMENTS", "КузПлан")):
            os.environ[variable] = str(Path(name) / folder)
            (Path(name) / folder).mkdir()
        app = application()
        take_letters_along()
        app.setFont(QFont(FAMILY, 10))
        made = widgets(Path(name), set(words.only))
        for shade in words.shades:
            for points in words.points:
                wear(app, Shade.DARK if shade == "dark" else Shade.LIGHT, points)
                if shade == "black":
                    palette = app.palette()
                    palette.setColor(QPalette.ColorRole.Accent, "#000000")
                    app.setPalette(palette)
                if shade in SYSTEMS:
                    app.setPalette(QPalette(system_palette(shade, "#000000")))
                    keep_edges_seen(app)
                for size in words.sizes:
                    wide, high = (int(part) for part in size.split("x"))
                    worn = f"{shade}-{points}-{size}" + (f"-{scale}" if scale != 1 else "")
                    walk(made, words.folder, worn, (round(wide / scale), round(high / scale)), set(words.only))
        for window in made.values():
            window.close()
        app.clipboard().clear()  # what was put there to be pasted cannot outlive Python


if __name__ == "__main__":
    main()
