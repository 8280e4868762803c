"""Rows under a cell that is merged down: a direction of work, an item that stands in two rows."""

from pathlib import Path

from tests.exchange.plan.shapes.base import flat, item, plain
from tests.exchange.plan.shapes.further import COMMON, SHELF, WIDTHS, laid_out, of_tik
from tests.exchange.plan.shapes.layout import heads
from tests.exchange.plan.shapes.pools import CULTURE, TRAINING, take
from tests.exchange.plan.shapes.word import UP, C


@SHELF.lay(
    "section_merged_down_in_first_column.docx",
    of_tik(
        flat(
            *[
                (*one[:4], {"Направление": name})
                for name, items in (
                    ("Обучение", take(TRAINING, "", 0, 3)),
                    ("Просвещение", take(CULTURE, "", 0, 3, start=4)),
                )
                for one in items
            ]
        ),
        also=(
            [
                plain("", "Обучение", *take(TRAINING, "", 0, 3)),
                plain("", "Просвещение", *take(CULTURE, "", 0, 3, start=4)),
            ],
        ),
    ),
)
def section_merged_down_in_first_column(path: Path) -> None:
    """The first column names the direction of work, merged down over its items."""
    rows = []
    for name, items in (("Обучение", take(TRAINING, "", 0, 3)), ("Просвещение", take(CULTURE, "", 0, 3, start=4))):
        for at, one in enumerate(items):
            rows.append([C(name, down=True) if at == 0 else UP, one[0], one[1], ", ".join(one[2]), one[3]])
    laid_out(path, heads("Направление", "№ п/п", "Мероприятие", "Исполнитель", "Срок"), *rows, widths=(3, 1, 7, 3, 3))


@SHELF.lay(
    "number_and_name_merged_down.docx",
    of_tik(
        flat(
            item("1", "Обучение членов участковых комиссий", "ТИК", "март"),
            item("", "Обучение членов участковых комиссий", "ИККО", "сентябрь"),
            item("2", "Семинар «Итоги»", "ТИК", "декабрь"),
        ),
        also=(
            flat(
                item("1", "Обучение членов участковых комиссий", "ТИК|ИККО", "март, сентябрь"),
                item("2", "Семинар «Итоги»", "ТИК", "декабрь"),
            ),
        ),
    ),
)
def number_and_name_merged_down(path: Path) -> None:
    """One item in two rows: number and name are merged, срок and executor are not."""
    laid_out(
        path,
        COMMON,
        [C("1.", down=True), C("Обучение членов участковых комиссий", down=True), "ТИК", "март"],
        [UP, UP, "ИККО", "сентябрь"],
        ["2.", "Семинар «Итоги»", "ТИК", "декабрь"],
        widths=WIDTHS,
    )
