"""Columns that real plans have: several executors, place and hour, marks of fulfilment, money, directions, months."""

from pathlib import Path

from tests.exchange.plan.shapes.base import flat, item, plain, told
from tests.exchange.plan.shapes.further import COMMON, SHELF, WIDTHS, laid_out, of_tik
from tests.exchange.plan.shapes.layout import Layout, counted, heads
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, TRAINING, take
from tests.exchange.plan.shapes.word import UP, C

FEW = take(CULTURE, "", 0, 4)


def _noted(*notes: dict[str, str]) -> list:
    return [(*one[:4], note) for one, note in zip(FEW, notes, strict=True)]


TWO_WHO = flat(*[(*one[:2], [*one[2], "МИК"], *one[3:]) for one in FEW])


@SHELF.lay("responsible_and_co_executors.docx", of_tik(TWO_WHO, told("joined columns", "Соисполнители")))
def responsible_and_co_executors(path: Path) -> None:
    rows = [[f"{one[0]}.", one[1], one[3], ", ".join(one[2]), "МИК"] for one in FEW]
    laid_out(path, heads("№", "Тема", "Срок", "Ответственный член ТИК", "Соисполнители"), counted(5), *rows)


@SHELF.lay("mark_of_fulfilment_empty.docx", of_tik(flat(*FEW)))
def mark_of_fulfilment_empty(path: Path) -> None:
    rows = [[one[0], one[1], ", ".join(one[2]), one[3], ""] for one in FEW]
    laid_out(path, heads("№ п/п", "Содержание работы", "Исполнители", "Сроки", "Отметка о выполнении"), *rows)


REMARKS = flat(*_noted({"Примечание": "совместно с МИК"}, {}, {"Примечание": "онлайн"}, {}))


@SHELF.lay("remarks_filled_here_and_there.docx", of_tik(REMARKS))
def remarks_filled_here_and_there(path: Path) -> None:
    layout = Layout(("n", "t", "e", "s", "Примечание"), number="{}.")
    laid_out(path, [*COMMON, C("Примечание", bold=True)], *layout.rows(REMARKS))


PLACES = flat(
    *_noted(
        *[
            {"Форма проведения": form, "Место проведения": where, "Целевая аудитория": who}
            for form, where, who in (
                ("акция", "РДК", "молодежь"),
                ("конкурс", "школы", "9 – 11 кл."),
                ("олимпиада", "ДДТ", "9 – 11 кл."),
                ("выставка", "ЦБС", "все"),
            )
        ]
    )
)


@SHELF.lay("seven_columns_of_a_programme.docx", of_tik(PLACES))
def seven_columns_of_a_programme(path: Path) -> None:
    layout = Layout(("n", "t", "Форма проведения", "Целевая аудитория", "Место проведения", "s", "e"), number="{}.")
    captions = heads("№ п/п", "Наименование мероприятия", "Форма проведения", "Целевая аудитория", "Место проведения")
    laid_out(path, [*captions, *heads("Сроки проведения", "Организаторы")], counted(7), *layout.rows(PLACES))


DAY = flat(
    item(
        "1",
        "Квиз «Знаем все о выборах»",
        "ТИК|Библиотека",
        "20.05.2026, 10.00, Центральная библиотека",
        {"Категория участников": "студенты", "Предполагаемое количество участников": "25 чел."},
    ),
    item(
        "2",
        "Экскурсия «Как работает комиссия»",
        "ТИК",
        "21 мая 2026 года, 12.00, здание администрации",
        {"Категория участников": "учащиеся", "Предполагаемое количество участников": "15"},
    ),
    item("3", "Круглый стол", "ТИК|МИК", "22.05.2026", {"Категория участников": "молодежь"}),
)


