"""What is done with a plan that came: another year of the open document's commission, its amendment, a new document."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.commission_names import short_name

if TYPE_CHECKING:
    from kuzplan_desktop.ui.shell.main_window import MainWindow


class PlanWay(Enum):
    """What she decided."""

    NEXT_YEAR = auto()
    AMENDMENT = auto()
    OTHER_DOCUMENT = auto()
    NONE = auto()


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
