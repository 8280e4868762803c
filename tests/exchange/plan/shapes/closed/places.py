"""Schools, a half-year, reports and programmes with money: what is nearly a plan of a commission."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, item, items_of, plain, sec, sub, told
from tests.exchange.plan.shapes.closed import SHELF
from tests.exchange.plan.shapes.layout import Layout, approval, counted, heads, title
from tests.exchange.plan.shapes.pools import CULTURE, LIBRARY, TRAINING, take, without_executors
from tests.exchange.plan.shapes.word import UP, C, p, table, write

SCHOOL = [
    plain("", "Работа с учащимися", *without_executors(take(LIBRARY, "", 0, 4))),
    plain("", "Работа с педагогическим коллективом", *without_executors(take(LIBRARY, "", 6, 8, start=5))),
    plain("", "Работа с фондом учебников", *without_executors(take(LIBRARY, "", 8, 12, start=7))),
]


@SHELF.lay(
    "school_2023_2024_no_executors.docx",
    Expected(
        "План работы библиотеки МКОУ «Основная школа № 5» на 2024-2025 учебный год",
        2024,
        SCHOOL,
        ("", "МКОУ «Основная школа № 5»"),
        years=(2024, 2025),
        must_warn=(told("no column of executors", "исполнител", "ответственн"), told("school year", "учебн", "2025")),
    ),
)
def school_2023_2024_no_executors(path: Path) -> None:
    """Sections are paragraphs between three tables, each with its header; the file's name tells another year."""
    blocks = []
    for number, name, below in SCHOOL:
        head = heads("№", "Содержание работы", "Сроки исполнения")
        rows = Layout(("n", "t", "s")).rows([(number, "", below)])
        blocks += [p(name, bold=True), table([head, *rows], (1.5, 11, 4.5)), p()]
    write(path, title("ПЛАН РАБОТЫ БИБЛИОТЕКИ", "МКОУ «Основная школа № 5»", "на 2024-2025 учебный год"), *blocks)


HALF = [
    sec(
        "I",
        "Обучение кадров",
        sub("1.1", "Обучение членов ТИК", *take(TRAINING, "1.1.", 1, 4, "ИКРК")),
        sub("1.2", "Обучение членов УИК", *take(TRAINING, "1.2.", 9, 12, "ИКРК")),
    ),
    sec("II", "Правовое просвещение", sub("2.1", "Работа с молодежью", *take(CULTURE, "2.1.", 3, 8, "ИКРК"))),
]


@SHELF.lay(
    "second_half_year_numbers_without_dots.docx",
    Expected(
        "План мероприятий по обучению организаторов выборов и правовому просвещению избирателей в Республике Карелия "
        "на второе полугодие 2026 года",
        2026,
        HALF,
        "Избирательная комиссия Республики Карелия",
        date(2026, 6, 25),
        "5/7-VI",
        (("ИКРК", "Избирательная комиссия Республики Карелия"), ("УИК", "участковые избирательные комиссии")),
    ),
)
def second_half_year_numbers_without_dots(path: Path) -> None:
    layout = Layout(("n", "t", "s", "e"), section="РАЗДЕЛ {}. {}", subsection="{}  {}")
    write(
        path,
        approval(
            "Утвержден постановлением", "Избирательной комиссии Республики Карелия", "от 25 июня 2026 года № 5/7-VI"
        ),
        title(
            "План мероприятий",
            "по обучению организаторов выборов и правовому просвещению избирателей в Республике Карелия",
            "на второе полугодие 2026 года",
        ),
        table([heads("№ п/п", "Тема", "Дата проведения", "Соисполнители"), *layout.rows(HALF)], (1.8, 8, 3.5, 4)),
        p(),
        p("Используемые сокращения:"),
        p("ИКРК – Избирательная комиссия Республики Карелия;"),
        p("УИК – участковые избирательные комиссии."),
    )


DISTRICTS = [
    plain(
        "",
        "г. Элиста",
        item("1", "Семинар с членами УИК", "ТИК|городская библиотека", "14.02.2011"),
        item("2", "Круглый стол «Молодежь и выборы»", "ТИК", "Весь период"),
    ),
    plain(
        "",
        "Яшкульский район",
        item("1", "Конкурс плакатов", "ТИК|Отдел образования", ""),
        item("2", "День молодого избирателя", "ТИК", "20.02.2011"),
    ),
]


