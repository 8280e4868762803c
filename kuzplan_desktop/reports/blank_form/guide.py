"""The first sheet of a form: who it is for, by when, how it is filled in; and rows as high as what stands in them."""

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.domain.reporting.blank_form import (
    COUNT_CAPTION,
    EVENTS,
    GUIDE,
    MARK_CAPTIONS,
    MARKS,
    NAME_LABEL,
    NOT_REQUIRED,
    YES,
    Blank,
)
from kuzplan_desktop.domain.wording import date_words
from kuzplan_desktop.reports.excel.cells import HEADING, LINE, TEXT, TITLE, put, put_across, set_up_print, set_widths
from kuzplan_desktop.reports.paper.plain_text import for_xml
from kuzplan_desktop.reports.paper.report import Value
from kuzplan_desktop.reports.paper.sheet_measures import Content, row_height

GUIDE_WIDTHS = (48.0, 122.0)


def fill_guide(sheet: Worksheet, blank: Blank, input_style: str) -> None:
    """Who it is for, by when, and how it is filled in."""
    sheet.title = GUIDE
    set_widths(sheet, GUIDE_WIDTHS)
    put_across(sheet, 1, (1, 2), f"Бланк: что сделано за {blank.period.caption}", TITLE, GUIDE_WIDTHS)
    facts = (
        ("Комиссия", blank.commission),
        ("План", blank.plan_title),
        ("Отчетный период", blank.period.caption),
        ("Вернуть", f"до {date_words(blank.return_by)}, когда сдается отчет" if blank.return_by else ""),
    )
    for at, (name, value) in enumerate(facts, 3):
        put_tall_row(sheet, at, (name, value or "–"), (HEADING, TEXT), GUIDE_WIDTHS)
    put_tall_row(sheet, 7, (f"{NAME_LABEL} (фамилия, инициалы)", None), (HEADING, input_style), GUIDE_WIDTHS)
    for at, line in enumerate(_instructions(), 9):
        put_across(sheet, at, (1, 2), line, LINE, GUIDE_WIDTHS)
    set_up_print(sheet, "1:1")
    sheet.page_setup.orientation = "portrait"


def _instructions() -> tuple[str, ...]:
    """How the form is filled in, a paragraph each."""
    done, several = MARK_CAPTIONS["state"], COUNT_CAPTION
    return (
        "1. Впишите выше свою фамилию. Заполняйте только светло-желтые ячейки: остальные защищены от случайной правки.",
        f"2. Лист «{MARKS}»: строка – пункт плана в одном квартале. В столбце «{done}» выберите «{YES}» или "
        f"«{NOT_REQUIRED}» либо оставьте пусто. Для «{NOT_REQUIRED}» напишите причину в последнем столбце. Что уже "
        "известно, вписано заранее: исправьте, если неверно; что не тронуто, останется как было.",
        f"3. Лист «{EVENTS}»: строка – проведенное мероприятие. Выберите пункт плана и форму из списка (форму можно "
        "вписать и свою), укажите дату. Отметка за квартал поставится сама. Несколько одинаковых мероприятий можно "
        f"записать одной строкой: их число – в столбце «{several}».",
        "4. Даты пишутся так: 14.03.2022. В числах – только цифры. Формулы не вписывайте: нужны сами значения.",
        "5. Участники указываются числом, по столбцам; фамилии участников не нужны. «Участников всего» заполняйте, "
        "если известно только общее число.",
        "6. Строки можно фильтровать, мероприятия – и сортировать, вставлять, удалять. Сохраните файл в формате .xlsx "
        "и пришлите обратно. Если потом найдется ошибка, исправьте этот же файл и пришлите снова: записи исправятся, "
        "а не удвоятся.",
    )


def put_tall_row(
    sheet: Worksheet, at: int, values: Sequence[Value], named: Sequence[str], widths: Sequence[float], least: int = 1
) -> None:
    """Write a row as high as its texts, at least so many lines."""
    contents = [Content("\n" * (least - 1), widths[0])]
    for column, (value, style, width) in enumerate(zip(values, named, widths, strict=True), 1):
        put(sheet.cell(at, column), value, style)
        if isinstance(value, str):
            contents.append(Content(for_xml(value), width, bold=style == HEADING))
    sheet.row_dimensions[at].height = row_height(contents)
