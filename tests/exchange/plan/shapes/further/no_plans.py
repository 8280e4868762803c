"""Lists that are no plans, reports, and further pages and texts."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes import office
from tests.exchange.plan.shapes.base import REFUSED, Expected, flat, item, plain, told
from tests.exchange.plan.shapes.further import COMMON, DECREE, NAME, SHELF, TIK, WIDTHS, laid_out, of_tik, under_head
from tests.exchange.plan.shapes.further.formats import BLOCK, HEAD_TEXT, SECTIONS, TITLE
from tests.exchange.plan.shapes.layout import Layout, approval, heads, title
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, TRAINING, take
from tests.exchange.plan.shapes.word import C, p, table, write


@SHELF.lay("refused_list_of_bodies.docx", REFUSED)
def refused_list_of_bodies(path: Path) -> None:
    """Who is responsible where, with telephones: nothing is planned."""
    rows = [[f"{at}.", f"УИК № {1450 + at}", "Иванова И.И.", f"5-22-{10 + at}"] for at in range(1, 9)]
    captions = heads("№", "Наименование комиссии", "Ответственный", "Телефон")
    write(path, title("Список участковых комиссий на 2026 год"), table([captions, *rows]))


@SHELF.lay("refused_timetable_of_offices.docx", REFUSED)
def refused_timetable_of_offices(path: Path) -> None:
    rows = [["Приемная", "пн – пт, 9.00 – 18.00", "каб. 1"], ["Бухгалтерия", "вт, чт", "каб. 2"]]
    captions = heads("Наименование отдела", "Время приема", "Место")
    write(path, title("Режим работы в 2026 году"), table([captions, *rows]))


DONE = flat(*take(CULTURE, "", 0, 4))


@SHELF.lay(
    "report_in_the_form_of_a_plan.docx",
    Expected("", 2026, DONE, must_warn=(told("a report", "похож на отчет"),), may_refuse=True),
)
def report_in_the_form_of_a_plan(path: Path) -> None:
    under_head(path, title("ОТЧЕТ", "о работе комиссии на 2026 год"), DONE)


@SHELF.lay("excel_page_head_within_the_table.html", of_tik(SECTIONS))
def excel_page_head_within_the_table(path: Path) -> None:
    """Every line is a row, title and approval in merged cells of the same table."""
    rows = "".join(f"<tr><td></td><td></td><td colspan=2>{line}</td></tr>" for line in BLOCK)
    rows += "".join(f"<tr><td colspan=4>{line}</td></tr>" for line in TITLE)
    rows += "<tr>" + "".join(f"<td>{one.text}</td>" for one in COMMON) + "</tr>"
    for one in Layout(section="{}. {}", number="{}.").rows(SECTIONS):
        cells = [f"<td colspan=4>{one[0].text}</td>"] if len(one) == 1 else [f"<td x:str>{cell}</td>" for cell in one]
        rows += f"<tr>{''.join(cells)}</tr>"
    page = f"<html><head><meta charset=utf-8></head><body><table>{rows}</table></body></html>"
    path.write_text(page, encoding="utf-8")


def _bare(begun: Path) -> None:
    rows = Layout(section="{}. {}", number="{}.").rows(SECTIONS)
    write(begun, DECREE, NAME, table([COMMON, *rows], WIDTHS, borders=False))


@SHELF.lay("no_lines.pdf", of_tik(SECTIONS, told("no lines", "промежуткам")), needs_office=True)
def no_lines(path: Path) -> None:
    office.converted(_bare, ".docx", path)


@SHELF.lay("markdown_bars.txt", of_tik(SECTIONS))
def markdown_bars(path: Path) -> None:
    """«| 1.1. | … |» with a line of hyphens below the header."""
    lines = []
    for one in [COMMON, *Layout(section="{}. {}", number="{}.").rows(SECTIONS)]:
        texts = [cell if isinstance(cell, str) else cell.text for cell in one]
        lines.append("| " + " | ".join([*texts, *[""] * (4 - len(texts))]) + " |")
    lines.insert(1, "|---|---|---|---|")
    path.write_text(HEAD_TEXT + "\n".join(lines) + "\n", encoding="utf-8")


SIGNED = flat(*take(INFORMING, "", 0, 4))


@SHELF.lay("signed_within_the_table.docx", of_tik(SIGNED, told("signature", "Иванова")))
def signed_within_the_table(path: Path) -> None:
    ends = [C("Председатель комиссии", across=2), "", "И.И. Иванова"], [C("Секретарь", across=2), "", "С.С. Сидоров"]
    laid_out(path, COMMON, *Layout(number="{}.").rows(SIGNED), *ends, widths=WIDTHS)


COURSE = flat(*take(TRAINING, "", 0, 5))


@SHELF.lay(
    "decision_before_its_appendix.docx",
    Expected(
        "План обучения кадров на 2026 год",
        2026,
        COURSE,
        TIK,
        date(2025, 12, 24),
        "179/895",
        must_warn=(told("the decision", "решила"),),
    ),
)
def decision_before_its_appendix(path: Path) -> None:
    """The decision itself stands before; the appendix names its day and number again."""
    head = title("ТЕРРИТОРИАЛЬНАЯ ИЗБИРАТЕЛЬНАЯ КОМИССИЯ", "ЯШКИНСКОГО РАЙОНА", "РЕШЕНИЕ")
    head += p("24 декабря 2025 г.                                  № 179/895") + title("О плане обучения кадров")
    head += p("Территориальная избирательная комиссия РЕШИЛА:") + p("1. Утвердить план (прилагается).")
    head += p("2. Контроль возложить на секретаря.") + p("Председатель                  И.И. Иванова")
    head += approval("Утвержден", "решением территориальной избирательной комиссии", "Яшкинского района")
    head += approval("от 24.12.2025 № 179/895")
    under_head(path, head + title("План обучения кадров", "на 2026 год"), COURSE)


LONG = flat(
    item(
        "1",
        "Подготовка помещений для голосования, оборудование их необходимыми средствами, проверка безопасности",
        "ТИК|УИК",
        "август",
    ),
    item("2", "Мониторинг", "ТИК", "В течение года"),
)


@SHELF.lay("lines_of_an_item_in_rows_of_their_own.docx", of_tik(LONG))
def lines_of_an_item_in_rows_of_their_own(path: Path) -> None:
    """A typist put each line of an item into a row of the table."""
    first = ["1.", "Подготовка помещений для голосования,", "ТИК,", "август"]
    second, third = ["", "оборудование их необходимыми", "УИК", ""], ["", "средствами, проверка безопасности", "", ""]
    laid_out(path, COMMON, first, second, third, ["2.", "Мониторинг", "ТИК", "В течение года"], widths=WIDTHS)


HALF = [
    plain("", "Июль", *take(CULTURE, "", 0, 2)),
    plain("", "Август", *take(CULTURE, "", 2, 4, start=3)),
]


@SHELF.lay(
    "half_year_with_months_as_headings.docx",
    Expected("Сводный план мероприятий на II полугодие 2026 года", 2026, HALF),
)
def half_year_with_months_as_headings(path: Path) -> None:
    head = title("СВОДНЫЙ ПЛАН", "мероприятий", "на II полугодие 2026 года")
    under_head(path, head, HALF, Layout(section="{1}", number="{}."))
