"""The documents of shapes.md once more, with what is odd in each."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, flat, item, plain, sec, sub, told
from tests.exchange.plan.shapes.further import COMMON, DECREE, NAME, SHELF, TIK, WIDTHS, laid_out, of_tik
from tests.exchange.plan.shapes.layout import Layout, approval, counted, heads, title
from tests.exchange.plan.shapes.pools import CULTURE, LIBRARY, ORGANISING, TRAINING, take, without_executors
from tests.exchange.plan.shapes.word import UP, C, p, table, write

PERSONS = flat(
    item("1", "Совещание с председателями ТИК", "Иванова И.И.|Петров П.П.|Сидоров С.С.", "март"),
    item("2", "Проверка помещений", "Петров П.П.", "август"),
    item("3", "Издание календаря", "Иванова И.И.|Члены рабочей группы|Члены ТИК района", "ноябрь"),
)


@SHELF.lay(
    "year_in_the_header_alone.docx",
    Expected(
        "План основных организационных мероприятий",
        2026,
        PERSONS,
        "Избирательная комиссия Омской области",
        date(2025, 12, 18),
        "72-2",
        must_warn=(told("signatures of the decree", "Председатель"),),
    ),
)
def year_in_the_header_alone(path: Path) -> None:
    """Two signatures stand before the plan; persons are parted by line breaks alone; the year is in the header."""
    head = p("Председатель комиссии            И.И. Иванов") + p("Секретарь комиссии            С.С. Сидорова")
    head += approval(
        "УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Омской области", "от 18 декабря 2025 года N 72-2"
    )
    rows = [
        ["1.", "Совещание с председателями ТИК", "март", "Иванова И.И.\vПетров П.П.\vСидоров С.С."],
        ["2.", "Проверка помещений", "август", "Петров П.П."],
        ["3.", "Издание календаря", "ноябрь", "Иванова И.И.\nЧлены рабочей группы,\nЧлены ТИК района"],
    ]
    write(
        path,
        head,
        title("ПЛАН", "основных организационных мероприятий"),
        table([heads("N п/п", "Наименование мероприятия", "Сроки в 2026 году", "Ответственные"), *rows]),
    )


INLINE = [
    plain(
        "1",
        "Организационные мероприятия",
        item(
            "1.1",
            "Заседания территориальной избирательной комиссии (далее – ТИК)",
            "ТИК",
            "Весь период (по отдельному плану)",
        ),
        item("1.2", "Обучение участковых избирательных комиссий (далее - УИК)", "ТИК|Иванова И.И.", "апрель"),
    ),
    plain("2", "Контроль", item("2.1", "Проверка УИК", "ТИК", "июнь")),
]


@SHELF.lay("numbers_without_a_space.docx", of_tik(INLINE))
def numbers_without_a_space(path: Path) -> None:
    """«1.Организационные мероприятия», «2.Контроль»; abbreviations are explained within the items."""
    rows = Layout(section="{}.{}", number="{}.").rows(INLINE)
    laid_out(path, heads("", "Мероприятие", "Исполнитель", "Срок"), *rows, widths=WIDTHS)


PROGRAMME = flat(
    item(
        "1",
        "Открытие недели молодого избирателя",
        "ТИК|Музей",
        "18.05.2026 10.00 Музей",
        {"Категория участников": "учащиеся", "Предполагаемое количество участников": "25 чел."},
    ),
    item(
        "",
        "Викторина",
        "ТИК",
        "19.05.2026 12.00 Школа № 1",
        {"Категория участников": "учащиеся", "Предполагаемое количество участников": "30 чел."},
    ),
    item("", "Подведение итогов", "ТИК", "20.05.2026 14.00 РДК", {"Категория участников": "все"}),
)


@SHELF.lay(
    "only_the_first_row_is_numbered.docx",
    Expected(
        "Программа Дня молодого избирателя в Яшкинском районе в 2026 году",
        2026,
        PROGRAMME,
        ("", TIK),
        must_warn=(told("rows without a number", "номер"),),
    ),
)
def only_the_first_row_is_numbered(path: Path) -> None:
    captions = heads(
        "№",
        "Наименование",
        "Время и место проведения",
        "Категория участников",
        "Предполагаемое количество участников",
        "Организаторы",
    )
    rows = [
        [
            f"{one[0]}." if one[0] else "",
            one[1],
            one[3].replace(" ", "\v", 2),
            one[4]["Категория участников"],
            one[4].get("Предполагаемое количество участников", ""),
            ",\v".join(one[2]),
        ]
        for one in PROGRAMME[0][2][0][2]
    ]
    write(
        path,
        title("ПРОГРАММА", "Дня молодого избирателя", "в Яшкинском районе в 2026 году"),
        table([captions, *rows]),
    )


SCHOOL = [
    plain("", "Работа с читателями", *without_executors(take(LIBRARY, "", 0, 3))),
    plain("", "Массовая работа", *without_executors(take(LIBRARY, "", 3, 6))),
]


@SHELF.lay(
    "school_year_sections_outside.docx",
    Expected(
        "План работы библиотеки на 2025-2026 учебный год",
        2025,
        SCHOOL,
        years=(2025, 2026),
        must_warn=(told("no executors", "нет столбца с исполнителями"), told("a school year", "2026")),
    ),
)
def school_year_sections_outside(path: Path) -> None:
    """Each section is a paragraph with a table of its own below, numbers restart, nobody is responsible."""
    blocks = [
        block
        for _, name, parts in SCHOOL
        for block in (
            p(name, bold=True),
            table(
                [heads("№", "Содержание работы", "Сроки исполнения"), *Layout(("n", "t", "s")).rows(flat(*parts[0][2]))]
            ),
            p(),
        )
    ]
    write(path, title("План работы библиотеки", "на 2025-2026 учебный год"), *blocks)


DEADLINES = [
    plain(
        "I",
        "Организационные мероприятия",
        item("1", "Представление отчета", "Секретарь комиссии", "до 15 июля, до 15 января (отчет за год)"),
        item("2", "Ознакомление с актами", "Секретарь комиссии|Члены комиссии", "в течение 5 дней со дня принятия"),
    ),
    plain("II", "Контрольные мероприятия", item("1", "Проверка сведений", "Рабочая группа", "ежегодно, до 1 июня")),
]


@SHELF.lay("executors_before_deadlines.docx", of_tik(DEADLINES))
def executors_before_deadlines(path: Path) -> None:
    laid_out(
        path,
        heads("п/п", "Мероприятия", "Ответственные исполнители", "Срок исполнения"),
        *Layout(section="{}. {}", number="{}.").rows(DEADLINES),
        widths=WIDTHS,
    )


STEPS = [
    sec(
        "1",
        "Основное мероприятие «Правовая культура»",
        sub(
            "1.1",
            "Работа с молодежью",
            item("1.1.1", "Конкурс", "ТИК", "май", {"Отметка": "x"}),
            item("1.1.2", "Олимпиада", "ТИК", "июнь", {"Отметка": "x"}),
        ),
    ),
    sec(
        "2",
        "Основное мероприятие «Обучение»",
        sub("2.1", "Учеба", item("2.1.1", "Семинары", "ТИК", "март", {"Отметка": "x"})),
    ),
]


@SHELF.lay("total_first_and_two_storeys.docx", of_tik(STEPS, told("the total", "Итого")))
def total_first_and_two_storeys(path: Path) -> None:
    """«Итого» is the first row; the срок is planned and actual; «x» where a mark does not apply."""
    above = [
        C("N", down=True),
        C("Наименование мероприятия", down=True),
        C("Ответственный исполнитель", down=True),
        C("Срок", across=2),
        C("Отметка", down=True),
    ]
    rows: list = [
        above,
        [UP, UP, UP, "плановый", "фактический", UP],
        counted(6),
        ["", C("Итого по программе", across=5)],
    ]
    for number, name, parts in STEPS:
        rows.append([f"{number}.", C(name, across=5)])
        for below, inner, items in parts:
            rows.append([f"{below}.", C(inner, across=5)])
            rows += [[one[0], one[1], "ТИК", one[3], "", "x"] for one in items]
    laid_out(path, *rows)


TYPED = [
    plain("I", "Организация", *take(ORGANISING, "1.", 0, 3)),
    plain("II", "Обучение", *take(TRAINING, "2.", 0, 3)),
    plain("III", "Культура", *take(CULTURE, "3.", 0, 3)),
]


@SHELF.lay("roman_numbers_typed_with_cyrillic.docx", of_tik(TYPED))
def roman_numbers_typed_with_cyrillic(path: Path) -> None:
    """«П.» and «Ш.» stand for II and III, «З.1» for 3.1."""
    rows = Layout(section="{}. {}", number="{}.").rows(TYPED)
    for one in rows:
        if len(one) == 1:
            one[0] = C(one[0].text.replace("III.", "Ш.").replace("II.", "П."), across=4, bold=True)
        else:
            one[0] = one[0].replace("3.", "З.", 1)
    laid_out(path, COMMON, *rows, widths=WIDTHS)


@SHELF.lay(
    "sections_with_word_and_digits.docx",
    of_tik(
        [
            plain("1", "Организация", *take(ORGANISING, "", 0, 3)),
            plain("2", "Обучение", *take(TRAINING, "", 0, 3)),
        ]
    ),
)
def sections_with_word_and_digits(path: Path) -> None:
    """«РАЗДЕЛ 1 – Организация», «Раздел № 2: Обучение»."""
    laid_out(
        path,
        COMMON,
        [C("РАЗДЕЛ 1 – Организация", across=4)],
        *Layout(number="{}.").rows(flat(*take(ORGANISING, "", 0, 3))),
        [C("Раздел № 2: Обучение", across=4)],
        *Layout(number="{}.").rows(flat(*take(TRAINING, "", 0, 3))),
        widths=WIDTHS,
    )


@SHELF.lay(
    "two_years_in_one_document.docx", of_tik(flat(*take(CULTURE, "", 0, 6)), told("last year's plan", "на 2025 год"))
)
def two_years_in_one_document(path: Path) -> None:
    """The plan of the year that is over stands first, shorter, with the same header."""
    older = title("План мероприятий", "территориальной избирательной комиссии Яшкинского района", "на 2025 год")
    write(
        path,
        older,
        table([COMMON, *Layout(number="{}.").rows(flat(*take(TRAINING, "", 0, 3)))], WIDTHS),
        p(),
        DECREE,
        NAME,
        table([COMMON, *Layout(number="{}.").rows(flat(*take(CULTURE, "", 0, 6)))], WIDTHS),
    )


@SHELF.lay(
    "decree_of_an_administration.docx",
    Expected(
        "План мероприятий по повышению правовой культуры на 2026 год",
        2026,
        flat(*take(CULTURE, "", 0, 4)),
        "Администрация Яшкинского муниципального округа",
        date(2026, 1, 20),
        "35-п",
    ),
)
def decree_of_an_administration(path: Path) -> None:
    head = approval(
        "Утвержден", "постановлением администрации", "Яшкинского муниципального округа", "от «20» января 2026 г. № 35-п"
    )
    write(
        path,
        head,
        title("План мероприятий", "по повышению правовой культуры", "на 2026 год"),
        table([COMMON, *Layout(number="{}.").rows(flat(*take(CULTURE, "", 0, 4)))], WIDTHS),
    )
