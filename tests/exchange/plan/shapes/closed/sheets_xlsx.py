"""Sheets of Excel: numbers and сроки that became dates, a plan over two sheets, numbers by formula, a .ods."""

from datetime import date, datetime
from pathlib import Path

from tests.exchange.plan.shapes import office
from tests.exchange.plan.shapes.base import Expected, flat, item, plain, sec, sub, told
from tests.exchange.plan.shapes.closed import SHELF
from tests.exchange.plan.shapes.layout import Layout, heads
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, TRAINING, take
from tests.exchange.plan.shapes.sheets import book, lay, widths
from tests.exchange.plan.shapes.word import C

COMMON = heads("№ п/п", "Наименование мероприятия", "Исполнитель", "Срок")

DATED = [
    plain(
        "1",
        "Обучение",
        item("1.1", "Семинар по финансовым вопросам", "ИКАО|ТИК", "15.03.2025"),
        item("1.2", "Тренинг для операторов", "ТИК", ("мар.25", "март 2025", "Март 2025", "03.2025", "март")),
        item("1.3", "Зачет для резерва УИК", "ТИК", "2 квартал"),
    ),
    plain(
        "2",
        "Просвещение",
        item("2.1", "День молодого избирателя", "ТИК", ("16.02.2025", "16 февраля 2025", "16 февраля")),
        item("2.2", "Круглый стол «Гражданин и власть»", "ИКАО", "до 01.06.2025"),
    ),
]


@SHELF.lay(
    "excel_dates_that_were_numbers.xlsx",
    Expected(
        "План мероприятий избирательной комиссии Астраханской области на 2025 год",
        2025,
        DATED,
        ("", "Избирательная комиссия Астраханской области"),
        must_warn=(told("numbers were dates", "1.2", "2.1", "дат"),),
    ),
)
def excel_dates_that_were_numbers(path: Path) -> None:
    """1.2 became the first of February, shown «01.фев»; сроки are dates, one of them shown as month and year."""
    made, sheet = book("Лист1")
    name = "План мероприятий избирательной комиссии Астраханской области на 2025 год"
    top = lay(sheet, [[C(name, across=4, bold=True)]], borders=False)
    lay(sheet, [COMMON, *Layout(section="{}. {}").rows(DATED)], top=top)
    for (written,) in sheet.iter_rows(min_row=top + 1, max_col=1):
        if written.value.count(".") == 1 and " " not in written.value:
            day, month = written.value.split(".")
            written.value, written.number_format = datetime(2025, int(month), int(day)), "dd.mmm"
    for at, when, looks in (
        (top + 2, datetime(2025, 3, 15), "dd.mm.yyyy"),
        (top + 3, datetime(2025, 3, 1), "mmm.yy"),
        (top + 6, datetime(2025, 2, 16), "dd.mm.yyyy"),
    ):
        written = sheet.cell(at, 4)
        written.value, written.number_format = when, looks
    widths(sheet, 8, 60, 30, 25)
    made.save(str(path))


TWO_SHEETS = [
    plain("1", "Обучение организаторов выборов", *take(TRAINING, "1.", 0, 5, "ИКОО")),
    plain("2", "Правовая культура", *take(CULTURE, "2.", 0, 6, "ИКОО")),
]


@SHELF.lay(
    "excel_sections_on_two_sheets_offset.xlsx",
    Expected(
        "План основных мероприятий избирательной комиссии Орловской области на 2026 год",
        2026,
        TWO_SHEETS,
        "Избирательная комиссия Орловской области",
        date(2025, 12, 22),
        "110/690-7",
        must_warn=(told("a third sheet is left out", "Телефоны"),),
    ),
)
def excel_sections_on_two_sheets_offset(path: Path) -> None:
    """The table begins at C9; the second section lies on the second sheet; a third holds telephones."""
    made, sheet = book("Раздел 1")
    block = ("УТВЕРЖДЕН", "постановлением избирательной комиссии", "Орловской области", "от 22.12.2025 № 110/690-7")
    lay(sheet, [[line] for line in block], left=5, borders=False)
    name = ("План основных мероприятий", "избирательной комиссии Орловской области на 2026 год")
    lay(sheet, [[C(line, across=4, bold=True, align="center")] for line in name], top=6, left=3, borders=False)
    layout = Layout(section="{}. {}")
    lay(sheet, [COMMON, *layout.rows(TWO_SHEETS[:1])], top=9, left=3)
    second = made.create_sheet("Раздел 2")
    lay(second, [COMMON, *layout.rows(TWO_SHEETS[1:])], top=2, left=3)
    third = made.create_sheet("Телефоны")
    lay(third, [["Иванова И.И.", "8 (384-2) 00-00-00"], ["Петров П.П.", "8 (384-2) 00-00-01"]])
    widths(sheet, 3, 3, 8, 60, 30, 25)
    made.save(str(path))


