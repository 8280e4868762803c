"""Sheets of Excel: item numbers that became numbers, hidden rows, columns and sheets, and an old .xls."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes import office
from tests.exchange.plan.shapes.base import Expected, flat, item, plain, sec, sub, told
from tests.exchange.plan.shapes.layout import Layout, heads
from tests.exchange.plan.shapes.opened import SHELF
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.sheets import book, lay, widths
from tests.exchange.plan.shapes.word import C

COMMON = heads("№ п/п", "Наименование мероприятия", "Исполнитель", "Период реализации")

TEN = [
    plain("1", "Обучение кадров", *take(TRAINING, "1.", 0, 11, "ИККО")),
    plain("2", "Просвещение избирателей", *take(CULTURE, "2.", 0, 10, "ИККО")),
]


@SHELF.lay(
    "excel_numbers_that_were_1_10.xlsx",
    Expected(
        "План мероприятий Избирательной комиссии Курской области на 2025 год",
        2025,
        TEN,
        "Избирательная комиссия Курской области",
        date(2024, 12, 19),
        "72/450-7",
        must_warn=(told("2.10 is shown as 2.1 a second time", "2.10", "2.1"),),
    ),
)
def excel_numbers_that_were_1_10(path: Path) -> None:
    """Numbers are numbers of Excel: 1.10 is 1.1 shown with two decimals, 2.10 is 2.1 and nothing tells it apart."""
    made, sheet = book()
    block = (
        "УТВЕРЖДЕН",
        "постановлением Избирательной комиссии",
        "Курской области",
        "от 19 декабря 2024 г. № 72/450-7",
    )
    top = lay(sheet, [["", "", C(line, across=2)] for line in block], borders=False)
    name = ("План мероприятий", "Избирательной комиссии Курской области", "на 2025 год")
    top = lay(sheet, [[C(line, across=4, bold=True, align="center")] for line in name], top=top + 1, borders=False)
    lay(sheet, [COMMON, *Layout(section="{}. {}").rows(TEN)], top=top + 1)
    for (written,) in sheet.iter_rows(min_row=top + 2, max_col=1):
        if written.value and not written.value[2:3].isalpha() and " " not in written.value:
            written.number_format = "0.00" if written.value == "1.10" else "General"
            written.value = float(written.value) if written.value.count(".") == 1 else written.value
    widths(sheet, 8, 60, 30, 25)
    made.save(str(path))


SHOWN = flat(*take(INFORMING, "", 0, 6, "ТИК"))


@SHELF.lay(
    "excel_hidden_rows_columns_sheets.xlsx",
    Expected(
        "План информирования избирателей Мысковской ТИК на 2026 год",
        2026,
        SHOWN,
        ("", "Мысковская ТИК", "Мысковская территориальная избирательная комиссия"),
        must_warn=(
            told("hidden row", "Ремонт помещения", "скрыт"),
            told("hidden sheet", "Черновик", "скрыт"),
            told("hidden column", "Смета", "10 000"),
            told("comment of a cell", "согласовать с редакцией"),
        ),
    ),
)
def excel_hidden_rows_columns_sheets(path: Path) -> None:
    """A hidden row, a hidden column of money, a hidden sheet with an older and longer plan, a note on a cell."""
    from openpyxl.comments import Comment

    made, sheet = book("План 2026")
    name = "План информирования избирателей Мысковской ТИК на 2026 год"
    top = lay(sheet, [[C(name, across=5, bold=True)]], borders=False) + 1
    rows = [[*one, "10 000"] for one in Layout(number="{}.").rows(SHOWN)]
    rows.insert(3, ["", "Ремонт помещения комиссии", "Администрация", "май", "90 000"])
    lay(sheet, [[*COMMON, C("Смета, руб.", bold=True)], *rows], top=top)
    sheet.row_dimensions[top + 4].hidden = True
    sheet.column_dimensions["E"].hidden = True
    sheet.cell(top + 2, 2).comment = Comment("Тираж согласовать с редакцией", "Петров П.П.")
    widths(sheet, 8, 60, 30, 25)
    older = made.create_sheet("Черновик")
    lay(older, [COMMON, *Layout().rows(flat(*take(CULTURE, "", 0, 12, "ТИК")))])
    older.sheet_state = "hidden"
    made.save(str(path))


OLD = [
    sec("I", "Обучение", sub("1.1", "Организационные мероприятия", *take(ORGANISING, "1.1.", 0, 5, "ИКЧО"))),
    sec(
        "II",
        "Повышение правовой культуры",
        sub("2.1", "Работа с молодежью", *take(CULTURE, "2.1.", 0, 4, "ИКЧО")),
        sub(
            "2.2",
            "Издательская деятельность",
            item("2.2.1", "Выпуск вестника", "ИКЧО", "ежеквартально"),
            item("2.2.2", "Печать плакатов", "ИКЧО|Типография (по согласованию)", "август"),
        ),
    ),
]


@SHELF.lay(
    "excel_97_three_levels.xls",
    Expected(
        "Сводный план мероприятий Избирательной комиссии Челябинской области на 2024 год",
        2024,
        OLD,
        "Избирательная комиссия Челябинской области",
        date(2023, 12, 28),
        "50/560-7",
        (("ИКЧО", "Избирательная комиссия Челябинской области"), ("ТИК", "территориальные избирательные комиссии")),
    ),
    needs_office=True,
)
def excel_97_three_levels(path: Path) -> None:
    office.converted(_three_levels, ".xlsx", path)


def _three_levels(path: Path) -> None:
    """Approval and title are lines of one cell; the list of abbreviations stands below."""
    made, sheet = book()
    block = "УТВЕРЖДЕН\nпостановлением Избирательной комиссии\nЧелябинской области\nот 28 декабря 2023 г. № 50/560-7"
    name = "Сводный план мероприятий\nИзбирательной комиссии Челябинской области\nна 2024 год"
    top = lay(sheet, [["", "", C(block, across=2)], [C(name, across=4, bold=True)], [""]], borders=False)
    layout = Layout(("n", "t", "s", "e"), join=",\n")
    columns = heads("№ п/п", "Мероприятия", "Сроки проведения", "Ответственные")
    top = lay(sheet, [columns, heads("1", "2", "3", "4"), *layout.rows(OLD)], top=top)
    notes = (
        "Используемые сокращения:",
        "ИКЧО - Избирательная комиссия Челябинской области;",
        "ТИК - территориальные избирательные комиссии.",
    )
    lay(sheet, [[C(line, across=4)] for line in notes], top=top + 1, borders=False)
    widths(sheet, 10, 60, 25, 30)
    made.save(str(path))
