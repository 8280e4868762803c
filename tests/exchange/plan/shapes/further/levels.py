"""Sections, subsections and numbers as people make them: letters, brackets, words, lists, none at all."""

from pathlib import Path

from tests.exchange.plan.shapes.base import flat, item, plain, sec, sub, told
from tests.exchange.plan.shapes.further import COMMON, DECREE, NAME, SHELF, WIDTHS, laid_out, of_tik
from tests.exchange.plan.shapes.layout import Layout, counted, heads
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import C, begin, listed, numbering, p, put, table, write

SECTIONS = [
    plain("1", "Организационная работа", *take(ORGANISING, "1.", 0, 3)),
    plain("2", "Обучение", *take(TRAINING, "2.", 0, 4)),
    plain("3", "Информирование", *take(INFORMING, "3.", 0, 3)),
]
UNNUMBERED = [
    plain("", "Организационная работа", *take(ORGANISING, "", 0, 3)),
    plain("", "Обучение кадров", *take(TRAINING, "", 0, 4, start=4)),
    plain("", "Информирование", *take(INFORMING, "", 0, 3, start=8)),
]
DEEP = [
    sec(
        "I",
        "Обучение кадров",
        sub("1", "Организационные мероприятия", *take(ORGANISING, "1.", 0, 3)),
        sub("2", "Обучение членов комиссий", *take(TRAINING, "2.", 0, 3)),
    ),
    sec("II", "Культура", sub("1", "Работа с молодежью", *take(CULTURE, "1.", 0, 3))),
]


@SHELF.lay("sections_between_tables_with_headers.docx", of_tik(SECTIONS))
def sections_between_tables_with_headers(path: Path) -> None:
    blocks = [
        block
        for number, name, parts in SECTIONS
        for block in (
            p(f"{number}. {name}", bold=True),
            table([COMMON, *Layout(number="{}.").rows(flat(*parts[0][2]))]),
        )
    ]
    write(path, DECREE, NAME, *blocks)


@SHELF.lay("unnumbered_sections_between_tables.docx", of_tik(UNNUMBERED))
def unnumbered_sections_between_tables(path: Path) -> None:
    """The first heading stands between the title and the first table; only this one has a header."""
    blocks = []
    for at, (_, name, parts) in enumerate(UNNUMBERED):
        rows = Layout(number="{}.").rows(flat(*parts[0][2]))
        blocks += [p(name, bold=True, align="center"), table([COMMON, *rows] if at == 0 else rows, WIDTHS)]
    write(path, DECREE, NAME, *blocks)


@SHELF.lay(
    "word_of_section_on_a_line_of_its_own.docx",
    of_tik(
        [
            sec("I", "Организационная работа", sub("", "", *take(ORGANISING, "1.", 0, 3))),
            sec("II", "Обучение", sub("", "", *take(TRAINING, "2.", 0, 3))),
        ]
    ),
)
def word_of_section_on_a_line_of_its_own(path: Path) -> None:
    """«РАЗДЕЛ I» is a line or a row above the name of the section."""
    laid_out(
        path,
        COMMON,
        [C("РАЗДЕЛ I.\nОрганизационная работа", across=4, bold=True, align="center")],
        *Layout(number="{}.").rows(flat(*take(ORGANISING, "1.", 0, 3))),
        [C("РАЗДЕЛ II", across=4, bold=True)],
        [C("Обучение", across=4, bold=True)],
        *Layout(number="{}.").rows(flat(*take(TRAINING, "2.", 0, 3))),
        widths=WIDTHS,
    )


@SHELF.lay("unnumbered_sections_merged.docx", of_tik(UNNUMBERED))
def unnumbered_sections_merged(path: Path) -> None:
    laid_out(path, COMMON, counted(4), *Layout(section="{1}", number="{}").rows(UNNUMBERED), widths=WIDTHS)


@SHELF.lay("unnumbered_sections_in_title_column_not_bold.docx", of_tik(UNNUMBERED))
def unnumbered_sections_in_title_column_not_bold(path: Path) -> None:
    """A heading is a row of which only the column of names is filled, in plain letters."""
    rows = Layout(section="{1}", number="{}.").rows(UNNUMBERED)
    rows = [["", one[0].text, "", ""] if len(one) == 1 else one for one in rows]
    laid_out(path, COMMON, *rows, widths=WIDTHS)


@SHELF.lay(
    "numbers_with_brackets.docx",
    of_tik(
        [
            plain("1", "Организационная работа", *take(ORGANISING, "", 0, 3)),
            plain("2", "Обучение", *take(TRAINING, "", 0, 3)),
        ]
    ),
)
def numbers_with_brackets(path: Path) -> None:
    rows = Layout(section="{}) {}", number="{})")
    laid_out(
        path,
        COMMON,
        *rows.rows(
            [
                plain("1", "Организационная работа", *take(ORGANISING, "", 0, 3)),
                plain("2", "Обучение", *take(TRAINING, "", 0, 3)),
            ]
        ),
        widths=WIDTHS,
    )


@SHELF.lay(
    "sections_by_letters.docx",
    of_tik(
        [
            plain("А", "Организационная работа", *take(ORGANISING, "", 0, 3)),
            plain("Б", "Обучение", *take(TRAINING, "", 0, 3, start=4)),
        ]
    ),
)
def sections_by_letters(path: Path) -> None:
    laid_out(
        path,
        COMMON,
        *Layout(section="{}. {}", number="{}.").rows(
            [
                plain("А", "Организационная работа", *take(ORGANISING, "", 0, 3)),
                plain("Б", "Обучение", *take(TRAINING, "", 0, 3, start=4)),
            ]
        ),
        widths=WIDTHS,
    )