COUNTED = flat(*take(INFORMING, "", 0, 7, "ТИК"))


@SHELF.lay(
    "excel_numbers_by_formula_merged_down.xlsx",
    Expected(
        "План работы со СМИ территориальной избирательной комиссии города Белово на 2025 год",
        2025,
        COUNTED,
        ("", "Территориальная избирательная комиссия города Белово"),
    ),
    needs_office=True,
)
def excel_numbers_by_formula_merged_down(path: Path) -> None:
    """Every number is the one above plus one, worked out by the office; each item takes two rows of the sheet."""
    office.converted(_counted, ".xlsx", path)


def _counted(path: Path) -> None:
    made, sheet = book()
    name = "План работы со СМИ территориальной избирательной комиссии города Белово на 2025 год"
    top = lay(sheet, [[C(name, across=4, bold=True)]], borders=False)
    lay(sheet, [COMMON], top=top)
    for at, cells in enumerate(Layout().rows(COUNTED)):
        line = top + 1 + 2 * at
        lay(sheet, [cells], top=line)
        sheet.cell(line, 1).value = 1 if at == 0 else f"=A{line - 2}+1"
        for column in range(1, 5):
            sheet.merge_cells(start_row=line, end_row=line + 1, start_column=column, end_column=column)
    widths(sheet, 8, 60, 30, 25)
    made.save(str(path))


CALC = [
    sec("I", "Обучение", sub("1.1", "Обучение кадров", *take(TRAINING, "1.1.", 2, 6, "ИКСмО"))),
    sec("II", "Культура", sub("2.1", "Конкурсы", *take(CULTURE, "2.1.", 1, 4, "ИКСмО"))),
]


@SHELF.lay(
    "open_document_sheet.ods",
    Expected(
        "План обучения и просвещения Избирательной комиссии Смоленской области на 2026 год",
        2026,
        CALC,
        "Избирательная комиссия Смоленской области",
        date(2026, 1, 22),
        "150/1100-7",
        must_warn=(told("comment of a cell", "уточнить в феврале"), told("hidden row", "Уборка помещений", "скрыт")),
    ),
    needs_office=True,
)
def open_document_sheet(path: Path) -> None:
    office.converted(_calc, ".xlsx", path)


def _calc(path: Path) -> None:
    from openpyxl.comments import Comment

    made, sheet = book()
    block = (
        "УТВЕРЖДЕН",
        "постановлением Избирательной комиссии",
        "Смоленской области",
        "от 22 января 2026 г. № 150/1100-7",
    )
    top = lay(sheet, [["", "", C(line, across=2)] for line in block], borders=False)
    name = "План обучения и просвещения Избирательной комиссии Смоленской области на 2026 год"
    top = lay(sheet, [[C(name, across=4, bold=True)]], top=top, borders=False)
    rows = [*Layout(subsection="{}. {}").rows(CALC), ["", "Уборка помещений", "Хозяйственный отдел", "ежедневно"]]
    below = lay(sheet, [COMMON, *rows], top=top)
    sheet.row_dimensions[below - 1].hidden = True
    sheet.cell(top + 3, 4).comment = Comment("Срок уточнить в феврале", "Иванова И.И.")
    widths(sheet, 8, 60, 30, 25)
    made.save(str(path))
