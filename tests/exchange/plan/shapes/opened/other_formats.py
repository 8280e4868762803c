"""Other formats, made by LibreOffice: a .doc, a .rtf and a PDF of several pages."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes import office
from tests.exchange.plan.shapes.base import Expected, plain, sec, sub
from tests.exchange.plan.shapes.layout import Layout, approval, counted, hard_wrapped, heads, title
from tests.exchange.plan.shapes.opened import SHELF
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import C, begin, listed, numbering, p, put, table, write

COMMON = heads("№ п/п", "Наименование мероприятия", "Исполнитель", "Период реализации")
WIDTHS = (1.8, 8, 4, 3.2)
IKNSO = "Избирательная комиссия Новосибирской области"

OLD_WORD = [
    sec(
        "I",
        "Организация обучения кадров избирательных комиссий",
        sub("1.1", "Организационные мероприятия", *take(ORGANISING, "1.1.", 0, 4, "ИКНСО")),
        sub("1.2", "Обучение кадров", *take(TRAINING, "1.2.", 0, 6, "ИКНСО")),
    ),
    sec("II", "Правовая культура", sub("2.1", "Мероприятия", *take(CULTURE, "2.1.", 0, 5, "ИКНСО"))),
]


@SHELF.lay(
    "word_97_three_levels.doc",
    Expected(
        "Сводный план мероприятий Избирательной комиссии Новосибирской области на 2024 год",
        2024,
        OLD_WORD,
        IKNSO,
        date(2023, 12, 27),
        "60/422-7",
        (("ИКНСО", IKNSO), ("УИК", "участковые избирательные комиссии")),
    ),
    needs_office=True,
)
def word_97_three_levels(path: Path) -> None:
    office.converted(_three_levels, ".docx", path)


def _three_levels(path: Path) -> None:
    """Two rows of header on every page, срок before executors, an empty cell at the end of a heading's row."""
    columns = heads("№ п/п", "Наименование мероприятия", "Период реализации", "Исполнитель")
    write(
        path,
        approval(
            "УТВЕРЖДЕН",
            "постановлением Избирательной комиссии",
            "Новосибирской области",
            "от 27 декабря 2023 года № 60/422-7",
        ),
        title("Сводный план мероприятий", "Избирательной комиссии Новосибирской области", "на 2024 год"),
        table([columns, counted(4), *Layout(("n", "t", "s", "e")).rows(OLD_WORD)], (1.8, 8, 3.2, 4), heads=2),
        p("Используемые сокращения:", bold=True),
        p(f"ИКНСО – {IKNSO};"),
        p("УИК – участковые избирательные комиссии."),
    )


RICH = [
    plain("1", "Обучение организаторов выборов", *take(TRAINING, "", 0, 5, "ИКАмО")),
    plain("2", "Информирование избирателей", *take(INFORMING, "", 0, 4, "ИКАмО", start=6)),
]


@SHELF.lay(
    "rich_text_wrapped_with_lists.rtf",
    Expected(
        "План мероприятий избирательной комиссии Амурской области на 2025 год",
        2025,
        RICH,
        "Избирательная комиссия Амурской области",
        date(2025, 1, 23),
        "131/830-7",
    ),
    needs_office=True,
)
def rich_text_wrapped_with_lists(path: Path) -> None:
    office.converted(_wrapped_with_lists, ".docx", path)


def _wrapped_with_lists(path: Path) -> None:
    """Numbers are an automatic list over both sections; titles are wrapped by line breaks."""
    document = begin()
    numbering(document, [("decimal", "%1.")])
    rows = Layout(section="{}. {}", join="\v").rows(RICH)
    for one in rows:
        if len(one) > 1:
            one[0], one[1] = C(xml=listed(50)), hard_wrapped(str(one[1]))
    put(
        document,
        approval(
            "УТВЕРЖДЕН", "постановлением избирательной комиссии", "Амурской области", "от 23 января 2025 г. № 131/830-7"
        ),
        title("План мероприятий", "избирательной комиссии Амурской области", "на 2025 год"),
        table([COMMON, *rows], WIDTHS),
    )
    document.save(str(path))


PRINTED = [
    sec(
        "I",
        "Организация обучения кадров избирательных комиссий и других участников избирательного процесса",
        sub("1.1", "Организационные мероприятия", *take(ORGANISING, "1.1.", 0, 8, "ИКПриК")),
        sub("1.2", "Обучение кадров избирательных комиссий", *take(TRAINING, "1.2.", 0, 12, "ИКПриК")),
    ),
    sec(
        "II",
        "Повышение правовой культуры",
        sub("2.1", "Мероприятия для молодежи", *take(CULTURE, "2.1.", 0, 12, "ИКПриК")),
        sub("2.2", "Информирование", *take(INFORMING, "2.2.", 0, 8, "ИКПриК")),
    ),
]


@SHELF.lay(
    "printed_pages_with_repeated_header.pdf",
    Expected(
        "Сводный план основных мероприятий Избирательной комиссии Приморского края по обучению организаторов выборов и "
        "повышению правовой культуры избирателей на 2026 год",
        2026,
        PRINTED,
        "Избирательная комиссия Приморского края",
        date(2025, 12, 23),
        "187/1420-8",
        (("ИКПриК", "Избирательная комиссия Приморского края"),),
    ),
    needs_office=True,
)
def printed_pages_with_repeated_header(path: Path) -> None:
    office.converted(_printed, ".docx", path)


def _printed(path: Path) -> None:
    """Three pages and more: rows are cut where a page ends, both rows of the header stand on each."""
    document = begin()
    document.sections[0].header.paragraphs[0].text = "Приложение к постановлению"
    put(
        document,
        approval(
            "УТВЕРЖДЕН",
            "постановлением Избирательной комиссии",
            "Приморского края",
            "от 23 декабря 2025 г. № 187/1420-8",
        ),
        title(
            "Сводный план основных мероприятий",
            "Избирательной комиссии Приморского края по обучению организаторов выборов",
            "и повышению правовой культуры избирателей на 2026 год",
        ),
        table([COMMON, counted(4), *Layout().rows(PRINTED)], WIDTHS, heads=2),
        p("Используемые сокращения:"),
        p("ИКПриК - Избирательная комиссия Приморского края."),
    )
    document.save(str(path))
