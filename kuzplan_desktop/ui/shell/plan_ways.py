"""What is done with a plan that came: another year of the open document's commission, its amendment, a new document."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.ui.main_window.titles import title_of_year

if TYPE_CHECKING:
    from kuzplan_desktop.ui.main_window.main_window import MainWindow
    from kuzplan_desktop.ui.shell.windows import Windows


class PlanWay(Enum):
    """What she decided."""

    NEXT_YEAR = auto()
    AMENDMENT = auto()
    OTHER_DOCUMENT = auto()
    NONE = auto()


def window_of_year(windows: Windows, year: int) -> MainWindow | None:
    """The window of the commission's own document that a plan of `year` concerns.

    If she has begun that year it is its document, which is opened, so that no second one begins; else the one that is
    open.
    """
    window = windows.own_window()
    commission = window.session.document.commission if window is not None else None
    if window is None or commission is None or window.session.document.plan.year == year:
        return window
    title = title_of_year(year, commission.name)
    for item in windows.settings.documents.recent:
        if item.year == year and item.title == title and item.path.is_file():
            found = windows.open(item.path)
            own = next((one for one in windows.opened if one is found), None)
            return own if own is not None and not own.colleague else window
    return window


def choose_way(window: MainWindow | None, year: int, name: str) -> PlanWay:
    """What to do with the plan of `year` that the file `name` holds.

    She is asked where the document of `window`, the commission's own that is open, may go on with it.
    """
    if window is None or window.session.read_only:
        return PlanWay.OTHER_DOCUMENT
    document = window.session.document
    if document.commission is None or year < document.plan.year:
        return PlanWay.OTHER_DOCUMENT
    commission = short_name(document.commission.name)
    if year > document.plan.year:
        way, offer = PlanWay.NEXT_YEAR, f"Начать {year} год, {commission}"
    else:
        way, offer = PlanWay.AMENDMENT, f"Внести в документ, {commission}"
    question = f"Это план на {year} год. Что с ним сделать?"
    detail = f"Файл «{name}». Открыт документ {document.plan.year} года, {commission}."
    ways = {offer: way, "Начать документ другой комиссии": PlanWay.OTHER_DOCUMENT, "Ничего": PlanWay.NONE}
    return list(ways.values())[window.session.choose(question, detail, list(ways))]
