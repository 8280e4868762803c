"""Plans of districts: a programme with a purpose and tasks, a road map with a footnote."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, Outline, item, plain, sec, told
from tests.exchange.plan.shapes.later import SHELF
from tests.exchange.plan.shapes.layout import Layout, Row, approval, counted, heads, title
from tests.exchange.plan.shapes.word import C, begin, footnote, footnotes, p, put, run, table, write

MONEY, RESULT = "Объем средств, тыс. руб.", "Ожидаемый результат"


def _paid(money: str, result: str) -> dict[str, str]:
    return {MONEY: money, RESULT: result}


FIRST = (
    item("1.1", "Обучение членов участковых комиссий", "ТИК", "ежеквартально", _paid("40,0", "обучено 320 чел.")),
    item("1.2", "Издание пособий", "ТИК|Отдел информации", "до 1 мая", _paid("25,5", "тираж 500 экз.")),
)
SECOND = (
    item("2.1", "Конкурс «Моя семья голосует»", "Управление культуры", "II – III кв.", _paid("30,0", "50 семей")),
    item("2.2", "Дни открытых дверей в ТИК", "ТИК", "ежемесячно", _paid("–", "12 дней")),
    item("2.3", "Пандусы в помещениях для голосования", "УЖКХ", "до 15 августа", _paid("310,0", "4 участка")),
)
PURPOSE = "Цель. Повышение правовой культуры и активности избирателей округа"
TASKS = (("1", "Обучение организаторов выборов", FIRST), ("2", "Просвещение и удобство избирателей", SECOND))


def _tasks(*, numbered: bool, under_purpose: bool) -> Outline:
    """Tasks with a number or with «Задача 1.» in the name; as sections or below the purpose."""
    headed = [
        (number, name, list(items)) if numbered else ("", f"Задача {number}. {name}", list(items))
        for number, name, items in TASKS
    ]
    return (
        [sec("", PURPOSE, *headed)]
        if under_purpose
        else [plain(number, name, *items) for number, name, items in headed]
    )


@SHELF.lay(
    "programme_with_purpose_tasks_and_totals.docx",
    Expected(
        "План мероприятий по реализации муниципальной программы «Выборы и гражданин» на 2026 год",
        2026,
        _tasks(numbered=True, under_purpose=False),
        "Администрация Промышленновского муниципального округа",
        date(2025, 11, 14),
        "1490-П",
        must_warn=(told("the totals", "Итого", "Всего"),),
        also=(
            _tasks(numbered=False, under_purpose=False),
            _tasks(numbered=True, under_purpose=True),
            _tasks(numbered=False, under_purpose=True),
        ),
    ),
)
def programme_with_purpose_tasks_and_totals(path: Path) -> None:
    """Landscape; «Цель.» and «Задача 1.» over all columns, «Итого по задаче 1» with money behind each."""
    layout = Layout(("n", "t", "e", "s", MONEY, RESULT), number="{}.")
    rows: list[Row] = [[C(PURPOSE, across=6, bold=True)]]
    for (number, name, items), total in zip(TASKS, ("65,5", "340,0"), strict=True):
        rows.append([C(f"Задача {number}. {name}", across=6, bold=True)])
        rows += [layout.item(one) for one in items]
        rows.append(["", C(f"Итого по задаче {number}", across=3), total, ""])
    rows.append(["", C("Всего по программе", across=3, bold=True), "405,5", ""])
    captions = heads("N п/п", "Наименование мероприятия", "Исполнители мероприятия", "Срок реализации", MONEY, RESULT)
    write(
        path,
        approval(
            "УТВЕРЖДЕН",
            "постановлением администрации",
            "Промышленновского муниципального округа",
            "от 14.11.2025 № 1490-П",
            indent=16,
        ),
        title("ПЛАН МЕРОПРИЯТИЙ", "по реализации муниципальной программы «Выборы и гражданин»", "на 2026 год"),
        table([captions, counted(6), *rows], (1.5, 9, 4.5, 3.8, 3, 4.2), heads=2),
        p(),
        landscape=True,
    )


DOCUMENT = "Вид документа (ожидаемый результат)"
ROAD = [
    plain(
        "1",
        "Доступность помещений",
        item(
            "1.1",
            "Обследовать помещения для голосования",
            "Сомова Е.П., заместитель главы округа|Титов А.А., председатель ТИК",
            "до 1 мая",
            {DOCUMENT: "акты"},
        ),
        item("1.1.1", "в городе Гурьевске", "Отдел ЖКХ", "до 15 марта", {DOCUMENT: "19 актов"}),
        item("1.1.2", "в сельских территориях", "Территориальные отделы", "16.03–30.04", {DOCUMENT: "24 акта"}),
        item("1.2", "Устранить замечания", "Сомова Е.П., заместитель главы округа", "не позднее 1 августа"),
    ),
    plain(
        "2",
        "Доступность информации",
        item(
            "2.1",
            "Подготовить материалы шрифтом Брайля",
            "ТИК|Местное отделение ВОС (по согласованию)",
            "за 20 дней до дня голосования",
            {DOCUMENT: "плакаты, 43 шт."},
        ),
        item("2.2", "Обновлять карту доступности на сайте", "Отдел информатизации", "1 раз в квартал"),
        item(
            "2.3",
            "Отчитываться о ходе выполнения плана",
            "Титов А.А., председатель ТИК",
            "ежеквартально, до 10 числа месяца, следующего за отчетным кварталом",
            {DOCUMENT: "доклад главе"},
        ),
    ),
]


@SHELF.lay(
    "road_map_of_a_district_with_footnote.docx",
    Expected(
        "План мероприятий («дорожная карта») по повышению доступности избирательных участков "
        "для маломобильных избирателей на 2026 год",
        2026,
        ROAD,
        "Администрация Гурьевского муниципального округа",
        date(2025, 12, 29),
        "1124-р",
        must_warn=(told("the footnote", "при наличии средств"),),
    ),
)
def road_map_of_a_district_with_footnote(path: Path) -> None:
    """Steps of an item have сроки of their own, persons stand with their posts, cells are wrapped by hand."""
    document = begin()
    footnotes(document, ["Выполняется при наличии средств в бюджете округа."])
    rows = Layout(("n", "t", DOCUMENT, "s", "e"), section="{}. {}", number="{}.", join=";\v").rows(ROAD)
    for one in rows:
        if len(one) > 1 and one[1] == "Устранить замечания":
            one[1] = C(xml=p(xml=run("Устранить замечания") + footnote(1)))
        if len(one) > 1 and one[0] == "2.3.":
            one[1], one[3] = "Отчиты-\vваться о ходе выпол-\vнения плана", str(one[3]).replace(", до", ",\vдо")
    put(
        document,
        approval(
            "УТВЕРЖДЕН",
            "распоряжением администрации",
            "Гурьевского муниципального округа",
            "от 29 декабря 2025 г. № 1124-р",
        ),
        title(
            "ПЛАН",
            "мероприятий («дорожная карта»)",
            "по повышению доступности избирательных участков",
            "для маломобильных избирателей",
            "на 2026 год",
        ),
        table(
            [
                heads("№ п/п", "Наименование мероприятия", DOCUMENT, "Срок исполнения", "Ответственный исполнитель"),
                *rows,
            ],
            (1.5, 5, 3.6, 3.2, 4.2),
        ),
        p(),
    )
    document.save(str(path))
