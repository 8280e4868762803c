"""Columns that hold something else than their captions say."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, plain, told
from tests.exchange.plan.shapes.layout import Layout, approval, counted, heads, title
from tests.exchange.plan.shapes.opened import SHELF
from tests.exchange.plan.shapes.pools import CULTURE, TRAINING, take
from tests.exchange.plan.shapes.word import p, table, write

SWAPPED = [
    plain("I", "Обучение организаторов выборов", *take(TRAINING, "1.", 0, 6, "ИКРМ")),
    plain("II", "Правовое просвещение", *take(CULTURE, "2.", 0, 4, "ИКРМ")),
]


@SHELF.lay(
    "columns_swapped_against_header.docx",
    Expected(
        "План мероприятий Избирательной комиссии Республики Мордовия на 2025 год",
        2025,
        SWAPPED,
        "Избирательная комиссия Республики Мордовия",
        date(2025, 1, 16),
        "89/410-5",
        must_warn=(told("executors stand under «Срок»", "перепутан", "местами", "Срок реализации", "столб", "колонк"),),
    ),
)
def columns_swapped_against_header(path: Path) -> None:
    """The header says executors, then срок; the cells hold the срок first."""
    columns = heads("№ п/п", "Мероприятие", "Исполнители", "Срок реализации")
    rows = Layout(("n", "t", "s", "e"), section="{}. {}").rows(SWAPPED)
    write(
        path,
        approval(
            "УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Республики Мордовия", "от 16.01.2025 № 89/410-5"
        ),
        title("План мероприятий", "Избирательной комиссии Республики Мордовия на 2025 год"),
        table([columns, counted(4), *rows], (1.8, 8, 3.5, 3.7)),
        p("Секретарь                                Иванова И.И."),
    )