@SHELF.lay(
    "report_by_districts_not_a_plan.docx",
    Expected(
        "Отчет о проведенных мероприятиях по повышению правовой культуры избирателей в Республике Калмыкия за первое "
        "полугодие 2011 года",
        2011,
        DISTRICTS,
        ("", "Избирательная комиссия Республики Калмыкия"),
        may_refuse=True,
        must_warn=(told("this is a report, not a plan", "отчет"), told("no срок", "Конкурс плакатов", "срок")),
    ),
)
def report_by_districts_not_a_plan(path: Path) -> None:
    columns = heads("N п/п", "Наименование мероприятия", "Срок проведения", "Организаторы/участники")
    write(
        path,
        title(
            "ОТЧЕТ",
            "о проведенных мероприятиях по повышению правовой культуры избирателей",
            "в Республике Калмыкия за первое полугодие 2011 года",
        ),
        table([columns, *Layout(("n", "t", "s", "e"), section="{1}").rows(DISTRICTS)], (1.5, 8, 3.5, 4)),
    )


def _step(number: str, what: str, when: str, fact: str, mark: str, money: str) -> tuple:
    notes = {"Срок фактический": fact, "Отметка": mark, "Объем финансирования, тыс. руб.": money}
    return item(number, what, "", when, notes)


PROGRAMME = [
    sec(
        "1",
        "Подпрограмма «Правовая культура»",
        sub(
            "1.1",
            "Основное мероприятие «Просвещение избирателей»",
            _step("1.1.1", "Издание печатной продукции", "2025 год", "x", "x", "120,0"),
            _step("1.1.1.1", "Заключение договора с типографией", "до 1 марта", "", "", "x"),
            _step("1.1.1.2", "Распространение буклетов среди избирателей", "II квартал", "", "", "x"),
            _step("1.1.2", "Проведение конкурсов", "2025 год", "x", "x", "80,5"),
            _step("1.1.2.1", "Конкурс рисунков", "октябрь", "", "", "30,5"),
        ),
    ),
]
PROGRAMME = [
    (at, name, [(n, t, [(*one[:4], {k: v for k, v in one[4].items() if v}) for one in items]) for n, t, items in below])
    for at, name, below in PROGRAMME
]


@SHELF.lay(
    "municipal_programme_two_storeys_four_levels.docx",
    Expected(
        "План реализации муниципальной программы «Развитие правовой культуры» на 2025 год",
        2025,
        PROGRAMME,
        ("", "Администрация Мариинского муниципального округа"),
        may_refuse=True,
        must_warn=(
            told("no executors", "исполнител", "ответственн"),
            told("the row of the total is left out", "Итого"),
            told("a fourth level", "1.1.1.1", "уров"),
            told("footnote", "указывается при наличии"),
        ),
    ),
)
def municipal_programme_two_storeys_four_levels(path: Path) -> None:
    above = [C("N", down=True), C("Наименование", down=True), C("Срок", across=2), C("Отметка", down=True)]
    money = "Объем финансирования, тыс. руб."
    top = [*above, C(f"{money} <1>", down=True)]
    columns = ("n", "t", "s", "Срок фактический", "Отметка", money)
    rows = Layout(columns, section="{}. {}", subsection="title", number="{}").rows(PROGRAMME)
    count = len(items_of(PROGRAMME))
    rows[0] = ["1.", C("Подпрограмма «Правовая культура»", bold=True), "2025 год", "x", "x", "200,5"]
    total = ["", f"Итого по программе ({count} строк)", "x", "x", "x", "200,5"]
    write(
        path,
        approval("УТВЕРЖДАЮ", "Глава Мариинского муниципального округа", "__________ А.А. Алексеев"),
        title("План реализации муниципальной программы", "«Развитие правовой культуры» на 2025 год"),
        table([top, [UP, UP, "плановый", "фактический", UP, UP], counted(6), total, *rows], (2, 6, 2.5, 2.5, 2, 2.5)),
        p("<1> Объем указывается при наличии средств в бюджете."),
    )
