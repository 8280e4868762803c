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

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.ui.base.looks import keep_edges_seen, wear
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.settings import Settings, Shade
from kuzplan_desktop.ui.drawing.letters import FAMILY, take_letters_along
from kuzplan_desktop.ui.first_start.first_start import FirstStart
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.main_window.pages import PAGES
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
    *("separate", "next_year", "add_own", "approve", "write_dossier", "erase"),
)  # actions of the window
OVER = date(2023, 2, 1)  # the year of the plan is over


def widgets(folder: Path, wanted: set[str]) -> dict[str, QWidget]:
    """The windows by name."""
    settings = Settings(folder / "settings.ini")
    path = folder / "План 2022.sqlite"
    filled(path)
    made: dict[str, QWidget] = {"first-start": FirstStart(settings)}
    made["window"] = MainWindow(Session(PlanFile.open(path), day=DAY), settings)
    if not wanted or "over" in wanted:
        over = folder / "План прошлого года.sqlite"
        filled(over)
        made["over"] = MainWindow(Session(PlanFile.open(over), day=OVER), settings)
    if not wanted or "region" in wanted:
        made["region"] = region(folder)
    return made


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
    for name in DIALOGS:
        if not wanted or name in wanted:
            window.actions_by_name[name].trigger()
            for dialog in (one for one in window.findChildren(QDialog) if one.isVisible()):
                QApplication.processEvents()
                draw(dialog, target / name / f"{worn}.png", (dialog.width(), dialog.height()))
                dialog.reject()


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


if __name__ == "__main__":
    main()
