"""Plain text and HTML: pseudo-graphics of DOS, tabs, what Word lays on the clipboard, a page of a site."""

from datetime import date
from html import escape
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, Item, plain, sec, sub, told
from tests.exchange.plan.shapes.drawn import drawn
from tests.exchange.plan.shapes.layout import Layout, Row, counted, heads
from tests.exchange.plan.shapes.opened import SHELF
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import C

COMMON = heads("№ п/п", "Наименование мероприятия", "Исполнитель", "Период реализации")
RIGHT = " " * 60


def _of_dos(items: list[Item]) -> list[Item]:
    """The code page 866 has no dash and no Russian quotation marks."""
    plainly = str.maketrans("«»–", '""-')
    return [
        (number, name.translate(plainly), executors, str(term).translate(plainly), notes)
        for number, name, executors, term, notes in items
    ]


DRAWN = [
    plain("1", "Организация обучения", *_of_dos(take(TRAINING, "1.", 0, 4, "Облизбирком"))),
    plain("2", "Повышение правовой культуры", *_of_dos(take(CULTURE, "2.", 0, 4, "Облизбирком"))),
]


@SHELF.lay(
    "pseudographics_cp866.txt",
    Expected(
        "План мероприятий избирательной комиссии Псковской области на 2024 год",
        2024,
        DRAWN,
        "Избирательная комиссия Псковской области",
        date(2023, 12, 14),
        "52/301",
    ),
)
def pseudographics_cp866(path: Path) -> None:
    block = (
        "УТВЕРЖДЕН",
        "постановлением избирательной комиссии",
        "Псковской области",
        "от 14 декабря 2023 г. № 52/301",
    )
    name = ("П Л А Н", "мероприятий избирательной комиссии Псковской области", "на 2024 год")
    head = [f"{RIGHT}{line}" for line in block] + [""] + [line.center(100).rstrip() for line in name] + [""]
    rows = [COMMON, *Layout(section="{}. {}", number="{}.").rows(DRAWN)]
    text = "\n".join([*head, drawn(rows, (6, 44, 22, 20)), ""])
    path.write_bytes(text.replace("\n", "\r\n").encode("cp866"))


TABBED = [
    sec(
        "I",
        "Организация обучения кадров избирательных комиссий",
        sub("1.1", "Организационные мероприятия", *take(ORGANISING, "1.1.", 0, 4, "ИККО – Кузбасса")),
        sub("1.2", "Обучение", *take(TRAINING, "1.2.", 0, 5, "ИККО – Кузбасса")),
    ),
    sec("II", "Правовая культура", sub("2.1", "Мероприятия", *take(CULTURE, "2.1.", 0, 4, "ИККО – Кузбасса"))),
]


@SHELF.lay(
    "tabs_utf8_with_mark.txt",
    Expected(
        "Сводный план основных мероприятий Избирательной комиссии Кемеровской области – Кузбасса на 2026 год",
        2026,
        TABBED,
        "Избирательная комиссия Кемеровской области – Кузбасса",
        date(2025, 12, 29),
        "101/777-7",
        (
            ("ИККО – Кузбасса", "Избирательная комиссия Кемеровской области – Кузбасса"),
            ("ТИК", "территориальные избирательные комиссии"),
        ),
    ),
)
def tabs_utf8_with_mark(path: Path) -> None:
    """Copied out of Word as text: a tab between cells, none of them quoted, срок before the executors."""
    text = "УТВЕРЖДЕН\nпостановлением Избирательной комиссии\nКемеровской области – Кузбасса\n"
    text += "от 29 декабря 2025 г. № 101/777-7\n\nСводный план основных мероприятий Избирательной комиссии\n"
    text += "Кемеровской области – Кузбасса на 2026 год\n\n"
    text += "№ п/п\tНаименование мероприятия\tПериод реализации\tИсполнитель\n"
    for cells in [counted(4), *Layout(("n", "t", "s", "e")).rows(TABBED)]:
        text += "\t".join(_text(one) for one in cells) + "\n"
    text += "\nПримечание:\nИспользуемые сокращения:\n"
    text += "ИККО – Кузбасса - Избирательная комиссия Кемеровской области – Кузбасса;\n"
    text += "ТИК - территориальные избирательные комиссии.\n"
    path.write_text(text.replace("\n", "\r\n"), encoding="utf-8-sig", newline="")


def _text(one: str | C) -> str:
    return one if isinstance(one, str) else one.text


WORDY = [
    plain("I", "Обучение организаторов выборов", *take(TRAINING, "1.", 1, 5, "ИКУР")),
    plain("II", "Информирование", *take(INFORMING, "2.", 0, 4, "ИКУР")),
]


