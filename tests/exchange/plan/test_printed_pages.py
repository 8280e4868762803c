"""Plans that come as a PDF: without lines, with narrow columns, with several tables and merged cells on a page."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.exchange.plan.meaning import draft_of
from kuzplan_desktop.exchange.source.reading import read_grid
from tests.exchange.plan.shapes import office, word
from tests.exchange.plan.shapes.word import UP, C
from tests.exchange.plan.small import CAPTIONS, DECREE, TITLE, items, told
from tests.exchange.plan.test_shapes import needs_office, one_at_a_time

pytestmark = [needs_office, one_at_a_time]
LONG = "Семинар-совещание с председателями территориальных избирательных комиссий по подготовке к выборам"
ROWS = [
    CAPTIONS,
    ["1", "2", "3", "4"],
    ["1.1", LONG, "ИККО – Кузбасса", "В течение года"],
    ["1.2", "Конкурс среди молодежи", "ТИК, УИК", "Май – июнь"],
    ["1.3", "Учебно-методический день в библиотеках", "ТИК", "I квартал"],
    ["1.4", "Выставка", "ТИК", "До 15 сентября"],
]
READ = [tuple(row) for row in ROWS[2:]]


def printed(folder: Path, *blocks: str) -> PlanDraft:
    def write(path: Path) -> None:
        word.write(path, word.p(DECREE), word.p(TITLE), *blocks)

    path = folder / "план.pdf"
    office.converted(write, ".docx", path)
    return draft_of(read_grid(path))


@pytest.mark.slow
@pytest.mark.parametrize("widths", [(), (1.2, 4, 2.2, 2)])
def test_a_table_without_lines_is_read_by_its_blanks_and_told(widths: Sequence[float], tmp_path: Path) -> None:
    draft = printed(tmp_path, word.table(ROWS, widths, borders=False), word.p("Секретарь комиссии С.С. Сидорова"))
    assert items(draft) == READ
    assert "У таблицы нет линий" in told(draft)
    assert "«Секретарь комиссии С.С. Сидорова»" in told(draft)


@pytest.mark.slow
def test_words_that_a_narrow_column_cuts_are_whole_and_told(tmp_path: Path) -> None:
    draft = printed(tmp_path, word.table(ROWS, (0.9, 3, 1.6, 1.5)))
    assert items(draft) == READ
    assert "Собрано из двух строк ячейки, проверьте: «председателями»" in told(draft)


@pytest.mark.slow
def test_what_stands_between_two_tables_of_a_page_and_merged_cells_are_kept(tmp_path: Path) -> None:
    merged = [
        ["2.1", "А", "ТИК", C("Май", down=True)],
        ["2.2", "Б", C("ТИК\nУИК", down=True), UP],
        ["2.3", "В", UP, UP],
    ]
    draft = printed(tmp_path, word.table(ROWS), word.p("II. Обучение"), word.table([CAPTIONS, *merged]))
    assert items(draft) == [
        *READ,
        ("2.1", "А", "ТИК", "Май"),
        ("2.2", "Б", "ТИК, УИК", "Май"),
        ("2.3", "В", "ТИК, УИК", "Май"),
    ]
    assert [(section.number, section.title) for section in draft.sections] == [("", ""), ("II", "Обучение")]
