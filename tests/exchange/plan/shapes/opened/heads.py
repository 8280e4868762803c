"""What stands around the table: approval in a text box, a decree before the plan, a letter before it, signatures."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, flat, plain, sec, sub, told
from tests.exchange.plan.shapes.layout import Layout, approval, counted, heads, title
from tests.exchange.plan.shapes.opened import SHELF
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import C, begin, p, put, table, text_box, write

COMMON = heads("№ п/п", "Наименование мероприятия", "Исполнитель", "Период реализации")
WIDTHS = (1.8, 8, 4, 3.2)
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

BOXED = [
    sec("I", "Обучение кадров", sub("1.1", "Обучение членов комиссий", *take(TRAINING, "1.1.", 0, 4, "ИККО"))),
    sec("II", "Правовая культура", sub("2.1", "Работа с молодежью", *take(CULTURE, "2.1.", 0, 4, "ИККО"))),
]


@SHELF.lay(
    "approval_in_text_box.docx",
    Expected(
        "Сводный план основных мероприятий Избирательной комиссии Кировской области по повышению правовой культуры "
        "избирателей на 2025 год",
        2025,
        BOXED,
        "Избирательная комиссия Кировской области",
        date(2024, 12, 24),
        "111/720-7",
        (("ИККО", "Избирательная комиссия Кировской области"), ("ТИК", "территориальные избирательные комиссии")),
    ),
)
def approval_in_text_box(path: Path) -> None:
    box = "".join(
        map(
            p,
            (
                "УТВЕРЖДЕН",
                "постановлением Избирательной",
                "комиссии Кировской области",
                "от 24 декабря 2024 г. № 111/720-7",
            ),
        )
    )
    write(
        path,
        text_box(box),
        title(
            "Сводный план основных мероприятий",
            "Избирательной комиссии Кировской области по повышению правовой культуры избирателей",
            "на 2025 год",
        ),
        table([COMMON, counted(4), *Layout().rows(BOXED)], WIDTHS),
        p("Примечание:", bold=True),
        p("Используемые сокращения:", bold=True),
        p("ИККО - Избирательная комиссия Кировской области;"),
        p("ТИК - территориальные избирательные комиссии."),
    )


DECREED = [
    plain("1", "Организационные мероприятия", *take(ORGANISING, "1.", 0, 4, "ИКБО")),
    plain("2", "Информирование избирателей", *take(INFORMING, "2.", 0, 4, "ИКБО")),
]


@SHELF.lay(
    "appendix_after_numbered_decree.docx",
    Expected(
        "План мероприятий Избирательной комиссии Белгородской области по информированию избирателей в 2026 году",
        2026,
        DECREED,
        "Избирательная комиссия Белгородской области",
        date(2025, 12, 25),
        "107/1040-6",
        must_warn=(
            told("the decree stands before the plan", "постановл", "перед таблицей", "контроль за выполнением"),
        ),
    ),
)
def appendix_after_numbered_decree(path: Path) -> None:
    """The decree's own points 1 to 3 are no items of the plan."""
    write(
        path,
        title("ИЗБИРАТЕЛЬНАЯ КОМИССИЯ БЕЛГОРОДСКОЙ ОБЛАСТИ", "П О С Т А Н О В Л Е Н И Е"),
        table([[C("25 декабря 2025 года"), C("№ 107/1040-6", align="right")]], borders=False),
        title("О плане мероприятий Избирательной комиссии Белгородской области на 2026 год"),
        p("На основании статьи 23 Федерального закона Избирательная комиссия ПОСТАНОВЛЯЕТ:"),
        p("1. Утвердить План мероприятий по информированию избирателей (приложение № 2)."),
        p("2. Направить настоящее постановление в территориальные избирательные комиссии до 15 января 2026 года."),
        p("3. Контроль за выполнением постановления возложить на заместителя председателя."),
        p("Председатель                                              И.И. Иванов"),
        p("Секретарь                                                 С.С. Сидорова"),
        PAGE_BREAK,
        approval(
            "Приложение № 2",
            "к постановлению Избирательной комиссии",
            "Белгородской области",
            "от 25 декабря 2025 года",
            "№ 107/1040-6",
        ),
        title(
            "ПЛАН",
            "мероприятий Избирательной комиссии Белгородской области",
            "по информированию избирателей в 2026 году",
        ),
        table([COMMON, *Layout(section="{}. {}", number="{}.").rows(DECREED)], WIDTHS),
    )


AFTER_LETTER = flat(*take(CULTURE, "", 2, 9, "ИК"))


