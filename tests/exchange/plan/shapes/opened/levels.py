"""Numbers and levels: four levels, numbers that restart, that are missing or repeated, months as headings, prose."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, flat, item, items_of, plain, sec, sub, told
from tests.exchange.plan.shapes.layout import Layout, approval, counted, heads, title
from tests.exchange.plan.shapes.opened import SHELF
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import C, p, table, write

COMMON = heads("№ п/п", "Наименование мероприятия", "Исполнитель", "Срок исполнения")

STEPS = [
    sec(
        "1",
        "Обучение организаторов выборов",
        sub(
            "1.1",
            "Обучение членов участковых комиссий",
            item("1.1.1", "Проведение цикла занятий на базе школы правовых знаний", "ТИК", "март - август"),
            item("1.1.1.1", "Занятие «Прием заявлений о голосовании вне помещения»", "ТИК", "апрель"),
            item("1.1.1.2", "Занятие «Порядок подсчета голосов избирателей»", "ТИК|УИК", "июнь"),
            item("1.1.2", "Итоговое тестирование слушателей", "ТИК", "август"),
        ),
        sub("1.2", "Обучение резерва", *take(TRAINING, "1.2.", 3, 5, "ОИК")),
    ),
    sec(
        "2",
        "Информирование",
        sub("2.1", "Работа со средствами массовой информации", *take(INFORMING, "2.1.", 0, 3, "ОИК")),
    ),
]


@SHELF.lay(
    "four_levels_steps_of_items.docx",
    Expected(
        "План мероприятий по обучению и информированию на 2026 год",
        2026,
        STEPS,
        "Территориальная избирательная комиссия Беловского района",
        date(2025, 12, 30),
        "151/803",
        must_warn=(told("a fourth level", "1.1.1.1", "уров"),),
    ),
)
def four_levels_steps_of_items(path: Path) -> None:
    write(
        path,
        approval("УТВЕРЖДЕН", "решением территориальной избирательной", "комиссии Беловского района"),
        approval("от «30» декабря 2025 г. № 151/803"),
        title("План мероприятий", "по обучению и информированию на 2026 год"),
        table([COMMON, *Layout(section="{}. {}", subsection="{}. {}", number="{}.").rows(STEPS)], (2, 7, 4, 4)),
    )


RESTARTING = [
    plain("I", "Организационные мероприятия", *take(ORGANISING, "", 0, 4, "ИКТО")),
    plain("II", "Правовое просвещение избирателей", *take(CULTURE, "", 0, 5, "ИКТО")),
    plain("III", "Информационное обеспечение", *take(INFORMING, "", 0, 3, "ИКТО")),
]


@SHELF.lay(
    "roman_sections_restarting_numbers.docx",
    Expected(
        "План работы Избирательной комиссии Тверской области по повышению правовой культуры избирателей на 2025 год",
        2025,
        RESTARTING,
        "Избирательная комиссия Тверской области",
        date(2025, 1, 23),
        "152/1777-7",
    ),
)
def roman_sections_restarting_numbers(path: Path) -> None:
    """Sections «I.» without the word, numbers from 1 in each; срок before the executors."""
    columns = ("n", "t", "s", "e")
    write(
        path,
        approval("Приложение № 1", "к постановлению избирательной комиссии", "Тверской области"),
        approval("от 23.01.2025 № 152/1777-7"),
        title(
            "План работы",
            "Избирательной комиссии Тверской области",
            "по повышению правовой культуры избирателей на 2025 год",
        ),
        table(
            [
                heads("NN п/п", "Содержание мероприятий", "Срок", "Ответственный исполнитель"),
                counted(4),
                *Layout(columns, section="{}. {}", number="{}.").rows(RESTARTING),
            ],
            (1.5, 8, 3.5, 4),
        ),
    )


ODD_NUMBERS = flat(
    item("1", "Заключение соглашения с районной библиотекой", "ТИК", "январь"),
    item("2", "Оформление стенда «Уголок избирателя»", "ТИК", "февраль"),
    item("2", "Конкурс плакатов «Сделай свой выбор»", "ТИК|Школы района", "март"),
    item("", "Награждение победителей конкурса", "ТИК", "апрель"),
    item("4", "Правовая игра «Дебаты»", "ТИК", ""),
    item("7", "Семинар с секретарями УИК", "ТИК|УИК", "июль"),
)


@SHELF.lay(
    "numbers_missing_repeated_term_missing.docx",
    Expected(
        "План мероприятий территориальной избирательной комиссии города Юрги на 2025 год",
        2025,
        ODD_NUMBERS,
        ("", "Территориальная избирательная комиссия города Юрги"),
        must_warn=(
            told("number 2 twice", "2", "Конкурс плакатов"),
            told("a row without a number", "Награждение победителей", "без номера", "номер"),
            told("item 4 has no срок", "4", "Дебаты"),
            told("5 and 6 are missing", "5", "6", "7"),
        ),
    ),
)
def numbers_missing_repeated_term_missing(path: Path) -> None:
    write(
        path,
        title("План мероприятий", "территориальной избирательной комиссии города Юрги на 2025 год"),
        table([COMMON, *Layout(number="{}.").rows(ODD_NUMBERS)], (1.5, 8, 4, 3.5)),
    )


MONTHS = (("Январь", 0, 2), ("Февраль", 2, 4), ("Март", 4, 7))
BY_MONTH = [
    plain("", month, *[(*one[:3], ("", month), {}) for one in take(CULTURE, "", first, last, start=first + 1)])
    for month, first, last in MONTHS
]


@SHELF.lay(
    "months_as_headings_no_term_column.docx",
    Expected(
        "План мероприятий Молодежной избирательной комиссии на I квартал 2025 года",
        2025,
        BY_MONTH,
        ("", "Молодежная избирательная комиссия"),
        must_warn=(told("no column of сроки", "срок"), told("the month stands in the heading", "Февраль")),
    ),
)
def months_as_headings_no_term_column(path: Path) -> None:
    rows = Layout(("n", "t", "e"), section="{1}").rows(BY_MONTH)
    write(
        path,
        title("ПЛАН", "мероприятий Молодежной избирательной комиссии", "на I квартал 2025 года"),
        table([heads("№", "Мероприятие", "Ответственный"), *rows], (1.5, 10, 5)),
    )


PROSE = flat(
    item(
        "1",
        "Провести обучение членов участковых избирательных комиссий",
        "",
        "март - май 2019 года, октябрь - декабрь 2019 года",
    ),
    item("2", "Организовать семинары для наблюдателей", "", "август 2019 года"),
    item("3", "Подготовить памятку избирателю", "", "июнь 2019 года"),
)


@SHELF.lay(
    "prose_terms_in_brackets.docx",
    Expected(
        "О мерах по обучению организаторов выборов в 2019 году",
        2019,
        [plain("", "", *[(one[0], f"{one[1]} ({one[3]}).", [], ("", one[3]), {}) for one in items_of(PROSE)])],
        "Избирательная комиссия Республики Тыва",
        date(2019, 2, 12),
        "60/405-6",
        may_refuse=True,
        must_warn=(told("no table", "таблиц"),),
        also=(PROSE,),
    ),
)
def prose_terms_in_brackets(path: Path) -> None:
    items = [p(f"{one[0]}. {one[1]} ({one[3]}).") for one in items_of(PROSE)]
    write(
        path,
        title("ИЗБИРАТЕЛЬНАЯ КОМИССИЯ РЕСПУБЛИКИ ТЫВА", "ПОСТАНОВЛЕНИЕ"),
        table([[C("12 февраля 2019 г."), C("№ 60/405-6", align="right")]], borders=False),
        title("О мерах по обучению организаторов выборов в 2019 году"),
        p("Избирательная комиссия Республики Тыва п о с т а н о в л я е т:"),
        *items,
        p("4. Контроль за исполнением постановления возложить на секретаря комиссии."),
        p("Председатель                                        И.И. Иванов"),
    )
