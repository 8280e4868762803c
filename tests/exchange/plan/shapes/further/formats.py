"""Other formats: sheets with days and two storeys, pages of sites, texts, OpenDocument, old Word, rich text, PDF."""

from datetime import datetime
from pathlib import Path

from tests.exchange.plan.shapes import office
from tests.exchange.plan.shapes.base import Outline, flat, item, plain, sec, sub, told
from tests.exchange.plan.shapes.drawn import BARS, BOX, drawn, in_columns
from tests.exchange.plan.shapes.further import COMMON, SHELF, of_tik
from tests.exchange.plan.shapes.layout import Layout, counted
from tests.exchange.plan.shapes.pools import CULTURE, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.sheets import book, lay, widths
from tests.exchange.plan.shapes.word import C

SECTIONS = [plain("1", "Обучение", *take(TRAINING, "1.", 0, 5)), plain("2", "Культура", *take(CULTURE, "2.", 0, 6))]
DEEP = [
    sec(
        "I",
        "Обучение кадров избирательных комиссий",
        sub("1.1", "Организационные мероприятия", *take(ORGANISING, "1.1.", 0, 4)),
        sub("1.2", "Занятия", *take(TRAINING, "1.2.", 0, 6)),
    ),
    sec("II", "Правовая культура", sub("2.1", "Работа с молодежью", *take(CULTURE, "2.1.", 0, 5))),
]
LAYOUT = Layout(section="{}. {}", subsection="{}. {}", number="{}.")
BLOCK = (
    "УТВЕРЖДЕН",
    "решением территориальной избирательной",
    "комиссии Яшкинского района",
    "от 25.12.2025 № 180/902-5",
)
TITLE = ("План мероприятий", "территориальной избирательной комиссии Яшкинского района", "на 2026 год")
HEAD_TEXT = (
    "\n".join(line.rjust(70) for line in BLOCK)
    + "\n\n"
    + "\n".join(line.center(70).rstrip() for line in TITLE)
    + "\n\n"
)


def on_a_sheet(path: Path, rows: list, columns: int = 4) -> tuple:
    made, sheet = book()
    top = lay(sheet, [[*[""] * (columns - 2), C(line, across=2)] for line in BLOCK], borders=False)
    top = lay(
        sheet, [[C(line, across=columns, bold=True, align="center")] for line in TITLE], top=top + 1, borders=False
    )
    lay(sheet, rows, top=top + 1)
    widths(sheet, 8, 60, 30, 25)
    return made, sheet, top + 1


DAYS = flat(
    item("1", "Квиз «Выборы»", "ТИК", "15.03.2026"),
    item("2", "Семинар с УИК", "ТИК|УИК", "апрель"),
    item("3", "Круглый стол", "ТИК", "20.05.2026"),
)


@SHELF.lay("excel_days_as_dates.xlsx", of_tik(DAYS))
def excel_days_as_dates(path: Path) -> None:
    """Сроки are days of Excel, one shown as «15.03.2026», one as «20 май»; numbers are numbers."""
    made, sheet, top = on_a_sheet(path, [COMMON, *Layout().rows(DAYS)])
    for at, (day, shown) in ((1, (datetime(2026, 3, 15), "DD.MM.YYYY")), (3, (datetime(2026, 5, 20), "DD.MM.YYYY"))):
        sheet.cell(top + at, 4).value, sheet.cell(top + at, 4).number_format = day, shown
    for at in (1, 2, 3):
        sheet.cell(top + at, 1).value = at
    made.save(str(path))


@SHELF.lay(
    "excel_header_of_two_storeys_merged.xlsx",
    of_tik(
        flat(item("1", "Обучение", "ТИК", ("I кв., III кв.",)), item("2", "Итоги", "ТИК", "IV кв.")),
        told("put together", "нескольким столбцам"),
    ),
)
def excel_header_of_two_storeys_merged(path: Path) -> None:
    made, sheet, top = on_a_sheet(
        path,
        [
            ["№", "Мероприятие", C("Сроки", across=4), "Исполнитель"],
            ["", "", "I кв.", "II кв.", "III кв.", "IV кв.", ""],
            ["1", "Обучение", "+", "", "+", "", "ТИК"],
            ["2", "Итоги", "", "", "", "+", "ТИК"],
        ],
        7,
    )
    for column in (1, 2, 7):
        sheet.merge_cells(start_row=top, end_row=top + 1, start_column=column, end_column=column)
    made.save(str(path))


@SHELF.lay(
    "excel_items_over_two_rows.xlsx",
    of_tik(
        flat(
            item("1", "Обучение членов участковых избирательных комиссий", "ТИК", "март"),
            item("2", "Подведение итогов", "ТИК", "декабрь"),
        )
    ),
)
def excel_items_over_two_rows(path: Path) -> None:
    """A long name stands in two rows of the sheet, the rest of the second row is empty."""
    made, *_ = on_a_sheet(
        path,
        [
            COMMON,
            ["1.", "Обучение членов участковых", "ТИК", "март"],
            ["", "избирательных комиссий", "", ""],
            ["2.", "Подведение итогов", "ТИК", "декабрь"],
        ],
    )
    made.save(str(path))


