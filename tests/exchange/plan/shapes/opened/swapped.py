"""Columns that hold something else than their captions say, a срок of several columns, words broken by hyphens."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, Item, flat, item, plain, told
from tests.exchange.plan.shapes.layout import Layout, approval, counted, heads, title
from tests.exchange.plan.shapes.opened import SHELF
from tests.exchange.plan.shapes.pools import CULTURE, TRAINING, take
from tests.exchange.plan.shapes.word import UP, C, p, run, table, write

SWAPPED = [
    plain("I", "Обучение организаторов выборов", *take(TRAINING, "1.", 0, 6, "ИКРМ")),
    plain("II", "Правовое просвещение", *take(CULTURE, "2.", 0, 4, "ИКРМ")),
]


@SHELF.lay(
    "columns_swapped_against_header.docx",
    Expected(
        "План мероприятий Избирательной комиссии Республики Мордовия на 2025 год",
        2025,
        SWAPPED,
        "Избирательная комиссия Республики Мордовия",
        date(2025, 1, 16),
        "89/410-5",
        must_warn=(told("executors stand under «Срок»", "перепутан", "местами", "Срок реализации", "столб", "колонк"),),
    ),
)
def columns_swapped_against_header(path: Path) -> None:
    """The header says executors, then срок; the cells hold the срок first."""
    columns = heads("№ п/п", "Мероприятие", "Исполнители", "Срок реализации")
    rows = Layout(("n", "t", "s", "e"), section="{}. {}").rows(SWAPPED)
    write(
        path,
        approval(
            "УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Республики Мордовия", "от 16.01.2025 № 89/410-5"
        ),
        title("План мероприятий", "Избирательной комиссии Республики Мордовия на 2025 год"),
        table([columns, counted(4), *rows], (1.8, 8, 3.5, 3.7)),
        p("Секретарь                                Иванова И.И."),
    )


CROSSED = (
    ("Семинары с секретарями ТИК", "ИКТамО|ТИК", "X", "", "X", "", ("I, III кварталы", "I квартал, III квартал")),
    ("Единый день консультаций", "ИКТамО", "X", "X", "X", "X", ("I, II, III, IV кварталы", "I – IV кварталы")),
    ("Областной конкурс рисунков", "ТИК", "", "X", "", "", ("II квартал",)),
    ("Подведение итогов конкурса", "ИКТамО", "", "", "", "X", ("IV квартал",)),
)
QUARTERS = ("I кв.", "II кв.", "III кв.", "IV кв.")


def _crossed(number: int, row: tuple) -> Item:
    name, executors, *crosses, terms = row
    plainly = tuple(
        by.join(quarter for quarter, cross in zip(QUARTERS, crosses, strict=True) if cross) for by in (", ", "; ", " ")
    )
    return item(str(number), name, executors, (*terms, *plainly))


@SHELF.lay(
    "quarters_as_columns_with_crosses.docx",
    Expected(
        "План-график мероприятий избирательной комиссии Тамбовской области на 2025 год",
        2025,
        flat(*[_crossed(at, row) for at, row in enumerate(CROSSED, start=1)]),
        "Избирательная комиссия Тамбовской области",
        date(2025, 1, 30),
        "60/510-7",
        must_warn=(told("the срок was put together of crosses", "I кв.", "столб", "колонк"),),
    ),
)
def quarters_as_columns_with_crosses(path: Path) -> None:
    """The срок is a cross under a quarter: a header of two storeys, four narrow columns."""
    above = [
        C("№", down=True),
        C("Мероприятие", down=True),
        C("Исполнитель", down=True),
        C("Срок исполнения", across=4),
    ]
    rows = [
        [f"{at}.", name, ", ".join(who.split("|")), *crosses] for at, (name, who, *crosses, _) in enumerate(CROSSED, 1)
    ]
    write(
        path,
        approval(
            "УТВЕРЖДЕН",
            "постановлением избирательной комиссии",
            "Тамбовской области",
            "от 30 января 2025 года № 60/510-7",
        ),
        title("План-график мероприятий", "избирательной комиссии Тамбовской области на 2025 год"),
        table([above, [UP, UP, UP, *QUARTERS], *rows], (1.2, 6, 4, 1.5, 1.5, 1.5, 1.5)),
    )


HYPHENS = [
    plain(
        "1",
        "Организационно-техническая подготовка",
        item(
            "1.1",
            "Проверка программно-технических комплексов на избирательных участках",
            "Системные администраторы|ТИК",
            "до 1 марта",
        ),
        item("1.2", "Практико-ориентированный семинар для молодых организаторов выборов", "ТИК|УИК", "Апрель"),
    )
]


@SHELF.lay(
    "words_broken_by_hyphens_hidden_words.docx",
    Expected(
        "План технической подготовки Осинниковской ТИК на 2025 год",
        2025,
        HYPHENS,
        ("", "Осинниковская ТИК", "Осинниковская территориальная избирательная комиссия"),
        must_warn=(told("hidden words", "скрыт", "старая редакция"),),
    ),
)
def words_broken_by_hyphens_hidden_words(path: Path) -> None:
    """Hyphens of the typist go, those of compound words stay; hidden words stand behind a title."""
    hidden = run(" (старая редакция: совещание)", "<w:vanish/>")
    second = "Практико-\vориентированный семинар для мо-\vлодых организаторов вы-\vборов"
    write(
        path,
        title("План технической подготовки", "Осинниковской ТИК на 2025 год"),
        table(
            [
                heads("№ п/п", "Мероприятия", "Испол-\vнители", "Сроки исполне-\vния"),
                [C("1. Организационно-техническая подго-\vтовка", across=4)],
                [
                    "1.1.",
                    "Проверка программно-\vтехнических комплексов на изби-\nрательных участках",
                    "Системные администра-\vторы, ТИК",
                    "до 1 марта",
                ],
                ["1.2.", C(xml=p(xml=run(second) + hidden)), "ТИК,\vУИК", "Ап-\vрель"],
            ],
            (1.8, 8, 4, 3.2),
        ),
    )


BEGINS_ENDS = (
    ("Месячник правовых знаний", "ТИК", "01.02.2026", "28.02.2026"),
    ("Обучение резерва", "ТИК|УИК", "10.03.2026", "30.04.2026"),
    ("Летняя школа организатора выборов", "ИКПО", "15.06.2026", "20.06.2026"),
)


def _from_to(number: int, row: tuple) -> Item:
    name, executors, first, last = row
    terms = [first + by + last for by in (" – ", " - ", "-", "–", " ", "; ", ", ")]
    return item(str(number), name, executors, (f"с {first} по {last}", *terms))


@SHELF.lay(
    "term_in_two_columns_begin_and_end.docx",
    Expected(
        "Календарь мероприятий избирательных комиссий на 2026 год",
        2026,
        flat(*[_from_to(at, row) for at, row in enumerate(BEGINS_ENDS, start=1)]),
        must_warn=(told("the срок was put together of two columns", "начало", "окончание", "столб", "колонк"),),
    ),
)
def term_in_two_columns_begin_and_end(path: Path) -> None:
    above = [C("№ п/п", down=True), C("Наименование", down=True), C("Срок", across=2), C("Ответственный", down=True)]
    rows = [[f"{at}", name, *when, ", ".join(who.split("|"))] for at, (name, who, *when) in enumerate(BEGINS_ENDS, 1)]
    write(
        path,
        title("Календарь мероприятий", "избирательных комиссий на 2026 год"),
        table([above, [UP, UP, "начало", "окончание", UP], *rows], (1.5, 7, 2.5, 2.5, 3.5)),
    )
