"""Plans by decree, of a ТИК, a programme of a day, a plan of four years: what regions and districts write."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, flat, item, plain, told
from tests.exchange.plan.shapes.closed import SHELF
from tests.exchange.plan.shapes.layout import Layout, approval, counted, heads, title
from tests.exchange.plan.shapes.pools import CULTURE, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import C, p, table, write

DECREE = flat(
    item(
        "1",
        "Проведение акции «Сообщи, где тебя нет в списке избирателей»",
        "Иванова И.И.|Петров П.П.|Сидорова С.С.",
        "январь",
    ),
    item("2", "Научно-практическая конференция «20 лет избирательной системе»", "Иванова И.И.|Кузнецов К.К.", "март"),
    item("3", "Смотр-конкурс на лучший уголок избирателя", "Петров П.П.", "апрель - июнь"),
    item("4", "Выпуск календаря знаменательных дат", "Сидорова С.С.", "ноябрь"),
    item("5", "Встреча членов комиссии со студентами юридических факультетов", "Члены комиссии", "ежеквартально"),
)


@SHELF.lay(
    "decree_flat_year_in_header.docx",
    Expected(
        "План мероприятий, посвященных 20-летию избирательной системы Российской Федерации",
        2013,
        DECREE,
        "Избирательная комиссия Пензенской области",
        date(2013, 1, 17),
        "46/277-5",
        must_warn=(told("the year stands in the header of the column only", "2013"),),
    ),
)
def decree_flat_year_in_header(path: Path) -> None:
    """Two signatures before the plan; three persons in a cell parted by line breaks alone."""
    layout = Layout(("n", "t", "s", "e"), number="{}.", join="\v")
    write(
        path,
        p("СОГЛАСОВАНО", bold=True),
        p("Председатель Общественной палаты ____________ В.В. Васильев"),
        p("Ректор университета ____________ Г.Г. Григорьев"),
        p(),
        approval(
            "Утвержден", "постановлением Избирательной комиссии Пензенской области", "от 17 января 2013 г. № 46/277-5"
        ),
        title("ПЛАН", "мероприятий, посвященных 20-летию избирательной системы Российской Федерации"),
        table([heads("N п/п", "Наименование мероприятия", "Сроки в 2013 году", "Ответственные"), *layout.rows(DECREE)]),
    )


DISTRICT = [
    plain(
        "1",
        "Организационные мероприятия",
        item(
            "1.1",
            "Разработка плана работы территориальной избирательной комиссии Калининского района (далее – ТИК района) "
            "на 2024 год",
            "Председатель ТИК",
            "январь",
        ),
        item(
            "1.2",
            "Взаимодействие с участковыми избирательными комиссиями (далее - УИК)",
            "Члены рабочей группы|Члены ТИК района",
            "Весь период (по отдельному плану)",
        ),
        item("1.3", "Подведение итогов работы за год", "Иванова И.И., секретарь ТИК|Петров П.П.", "декабрь"),
    ),
    plain("2", "Повышение правовой культуры", *take(CULTURE, "2.", 0, 4)),
    plain("3", "Обучение", *take(TRAINING, "3.", 2, 5)),
]


@SHELF.lay(
    "district_numbers_without_space_inline_abbreviations.docx",
    Expected(
        "План мероприятий территориальной избирательной комиссии Калининского района по повышению правовой культуры "
        "избирателей на 2024 год",
        2024,
        DISTRICT,
        "Территориальная избирательная комиссия Калининского района",
        date(2023, 12, 28),
        "88/412-5",
    ),
)
def district_numbers_without_space_inline_abbreviations(path: Path) -> None:
    rows = Layout(section="{}.{}", number="{}.", join="\v").rows(DISTRICT)
    write(
        path,
        approval("УТВЕРЖДЕН", "постановлением территориальной", "избирательной комиссии", "Калининского района"),
        approval("28.12.2023 г. №88/412-5"),
        title(
            "План мероприятий территориальной избирательной комиссии Калининского района",
            "по повышению правовой культуры избирателей на 2024 год",
        ),
        table([heads("№", "Мероприятие", "Исполнитель", "Срок реализации"), *rows], (1.5, 8, 4, 3.5)),
    )


def _part(number: str, what: str, when: str, who: str, audience: str, people: str) -> tuple:
    notes = {"Категория участников": audience, "Предполагаемое количество участников": people}
    return item(number, what, who, when, {caption: text for caption, text in notes.items() if text})


DAY = flat(
    _part("1", "Экскурсия «История выборов»", "20.05.2021 10.00 Музей", "ТИК|Музей", "9 – 11 классы", "25 чел."),
    _part("", "Квест «В поисках бюллетеня»", "20.05.2021 12.00 СОШ № 2", "ТИК", "8 класс", "30 чел."),
    _part("", "Круглый стол с молодыми депутатами", "21.05.2021 14.00", "Молодежный совет", "Студенты", ""),
    _part("", "Флешмоб «Я голосую»", "23.05.2021 11.00 Площадь Труда", "ТИК|Отдел молодежи", "Волонтеры", "50 чел."),
)


@SHELF.lay(
    "young_voter_day_first_row_numbered.docx",
    Expected(
        "Программа проведения Дня молодого избирателя в Промышленновском районе",
        2021,
        DAY,
        "Территориальная избирательная комиссия Промышленновского района",
        date(2021, 4, 29),
        "12-3",
        must_warn=(told("rows without a number", "номер", "Квест"), told("no number of people", "25 чел.")),
    ),
)
def young_voter_day_first_row_numbered(path: Path) -> None:
    columns = ("n", "t", "s", "Категория участников", "Предполагаемое количество участников", "e")
    rows = Layout(columns, number="{}.").rows(DAY)
    for at, when in enumerate(("20.05.2021\n10.00\nМузей", "20.05.2021\n12.00\nСОШ № 2", "21.05.2021\n14.00")):
        rows[at][2] = when
    captions = ("№", "Наименование", "Время и место проведения", *columns[3:5], "Организаторы")
    write(
        path,
        approval("Утверждена", "решением территориальной избирательной", "комиссии Промышленновского района"),
        approval("от 29 апреля 2021 г. № 12-3"),
        title("ПРОГРАММА", "проведения Дня молодого избирателя", "в Промышленновском районе"),
        table([heads(*captions), *rows]),
    )


FOUR_YEARS = [
    plain("I", "Организационные мероприятия", *take(ORGANISING, "1.", 0, 3, "ИККО")),
    plain(
        "II",
        "Мероприятия по противодействию нарушениям",
        item("2.1", "Прием граждан по вопросам избирательного права", "Аппарат комиссии", "постоянно"),
        item("2.2", "Доклад о выполнении плана", "Председатель комиссии", "до 15 июля, до 15 января (отчет за год)"),
        item("2.3", "Опрос избирателей о доверии к комиссиям", "ИККО|ТИК", "2022, 2024 годы"),
    ),
]


@SHELF.lay(
    "four_years_spaced_capitals_blank_decree.docx",
    Expected(
        "Типовой план мероприятий избирательной комиссии на 2021 – 2024 годы",
        2021,
        FOUR_YEARS,
        ("", "Избирательная комиссия Курганской области"),
        years=(2021, 2022, 2023, 2024),
        must_warn=(
            told("a plan of several years", "2024", "несколько лет"),
            told("the decree has no day and no number", "___", "дата", "проект", "постановлен"),
        ),
    ),
)
def four_years_spaced_capitals_blank_decree(path: Path) -> None:
    layout = Layout(section="{}. {}", number="{}.", join="; ")
    write(
        path,
        approval("УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Курганской области"),
        approval("от ___ ____________ 2021 г. № ____"),
        title("Т И П О В О Й   П Л А Н", "мероприятий избирательной комиссии", "на 2021 – 2024 годы"),
        table(
            [
                heads("п/п", "Мероприятия", "Ответственные исполнители", "Срок исполнения"),
                counted(4),
                *layout.rows(FOUR_YEARS),
            ],
            (1.5, 8, 4, 3.5),
        ),
        p(),
        table([[C("Секретарь комиссии"), C("____________", align="right")]], borders=False),
    )