@SHELF.lay("time_and_place_in_one_cell.docx", of_tik(DAY))
def time_and_place_in_one_cell(path: Path) -> None:
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
            f"{one[0]}.",
            one[1],
            one[3].replace(", ", ",\n"),
            one[4].get("Категория участников", ""),
            one[4].get("Предполагаемое количество участников", ""),
            ", ".join(one[2]),
        ]
        for one in DAY[0][2][0][2]
    ]
    laid_out(path, captions, *rows)


@SHELF.lay("planned_and_actual_terms.docx", of_tik(flat(*FEW)))
def planned_and_actual_terms(path: Path) -> None:
    """A header of two storeys: «плановый» is the срок, «фактический» is empty yet."""
    above = [
        C("№ п/п", down=True),
        C("Мероприятие", down=True),
        C("Срок исполнения", across=2),
        C("Ответственный", down=True),
    ]
    rows = [[one[0], one[1], one[3], "", ", ".join(one[2])] for one in FEW]
    laid_out(path, above, [UP, UP, "плановый", "фактический", UP], counted(5), *rows)


MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
CROSSED = (
    ("Обучение резерва", "ТИК", (2, 3)),
    ("Обновление сайта", "ТИК", (0, 1, 2, 3)),
    ("Семинар с УИК", "ТИК|ИККО", (8,)),
)


@SHELF.lay(
    "months_as_columns_with_plus.docx",
    of_tik(
        flat(
            *[
                item(str(at), name, who, ", ".join(MONTHS[one] for one in months))
                for at, (name, who, months) in enumerate(CROSSED, 1)
            ]
        ),
        told("put together", "нескольким столбцам"),
    ),
)
def months_as_columns_with_plus(path: Path) -> None:
    """Twelve narrow columns with «+» under «Месяцы»; no срок in words."""
    above = [C("№", down=True), C("Мероприятие", down=True), C("Ответственный", down=True), C("Месяцы", across=12)]
    rows = [
        [f"{at}.", name, who.replace("|", ", "), *("+" if one in months else "" for one in range(12))]
        for at, (name, who, months) in enumerate(CROSSED, 1)
    ]
    laid_out(path, above, [UP, UP, UP, *MONTHS], *rows, widths=(1, 4, 3, *[0.75] * 12))


@SHELF.lay(
    "quarters_as_columns_without_a_roof.docx",
    of_tik(
        flat(
            item("1", "Обучение резерва", "ТИК", "1 квартал"),
            item("2", "Конкурс рисунков", "ТИК|Школы", ("2 квартал, 3 квартал",)),
        ),
        told("put together", "нескольким столбцам"),
    ),
)
def quarters_as_columns_without_a_roof(path: Path) -> None:
    """One storey: «1 квартал» … «4 квартал» are columns beside the others."""
    captions = heads("№", "Мероприятие", "1 квартал", "2 квартал", "3 квартал", "4 квартал", "Исполнитель")
    laid_out(
        path,
        captions,
        ["1.", "Обучение резерва", "V", "", "", "", "ТИК"],
        ["2.", "Конкурс рисунков", "", "V", "V", "", "ТИК, Школы"],
    )


@SHELF.lay(
    "money_column.docx",
    of_tik(flat(*_noted(*[{"Объем финансирования, тыс. руб.": one} for one in ("5,0", "не требуется", "12,5", "–")]))),
)
def money_column(path: Path) -> None:
    rows = [
        [one[0], one[1], ", ".join(one[2]), one[3], money]
        for one, money in zip(FEW, ("5,0", "не требуется", "12,5", "–"), strict=True)
    ]
    laid_out(path, [*COMMON, C("Объем финансирования, тыс. руб.", bold=True)], *rows)


RESULTS = flat(
    *_noted(*[{"Ожидаемый результат": one} for one in ("рост явки", "отбор лучших работ", "участие 50 чел.", "знания")])
)


@SHELF.lay("expected_result_before_the_term.docx", of_tik(RESULTS))
def expected_result_before_the_term(path: Path) -> None:
    captions = heads(
        "№ п/п",
        "Наименование мероприятий (действий)",
        "Ожидаемый результат",
        "Срок реализации",
        "Ответственные за реализацию",
    )
    laid_out(path, captions, *Layout(("n", "t", "Ожидаемый результат", "s", "e"), number="{}.").rows(RESULTS))