@SHELF.lay(
    "letter_before_plan.docx",
    Expected(
        "План совместных мероприятий территориальной избирательной комиссии и управления образования на 2025 год",
        2025,
        AFTER_LETTER,
        ("", "Территориальная избирательная комиссия Гурьевского района"),
        must_warn=(told("the letter before the plan is left out", "Уважаем", "направля", "письм"),),
    ),
)
def letter_before_plan(path: Path) -> None:
    """The letter has a number and a day of its own: they are not those of a decree."""
    sender = "Территориальная избирательная комиссия\vГурьевского района\v15.01.2025 № 01-07/12\vна № 4 от 10.01.2025"
    write(
        path,
        table([[C(sender, align="center"), C("Начальнику управления образования\vП.П. Петровой")]], borders=False),
        p(),
        p("Уважаемая Полина Петровна!", align="center"),
        p("Направляю для согласования план совместных мероприятий. Просим до 20.01.2025 сообщить Ваши предложения:"),
        p("1. О дополнительных мероприятиях."),
        p("2. Об ответственных исполнителях."),
        p("Приложение: на 2 л. в 1 экз."),
        p("Председатель                                              И.И. Иванова"),
        PAGE_BREAK,
        title(
            "План",
            "совместных мероприятий территориальной избирательной комиссии",
            "и управления образования на 2025 год",
        ),
        table([COMMON, *Layout(number="{}.").rows(AFTER_LETTER)], WIDTHS),
    )


SIGNED = flat(*take(TRAINING, "", 1, 7, "ИКПК"))


@SHELF.lay(
    "tables_of_signatures_before_and_after.docx",
    Expected(
        "Учебный план подготовки кадров избирательных комиссий Пермского края на 2026 год",
        2026,
        SIGNED,
        "Избирательная комиссия Пермского края",
        date(2026, 1, 30),
        "72-2",
        must_warn=(told("table of who agreed", "Лист согласования", "Юридический отдел"),),
    ),
)
def tables_of_signatures_before_and_after(path: Path) -> None:
    """More rows in the sheet of agreement than in the plan; it has numbers too."""
    offices = ("Юридический отдел", "Отдел кадров", "Бухгалтерия", "Информационный центр", "Учебный центр")
    offices += ("Пресс-служба", "Архив", "Секретариат", "Канцелярия")
    sheet = [[f"{at}.", office, f"{10 + at}.01.2026", "согласовано"] for at, office in enumerate(offices, start=1)]
    write(
        path,
        approval("УТВЕРЖДЕН", "решением Избирательной комиссии Пермского края", "от 30.01.2026 № 72-2"),
        title("УЧЕБНЫЙ ПЛАН", "подготовки кадров избирательных комиссий Пермского края", "на 2026 год"),
        table([COMMON, *Layout(number="{}.").rows(SIGNED)], WIDTHS),
        p(),
        table(
            [
                [C("Председатель комиссии"), C("___________"), C("И.И. Иванов")],
                [C("Секретарь комиссии"), C("___________"), C("С.С. Сидорова")],
            ],
            borders=False,
        ),
        title("Лист согласования"),
        table([heads("№", "Подразделение", "Дата", "Виза"), *sheet]),
    )


PROJECT = [
    plain("I", "Обучение", *take(TRAINING, "1.", 0, 3, "Избирательная комиссия")),
    plain("II", "Просвещение", *take(CULTURE, "2.", 0, 3, "Избирательная комиссия")),
]


@SHELF.lay(
    "project_with_blank_decree_header_footer.docx",
    Expected(
        "Сводный план мероприятий Избирательной комиссии Калужской области на 2027 год",
        2027,
        PROJECT,
        "Избирательная комиссия Калужской области",
        must_warn=(told("a project without day and number", "проект", "без даты", "не указан"),),
    ),
)
def project_with_blank_decree_header_footer(path: Path) -> None:
    """«ПРОЕКТ» stands in the page's header, a file name and a page in its footer."""
    document = begin()
    document.sections[0].header.paragraphs[0].text = "ПРОЕКТ"
    document.sections[0].footer.paragraphs[0].text = "План 2027 (2) исправл.docx"
    put(
        document,
        approval("УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Калужской области"),
        approval("от «___» ____________ 20__ г. № ______"),
        title("СВОДНЫЙ ПЛАН", "мероприятий Избирательной комиссии", "Калужской области на 2027 год"),
        table([COMMON, counted(4), *Layout(section="Раздел {}. {}").rows(PROJECT)], WIDTHS, heads=2),
    )
    document.save(str(path))
