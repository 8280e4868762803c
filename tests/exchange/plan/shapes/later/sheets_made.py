"""Sheets: directions and days in columns, a letterhead and totals by formula, a timetable; a sheet printed as PDF."""

from datetime import date, datetime
from pathlib import Path

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.plan.shapes import office
from tests.exchange.plan.shapes.base import Expected, Item, Outline, flat, item, plain, sec, sub, told
from tests.exchange.plan.shapes.later import SHELF, by_note
from tests.exchange.plan.shapes.layout import Layout, Row, heads
from tests.exchange.plan.shapes.sheets import book, lay
from tests.exchange.plan.shapes.word import C

A4, A5 = 9, 11


def fitted(sheet: Worksheet, *sizes: float, paper: int = A4) -> None:
    """Widths of the columns, heights of the rows as Excel keeps them for wrapped words, all columns on one page."""
    for column, width in enumerate(sizes, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    merged = {cells.min_row for cells in sheet.merged_cells.ranges}
    for at, cells in enumerate(sheet.iter_rows(max_col=len(sizes)), 1):
        high = [
            sum(-(-len(line) // max(1, round(width) - 1)) or 1 for line in one.value.split("\n"))
            for one, width in zip(cells, sizes, strict=True)
            if isinstance(one.value, str) and at not in merged
        ]
        sheet.row_dimensions[at].height = 15 * max(high, default=1)
    sheet.page_setup.paperSize, sheet.page_setup.orientation = paper, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4


WAY, LEVEL = "Направление", "Уровень"
DAYS = (
    ("Обучение", "Вебинар для системных администраторов", (2, 3), (2, 3), "ИККО", "региональный"),
    ("Обучение", "Курсы для председателей УИК", (2, 16), (3, 20), "ИККО|ТИК", "муниципальный"),
    ("Обучение", "Экзамен для резерва УИК", (6, 1), (6, 30), "ТИК", "муниципальный"),
    ("Просвещение", "Конкурс эссе «Мой первый выбор»", (2, 1), (4, 15), "ИККО|Министерство науки", "региональный"),
    ("Просвещение", "Форум молодых избирателей", (11, 12), (11, 13), "ИККО|КемГУ", "региональный"),
)


def _spans(first: date, last: date) -> tuple[str, ...]:
    begin, end = f"{first:%d.%m.%Y}", f"{last:%d.%m.%Y}"
    wordings = (f"с {begin} по {end}", *(f"{begin}{dash}{end}" for dash in (" – ", " - ", "–", "-", " — ")))
    return (begin, *wordings) if first == last else wordings


def _dated(at: int, row: tuple) -> Item:
    way, name, first, last, who, level = row
    return item(str(at), name, who, _spans(date(2026, *first), date(2026, *last)), {WAY: way, LEVEL: level})


DATED = flat(*[_dated(at, row) for at, row in enumerate(DAYS, 1)])


@SHELF.lay(
    "excel_direction_in_every_row_days_from_to.xlsx",
    Expected(
        "План мероприятий избирательной комиссии по обучению и просвещению на 2026 год",
        2026,
        DATED,
        ("", "Избирательная комиссия"),
        must_warn=(told("joined columns", "окончани", "начал", "столбц"), told("the other sheet", "Справочник")),
        also=(by_note(DATED, WAY),),
    ),
)
def excel_direction_in_every_row_days_from_to(path: Path) -> None:
    """Days are days of Excel in two columns, a filter over the header, a second sheet holds the lists for choosing."""
    made, sheet = book()
    captions = heads("№ п/п", WAY, "Мероприятие", "Дата начала", "Дата окончания", "Исполнители", LEVEL)
    rows = [["", way, name, "", "", who.replace("|", "\n"), level] for way, name, _, _, who, level in DAYS]
    name = "План мероприятий избирательной комиссии по обучению и просвещению на 2026 год"
    lay(sheet, [[C(name, across=7, bold=True, align="center")]], borders=False)
    lay(sheet, [captions, *rows], top=3)
    for at, (_, _, first, last, _, _) in enumerate(DAYS, 1):
        sheet.cell(3 + at, 1).value = at
        for column, day in ((4, first), (5, last)):
            sheet.cell(3 + at, column).value = datetime(2026, *day)
            sheet.cell(3 + at, column).number_format = "DD.MM.YYYY"
    sheet.freeze_panes, sheet.auto_filter.ref = "A4", f"A3:G{3 + len(DAYS)}"
    fitted(sheet, 6, 16, 42, 13, 13, 24, 17)
    lists = made.create_sheet("Справочник")
    lay(lists, [[C(WAY, bold=True)], ["Обучение"], ["Просвещение"], ["Контроль"]])
    fitted(lists, 20)
    made.save(str(path))


SCHOOLS = [
    plain(
        "1",
        "Учреждения образования",
        item("1.1", "Урок парламентаризма", "Управление образования|школы", "апрель, к 27 апреля"),
        item("1.2", "Турнир знатоков избирательного права", "ДДТ|ТИК", "15.02–20.03"),
        item("1.3", "Деловая игра «Один день на участке»", "Школы", "1 раз в полугодие"),
    ),
    plain(
        "2",
        "Учреждения культуры и спорта",
        item("2.1", "Выставка одного документа", "Архивный отдел", "ежеквартально"),
        item("2.2", "Спортивный праздник «Стартуем к выборам»", "Спортшкола|ТИК", "до 15 сентября"),
    ),
]


def _letterhead(begun: Path) -> None:
    made, sheet = book("2026")
    block = ("Утвержден", "постановлением администрации", "Ижморского муниципального округа", "от 30.01.2026 № 41")
    top = lay(sheet, [["", C(line, across=2)] for line in block], left=4, borders=False)
    name = ("МЕЖВЕДОМСТВЕННЫЙ ПЛАН", "работы с будущими избирателями", "на 2026 год")
    top = lay(
        sheet,
        [[C(line, across=4, bold=True, align="center")] for line in name],
        top=top + 1,
        left=3,
        borders=False,
    )
    rows: list[Row] = [heads("№\nп/п", "Содержание\nработы", "Ответственные\nисполнители", "Сроки")]
    first = top + 2
    for one in Layout(section="title", number="{}").rows(SCHOOLS):
        rows.append(one)
    below = lay(sheet, [*rows, ["", "Всего мероприятий", "", ""]], top=top + 1, left=3)
    for at in range(first, below - 1):
        typed = str(sheet.cell(at, 3).value)
        sheet.cell(at, 3).value = float(typed) if "." in typed else int(typed)
    sheet.cell(below - 1, 6).value = f"=COUNTA(F{first}:F{below - 2})"
    fitted(sheet, 2, 2, 7, 50, 32, 28)
    made.save(str(begun))


@SHELF.lay(
    "excel_97_far_from_the_corner_total_by_formula.xls",
    Expected(
        "Межведомственный план работы с будущими избирателями на 2026 год",
        2026,
        SCHOOLS,
        "Администрация Ижморского муниципального округа",
        date(2026, 1, 30),
        "41",
        must_warn=(told("the total", "Всего мероприятий"),),
    ),
    needs_office=True,
)
def excel_97_far_from_the_corner_total_by_formula(path: Path) -> None:
    """Old Excel; the table begins in C10, numbers are numbers (1; 1,1), the last row counts by a formula."""
    office.converted(_letterhead, ".xlsx", path)


HOURS = (
    ((4, 7), "10.00", "Администрация, зал № 2", "801 – 812", "Работа со списком избирателей", "Гусева Т.Н."),
    ((4, 14), "10.00", "Администрация, зал № 2", "813 – 825", "Работа со списком избирателей", "Гусева Т.Н."),
    ((4, 21), "14.30", "ДК «Победа»", "801 – 825", "Голосование вне помещения", "Гусева Т.Н.|Мельник О.О."),
    ((5, 13), "11.00", "СОШ № 9", "826 – 840", "Протокол об итогах: разбор ошибок", "Мельник О.О."),
)
HALLS = ("Время", "Место проведения", "№№ УИК")
TIMETABLE = flat(
    *[
        item("", topic, who, f"{date(2026, *day):%d.%m.%Y}", dict(zip(HALLS, (hour, place, numbers), strict=True)))
        for day, hour, place, numbers, topic, who in HOURS
    ],
    item(
        "",
        "Индивидуальные консультации",
        "Члены ТИК",
        "по согласованию",
        {"Место проведения": "ТИК, каб. 14", "№№ УИК": "все"},
    ),
)


def _timetable(begun: Path) -> None:
    made, sheet = book("График")
    name = ("ГРАФИК", "обучения членов участковых избирательных комиссий", "в апреле – мае 2026 года")
    top = lay(sheet, [[C(line, across=6, bold=True, align="center")] for line in name], borders=False)
    captions = heads("Дата", *HALLS, "Тема занятия", "Ответственный за проведение")
    rows = Layout(("s", *HALLS, "t", "e"), join=", ").rows(TIMETABLE)
    lay(sheet, [captions, *rows], top=top + 1)
    for at, (day, *_) in enumerate(HOURS, top + 2):
        sheet.cell(at, 1).value, sheet.cell(at, 1).number_format = datetime(2026, *day), "DD.MM.YYYY"
    fitted(sheet, 18, 8, 25, 12, 38, 24)
    made.save(str(begun))


@SHELF.lay(
    "timetable_day_hour_place_topic.ods",
    Expected(
        "График обучения членов участковых избирательных комиссий в апреле – мае 2026 года",
        2026,
        TIMETABLE,
        must_warn=(told("no numbers", "номер", "нумер"),),
    ),
    needs_office=True,
)
def timetable_day_hour_place_topic(path: Path) -> None:
    """OpenDocument; days of a sheet, hours in a column of their own, no numbers, «по согласованию» in the last row."""
    office.converted(_timetable, ".xlsx", path)


PRINTED: Outline = [
    sec(
        "1",
        "Организация обучения",
        sub(
            "1.1",
            "Документы и планы",
            item("1.1.1", "Утверждение учебных программ", "Учебный центр", "до 20 января"),
            item("1.1.2", "Составление списков обучаемых по каждой территориальной комиссии", "ТИК", "январь, июнь"),
            item("1.1.3", "Договоры с вузами", "Учебный центр|Юрист", "I квартал"),
        ),
        sub(
            "1.2",
            "Занятия",
            item(
                "1.2.1", "Установочный семинар для председателей ТИК (очно, два дня)", "Учебный центр", "3 – 4 февраля"
            ),
            item("1.2.2", "Дистанционный курс на платформе центра", "Учебный центр|ТИК", "15.02–20.03"),
            item("1.2.3", "Тренинги по конфликтным ситуациям на избирательном участке", "Психолог", "1 раз в квартал"),
            item("1.2.4", "Итоговое тестирование", "ТИК", "не позднее 1 сентября"),
        ),
    ),
    sec(
        "2",
        "Методическая работа",
        sub(
            "2.1",
            "Издания",
            item("2.1.1", "Рабочая тетрадь секретаря участковой комиссии", "Учебный центр", "до 1 мая"),
            item("2.1.2", "Видеоролики «Азбука УИК»", "Учебный центр|Пресс-служба", "ежемесячно"),
        ),
        sub(
            "2.2",
            "Контроль",
            item("2.2.1", "Анализ ошибок в протоколах прошлых выборов", "Юрист", "в межвыборный период"),
            item("2.2.2", "Отчет о выполнении плана", "Учебный центр", "до 25 декабря"),
        ),
    ),
]


def _printed(begun: Path) -> None:
    made, sheet = book()
    block = ("УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Томской области", "от 11.12.2025 № 58/390")
    top = lay(sheet, [["", "", C(line, across=2)] for line in block], borders=False)
    name = ("ПЛАН", "деятельности учебного центра Избирательной комиссии Томской области", "на 2026 год")
    top = lay(sheet, [[C(line, across=4, bold=True, align="center")] for line in name], top=top + 1, borders=False)
    rows = Layout(("n", "t", "s", "e"), section="{}. {}", subsection="{}. {}", number="{}.").rows(PRINTED)
    captions = heads("№ п/п", "Мероприятия", "Сроки исполнения", "Исполнители")
    lay(sheet, [captions, *rows], top=top + 1)
    for cells in sheet.iter_rows(min_row=top + 2):
        cells[0].alignment = Alignment(vertical="center", horizontal=cells[0].alignment.horizontal, wrap_text=True)
    sheet.print_title_rows = f"{top + 1}:{top + 1}"
    fitted(sheet, 8, 46, 20, 22, paper=A5)
    sheet.oddFooter.center.text = "Страница &P из &N"
    made.save(str(begun))


@SHELF.lay(
    "sheet_printed_on_small_pages.pdf",
    Expected(
        "План деятельности учебного центра Избирательной комиссии Томской области на 2026 год",
        2026,
        PRINTED,
        "Избирательная комиссия Томской области",
        date(2025, 12, 11),
        "58/390",
    ),
    needs_office=True,
)
def sheet_printed_on_small_pages(path: Path) -> None:
    """A sheet of Excel printed as PDF on A5: repeated header, «Страница 1 из 2», numbers amid the height of cells."""
    office.converted(_printed, ".xlsx", path)
