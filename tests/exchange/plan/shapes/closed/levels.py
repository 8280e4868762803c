"""Numbers and levels: paragraphs between tables, no numbers at all, a срок in a heading, columns swapped half-way."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, item, plain, sec, sub, told
from tests.exchange.plan.shapes.closed import SHELF
from tests.exchange.plan.shapes.layout import Layout, approval, counted, heads, title
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import C, p, table, write

COMMON = heads("№ п/п", "Наименование мероприятия", "Исполнители", "Период реализации")

BETWEEN = [
    sec(
        "I",
        "Обучение организаторов выборов",
        sub("1.1", "Обучение членов комиссий", *take(TRAINING, "1.1.", 0, 4, "ОИК")),
    ),
    sec("II", "Правовая культура", sub("2.1", "Работа с будущими избирателями", *take(CULTURE, "2.1.", 0, 4, "ОИК"))),
    sec("III", "Информирование", sub("3.1", "Печать и сайт", *take(INFORMING, "3.1.", 0, 3, "ОИК"))),
]


@SHELF.lay(
    "sections_as_paragraphs_between_tables.docx",
    Expected(
        "Сводный план мероприятий Избирательной комиссии Омской области на 2025 год",
        2025,
        BETWEEN,
        "Избирательная комиссия Омской области",
        date(2024, 12, 19),
        "91/552",
    ),
)
def sections_as_paragraphs_between_tables(path: Path) -> None:
    """Only the first table has a header; subsections stand within the tables."""
    blocks = []
    for at, (number, name, below) in enumerate(BETWEEN):
        rows = Layout(subsection="{}. {}", number="{}.").rows([("", "", below)])
        blocks += [p(f"Раздел {number}. {name}", bold=True, align="center")]
        blocks += [table([COMMON, *rows] if at == 0 else rows, (1.8, 8, 4, 3.2)), p()]
    write(
        path,
        approval(
            "УТВЕРЖДЕН", "постановлением Избирательной комиссии Омской области", "от 19 декабря 2024 года № 91/552"
        ),
        title("СВОДНЫЙ ПЛАН", "мероприятий Избирательной комиссии Омской области", "на 2025 год"),
        *blocks,
    )


NO_NUMBERS = [plain("", "", *[("", *one[1:]) for one in take(ORGANISING, "", 0, 6, "Комиссия")])]


@SHELF.lay(
    "no_column_of_numbers.docx",
    Expected(
        "Календарный план работы комиссии на 2026 год",
        2026,
        NO_NUMBERS,
        must_warn=(told("no column of numbers", "номер", "№"),),
    ),
)
def no_column_of_numbers(path: Path) -> None:
    columns = ("s", "t", "e")
    write(
        path,
        title("Календарный план работы комиссии", "на 2026 год"),
        table([heads("Дата", "Мероприятие", "Ответственный"), *Layout(columns).rows(NO_NUMBERS)], (4, 9, 4)),
    )


def _without_term(pool: list, taken: str) -> list:
    return [(*one[:3], ("", taken, f"в {taken}"), {}) for one in pool]


HEADED = [
    sec(
        "1",
        "Мероприятия Дня молодого избирателя",
        sub(
            "1.1",
            "Мероприятия, проводимые в феврале 2025 года",
            *_without_term(take(CULTURE, "1.1.", 0, 3), "феврале 2025 года"),
        ),
        sub("1.2", "Мероприятия, проводимые в течение года", *take(CULTURE, "1.2.", 3, 6)),
    ),
]


@SHELF.lay(
    "term_in_heading_empty_cells.docx",
    Expected(
        "План мероприятий по правовому просвещению молодежи на 2025 год",
        2025,
        HEADED,
        "Территориальная избирательная комиссия Яйского муниципального округа",
        date(2025, 1, 20),
        "140/611-5",
        must_warn=(told("items 1.1.1 to 1.1.3 have no срок of their own", "1.1.1", "1.1.2", "1.1.3"),),
    ),
)
def term_in_heading_empty_cells(path: Path) -> None:
    write(
        path,
        approval("Приложение", "к решению территориальной избирательной комиссии", "Яйского муниципального округа"),
        approval("от 20.01.2025 № 140/611-5"),
        title("ПЛАН МЕРОПРИЯТИЙ", "по правовому просвещению молодежи на 2025 год"),
        table([COMMON, counted(4), *Layout(section="{}. {}", subsection="{}. {}").rows(HEADED)], (1.8, 8, 4, 3.2)),
    )


HALF_SWAPPED = [
    plain("1", "Обучение", *take(TRAINING, "1.", 0, 5, "ИКО")),
    plain(
        "2",
        "Просвещение",
        item("2.1", "Правовой марафон «Время выбирать»", "ТИК|Центральная районная библиотека", "Февраль – март"),
        item("2.2", "Радиопередача «Час избирателя»", "ТИК", "ежемесячно"),
        item("2.3", "Слет молодых избирателей", "ИКО|ТИК", "II квартал"),
        item("2.4", "Фотоконкурс «Лица выборов»", "Отдел культуры", "до 1 октября"),
    ),
]


@SHELF.lay(
    "columns_swapped_in_second_section.docx",
    Expected(
        "План работы по подготовке кадров и просвещению избирателей на 2024 год",
        2024,
        HALF_SWAPPED,
        "Избирательная комиссия Ивановской области",
        date(2023, 12, 22),
        "70/3-8",
        must_warn=(told("executors and сроки change places from 2.1 on", "2.1", "перепутан", "местами"),),
    ),
)
def columns_swapped_in_second_section(path: Path) -> None:
    rows = Layout(section="{}. {}").rows(HALF_SWAPPED)
    for one in rows[7:]:
        one[2], one[3] = one[3], one[2]
    write(
        path,
        approval("УТВЕРЖДЕН", "постановлением избирательной комиссии", "Ивановской области", "от 22.12.2023 № 70/3-8"),
        title("План работы", "по подготовке кадров и просвещению избирателей", "на 2024 год"),
        table([COMMON, *rows], (1.8, 8, 4, 3.2)),
    )


SUBTASKS = [
    sec(
        "I",
        "Обучение",
        sub(
            "1.1",
            "Обучение кадров комиссий",
            item(
                "1.1.1",
                "Провести цикл семинаров: а) для председателей ТИК; б) для секретарей ТИК; в) для бухгалтеров ТИК",
                "ИКО",
                "март; июнь; октябрь",
            ),
            item("1.1.2", "Выпустить памятку", "ИКО", "июнь"),
        ),
    ),
    sec(
        "II",
        "Прочее",
        sub("", "", *take(ORGANISING, "2.", 4, 6, "ИКО")),
        sub("2.3", "Архивная работа", item("2.3.1", "Передача документов в архив", "ТИК", "До 22.11.2025")),
    ),
]


@SHELF.lay(
    "levels_mixed_and_lettered_parts.docx",
    Expected(
        "План мероприятий избирательных комиссий на 2025 год",
        2025,
        SUBTASKS,
        must_warn=(),
    ),
)
def levels_mixed_and_lettered_parts(path: Path) -> None:
    """Items straight under a section beside subsections; letters а), б), в) are paragraphs of one cell."""
    rows = Layout(subsection="{} {}", number="{}").rows(SUBTASKS)
    rows[2][1] = "Провести цикл семинаров:\nа) для председателей ТИК;\nб) для секретарей ТИК;\nв) для бухгалтеров ТИК"
    rows[2][3] = C("март;\nиюнь;\nоктябрь")
    write(
        path, title("План мероприятий", "избирательных комиссий на 2025 год"), table([COMMON, *rows], (1.8, 8, 4, 3.2))
    )