QUESTIONS = [
    plain("I", "Вопросы заседаний комиссии", *take(INFORMING, "", 0, 3)),
    plain("II", "Учеба", *take(TRAINING, "", 0, 3)),
]


@SHELF.lay("questions_of_meetings.docx", of_tik(QUESTIONS))
def questions_of_meetings(path: Path) -> None:
    """The name stands under «Рассматриваемые вопросы», the executors under «Кто готовит»."""
    captions = heads("№ п/п", "Наименование вопроса", "Дата рассмотрения", "Ответственный за подготовку")
    laid_out(path, captions, *Layout(("n", "t", "s", "e"), section="{}. {}", number="{}.").rows(QUESTIONS))


@SHELF.lay("captions_broken_in_narrow_columns.docx", of_tik(flat(*FEW)))
def captions_broken_in_narrow_columns(path: Path) -> None:
    captions = heads(
        "№\vп/\vп", "Наимено-\vвание ме-\vроприятия", "Срок\vпрове-\vдения", "Ответст-\vвенные\vисполни-\vтели"
    )
    laid_out(path, captions, *Layout(("n", "t", "s", "e"), number="{}.").rows(flat(*FEW)))


@SHELF.lay("capitals_in_captions_and_who.docx", of_tik(flat(*FEW)))
def capitals_in_captions_and_who(path: Path) -> None:
    captions = heads("№№ П/П", "ПЕРЕЧЕНЬ МЕРОПРИЯТИЙ", "КОГДА ПРОВОДИТСЯ", "КТО ОТВЕЧАЕТ")
    laid_out(path, captions, *Layout(("n", "t", "s", "e"), number="{}.").rows(flat(*FEW)))


LISTED = flat(
    item("1", "Семинар", "Иванова И.И., секретарь ТИК|Петров П.П.", "март"),
    item("2", "Тренинг", "председатели УИК № 1450 – 1470", "апрель"),
    item("3", "Выставка", "МБУК «ЦБС, Яшкинский район»|ТИК", "май"),
    item("4", "Учеба", "члены ТИК с правом решающего голоса", "июнь"),
    item("5", "Опрос", "ТИК|Совет ветеранов (по согласованию)", "июль"),
)


@SHELF.lay("executors_of_every_kind.docx", of_tik(LISTED))
def executors_of_every_kind(path: Path) -> None:
    """A person with her position, ranges of numbers, commas within quotations, lines and semicolons."""
    who = (
        "Иванова И.И., секретарь ТИК;\vПетров П.П.",
        "председатели УИК\v№ 1450 – 1470",
        "МБУК «ЦБС, Яшкинский район», ТИК",
        "члены ТИК с правом\vрешающего голоса",
        "ТИК\nСовет ветеранов\n(по согласованию)",
    )
    rows = [[f"{one[0]}.", one[1], names, one[3]] for one, names in zip(LISTED[0][2][0][2], who, strict=True)]
    laid_out(path, COMMON, *rows, widths=WIDTHS)


@SHELF.lay("term_first_then_number.docx", of_tik(flat(*FEW)))
def term_first_then_number(path: Path) -> None:
    """The срок stands in front of the number."""
    laid_out(
        path,
        heads("Дата", "№", "Название мероприятия", "Ответственный"),
        *Layout(("s", "n", "t", "e")).rows(flat(*FEW)),
    )


@SHELF.lay("empty_column_between.docx", of_tik(flat(*FEW)))
def empty_column_between(path: Path) -> None:
    """A narrow column without a caption and without a text stands between two."""
    rows = [[one[0], one[1], "", ", ".join(one[2]), one[3]] for one in FEW]
    laid_out(path, heads("№", "Мероприятие", "", "Исполнитель", "Срок"), *rows)
