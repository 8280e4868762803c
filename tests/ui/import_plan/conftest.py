"""A document with a plan of its own for the tests of the preview: sections, items, doubts, a note, abbreviations."""

import pytest
from PySide6.QtCore import Qt
from shiboken6 import isValid

from kuzplan_desktop.exchange.source.grid import Grid, GridCell, GridParagraph, GridRow, GridTable
from kuzplan_desktop.ui.import_plan.attempt import attempt_grid
from kuzplan_desktop.ui.import_plan.draft_model import DraftColumn
from kuzplan_desktop.ui.import_plan.preview import PlanPreview

HEAD = (
    "УТВЕРЖДЕН постановлением Избирательной комиссии Кемеровской области – Кузбасса от 20 декабря 2026 г. № 7/1",
    "Сводный план мероприятий на 2027 год",
)
ROWS = (
    "№|Наименование мероприятия|Исполнитель|Срок|Охват",
    "I|Обучение кадров|||",
    "1.1|Члены комиссий|||",
    "1.1.1|Семинар с секретарями|ТИК|по звонку|25 чел.",
    "1.1.2|Лекция|ИККО|май|",
    "II|Правовая культура|||",
    "2.1|Для молодежи|||",
    "2.1.1|Викторина|ТИК|июнь|",
    "2.1.2|День молодого избирателя||февраль|",
)
AFTER = ("ТИК – территориальная избирательная комиссия", "Составил: Иванов")


def grid_of_plan(head=HEAD, rows=ROWS, after=AFTER):
    """A document of paragraphs and one table."""
    table = GridTable(
        tuple(
            GridRow(
                tuple(GridCell(at, text) for at, text in enumerate(row.split("|"))), place=f"таблица 1, строка {number}"
            )
            for number, row in enumerate(rows, start=1)
        )
    )
    lines = [GridParagraph(text, place=f"абзац {number}") for number, text in enumerate((*head, *after), start=1)]
    return Grid((*lines[: len(head)], table, *lines[len(head) :]))


@pytest.fixture
def show(qtbot):
    """Shows the preview of a grid."""
    made = []

    def show(grid, **how):
        preview = PlanPreview(attempt_grid(grid, **how), "план.docx")
        made.append(preview)
        preview.show()
        qtbot.waitExposed(preview)
        return preview

    yield show
    for preview in filter(isValid, made):
        preview.drafting.keep()
        preview.close()


@pytest.fixture
def preview(show):
    """The preview of the whole document."""
    return show(grid_of_plan())


@pytest.fixture
def choose(preview, qtbot):
    """Clicks on the cell of a row, named by its number."""

    def choose(number, column=DraftColumn.TITLE, modifier=Qt.KeyboardModifier.NoModifier):
        tree = preview.pane.tree
        key = next(row.key for row in preview.drafting.state.rows if row.number == number)
        index = preview.pane.model.index_of(key, column)
        tree.scrollTo(index)
        spot = tree.visualRect(index).center()
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, modifier, spot)
        return index

    return choose
