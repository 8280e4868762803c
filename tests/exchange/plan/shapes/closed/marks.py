"""What Word keeps beside the letters: lists of two levels, moved text, hidden text, links, fields and smart tags."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, flat, item, plain, sec, sub, told
from tests.exchange.plan.shapes.closed import SHELF
from tests.exchange.plan.shapes.layout import Layout, approval, counted, heads, title
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import (
    C,
    begin,
    footnote,
    footnotes,
    listed,
    numbering,
    p,
    put,
    row,
    run,
    table,
    write,
)

COMMON = heads("№ п/п", "Наименование мероприятия", "Исполнители", "Срок исполнения")
WIDTHS = (1.8, 8, 4, 3.2)
WHO = 'w:id="7" w:author="Сидорова С.С." w:date="2025-02-03T09:30:00Z"'

LISTED = [
    sec(
        "I",
        "Обучение кадров избирательных комиссий",
        sub("1.1", "Организационные мероприятия", *take(ORGANISING, "1.1.", 0, 3, "ИКТюО")),
        sub("1.2", "Обучение", *take(TRAINING, "1.2.", 0, 4, "ИКТюО")),
    ),
    sec("II", "Правовая культура", sub("2.1", "Мероприятия", *take(CULTURE, "2.1.", 0, 4, "ИКТюО"))),
]


@SHELF.lay(
    "automatic_numbers_of_three_levels.docx",
    Expected(
        "Сводный план Избирательной комиссии Тюменской области на 2026 год",
        2026,
        LISTED,
        "Избирательная комиссия Тюменской области",
        date(2025, 12, 24),
        "144/812-7",
    ),
)
def automatic_numbers_of_three_levels(path: Path) -> None:
    """«Раздел I.» is the text of the list's first level; 1.1 and 1.1.1 take its number as a digit."""
    document = begin()
    numbering(document, [("upperRoman", "Раздел %1."), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3")])
    _digits_below(document)
    rows = Layout(subsection="title").rows(LISTED)
    for one in rows:
        if len(one) == 1:
            one[0] = C(xml=listed(50, 0, one[0].text.split(". ", 1)[1]), across=4)
        else:
            one[0] = C(xml=listed(50, 1 if isinstance(one[0], C) else 2))
    put(
        document,
        approval(
            "УТВЕРЖДЕН",
            "постановлением Избирательной комиссии",
            "Тюменской области",
            "от 24 декабря 2025 г. № 144/812-7",
        ),
        title("СВОДНЫЙ ПЛАН", "Избирательной комиссии Тюменской области на 2026 год"),
        table([COMMON, counted(4), *rows], WIDTHS),
    )
    document.save(str(path))


def _digits_below(document: object) -> None:
    """Levels below a Roman one show all numbers as digits (isLgl)."""
    root = document.part.numbering_part.element
    word = root.nsmap["w"].join("{}")
    for abstract in root.findall(f"{word}abstractNum"):
        if abstract.get(f"{word}abstractNumId") == "50":
            for level in abstract.findall(f"{word}lvl")[1:]:
                legal = level.makeelement(f"{word}isLgl", {})
                level.find(f"{word}numFmt").addnext(legal)


MOVED = [
    plain(
        "1",
        "Обучение",
        item("1.1", "Школа молодого организатора выборов", "ТИК", "апрель"),
        item("1.2", "Курсы бухгалтеров ТИК", "ИКРБ", "сентябрь"),
        item("1.3", "Сверка нормативной базы", "ТИК|ИКРБ", "до 1 декабря"),
    )
]


@SHELF.lay(
    "tracked_moves_and_deleted_cells.docx",
    Expected(
        "План обучения организаторов выборов Республики Бурятия на 2025 год",
        2025,
        MOVED,
        "Избирательная комиссия Республики Бурятия",
        date(2025, 2, 6),
        "130/600-6",
        must_warn=(told("there are tracked changes", "исправлен", "правк", "удален", "перемещ"),),
    ),
)
def tracked_moves_and_deleted_cells(path: Path) -> None:
    """A title was moved from one cell to another, a paragraph deleted whole, the number of the decree changed."""
    name = "Школа молодого организатора выборов"
    number = run("от 6 февраля 2025 г. № ") + f"<w:del {WHO}>{run('129/599-6', tag='w:delText')}</w:del>"
    here = p(xml=f"<w:moveTo {WHO}>{run(name)}</w:moveTo>")
    gone = p(
        "",
        xml=f"<w:del {WHO}>{run('Отменено письмом', tag='w:delText')}</w:del>",
        before=f"<w:rPr><w:del {WHO}/></w:rPr>",
    )
    from_there = f"<w:moveFrom {WHO}>{run(name)}</w:moveFrom>"
    write(
        path,
        approval("УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Республики Бурятия"),
        p(xml=number + f"<w:ins {WHO}>{run('130/600-6')}</w:ins>", indent=9),
        title("План обучения организаторов выборов", "Республики Бурятия на 2025 год"),
        table(
            [
                COMMON,
                [C("1. Обучение", across=4, bold=True)],
                ["1.1", C(xml=here), "ТИК", "апрель"],
                ["1.2", C(xml=p(xml=from_there + run("Курсы бухгалтеров ТИК")) + gone), "ИКРБ", "сентябрь"],
                ["1.3", "Сверка нормативной базы", C("ТИК,\nИКРБ"), "до 1 декабря"],
            ],
            WIDTHS,
        ),
    )


VISIBLE = flat(*take(INFORMING, "", 1, 6, "ТИК"))


@SHELF.lay(
    "hidden_words_hidden_row.docx",
    Expected(
        "План информирования избирателей территориальной избирательной комиссии Тисульского района на 2026 год",
        2026,
        VISIBLE,
        "Территориальная избирательная комиссия Тисульского района",
        date(2026, 2, 12),
        "170/801-5",
        must_warn=(told("hidden words", "скрыт"), told("the hidden row", "Закупка канцелярских товаров")),
    ),
)
def hidden_words_hidden_row(path: Path) -> None:
    """What has the property «hidden» is not seen on paper: words in a title and a whole row."""
    rows = Layout(number="{}.").rows(VISIBLE)
    seen = rows[2][1]
    rows[2][1] = C(xml=p(xml=run(seen) + run(" (без финансирования)", "<w:vanish/>")))
    hidden = ("6.", "Закупка канцелярских товаров", "Бухгалтер", "май")
    rows.insert(3, row([C(xml=p(xml=run(text, "<w:vanish/>"))) for text in hidden], properties="<w:hidden/>"))
    write(
        path,
        approval("Приложение", "к постановлению территориальной", "избирательной комиссии Тисульского района"),
        approval("от 12 февраля 2026 года № 170/801-5"),
        title(
            "ПЛАН",
            "информирования избирателей территориальной избирательной комиссии",
            "Тисульского района на 2026 год",
        ),
        table([COMMON, *rows], WIDTHS),
    )


LINKED = [
    plain(
        "1",
        "Обучение",
        item("1.1", "Дистанционный курс на портале РЦОИТ при ЦИК России", "ТИК", "постоянно"),
        item("1.2", "Семинар по новеллам законодательства", "ИКРС|ТИК", "28 марта 2025 года"),
        item("1.3", "Семинар по работе с обращениями", "ИКРС", "III квартал"),
    ),
    plain("2", "Просвещение", *take(CULTURE, "2.", 0, 3, "ИКРС")),
]


@SHELF.lay(
    "links_fields_smart_tags_footnote_in_number.docx",
    Expected(
        "План мероприятий Избирательной комиссии Рязанской области на 2025 год",
        2025,
        LINKED,
        "Избирательная комиссия Рязанской области",
        date(2025, 1, 30),
        "81/330-7",
        must_warn=(told("footnote of 1.3", "совместно с аппаратом губернатора"),),
    ),
)
def links_fields_smart_tags_footnote_in_number(path: Path) -> None:
    """A link, a field in two ways (its instruction is no text), a smart tag around a day, a footnote in a number."""
    document = begin()
    footnotes(document, ["Проводится совместно с аппаратом губернатора."])
    rows = Layout(section="{}. {}", number="{}.").rows(LINKED)
    link = f'<w:hyperlink w:anchor="top">{run("портале РЦОИТ")}</w:hyperlink>'
    rows[1][1] = C(xml=p(xml=run("Дистанционный курс на ") + link + run(" при ЦИК России")))
    day = run("28 марта ") + _field("REF year_of_plan", "2025") + run(" года")
    tag = '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="date">'
    rows[2][3] = C(xml=p(xml=f"{tag}{day}</w:smartTag>"))
    rows[3][0] = C(xml=p(xml=run("1.3.") + footnote(1)))
    simple = f'<w:fldSimple w:instr=" SEQ Пункт ">{run("2.2.")}</w:fldSimple>'
    rows[6][0] = C(xml=p(xml=simple))
    put(
        document,
        approval(
            "УТВЕРЖДЕН",
            "постановлением Избирательной комиссии",
            "Рязанской области",
            "от 30 января 2025 года № 81/330-7",
        ),
        title("План мероприятий", "Избирательной комиссии Рязанской области", "на 2025 год"),
        table([COMMON, counted(4), *rows], WIDTHS),
    )
    document.save(str(path))


def _field(instruction: str, shown: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}{run(instruction, tag='w:instrText')}{marks[1]}{run(shown)}{marks[2]}"
