"""What stands around the table: approval in borderless tables, two plans, title and signatures within the table."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, flat, item, items_of, plain, sec, sub, told
from tests.exchange.plan.shapes.closed import SHELF
from tests.exchange.plan.shapes.layout import Layout, approval, counted, heads, title
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, LIBRARY, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import C, p, table, write

COMMON = heads("№ п/п", "Мероприятия", "Исполнители", "Сроки исполнения")
WIDTHS = (1.8, 8, 4, 3.2)

AGREED = flat(*take(CULTURE, "", 0, 8, "ИК"))


@SHELF.lay(
    "approval_in_borderless_table_two_blocks.docx",
    Expected(
        "План совместной работы территориальной избирательной комиссии города Тайги и библиотек на 2026 год",
        2026,
        AGREED,
        "Территориальная избирательная комиссия города Тайги",
        date(2026, 1, 22),
        "3/20-7",
        must_warn=(told("block of agreement", "Согласовано", "Централизованная библиотечная система"),),
    ),
)
def approval_in_borderless_table_two_blocks(path: Path) -> None:
    """Left who agreed, with a day and a number of her own; right the decree."""
    left = "СОГЛАСОВАНО\nДиректор МБУ «Централизованная библиотечная система»\n"
    left += "________ Н.Н. Новикова\nприказ от 12.01.2026 № 7"
    right = (
        "УТВЕРЖДЕН\nпостановлением территориальной избирательной комиссии города Тайги\nот 22 января 2026 г.\v№ 3/20-7"
    )
    write(
        path,
        table([[C(left), C(""), C(right)]], (7, 3, 7), borders=False),
        title(
            "ПЛАН", "совместной работы территориальной избирательной комиссии", "города Тайги и библиотек на 2026 год"
        ),
        table([COMMON, *Layout(number="{}").rows(AGREED)], WIDTHS),
    )


LARGER = [
    plain("I", "Обучение", *take(TRAINING, "1.", 0, 6, "ИКНО")),
    plain("II", "Просвещение", *take(CULTURE, "2.", 0, 5, "ИКНО")),
]
SMALLER = flat(*take(LIBRARY, "", 0, 4))


@SHELF.lay(
    "two_plans_the_larger_is_second.docx",
    Expected(
        "Сводный план мероприятий Избирательной комиссии Новгородской области на 2025 год",
        2025,
        LARGER,
        "Избирательная комиссия Новгородской области",
        date(2024, 12, 20),
        "40/2-7",
        must_warn=(told("the smaller plan is left out", items_of(SMALLER)[0][1][:40], "План работы библиотеки"),),
    ),
)
def two_plans_the_larger_is_second(path: Path) -> None:
    layout = Layout(section="{}. {}")
    write(
        path,
        approval("Приложение № 1", "к постановлению Избирательной комиссии", "Новгородской области"),
        approval("от 20 декабря 2024 г. № 40/2-7"),
        title("План работы библиотеки комиссии", "на 2025 год"),
        table([COMMON, *layout.rows(SMALLER)], WIDTHS),
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
        approval("Приложение № 2", "к постановлению Избирательной комиссии", "Новгородской области"),
        approval("от 20 декабря 2024 г. № 40/2-7"),
        title("Сводный план мероприятий", "Избирательной комиссии Новгородской области на 2025 год"),
        table([COMMON, *layout.rows(LARGER)], WIDTHS),
    )


INSIDE = [
    plain("1", "Организационная работа", *take(ORGANISING, "1.", 3, 7, "ТИК")),
    plain("2", "Работа с избирателями", *take(INFORMING, "2.", 2, 6, "ТИК")),
]


@SHELF.lay(
    "title_and_signatures_within_the_table.docx",
    Expected(
        "План работы территориальной избирательной комиссии Чебулинского района на 2025 год",
        2025,
        INSIDE,
        "Территориальная избирательная комиссия Чебулинского района",
        date(2024, 12, 27),
        "101/460-5",
        must_warn=(told("rows of signatures are no items", "Председатель", "Иванов И.И."),),
    ),
)
def title_and_signatures_within_the_table(path: Path) -> None:
    """All of the document is one table: approval, title, header, plan and signatures are rows of it."""
    block = "УТВЕРЖДЕН\nпостановлением территориальной избирательной комиссии Чебулинского района\n"
    block += "от 27.12.2024 № 101/460-5"
    name = "ПЛАН РАБОТЫ\nтерриториальной избирательной комиссии Чебулинского района на 2025 год"
    rows = [
        [C("", across=2), C(block, across=2)],
        [C(name, across=4, bold=True, align="center")],
        COMMON,
        *Layout(section="{}. {}", number="{}.").rows(INSIDE),
        [C("Председатель ТИК", across=2), C("_________"), C("Иванов И.И.")],
        [C("Секретарь ТИК", across=2), C("_________"), C("Сидорова С.С.")],
    ]
    write(path, table(rows, WIDTHS))


WORDS = [
    sec(
        "I",
        "Обучение организаторов выборов",
        sub("1.1", "Организационные мероприятия", *take(ORGANISING, "1.1.", 0, 3, "ИКСО")),
        sub("1.2", "Обучение", *take(TRAINING, "1.2.", 1, 4, "ИКСО")),
    )
]


@SHELF.lay(
    "abbreviations_in_table_decree_number_apart.docx",
    Expected(
        "План-график обучения организаторов выборов в Саратовской области на 2026 год",
        2026,
        WORDS,
        "Избирательная комиссия Саратовской области",
        date(2026, 2, 3),
        "60/2-7",
        (
            ("ИКСО", "Избирательная комиссия Саратовской области"),
            ("ТИК", "территориальные избирательные комиссии, в том числе городские"),
            ("ЦИК России", "Центральная избирательная комиссия Российской Федерации"),
        ),
    ),
)
def abbreviations_in_table_decree_number_apart(path: Path) -> None:
    """The list of abbreviations is a table of two columns before the plan; day and number of the decree are lines."""
    write(
        path,
        approval(
            "Утвержден",
            "постановлением",
            "Избирательной комиссии",
            "Саратовской области",
            "от 3 февраля 2026 года",
            "№60/2-7",
        ),
        title("План-график", "обучения организаторов выборов в Саратовской области", "на 2026 год"),
        p("Список сокращений:"),
        table(
            [
                ["ИКСО", "Избирательная комиссия Саратовской области"],
                ["ТИК", "территориальные избирательные комиссии, в том числе городские"],
                ["ЦИК России", "Центральная избирательная комиссия Российской Федерации"],
            ],
            (4, 13),
        ),
        p(),
        table([COMMON, counted(4), *Layout(subsection="{}. {}").rows(WORDS)], WIDTHS),
    )


TITLED = flat(
    item("1", "Инвентаризация технологического оборудования", "Системный администратор", "IV квартал"),
    item("2", "Проверка КОИБ", "Системный администратор|Члены комиссии с правом решающего голоса", "по графику"),
    item("3", "Сдача документов в архив", "Секретарь", "до 1 декабря"),
    item("4", "Обучение работе с ГАС «Выборы» 2.0", "Системный администратор", "март, сентябрь"),
)


@SHELF.lay(
    "no_year_anywhere.docx",
    Expected(
        "План технических мероприятий комиссии",
        None,
        TITLED,
        must_warn=(told("the document names no year", "год"),),
        may_refuse=True,
    ),
)
def no_year_anywhere(path: Path) -> None:
    write(
        path,
        title("План технических мероприятий комиссии"),
        table([COMMON, *Layout(number="{})").rows(TITLED)], WIDTHS),
        p("Исполнитель: Иванова И.И., тел. 8 (384-2) 00-00-00"),
    )
