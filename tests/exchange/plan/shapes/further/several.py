"""Several tables in a document: annexes, lists of abbreviations, last year's report, a second plan."""

from pathlib import Path

from tests.exchange.plan.shapes.base import flat, plain, told
from tests.exchange.plan.shapes.further import COMMON, DECREE, NAME, SHELF, WIDTHS, laid_out, of_tik
from tests.exchange.plan.shapes.layout import Layout, approval, counted, heads, title
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import C, p, table, write

PLAN = flat(*take(TRAINING, "", 0, 6))
SECTIONS = [plain("1", "Обучение", *take(TRAINING, "1.", 0, 4)), plain("2", "Культура", *take(CULTURE, "2.", 0, 4))]
ROWS = Layout(number="{}.").rows(PLAN)


@SHELF.lay("annex_with_another_table.docx", of_tik(PLAN, told("the annex", "Перечень участников", "Школа № 1")))
def annex_with_another_table(path: Path) -> None:
    """Below the plan an annex: who takes part, with numbers and more rows than the plan."""
    schools = [[f"{at}.", f"Школа № {at}", f"ул. Ленина, {at}", str(20 + at)] for at in range(1, 12)]
    write(
        path,
        DECREE,
        NAME,
        table([COMMON, *ROWS], WIDTHS),
        approval("Приложение 1 к Плану"),
        title("Перечень участников"),
        table([heads("№", "Школа", "Адрес", "Количество мест"), *schools]),
    )


@SHELF.lay(
    "last_years_figures_before_the_plan.docx",
    of_tik(PLAN, told("figures of last year", "Итоги 2025 года", "Проведено семинаров")),
)
def last_years_figures_before_the_plan(path: Path) -> None:
    figures = [["Проведено семинаров", "12"], ["Обучено человек", "540"]]
    write(
        path,
        DECREE,
        NAME,
        p("Итоги 2025 года:"),
        table([heads("Показатель", "Значение"), *figures]),
        p(),
        table([COMMON, *ROWS], WIDTHS),
    )


@SHELF.lay(
    "second_plan_of_another_kind_below.docx", of_tik(PLAN, told("the second plan", "План заседаний", "О плане работы"))
)
def second_plan_of_another_kind_below(path: Path) -> None:
    """A plan of meetings with other columns follows; it is none of this plan."""
    meetings = [["январь", "О плане работы", "Иванова И.И."], ["март", "О графике приема", "Петров П.П."]]
    write(
        path,
        DECREE,
        NAME,
        table([COMMON, *ROWS], WIDTHS),
        title("План заседаний комиссии на 2026 год"),
        table([heads("Дата", "Тема вопроса", "Докладчик"), *meetings]),
    )


@SHELF.lay(
    "abbreviations_in_a_table_below.docx", of_tik(PLAN, told("abbreviations", "участковые избирательные комиссии"))
)
def abbreviations_in_a_table_below(path: Path) -> None:
    """They may be taken or told; the comparison of the abbreviations is that of the importer's choice."""
    write(
        path,
        DECREE,
        NAME,
        table([COMMON, *ROWS], WIDTHS),
        p("Список терминов"),
        table(
            [["УИК", "участковые избирательные комиссии"], ["ТИК", "территориальная избирательная комиссия"]],
            borders=False,
        ),
    )


@SHELF.lay("header_on_every_section.docx", of_tik(SECTIONS))
def header_on_every_section(path: Path) -> None:
    """The header stands under every heading of a section, within one table."""
    rows = []
    for one in SECTIONS:
        rows += [
            [C(f"{one[0]}. {one[1]}", across=4, bold=True)],
            COMMON,
            counted(4),
            *Layout(number="{}.").rows([plain("", "", *one[2][0][2])]),
        ]
    write(path, DECREE, NAME, table(rows, WIDTHS))


@SHELF.lay(
    "second_table_with_swapped_columns.docx", of_tik(SECTIONS, told("another order", "в другом порядке", "столбц"))
)
def second_table_with_swapped_columns(path: Path) -> None:
    """The table of the second section has срок before executors."""
    first, second = (
        Layout(section="{}. {}", number="{}."),
        Layout(("n", "t", "s", "e"), section="{}. {}", number="{}."),
    )
    swapped = [COMMON[0], COMMON[1], COMMON[3], COMMON[2]]
    write(
        path,
        DECREE,
        NAME,
        table([COMMON, *first.rows(SECTIONS[:1])], WIDTHS),
        p(),
        table([swapped, *second.rows(SECTIONS[1:])], WIDTHS),
    )


@SHELF.lay(
    "second_table_with_one_column_more.docx",
    of_tik([SECTIONS[0], plain("2", "Культура", *[(*one[:4], {"Место": "ЦБС"}) for one in take(CULTURE, "2.", 0, 4)])]),
)
def second_table_with_one_column_more(path: Path) -> None:
    """The second table of the plan has a column of places besides."""
    rows = [[f"{one[0]}.", one[1], "ЦБС", ", ".join(one[2]), one[3]] for one in take(CULTURE, "2.", 0, 4)]
    write(
        path,
        DECREE,
        NAME,
        p("1. Обучение", bold=True),
        table([COMMON, *Layout(number="{}.").rows([plain("", "", *take(TRAINING, "1.", 0, 4))])], WIDTHS),
        p("2. Культура", bold=True),
        table([[*COMMON[:2], C("Место"), *COMMON[2:]], *rows]),
    )


@SHELF.lay("text_between_two_tables.docx", of_tik(SECTIONS, told("a sentence between", "Учеба проводится по средам")))
def text_between_two_tables(path: Path) -> None:
    """A sentence stands between the two tables; it is no heading."""
    layout = Layout(section="{}. {}", number="{}.")
    write(
        path,
        DECREE,
        NAME,
        table([COMMON, *layout.rows(SECTIONS[:1])], WIDTHS),
        p("Учеба проводится по средам в 15 часов в зале заседаний администрации района."),
        table([COMMON, *layout.rows(SECTIONS[1:])], WIDTHS),
    )


@SHELF.lay("rows_of_totals_and_empty_rows.docx", of_tik(SECTIONS, told("the total", "Всего мероприятий", "Итого")))
def rows_of_totals_and_empty_rows(path: Path) -> None:
    """Empty rows between sections, «Всего мероприятий: 8» in the last row."""
    rows = Layout(section="{}. {}", number="{}.").rows(SECTIONS)
    rows.insert(5, ["", "", "", ""])
    laid_out(path, COMMON, ["", "", "", ""], *rows, ["", "Всего мероприятий: 8", "", ""], widths=WIDTHS)


@SHELF.lay(
    "subsections_in_paragraphs_sections_in_rows.docx",
    of_tik(
        [
            plain("I", "Организация", *take(ORGANISING, "1.", 0, 3)),
            plain("II", "Информирование", *take(INFORMING, "2.", 0, 3)),
        ]
    ),
)
def subsections_in_paragraphs_sections_in_rows(path: Path) -> None:
    """«Раздел I. …» is a paragraph above its table, its header below it; the next one has none."""
    first, second = take(ORGANISING, "1.", 0, 3), take(INFORMING, "2.", 0, 3)
    write(
        path,
        DECREE,
        NAME,
        p("Раздел I. Организация", bold=True, align="center"),
        table([COMMON, *Layout(number="{}.").rows(flat(*first))], WIDTHS),
        p("Раздел II. Информирование", bold=True, align="center"),
        table(Layout(number="{}.").rows(flat(*second)), WIDTHS),
    )
