"""Plans of a commission and others: under three stamps, with who is responsible on two sides."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, flat, item, plain, told
from tests.exchange.plan.shapes.later import SHELF
from tests.exchange.plan.shapes.layout import Layout, Row, approval, heads, title
from tests.exchange.plan.shapes.word import UP, C, p, table, write


def _noted(audience: str, place: str, remark: str = "") -> dict[str, str]:
    notes = {"Целевая аудитория": audience, "Место проведения": place, "Примечание": remark}
    return {caption: text for caption, text in notes.items() if text}


JOINT = flat(
    item("1", "Урок права «Гражданин с 14 лет»", "Белова О.В.|Громова Т.А.", "17.02.2026", _noted("8 кл.", "СОШ № 1")),
    item("2", "Экскурсия в комиссию", "ТИК", "каждая среда марта", _noted("10 – 11 кл.", "ТИК", "по заявкам школ")),
    item("3", "Квест «Дорога на участок»", "ЦБС|ТИК", "15.02–20.03", _noted("студенты", "Городской парк")),
    item("4", "Выставка «История выборов»", "ЦБС", "До 1 мая", _noted("все категории", "Библиотека № 2")),
    item(
        "5",
        "Выборы школьных президентов",
        "Белова О.В.|директора школ",
        "3-я неделя октября",
        _noted("5 – 11 кл.", "школы округа", "КОИБ дает ТИК"),
    ),
    item("6", "Подведение итогов конкурса «Наш голос»", "ТИК|УО|ЦБС", "не позднее 10 декабря", _noted("", "ДК")),
)


@SHELF.lay(
    "joint_plan_under_three_stamps.docx",
    Expected(
        "Совместный план мероприятий территориальной избирательной комиссии, Управления образования и библиотек "
        "Топкинского муниципального округа по правовому просвещению на 2026 год",
        2026,
        JOINT,
        "Территориальная избирательная комиссия Топкинского муниципального округа",
        date(2026, 1, 22),
        "4/17",
        must_warn=(told("who agreed", "согласован", "Белова"),),
    ),
)
def joint_plan_under_three_stamps(path: Path) -> None:
    """Landscape; two who agree stand left of the decision, seven columns, empty cells here and there."""
    stamps = [
        "СОГЛАСОВАНО\nНачальник Управления образования\n__________ О.В. Белова\n«___» января 2026 г.",
        "СОГЛАСОВАНО\nДиректор МБУК «ЦБС»\n__________ Т.А. Громова\n«___» января 2026 г.",
        "УТВЕРЖДЕН\nрешением территориальной избирательной комиссии\nТопкинского муниципального округа\n"
        "от 22 января 2026 года № 4/17",
    ]
    captions = heads("№", "Наименование мероприятия", "Целевая аудитория", "Место проведения", "Дата проведения")
    layout = Layout(
        ("n", "t", "Целевая аудитория", "Место проведения", "s", "e", "Примечание"), number="{}.", join=",\v"
    )
    write(
        path,
        table([[C(one) for one in stamps]], (8.4, 8.4, 9.4), borders=False),
        p(),
        title(
            "СОВМЕСТНЫЙ ПЛАН",
            "мероприятий территориальной избирательной комиссии, Управления образования и библиотек",
            "Топкинского муниципального округа по правовому просвещению",
            "на 2026 год",
        ),
        table(
            [[*captions, *heads("Ответственные", "Примечание")], *layout.rows(JOINT)],
            (1.2, 7, 3.4, 3.8, 3.6, 4, 3.2),
            heads=1,
        ),
        p(),
        landscape=True,
    )


SIDES = [
    plain(
        "1",
        "Подготовка избирательных участков",
        item("1.1", "Обследование помещений для голосования", "ТИК|Отдел строительства", "до 1 мая"),
        item("1.2", "Проверка связи и резервного электропитания", "ТИК|МУП «Энергосеть»|Ростелеком", "июль – август"),
    ),
    plain(
        "2",
        "Информирование избирателей",
        item("2.1", "Обновление рубрики «Выборы» на сайте округа", "Секретарь ТИК", "ежемесячно"),
        item("2.2", "Выпуск памятки «Дом, дорога, участок»", "ТИК|Газета «Знамя труда»", "не позднее 20 августа"),
        item("2.3", "Сходы граждан в малых деревнях", "Начальники территориальных отделов", "по отдельному графику"),
    ),
]


@SHELF.lay(
    "responsible_of_two_sides_under_one_roof.docx",
    Expected(
        "План совместных действий на 2026 год",
        2026,
        SIDES,
        "Территориальная избирательная комиссия Чебулинского муниципального округа",
        date(2026, 2, 4),
        "7/31-6",
        must_warn=(
            told("joined columns", "от комиссии", "от администрации", "столбц"),
            told("the signature in the last row", "Волкова"),
        ),
    ),
)
def responsible_of_two_sides_under_one_roof(path: Path) -> None:
    """«Ответственные» has two columns below, «–» where a side does nothing; a table of signatures in the last row."""
    sides = (("ТИК", "Отдел строительства"), ("ТИК", "МУП «Энергосеть»,\vРостелеком"), ("Секретарь ТИК", "–"))
    sides += (("ТИК", "Газета «Знамя труда»"), ("–", "Начальники территориальных отделов"))
    rows: list[Row] = [
        [
            *[C(one, down=True, bold=True) for one in ("№", "Мероприятие", "Срок")],
            C("Ответственные", across=2, bold=True),
        ],
        [UP, UP, UP, *heads("от комиссии", "от администрации и организаций")],
    ]
    given = iter(sides)
    for number, name, parts in SIDES:
        rows.append([C(number, bold=True), C(name, bold=True), "", "", ""])
        rows += [[one[0], one[1], str(one[3]), *next(given)] for one in parts[0][2]]
    signed = table([["Председатель ТИК", "", "Е.Е. Волкова"]], (5, 5, 5), borders=False)
    write(
        path,
        approval(
            "УТВЕРЖДЕН",
            "решением территориальной избирательной комиссии",
            "Чебулинского муниципального округа",
            "от 4 февраля 2026 года № 7/31-6",
            indent=8,
        ),
        title("План совместных действий", "на 2026 год"),
        table([*rows, [C(xml=signed + p(), across=5)]], (1.3, 6.2, 3, 3, 4)),
        p(),
    )