@SHELF.lay(
    "word_clipboard.html",
    Expected(
        "План работы Избирательной комиссии Удмуртской Республики на 2025 год",
        2025,
        WORDY,
        "Избирательная комиссия Удмуртской Республики",
        date(2025, 1, 14),
        "161.1/7",
        must_warn=(told("deleted words were marked", "исправлен", "правк", "удален"),),
    ),
)
def word_clipboard(path: Path) -> None:
    """As Word lays it down: styles in comments, o:p, lines broken anywhere in the source, numbers of lists as text."""
    rows = [COMMON, *Layout(section="{}. {}", number="{}.").rows(WORDY)]
    cells = "".join(f"<tr style='page-break-inside:avoid'>{''.join(map(_word_cell, one))}</tr>\n" for one in rows)
    listed = "<![if !supportLists]><span style='mso-list:Ignore'>2.1.<span>&nbsp;&nbsp;</span></span><![endif]>"
    cells = cells.replace("2.1.", listed)
    cells = cells.replace("вестника", "<del cite='mailto:x'>газеты </del><ins cite='mailto:x'>вестника</ins>")
    block = ("УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Удмуртской Республики")
    top = "".join(
        f"<p class=MsoNormal align=right style='text-align:right'>{line}<o:p></o:p></p>\n"
        for line in (*block, "от 14 января 2025&nbsp;г. №&nbsp;161.1/7")
    )
    name = "<b>План работы\r\nИзбирательной комиссии<br>Удмуртской Республики на 2025&nbsp;год</b>"
    page = (
        '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns="http://www.w3.org/TR/REC-html40">\n<head>'
        '<meta http-equiv=Content-Type content="text/html; charset=utf-8">\n'
        '<meta name=Generator content="Microsoft Word 15">'
        '<style><!-- /* № п/п */ p.MsoNormal {mso-style-parent:"";} --></style>\n'
        "<!--[if gte mso 9]><xml><o:p>Раздел 9. Лишний</o:p></xml><![endif]--></head>\n<body lang=RU>\n"
        f"<!--StartFragment-->\n{top}<p class=MsoNormal align=center>{name}</p>\n"
        f"<table class=MsoTableGrid border=1 cellspacing=0>\n{cells}</table>\n"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n<!--EndFragment-->\n</body></html>"
    )
    path.write_text(page, encoding="utf-8")


def _word_cell(one: str | C) -> str:
    text = escape(_text(one)).replace(" ", "\r\n  ", 1)
    span = f" colspan={one.across}" if isinstance(one, C) and one.across > 1 else ""
    return f"<td width=100 valign=top{span}><p class=MsoNormal><span lang=RU>{text}<o:p></o:p></span></p></td>"


SITE = [
    plain("1", "Правовое просвещение", *take(CULTURE, "1.", 0, 6, "Избирком НАО")),
    plain("2", "Обучение", *take(TRAINING, "2.", 6, 10, "Избирком НАО")),
]


@SHELF.lay(
    "page_of_a_site_cp1251.html",
    Expected(
        "План мероприятий Избирательной комиссии Ненецкого автономного округа на 2026 год",
        2026,
        SITE,
        "Избирательная комиссия Ненецкого автономного округа",
        date(2026, 1, 20),
        "90/495-4",
    ),
)
def page_of_a_site_cp1251(path: Path) -> None:
    """Menu, counters and a table of news around; tables for layout; entities; rows without closing tags."""
    rows: list[Row] = [COMMON, *Layout(section="{}. {}", number="{}.").rows(SITE)]
    body = ""
    for cells in rows:
        body += "<tr>"
        for one in cells:
            span = f' colspan="{one.across}"' if isinstance(one, C) and one.across > 1 else ""
            body += f"<td{span}>" + escape(_text(one)).replace("«", "&laquo;").replace("»", "&raquo;").replace(
                "–", "&ndash;"
            )
        body += "\n"
    news = "".join(f"<tr><td>{day}.01.2026<td><a href='#'>Новость {day}</a>" for day in range(10, 30))
    page = (
        '<!DOCTYPE html><html><head><meta charset="windows-1251"><title>Избирательная комиссия НАО</title>'
        "<script>var plan = '1. Лишнее';</script><style>td{border:1px}</style></head><body>"
        "<table><tr><td><ul><li><a href='/'>Главная</a></li><li><a href='/docs'>Документы</a></li></ul>"
        f"<table>{news}</table></td><td><p align=right>УТВЕРЖДЕН<br>постановлением Избирательной комиссии<br>"
        "Ненецкого автономного округа<br>от 20 января 2026 года &#8470; 90/495-4</p>"
        "<h1>План мероприятий<br>Избирательной комиссии Ненецкого автономного округа<br>на 2026&nbsp;год</h1>"
        f"<table border=1>{body}</table></td></tr></table><div style='display:none'>Счетчик</div></body></html>"
    )
    path.write_bytes(page.encode("cp1251"))