LETTERED = flat(
    item("1", "Проведение обучения:", "", ""),
    item("а", "членов ТИК", "ИККО", "март"),
    item("б", "членов УИК", "ТИК", "апрель"),
    item("2", "Подведение итогов", "ТИК", "декабрь"),
)


@SHELF.lay(
    "lettered_parts_of_an_item.docx",
    of_tik(
        LETTERED,
        told("an item without срок", "нет ни одного", "не указан"),
        also=(
            [plain("1", "Проведение обучения:", *LETTERED[0][2][0][2][1:])],
            [plain("1", "Проведение обучения:", *LETTERED[0][2][0][2][1:3]), plain("", "", LETTERED[0][2][0][2][3])],
        ),
    ),
)
def lettered_parts_of_an_item(path: Path) -> None:
    laid_out(
        path,
        COMMON,
        ["1.", "Проведение обучения:", "", ""],
        ["а)", "членов ТИК", "ИККО", "март"],
        ["б)", "членов УИК", "ТИК", "апрель"],
        ["2.", "Подведение итогов", "ТИК", "декабрь"],
        widths=WIDTHS,
    )


@SHELF.lay("roman_sections_arabic_subsections.docx", of_tik(DEEP))
def roman_sections_arabic_subsections(path: Path) -> None:
    """Subsections «1. …» restart in every section; items are 1.1."""
    laid_out(path, COMMON, *Layout(section="{}. {}", subsection="{}. {}", number="{}.").rows(DEEP), widths=WIDTHS)


@SHELF.lay("automatic_numbers_of_sections_and_items.docx", of_tik(SECTIONS))
def automatic_numbers_of_sections_and_items(path: Path) -> None:
    """One list of two levels: headings in merged rows, items in the column of numbers."""
    document = begin()
    numbering(document, [("decimal", "%1."), ("decimal", "%1.%2.")])
    rows = []
    for one in Layout(section="{1}").rows(SECTIONS):
        rows.append(
            [C(xml=listed(50, text=one[0].text), across=4)] if len(one) == 1 else [C(xml=listed(50, 1)), *one[1:]]
        )
    put(document, DECREE, NAME, table([COMMON, *rows], WIDTHS))
    document.save(str(path))


@SHELF.lay(
    "automatic_numbers_roman_and_in_titles.docx",
    of_tik(
        [
            plain("I", "Организационная работа", *take(ORGANISING, "", 0, 3)),
            plain("II", "Обучение", *take(TRAINING, "", 0, 3, start=4)),
        ]
    ),
)
def automatic_numbers_roman_and_in_titles(path: Path) -> None:
    """No column of numbers: the paragraphs of the names are a list; sections are another list, in Roman."""
    document = begin()
    numbering(document, [("upperRoman", "%1.")], [("decimal", "%1.")])
    rows = []
    for name, items in (("Организационная работа", take(ORGANISING, "", 0, 3)), ("Обучение", take(TRAINING, "", 0, 3))):
        rows.append([C(xml=listed(50, text=name), across=3)])
        rows += [[C(xml=listed(51, text=one[1])), ", ".join(one[2]), one[3]] for one in items]
    put(document, DECREE, NAME, table([COMMON[1:], *rows], (9, 4, 4)))
    document.save(str(path))


@SHELF.lay("numbers_within_the_names.docx", of_tik(SECTIONS))
def numbers_within_the_names(path: Path) -> None:
    """No column of numbers: «1.1. Заседания …» stands in one cell."""
    rows = [
        [C(one[0].text, across=3, bold=True)] if len(one) == 1 else [f"{one[0]}. {one[1]}", *one[2:]]
        for one in Layout(section="{}. {}").rows(SECTIONS)
    ]
    laid_out(path, COMMON[1:], *rows, widths=(9, 4, 4))


BARE = flat(*[("", *one[1:]) for one in take(CULTURE, "", 0, 5)])


@SHELF.lay("no_numbers_at_all.docx", of_tik(BARE, told("no numbers", "номер")))
def no_numbers_at_all(path: Path) -> None:
    laid_out(path, heads("Срок", "Мероприятие", "Ответственный"), *Layout(("s", "t", "e")).rows(BARE), widths=(4, 9, 4))


@SHELF.lay("number_column_empty.docx", of_tik(BARE, told("no numbers", "номер")))
def number_column_empty(path: Path) -> None:
    """The column of numbers is there; nobody filled it."""
    laid_out(path, COMMON, *Layout().rows(BARE), widths=WIDTHS)


@SHELF.lay("number_spaced_and_broken.docx", of_tik(SECTIONS))
def number_spaced_and_broken(path: Path) -> None:
    """«1. 1.», «1.\\v2», «1.3 .»; headings «1 .Организационная» without a space."""
    rows = Layout(section="{}.{}", number="{}.").rows(SECTIONS)
    spaced = (
        lambda text: text.replace(".", ". ", 1),
        lambda text: text.replace(".", ".\v", 1),
        lambda text: text[:-1] + " .",
    )
    for at, one in enumerate(rows):
        if len(one) > 1:
            one[0] = spaced[at % 3](one[0])
    laid_out(path, COMMON, *rows, widths=WIDTHS)