@SHELF.lay("sheet_of_opendocument.ods", of_tik(SECTIONS), needs_office=True)
def sheet_of_opendocument(path: Path) -> None:
    def write_it(begun: Path) -> None:
        made, *_ = on_a_sheet(begun, [COMMON, counted(4), *LAYOUT.rows(SECTIONS)])
        made.save(str(begun))

    office.converted(write_it, ".xlsx", path)


@SHELF.lay("old_sheet.xls", of_tik(DEEP), needs_office=True)
def old_sheet(path: Path) -> None:
    def write_it(begun: Path) -> None:
        made, *_ = on_a_sheet(begun, [COMMON, *LAYOUT.rows(DEEP)])
        made.save(str(begun))

    office.converted(write_it, ".xlsx", path)


def _page(rows: str, before: str = "") -> str:
    head = "".join(f"<p align=right>{line}</p>" for line in BLOCK) + "<h2>" + "<br>".join(TITLE) + "</h2>"
    top = "<head><meta charset=utf-8><title>Сайт</title><style>td{a:b}</style></head>"
    return f"<html>{top}<body>{head}{before}<table border=1>{rows}</table></body></html>"


@SHELF.lay(
    "page_with_spans_and_lists.html",
    of_tik([plain("1", "Обучение", item("1.1", "Семинар", "ТИК|УИК", "март"), item("1.2", "Тренинг", "ТИК", "март"))]),
)
def page_with_spans_and_lists(path: Path) -> None:
    """Rowspan of the срок, a list of executors, entities, a script."""
    rows = "<thead><tr><th>№&nbsp;п/п<th>Мероприятие<th>Исполнители<th>Срок</tr></thead><tbody>"
    rows += "<tr><td colspan=4><b>1.&nbsp;Обучение</b></td></tr>"
    rows += "<tr><td>1.1.<td>Семинар<td><ul><li>ТИК<li>УИК</ul><td rowspan=2>март</tr>"
    rows += "<tr><td>1.2.<td>Тренинг<td>ТИК</tr></tbody>"
    path.write_text(_page(rows, "<script>var a='<table>';</script>"), encoding="utf-8")


@SHELF.lay("page_with_headings_between_tables.html", of_tik(SECTIONS))
def page_with_headings_between_tables(path: Path) -> None:
    parts = []
    for number, name, subsections in SECTIONS:
        rows = "".join(
            f"<tr><td><p>{one[0]}.</p></td><td><p>{one[1]}</p></td><td>{'<br>'.join(one[2])}</td><td>{one[3]}</td></tr>"
            for one in subsections[0][2]
        )
        header = "<tr><td><b>№</b></td><td><b>Мероприятие</b></td><td><b>Исполнитель</b></td><td><b>Срок</b></td></tr>"
        parts.append(f"<h3>{number}. {name}</h3><table>{header}{rows}</table>")
    head = "".join(f"<div>{line}</div>" for line in BLOCK) + "".join(f"<h1>{line}</h1>" for line in TITLE)
    path.write_text(
        f"<html><meta charset=utf-8><body><div>{head}{''.join(parts)}</div></body></html>", encoding="utf-8"
    )


@SHELF.lay("drawn_with_bars_and_wrapped.txt", of_tik(SECTIONS))
def drawn_with_bars_and_wrapped(path: Path) -> None:
    rows = [COMMON, *LAYOUT.rows(SECTIONS)]
    path.write_text(HEAD_TEXT + drawn(rows, (6, 34, 16, 16), BARS) + "\n", encoding="cp1251")


@SHELF.lay("drawn_with_headings_between_boxes.txt", of_tik(SECTIONS))
def drawn_with_headings_between_boxes(path: Path) -> None:
    text = HEAD_TEXT
    for number, name, parts in SECTIONS:
        text += (
            f"{number}. {name}\n"
            + drawn([COMMON, *Layout(number="{}.").rows(flat(*parts[0][2]))], (6, 34, 16, 16), BOX)
            + "\n\n"
        )
    path.write_text(text, encoding="utf-8")


@SHELF.lay("columns_by_blanks.txt", of_tik(SECTIONS, told("columns by blanks", "промежуткам")))
def columns_by_blanks(path: Path) -> None:
    path.write_text(
        HEAD_TEXT + in_columns([COMMON, *LAYOUT.rows(SECTIONS)], (8, 40, 20, 20), 3) + "\n", encoding="utf-8"
    )


WITHOUT_SIGNS = str.maketrans("«»–№", '""-N')  # those that KOI8-R does not know


def _plainly(outline: Outline) -> Outline:
    return [
        plain(
            number,
            name,
            *[
                (at, text.translate(WITHOUT_SIGNS), who, str(when).translate(WITHOUT_SIGNS), {})
                for at, text, who, when, _ in parts[0][2]
            ],
        )
        for number, name, parts in outline
    ]


@SHELF.lay("rows_by_tabs_in_koi8.txt", of_tik(_plainly(SECTIONS)))
def rows_by_tabs_in_koi8(path: Path) -> None:
    rows = [COMMON, *LAYOUT.rows(SECTIONS)]
    lines = ["\t".join(one if isinstance(one, str) else one.text for one in row) for row in rows]
    path.write_text((HEAD_TEXT + "\n".join(lines) + "\n").translate(WITHOUT_SIGNS), encoding="koi8-r")
