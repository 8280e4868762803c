"""Cells as people make them: merged down, wrapped by hand, with signs that nobody sees, cut by pages, nested."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, Outline, flat, item, plain, sec, sub, told
from tests.exchange.plan.shapes.layout import Layout, Row, approval, counted, hard_wrapped, heads, title
from tests.exchange.plan.shapes.opened import SHELF
from tests.exchange.plan.shapes.pools import CULTURE, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import UP, C, p, table, write

COMMON = heads("№ п/п", "Наименование мероприятия", "Исполнитель", "Период реализации")
WIDTHS = (1.8, 8, 4, 3.2)

MERGED = [
    plain(
        "1",
        "Обучение",
        item("1.1", "Семинары с председателями УИК", "ТИК", "март - май"),
        item("1.2", "Семинары с секретарями УИК", "ТИК", "март - май"),
        item("1.3", "Семинары с операторами КОИБ", "ТИК|Системный администратор", "март - май"),
        item("1.4", "Зачетные занятия", "ТИК|Системный администратор", "июнь"),
    ),
    plain(
        "2",
        "Информирование",
        item("2.1", "Публикации в газете «Наш район»", "Пресс-центр", "еженедельно"),
        item("2.2", "Обновление страницы комиссии", "Пресс-центр", "еженедельно"),
    ),
]


@SHELF.lay(
    "cells_merged_down.docx",
    Expected(
        "План мероприятий избирательной комиссии муниципального района на 2025 год",
        2025,
        MERGED,
        ("", "Избирательная комиссия муниципального района"),
    ),
)
def cells_merged_down(path: Path) -> None:
    """A срок and executors that stand once for several rows count for each of them."""
    rows = Layout(section="{}. {}", number="{}.").rows(MERGED)
    rows[1][2], rows[2][2] = C("ТИК", down=True), UP
    rows[1][3], rows[2][3], rows[3][3] = C("март - май", down=True), UP, UP
    rows[3][2], rows[4][2] = C("ТИК, Системный администратор", down=True), UP
    rows[6][2:], rows[7][2:] = [C("Пресс-центр", down=True), C("еженедельно", down=True)], [UP, UP]
    write(
        path,
        title("ПЛАН", "мероприятий избирательной комиссии муниципального района", "на 2025 год"),
        table([COMMON, *rows], WIDTHS),
    )


WRAPPED = [
    sec(
        "I",
        "Организация обучения кадров избирательных комиссий и других участников избирательного процесса",
        sub("1.1", "Организационные мероприятия", *take(ORGANISING, "1.1.", 0, 5, "ИКРХ")),
        sub(
            "1.2", "Обучение членов избирательных комиссий и резерва их составов", *take(TRAINING, "1.2.", 0, 6, "ИКРХ")
        ),
    )
]


@SHELF.lay(
    "cells_wrapped_as_paragraphs.docx",
    Expected(
        "План мероприятий по обучению кадров избирательных комиссий Республики Хакасия на 2025 год",
        2025,
        WRAPPED,
        "Избирательная комиссия Республики Хакасия",
        date(2024, 12, 26),
        "98/1-8",
    ),
)
def cells_wrapped_as_paragraphs(path: Path) -> None:
    """Every line of a cell is a paragraph of its own, wrapped at 30 letters between words, headings too."""
    layout = Layout(subsection="title", shape=lambda text: hard_wrapped(text, by="\n"))
    rows = layout.rows(WRAPPED)
    rows[0][0] = C(hard_wrapped(f"Раздел I. {WRAPPED[0][1]}", 40, "\n"), across=4, bold=True)
    rows[7][1] = C(hard_wrapped(WRAPPED[0][2][1][1], by="\n"), bold=True)
    write(
        path,
        approval(
            "УТВЕРЖДЕН",
            "постановлением Избирательной",
            "комиссии Республики Хакасия",
            "от 26 декабря 2024 года",
            "№ 98/1-8",
        ),
        title("План мероприятий", "по обучению кадров избирательных", "комиссий Республики Хакасия", "на 2025 год"),
        table([COMMON, counted(4), *rows], WIDTHS),
    )


INVISIBLE = [
    plain(
        "1",
        "Обучение организаторов выборов",
        item(
            "1.1",
            "Информационно-разъяснительная деятельность среди избирателей",
            "ИККО – Кузбасса|ТИК",
            "В течение года",
        ),
        item("1.2", "Взаимодействие с территориальными комиссиями", "ИККО – Кузбасса", "15 марта 2025 года"),
        item("1.3", "Видеоуроки по теме «Учет избирателей»", "ТИК", "I – II кварталы"),
    ),
    plain("2", "Просвещение", item("2.1", "Интернет-викторина «Мой выбор»", "ТИК", "ноябрь")),
]


@SHELF.lay(
    "soft_hyphens_and_no_break_spaces.docx",
    Expected(
        "Сводный план мероприятий Избирательной комиссии Кемеровской области – Кузбасса на 2025 год",
        2025,
        INVISIBLE,
        "Избирательная комиссия Кемеровской области – Кузбасса",
        date(2024, 12, 27),
        "69/634-7",
    ),
)
def soft_hyphens_and_no_break_spaces(path: Path) -> None:
    """Soft hyphens in words, no-break spaces and hyphens, zero-width spaces, a byte order mark, doubled spaces."""
    first = ["1.1.", "Информа|ционно\u2011разъяс|нитель|ная деятель|ность среди~избирателей"]
    second = ["1.2.~", " Взаимо|действие  с территори|альными комис|сиями", "ИККО –~Кузбасса", "15~марта 2025~года"]
    third = ["1.3.", "Видео\u200bуроки по теме\t«Учет избирателей»", "\ufeffТИК", "I\u202f–\u202fII\u2009кварталы"]
    last = ["2.1.", "Интернет\u2011викто|рина «Мой~выбор»", "ТИК~", "нояб|рь"]
    rows: list[Row] = [
        [C(_unseen("1.~Обучение органи|за|торов  выборов"), across=4, bold=True)],
        [*map(_unseen, (*first, "ИККО~–~Кузбасса,~ТИК", "В~течение~года "))],
        [*map(_unseen, second)],
        [*map(_unseen, third)],
        [C(_unseen("2.~Просве|щение"), across=4, bold=True)],
        [*map(_unseen, last)],
    ]
    write(
        path,
        approval("УТВЕРЖДЕН", "постановлением Избирательной\u00a0комиссии Кемеровской области\u00a0– Кузбасса"),
        approval("от\u00a027\u00a0декабря 2024\u00a0г. №\u00a069/634\u20117"),
        title(
            "Сводный план мероприятий Избира\u00adтельной комиссии",
            "Кемеровской\u00a0области – Кузбасса на\u00a02025\u00a0год",
        ),
        table([COMMON, *rows], WIDTHS),
    )


def _unseen(text: str) -> str:
    return text.replace("|", "\u00ad").replace("~", "\u00a0")


PAGED = [
    sec("I", "Обучение", sub("1.1", "Организационные мероприятия", *take(ORGANISING, "1.1.", 0, 5, "ИККО"))),
    sec("II", "Культура", sub("2.1", "Работа с молодежью", *take(CULTURE, "2.1.", 0, 6, "ИККО"))),
]


@SHELF.lay(
    "pages_as_tables_with_cut_rows.docx",
    Expected(
        "Сводный план основных мероприятий на 2025 год",
        2025,
        PAGED,
        "Избирательная комиссия Камчатского края",
        date(2024, 12, 19),
        "55/312",
        must_warn=(told("a row was joined over a page", "1.1.4", "продолжен", "присоедин"),),
    ),
)
def pages_as_tables_with_cut_rows(path: Path) -> None:
    """A table a page, each with both rows of the header; two rows are cut, number and some cells of the rest empty."""
    rows = Layout().rows(PAGED)
    pages: list[list[Row]] = [[], [], []]
    for at, one in enumerate(rows):
        pages[0 if at < 5 else 1 if at < 10 else 2].append(one)
    first, rest = _cut(rows[5], 5)
    pages[0].append(first)
    pages[1][0] = rest
    first, rest = _cut(rows[10], 3)
    pages[1].append(first)
    pages[2][0] = rest
    blocks = [block for page in pages for block in (table([COMMON, counted(4), *page], WIDTHS), p())]
    write(
        path,
        approval(
            "УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Камчатского края", "от 19 декабря 2024 г. № 55/312"
        ),
        title("Сводный план основных мероприятий", "на 2025 год"),
        *blocks,
    )


def _cut(one: Row, words: int) -> tuple[Row, Row]:
    number, name, executors, term = one
    said, when = str(name).split(" "), str(term).split(" ")
    first = [number, " ".join(said[:words]), executors, " ".join(when[:1])]
    return first, ["", " ".join(said[words:]), "", " ".join(when[1:])]


WITHIN = flat(*take(CULTURE, "", 0, 6, "ТИК города"))


def _plan_table(outline: Outline) -> str:
    return table([COMMON, *Layout(number="{}.").rows(outline)], (1.5, 6.5, 4, 3))


@SHELF.lay(
    "plan_within_a_layout_table.docx",
    Expected(
        "План мероприятий ТИК города Полысаево на 2026 год",
        2026,
        WITHIN,
        ("ТИК города Полысаево", "Территориальная избирательная комиссия города Полысаево"),
        date(2026, 1, 15),
        "2/7",
    ),
)
def plan_within_a_layout_table(path: Path) -> None:
    """Somebody copied the plan from a site: the whole of it stands in one cell of a table without borders."""
    inner = title("План мероприятий ТИК города Полысаево на 2026 год") + _plan_table(WITHIN) + p()
    write(
        path,
        approval("УТВЕРЖДЕН решением ТИК города Полысаево", "от 15.01.2026 № 2/7"),
        table([[C(xml=inner)], [C("Всего просмотров: 12")]], (17,), borders=False),
    )
