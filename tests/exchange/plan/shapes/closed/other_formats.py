"""Other formats, made by LibreOffice: a .odt with lists and a footnote, a .doc with merged cells, two PDFs."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes import office
from tests.exchange.plan.shapes.base import Expected, flat, item, plain, sec, sub, told
from tests.exchange.plan.shapes.closed import SHELF
from tests.exchange.plan.shapes.layout import Layout, approval, counted, heads, title
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import (
    UP,
    C,
    begin,
    footnote,
    footnotes,
    listed,
    numbering,
    p,
    put,
    run,
    table,
    write,
)

COMMON = heads("№ п/п", "Мероприятия", "Ответственные", "Срок реализации")
WIDTHS = (1.8, 8, 4, 3.2)

OPEN_TEXT = [
    sec(
        "1",
        "Обучение кадров",
        sub("1.1", "Подготовка", *take(ORGANISING, "1.1.", 0, 3, "ИКВрО")),
        sub("1.2", "Занятия", *take(TRAINING, "1.2.", 1, 5, "ИКВрО")),
    ),
    sec("2", "Просвещение", sub("2.1", "Молодежь", *take(CULTURE, "2.1.", 0, 4, "ИКВрО"))),
]


@SHELF.lay(
    "open_document_lists_footnote.odt",
    Expected(
        "План мероприятий избирательной комиссии Воронежской области на 2025 год",
        2025,
        OPEN_TEXT,
        "Избирательная комиссия Воронежской области",
        date(2025, 1, 21),
        "88/377-7",
        must_warn=(told("footnote", "перенос срока согласуется"),),
    ),
    needs_office=True,
)
def open_document_lists_footnote(path: Path) -> None:
    office.converted(_lists_footnote, ".docx", path)


def _lists_footnote(path: Path) -> None:
    document = begin()
    numbering(document, [("decimal", "%1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3.")])
    footnotes(document, ["Перенос срока согласуется с председателем комиссии."])
    rows = Layout(section="{}. {}").rows(OPEN_TEXT)
    for one in rows:
        if len(one) == 1:
            one[0] = C(xml=listed(50, 0, one[0].text.split(". ", 1)[1]), across=4)
        else:
            one[0] = C(xml=listed(50, 1 if isinstance(one[0], C) else 2))
    rows[2][3] = C(xml=p(xml=run(str(rows[2][3])) + footnote(1)))
    put(
        document,
        approval(
            "УТВЕРЖДЕН",
            "постановлением избирательной комиссии",
            "Воронежской области",
            "от 21 января 2025 г. № 88/377-7",
        ),
        title("План мероприятий", "избирательной комиссии Воронежской области", "на 2025 год"),
        table([COMMON, *rows], WIDTHS),
    )
    document.save(str(path))


OLD_WORD = [
    plain(
        "I",
        "Обучение",
        item("1", "Занятия с председателями УИК", "ТИК", "март"),
        item("2", "Занятия с секретарями УИК", "ТИК", "март"),
        item("3", "Занятия с наблюдателями", "ТИК|Партии (по согласованию)", "август"),
    ),
    plain("II", "Информирование", *take(INFORMING, "", 0, 4, "ТИК", start=4)),
]


@SHELF.lay(
    "word_97_merged_cells_empty_last_cell.doc",
    Expected(
        "План обучения и информирования территориальной избирательной комиссии Яшкинского района на 2024 год",
        2024,
        [
            OLD_WORD[0],
            ("II", "Информирование", [("", "", [*OLD_WORD[1][2][0][2][:3], (*OLD_WORD[1][2][0][2][3][:3], "", {})])]),
        ],
        "Территориальная избирательная комиссия Яшкинского района",
        date(2024, 1, 18),
        "66/290-5",
        must_warn=(told("item 7 has no срок", "7", "горячей линии"),),
    ),
    needs_office=True,
)
def word_97_merged_cells_empty_last_cell(path: Path) -> None:
    office.converted(_merged_cells, ".docx", path)


def _merged_cells(path: Path) -> None:
    rows = Layout(section="{}. {}", number="{}.").rows(OLD_WORD)
    rows[1][2:], rows[2][2:] = [C("ТИК", down=True), C("март", down=True)], [UP, UP]
    rows[8][3] = ""
    write(
        path,
        approval("Утвержден", "постановлением территориальной избирательной", "комиссии Яшкинского района"),
        approval("от 18 января 2024 г. № 66/290-5"),
        title(
            "План обучения и информирования", "территориальной избирательной комиссии", "Яшкинского района на 2024 год"
        ),
        table([COMMON, *rows], WIDTHS),
    )


LANDSCAPE = [
    plain("1", "Обучение организаторов выборов", *take(TRAINING, "1.", 0, 12, "ИКСвО")),
    plain("2", "Правовое просвещение", *take(CULTURE, "2.", 0, 12, "ИКСвО")),
]
LANDSCAPE = [
    (at, name, [("", "", [(*one[:4], {"Примечание": f"отчет № {one[0]}"}) for one in below[0][2]])])
    for at, name, below in LANDSCAPE
]


@SHELF.lay(
    "landscape_five_columns.pdf",
    Expected(
        "План мероприятий Избирательной комиссии Свердловской области на 2025 год",
        2025,
        LANDSCAPE,
        "Избирательная комиссия Свердловской области",
        date(2025, 1, 29),
        "2/11",
    ),
    needs_office=True,
)
def landscape_five_columns(path: Path) -> None:
    office.converted(_landscape, ".docx", path)


def _landscape(path: Path) -> None:
    """Срок before executors, a column of remarks, the header on the first page alone, approval beside a blank cell."""
    columns = heads("№ п/п", "Мероприятия", "Срок реализации", "Ответственные", "Примечание")
    block = "УТВЕРЖДЕН\nпостановлением Избирательной комиссии Свердловской области\nот 29 января 2025 г. № 2/11"
    write(
        path,
        table([[C(""), C(block)]], (16, 9), borders=False),
        title("План мероприятий", "Избирательной комиссии Свердловской области на 2025 год"),
        table(
            [columns, *Layout(("n", "t", "s", "e", "Примечание"), section="{}. {}").rows(LANDSCAPE)], (1.8, 10, 4, 5, 4)
        ),
        landscape=True,
    )


UNRULED = flat(*take(CULTURE, "", 0, 10, "ТИК"))


@SHELF.lay(
    "table_without_lines.pdf",
    Expected(
        "План массовых мероприятий Крапивинской ТИК на 2026 год",
        2026,
        UNRULED,
        ("", "Крапивинская ТИК", "Крапивинская территориальная избирательная комиссия"),
    ),
    needs_office=True,
)
def table_without_lines(path: Path) -> None:
    office.converted(_unruled, ".docx", path)


def _unruled(path: Path) -> None:
    write(
        path,
        title("План массовых мероприятий", "Крапивинской ТИК на 2026 год"),
        table([COMMON, counted(4), *Layout(number="{}.").rows(UNRULED)], (1.8, 7.5, 4, 3.7), borders=False),
    )
