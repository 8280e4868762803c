"""Cells as people make them: empty columns, ragged rows, words broken by hyphens, look-alikes, tables in cells."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, flat, item, plain, sec, sub, told
from tests.exchange.plan.shapes.closed import SHELF
from tests.exchange.plan.shapes.layout import Layout, Row, approval, counted, heads, title
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import UP, C, p, row, table, write

COMMON = heads("№ п/п", "Мероприятие", "Ответственные исполнители", "Сроки реализации")
WIDTHS = (1.8, 8, 4, 3.2)

RAGGED = [
    sec("I", "Обучение", sub("1.1", "Обучение кадров", *take(TRAINING, "1.1.", 1, 5, "ИКМО"))),
    sec("II", "Информирование", sub("2.1", "Сайт и печать", *take(INFORMING, "2.1.", 0, 3, "ИКМО"))),
]


@SHELF.lay(
    "ragged_rows_empty_columns.docx",
    Expected(
        "План обучения и информирования на 2025 год",
        2025,
        RAGGED,
        "Избирательная комиссия Магаданской области",
        date(2024, 12, 25),
        "60/410-8",
    ),
)
def ragged_rows_empty_columns(path: Path) -> None:
    """A column without anything in the middle, empty rows, a срок over two grid columns, a row that begins later."""
    rows: list[Row | str] = [[*COMMON[:2], "", *COMMON[2:]], ["", "", "", "", ""]]
    for one in Layout().rows(RAGGED):
        if len(one) == 1:
            rows += [["", "", "", "", ""], [C(one[0].text, across=5, bold=True)]]
        else:
            number, name, executors, term = one
            rows.append([number, name, "", executors, term])
    rows[5] = [rows[5][0], C(rows[5][1], across=2), *rows[5][3:]]
    rows[6] = [*rows[6][:2], C(rows[6][3], across=2), rows[6][4]]
    write(
        path,
        approval(
            "УТВЕРЖДЕН", "постановлением избирательной комиссии", "Магаданской области", "от 25.12.2024 № 60/410-8"
        ),
        title("План", "обучения и информирования", "на 2025 год"),
        table(rows, (1.8, 7, 1, 4, 3.2)),
    )


BROKEN = [
    plain(
        "1",
        "Организационно-методическое обеспечение",
        item(
            "1.1",
            "Совершенствование информационно-разъяснительной деятельности территориальных комиссий",
            "ИКРА|ТИК",
            "В течение года",
        ),
        item(
            "1.2",
            "Видеоконференция с председателями избирательных комиссий городов-спутников",
            "ИКРА",
            ("По согласованию", "По согласова нию"),
        ),
        item(
            "1.3",
            "Социально-психологический тренинг «Конфликты на участке»",
            "Психологическая служба|ТИК",
            "I - II кварталы",
        ),
    ),
    plain(
        "2",
        "Просвещение",
        item(
            "2.1", "Литературно-правовая викторина для старшеклассников", "Библиотека-филиал № 3", "сентябрь - октябрь"
        ),
        item("2.2", "Распространение информационных материалов", "ТИК|УИК", "В период подготовки и проведения выборов"),
    ),
]


@SHELF.lay(
    "words_broken_by_hyphens_at_30_letters.docx",
    Expected(
        "План мероприятий Избирательной комиссии Республики Адыгея на 2024 год",
        2024,
        BROKEN,
        "Избирательная комиссия Республики Адыгея",
        date(2024, 1, 19),
        "61/244-7",
    ),
)
def words_broken_by_hyphens_at_30_letters(path: Path) -> None:
    """Words broken with a hyphen and without, compound words broken at their own hyphen."""
    rows = Layout(section="{}. {}", number="{}.").rows(BROKEN)
    rows[0] = [C("1. Организационно-\vметодическое обеспечение", across=4)]
    rows[1][1:] = [
        "Совершенствование информа-\vционно-разъяснительной дея-\vтельности территориальных ко-\vмиссий",
        "ИКРА, ТИК",
        "В тече-\nние года",
    ]
    second = "Видеоконференция с предсе-\nдателями избирательных ко-\nмиссий городов-\nспутников"
    rows[2][1:] = [second, "ИКРА", "По согласова\vнию"]
    rows[3][1:] = [
        "Социально-психологический\vтренинг «Конфликты на уча-\vстке»",
        "Психологи-\vческая служба,\vТИК",
        "I -\vII кварталы",
    ]
    rows[5][1:] = [
        "Литературно-\vправовая викторина для стар-\vшеклассников",
        "Библиотека-\vфилиал № 3",
        "сентябрь -\vоктябрь",
    ]
    rows[6][1:] = [
        "Распространение информаци-\nонных материалов",
        "ТИК,\vУИК",
        "В период\vподготовки и\vпроведе-\vния выборов",
    ]
    write(
        path,
        approval(
            "УТВЕРЖДЕН",
            "постановлением Избира-",
            "тельной комиссии Респуб-",
            "лики Адыгея",
            "от 19 января 2024 года № 61/244-7",
        ),
        title("План мероприятий", "Избирательной комиссии Республики Адыгея", "на 2024 год"),
        table([COMMON, *rows], WIDTHS),
    )


ALIKE = [
    plain(
        "I",
        "Обучение",
        item("1.1", "Семинар с представителями партий", "ИКВО", ("Май", "М\u0061й")),
        item("1.2", "Совещание с СМИ", "ИКВО|ТИК", ("II квартал", "\u0406\u0406 квартал")),
        item("1.3", "Занятия школы наблюдателя", "ТИК", ("март", "м\u0061рт")),
    ),
    plain("II", "Просвещение", *take(CULTURE, "2.", 4, 7, "ИКВО")),
    plain("III", "Издания", *take(INFORMING, "3.", 1, 2, "ИКВО")),
]


@SHELF.lay(
    "latin_look_alikes_in_numbers_and_words.docx",
    Expected(
        "План работы Избирательной комиссии Вологодской области на 2026 год",
        2026,
        ALIKE,
        "Избирательная комиссия Вологодской области",
        date(2025, 12, 23),
        "171/825",
    ),
)
def latin_look_alikes_in_numbers_and_words(path: Path) -> None:
    """«Раздел ІІ» with Ukrainian letters, «Раздел Ш», commas for dots in numbers, Latin a in «Мaй», «N» for «№»."""
    rows = Layout(section="Раздел {}. {}").rows(ALIKE)
    rows[1][3] = "М\u0061й"
    rows[2][0], rows[2][3] = "1,2", "\u0406\u0406 квартал"
    rows[3][0], rows[3][3] = "1.3 .", "м\u0061рт"
    rows[4][0] = C("Раздел \u0406\u0406. Просвещение", across=4, bold=True)
    rows[8][0] = C("Раздел Ш. Издания", across=4, bold=True)
    write(
        path,
        approval(
            "УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Вологодской области", "от 23.12.2025г. N171/825"
        ),
        title("План работы", "Избирательной комиссии Вологодской области", "на 2026 год"),
        table([heads("N п/п", *[one.text for one in COMMON[1:]]), counted(4), *rows], WIDTHS),
    )


CUT = [
    plain("1", "Организация", *take(ORGANISING, "1.", 0, 4, "ИКСахО")),
    plain("2", "Культура", *take(CULTURE, "2.", 0, 4, "ИКСахО")),
]


@SHELF.lay(
    "row_cut_within_one_table_header_repeated.docx",
    Expected(
        "План мероприятий Избирательной комиссии Сахалинской области на 2025 год",
        2025,
        CUT,
        "Избирательная комиссия Сахалинской области",
        date(2025, 1, 31),
        "4/15",
        must_warn=(told("a row was joined", "1.3", "продолжен", "присоедин"),),
    ),
)
def row_cut_within_one_table_header_repeated(path: Path) -> None:
    """The typist typed the header again where the page ended, with «Продолжение таблицы», in the middle of an item."""
    rows: list[Row | str] = [*Layout(section="{}. {}").rows(CUT)]
    number, name, executors, term = rows[3]
    head, rest = name[: name.index("ТИК")], name[name.index("ТИК") :]
    rows[3:4] = [
        [number, head, executors, term],
        [C("Продолжение таблицы", across=4, align="right")],
        COMMON,
        counted(4),
        ["", rest, "", ""],
    ]
    write(
        path,
        approval("УТВЕРЖДЕН", "решением Избирательной комиссии", "Сахалинской области", "от 31 января 2025 г. № 4/15"),
        title("План мероприятий", "Избирательной комиссии Сахалинской области на 2025 год"),
        table([COMMON, counted(4), *rows], WIDTHS),
    )


NESTED = flat(
    item("1", "Учебный курс «Председатель УИК»", "ИКЯО|ТИК|УИК", "март - июнь"),
    item("2", "Учебный курс «Секретарь УИК»", "ИКЯО|ТИК", "апрель"),
    item("3", "Конкурс «Лучшая УИК»", "ИКЯО", "май; ноябрь"),
)


@SHELF.lay(
    "tables_within_cells.docx",
    Expected(
        "План учебных курсов Избирательной комиссии Ярославской области на 2025 год",
        2025,
        NESTED,
        "Избирательная комиссия Ярославской области",
        date(2025, 2, 6),
        "80/650-7",
    ),
)
def tables_within_cells(path: Path) -> None:
    """Executors of the first item are a table in their cell, сроки of the third as well; the first goes down."""
    rows: list[Row | str] = [*Layout(number="{}.").rows(NESTED)]
    rows[0][2] = C(xml=table([["ИКЯО"], ["ТИК"], ["УИК"]], (3.5,)) + p())
    rows[2][3] = C(xml=table([["май;"], ["ноябрь"]], (3,)) + p())
    rows[1] = row([*rows[1][:2], C("ИКЯО, ТИК", down=True), rows[1][3]])
    rows.insert(2, row(["", "", UP, ""]))
    write(
        path,
        approval(
            "УТВЕРЖДЕН",
            "постановлением Избирательной комиссии",
            "Ярославской области",
            "от 6 февраля 2025 г. № 80/650-7",
        ),
        title("План учебных курсов", "Избирательной комиссии Ярославской области", "на 2025 год"),
        table([COMMON, *rows], WIDTHS),
    )
