"""Plain text and HTML: columns of blanks, bars in UTF-16, what Excel lays on the clipboard, a clipboard as it is."""

from datetime import date
from html import escape
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, flat, item, plain, sec, sub, told
from tests.exchange.plan.shapes.closed import SHELF
from tests.exchange.plan.shapes.drawn import BARS, drawn, in_columns
from tests.exchange.plan.shapes.layout import Layout, heads
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import C

COMMON = heads("№ п/п", "Мероприятия", "Исполнители", "Срок исполнения")

BLANKS = [
    plain("1", "Обучение организаторов выборов", *take(TRAINING, "1.", 0, 4, "ИКТомО")),
    plain("2", "Работа с избирателями", *take(INFORMING, "2.", 0, 5, "ИКТомО")),
]


@SHELF.lay(
    "columns_of_blanks_cp1251.txt",
    Expected(
        "План работы Избирательной комиссии Томской области на 2025 год",
        2025,
        BLANKS,
        "Избирательная комиссия Томской области",
        date(2024, 12, 26),
        "72/703",
    ),
)
def columns_of_blanks_cp1251(path: Path) -> None:
    """No lines at all: three blanks between columns, an empty line between rows, cells of several lines."""
    block = ("УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Томской области", "от 26 декабря 2024 г. № 72/703")
    name = ("ПЛАН РАБОТЫ", "Избирательной комиссии Томской области", "на 2025 год")
    head = [f"{' ' * 55}{line}" for line in block] + [""] + [line.center(100).rstrip() for line in name] + [""]
    rows = [COMMON, *Layout(section="{}. {}", number="{}.").rows(BLANKS)]
    text = "\n".join([*head, in_columns(rows, (6, 45, 22, 20))])
    path.write_bytes(text.replace("\n", "\r\n").encode("cp1251"))


BARRED = [
    sec("I", "Организация", sub("1.1", "Подготовка", *take(ORGANISING, "1.1.", 0, 4, "ИКХК"))),
    sec(
        "II",
        "Культура",
        sub("2.1", "Молодежь", *take(CULTURE, "2.1.", 0, 3, "ИКХК")),
        sub("2.2", "Печать", *take(INFORMING, "2.2.", 0, 2, "ИКХК")),
    ),
]


@SHELF.lay(
    "bars_utf16.txt",
    Expected(
        "Сводный план Избирательной комиссии Хабаровского края на 2026 год",
        2026,
        BARRED,
        "Избирательная комиссия Хабаровского края",
        date(2025, 12, 18),
        "130/1001-8",
    ),
)
def bars_utf16(path: Path) -> None:
    """A table of + - |, срок before executors, cells of several lines, in UTF-16."""
    columns = heads("№ п/п", "Мероприятия", "Срок исполнения", "Исполнители")
    rows = [columns, *Layout(("n", "t", "s", "e")).rows(BARRED)]
    text = "УТВЕРЖДЕН\nпостановлением Избирательной комиссии Хабаровского края\nот 18.12.2025 № 130/1001-8\n\n"
    text += "СВОДНЫЙ ПЛАН\nИзбирательной комиссии Хабаровского края на 2026 год\n\n" + drawn(
        rows, (8, 40, 18, 20), BARS
    )
    path.write_text(text, encoding="utf-16")


EXCELLED = [
    plain(
        "1",
        "Обучение",
        item("1.1", "Семинары с членами УИК", "ТИК", "апрель - июнь"),
        item("1.2", "Семинары с резервом УИК", "ТИК", "апрель - июнь"),
        item("1.3", "Тестирование", "ТИК|ИКОСО", "июль"),
    ),
    plain("2", "Просвещение", *take(CULTURE, "2.", 3, 7, "ИКОСО")),
]


@SHELF.lay(
    "excel_clipboard.html",
    Expected(
        "План мероприятий ТИК Правобережного района на 2025 год",
        2025,
        EXCELLED,
        ("", "ТИК Правобережного района", "Территориальная избирательная комиссия Правобережного района"),
        must_warn=(told("the hidden row", "Лишняя строка", "скрыт"),),
    ),
)
def excel_clipboard(path: Path) -> None:
    """Spans in both ways, breaks within cells, a row of no height, number formats in the style."""
    rows = [C("План мероприятий ТИК Правобережного района на 2025 год", across=4)], COMMON
    made = "".join(f" <tr height=20>{''.join(map(_cell, one))}</tr>\n" for one in rows)
    for one in Layout(section="{}. {}").rows(EXCELLED):
        cells = [*map(_cell, one)]
        number = "" if isinstance(one[0], C) else one[0]
        if number == "1.1":
            cells[3] = cells[3].replace("<td", "<td rowspan=2", 1)
        elif number == "1.2":
            cells.pop()
        made += f" <tr height=20 style='height:15.0pt'>\n  {''.join(cells)}\n </tr>\n"
        if number == "1.3":
            made += " <tr height=0 style='display:none'><td></td><td>Лишняя строка</td><td></td><td></td></tr>\n"
    made = made.replace("ТИК, ИКОСО", "ТИК,<br style='mso-data-placement:same-cell;'>ИКОСО")
    page = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet>'
        "<style><!--td {mso-number-format:General;}--></style></head><body><table border=0 cellpadding=0>"
        f"<!--StartFragment--><col width=64><col width=300>\n{made}<!--EndFragment--></table></body></html>"
    )
    path.write_text(page, encoding="utf-8")


def _cell(one: str | C) -> str:
    text = escape(one if isinstance(one, str) else one.text)
    span = f" colspan={one.across}" if isinstance(one, C) and one.across > 1 else ""
    return f"<td class=xl65{span} style='mso-number-format:\"\\@\"'>{text}</td>"


LAID = flat(*take(CULTURE, "", 1, 9, "ТИК"))


@SHELF.lay(
    "clipboard_with_its_header.html",
    Expected(
        "План мероприятий для молодежи на 2026 год",
        2026,
        LAID,
    ),
)
def clipboard_with_its_header(path: Path) -> None:
    """The format of the clipboard of Windows as it is: counts of bytes, then a part of a page, header cells as th."""
    body = "<p>План мероприятий для молодежи</p><p>на 2026 год</p><table><thead><tr>"
    body += "".join(f"<th>{one.text}</th>" for one in COMMON) + "</tr></thead><tbody>"
    for cells in Layout(number="{}.").rows(LAID):
        body += "<tr>" + "".join(f"<td>{escape(str(one))}</td>" for one in cells) + "</tr>"
    page = f"<html><body>\r\n<!--StartFragment-->{body}</tbody></table><!--EndFragment-->\r\n</body></html>"
    head = "Version:0.9\r\nStartHTML:{:010d}\r\nEndHTML:{:010d}\r\nStartFragment:{:010d}\r\nEndFragment:{:010d}\r\n"
    size = len(head.format(0, 0, 0, 0))
    raw = page.encode()
    start = size + raw.index(b"<!--StartFragment-->") + 20
    end = size + raw.index(b"<!--EndFragment-->")
    path.write_bytes(head.format(size, size + len(raw), start, end).encode() + raw)
