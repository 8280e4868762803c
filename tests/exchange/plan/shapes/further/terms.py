"""Сроки that stand elsewhere than in a cell of their own: in headings, in front of items, once for several rows."""

from pathlib import Path

from tests.exchange.plan.shapes.base import flat, item, plain, told
from tests.exchange.plan.shapes.further import COMMON, SHELF, WIDTHS, laid_out, of_tik
from tests.exchange.plan.shapes.layout import Layout, heads
from tests.exchange.plan.shapes.pools import CULTURE, TRAINING, take
from tests.exchange.plan.shapes.word import UP, C


def _without_term(items: list, term: str) -> list:
    return [(*one[:3], ("", term), one[4]) for one in items]


QUARTERS = [
    plain("", "I квартал", *_without_term(take(CULTURE, "", 0, 2), "I квартал")),
    plain("", "II квартал", *_without_term(take(CULTURE, "", 2, 4, start=3), "II квартал")),
]


@SHELF.lay(
    "quarters_as_headings_term_cells_empty.docx",
    of_tik(QUARTERS, told("the срок stands in the heading", "в заголовке")),
)
def quarters_as_headings_term_cells_empty(path: Path) -> None:
    laid_out(path, COMMON, *Layout(section="{1}", number="{}.").rows(_emptied(QUARTERS)), widths=WIDTHS)


def _emptied(outline: list) -> list:
    return [
        (number, name, [(a, b, [(*one[:3], "", one[4]) for one in items]) for a, b, items in parts])
        for number, name, parts in outline
    ]


MONTHLY = [
    plain(
        "",
        "ЯНВАРЬ",
        *[
            (*one[:3], term, {})
            for one, term in zip(take(CULTURE, "", 0, 2), ("15 января", "до 20 января"), strict=True)
        ],
    ),
    plain(
        "",
        "ФЕВРАЛЬ",
        *[
            (*one[:3], term, {})
            for one, term in zip(take(CULTURE, "", 2, 4), ("10 февраля", "в течение месяца"), strict=True)
        ],
    ),
]


@SHELF.lay("calendar_of_months_with_days.docx", of_tik(MONTHLY))
def calendar_of_months_with_days(path: Path) -> None:
    """Months are headings, cells hold the days; numbers restart."""
    laid_out(
        path,
        heads("№", "Срок", "Мероприятие", "Ответственный"),
        *Layout(("n", "s", "t", "e"), section="{1}", number="{}.").rows(MONTHLY),
    )


ONCE = flat(
    *[(*one[:3], "в течение года", {}) for one in take(TRAINING, "", 0, 3)],
    item("4", "Итоговый семинар", "ТИК", "декабрь"),
)


@SHELF.lay("term_merged_down_over_items.docx", of_tik(ONCE))
def term_merged_down_over_items(path: Path) -> None:
    rows = Layout(number="{}.").rows(ONCE)
    rows[0][3], rows[1][3], rows[2][3] = C("в течение года", down=True), UP, UP
    laid_out(path, COMMON, *rows, widths=WIDTHS)


DITTO = flat(
    item("1", "Обучение членов ТИК", "ТИК", "март"),
    item("2", "Обучение членов УИК", ("ТИК"), "-//-"),
    item("3", "Обучение резерва", "ТИК", "-"),
)


@SHELF.lay(
    "ditto_marks_and_dashes.docx", of_tik(DITTO, told("a sign instead of a срок", "-//-", "пункта 2", "пункт 2"))
)
def ditto_marks_and_dashes(path: Path) -> None:
    laid_out(path, COMMON, *Layout(number="{}.").rows(DITTO), widths=WIDTHS)


WRAPPED = flat(
    item("1", "Семинар с председателями", "ТИК", "Январь - февраль"),
    item("2", "Семинар с секретарями", "ТИК", "с 1 марта по 30 апреля 2026 года"),
    item("3", "Анкетирование", "ТИК", "ежемесячно, до 5 числа"),
    item("4", "Консультации", "ТИК", "май, сентябрь, декабрь"),
    item("5", "Вебинар", "ТИК", "16.05.2026, 14.00"),
    item("6", "Конкурс", "ТИК", "В период подготовки и проведения выборов"),
)


@SHELF.lay("terms_wrapped_in_narrow_cells.docx", of_tik(WRAPPED))
def terms_wrapped_in_narrow_cells(path: Path) -> None:
    """Line breaks and paragraphs within a срок; months one a line."""
    terms = (
        "Январь -\vфевраль",
        "с 1 марта\vпо 30 апреля\v2026 года",
        "ежеме-\vсячно,\vдо 5 числа",
        "май,\nсентябрь,\nдекабрь",
        "16.05.2026,\n14.00",
        "В период под-\vготовки и про-\vведения\nвыборов",
    )
    rows = [[one[0], one[1], "ТИК", term] for one, term in zip(WRAPPED[0][2][0][2], terms, strict=True)]
    laid_out(path, COMMON, *rows, widths=(1.5, 8, 3, 2.5))


WHO_IN_HEADING = [
    plain(
        "1",
        "Работа с молодежью (ответственный – Иванова И.И.)",
        *[(*one[:2], [], *one[3:]) for one in take(CULTURE, "1.", 0, 3)],
    ),
    plain(
        "2", "Обучение (ответственный – Петров П.П.)", *[(*one[:2], [], *one[3:]) for one in take(TRAINING, "2.", 0, 3)]
    ),
]


@SHELF.lay(
    "executor_in_heading.docx",
    of_tik(
        WHO_IN_HEADING,
        told("no column of executors", "нет столбца с исполнителями"),
        told("who in the heading", "ответственный – Иванова"),
    ),
)
def executor_in_heading(path: Path) -> None:
    rows = Layout(("n", "t", "s"), section="{}. {}", number="{}.").rows(WHO_IN_HEADING)
    laid_out(path, heads("№ п/п", "Мероприятие", "Срок"), *rows, widths=(2, 10, 5))


IN_TITLE = flat(
    item("1", "Проведение Дня молодого избирателя (февраль)", "ТИК", ("", "февраль")),
    item("2", "Проведение семинаров (II квартал)", "ТИК", ("", "II квартал")),
)


@SHELF.lay(
    "term_in_brackets_within_the_name.docx",
    of_tik(
        IN_TITLE,
        told("no column of сроки", "нет столбца со сроками"),
        also=(
            flat(
                item("1", "Проведение Дня молодого избирателя", "ТИК", "февраль"),
                item("2", "Проведение семинаров", "ТИК", "II квартал"),
            ),
        ),
    ),
)
def term_in_brackets_within_the_name(path: Path) -> None:
    laid_out(
        path,
        heads("№ п/п", "Мероприятие", "Исполнитель"),
        ["1.", "Проведение Дня молодого избирателя (февраль)", "ТИК"],
        ["2.", "Проведение семинаров (II квартал)", "ТИК"],
    )


SPAN = [
    plain("1", "Мероприятия, проводимые в течение года", *[(*one[:3], "", {}) for one in take(TRAINING, "1.", 0, 3)]),
    plain("2", "Отдельные мероприятия", *take(CULTURE, "2.", 0, 2)),
]


@SHELF.lay(
    "term_said_by_the_name_of_a_section.docx",
    of_tik(
        [
            plain(number, name, *[(*one[:3], one[3] or ("", "в течение года"), {}) for one in parts[0][2]])
            for number, name, parts in SPAN
        ],
        told("no срок of 1.1", "1.1"),
        told("no срок of 1.3", "1.3"),
    ),
)
def term_said_by_the_name_of_a_section(path: Path) -> None:
    laid_out(path, COMMON, *Layout(section="{}. {}", number="{}.").rows(SPAN), widths=WIDTHS)


@SHELF.lay("year_in_the_header_of_the_term.docx", of_tik(flat(*take(CULTURE, "", 0, 4))))
def year_in_the_header_of_the_term(path: Path) -> None:
    laid_out(
        path,
        heads("N п/п", "Наименование мероприятия", "Сроки проведения в 2026 году", "Ответственные лица"),
        *Layout(("n", "t", "s", "e"), number="{}.").rows(flat(*take(CULTURE, "", 0, 4))),
    )
