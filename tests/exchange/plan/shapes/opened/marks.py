"""What Word keeps beside the letters: automatic numbers, tracked changes, footnotes and comments, content controls."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, flat, item, plain, told
from tests.exchange.plan.shapes.layout import Layout, approval, counted, heads, title
from tests.exchange.plan.shapes.opened import SHELF
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, ORGANISING, take
from tests.exchange.plan.shapes.word import (
    C,
    begin,
    cell,
    footnote,
    footnotes,
    listed,
    numbering,
    p,
    put,
    restarted,
    row,
    run,
    table,
    write,
)

COMMON = heads("№ п/п", "Наименование мероприятия", "Исполнитель", "Срок")
WIDTHS = (1.8, 8, 4, 3.2)
WHO = 'w:id="1" w:author="Иванова И.И." w:date="2025-01-10T10:00:00Z"'

LISTED = [
    plain("1", "Организационная работа", *take(ORGANISING, "", 0, 4, "ИКАК")),
    plain("2", "Правовая культура", *take(CULTURE, "", 0, 4, "ИКАК", start=5)),
    plain("3", "Информирование", *take(INFORMING, "", 0, 3, "ИКАК")),
]


@SHELF.lay(
    "automatic_numbers_run_on_and_restart.docx",
    Expected(
        "План мероприятий Избирательной комиссии Алтайского края на 2025 год",
        2025,
        LISTED,
        "Избирательная комиссия Алтайского края",
        date(2025, 1, 17),
        "82/588-7",
    ),
)
def automatic_numbers_run_on_and_restart(path: Path) -> None:
    """Cells of numbers are empty paragraphs of lists: items run on over the second section and restart in the third."""
    document = begin()
    numbering(document, [("decimal", "%1.")], [("decimal", "%1.")])
    restarted(document, 60, 50)
    rows = Layout().rows(LISTED)
    for one in rows:
        if len(one) == 1:
            one[0] = C(xml=listed(51, text=one[0].text.split(". ", 1)[1]), across=4)
    for at, one in enumerate([one for one in rows if len(one) > 1]):
        one[0] = C(xml=listed(60 if at >= 8 else 50))
    put(
        document,
        approval(
            "УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Алтайского края", "от 17 января 2025 г. № 82/588-7"
        ),
        title("План мероприятий", "Избирательной комиссии Алтайского края на 2025 год"),
        table([COMMON, *rows], WIDTHS),
    )
    document.save(str(path))


TRACKED = [
    plain(
        "1",
        "Обучение",
        item("1.1", "Семинар с секретарями территориальных комиссий", "ИКЛО|ТИК", "март"),
        item("1.2", "Тренинг «Жалобы и обращения»", "ИКЛО", "июнь"),
        item("1.3", "Вебинар для резерва УИК", "ТИК", "октябрь"),
    )
]


@SHELF.lay(
    "tracked_changes_in_words_and_rows.docx",
    Expected(
        "План обучения Избирательной комиссии Липецкой области на 2026 год",
        2026,
        TRACKED,
        "Избирательная комиссия Липецкой области",
        date(2025, 12, 11),
        "48/301-8",
        must_warn=(told("there are tracked changes", "исправлен", "правк", "удален"),),
    ),
)
def tracked_changes_in_words_and_rows(path: Path) -> None:
    """Inserted words and rows count, deleted ones do not."""
    word = p(
        xml=run("Семинар с ") + _deleted("председателями") + _inserted("секретарями") + run(" территориальных комиссий")
    )
    gone = row(
        [C(xml=p(xml=_deleted(text))) for text in ("1.2.", "Обмен опытом", "ИКЛО", "май")], properties=f"<w:del {WHO}/>"
    )
    came = row(
        [C(xml=p(xml=_inserted(text))) for text in ("1.2.", "Тренинг «Жалобы и обращения»", "ИКЛО", "июнь")],
        properties=f"<w:ins {WHO}/>",
    )
    last = C(xml=p(xml=_inserted("1.3.") + _deleted("1.4.")))
    year = run("Избирательной комиссии Липецкой области на ") + _deleted("2025") + _inserted("2026") + run(" год")
    write(
        path,
        approval(
            "УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Липецкой области", "от 11 декабря 2025 г. № 48/301-8"
        ),
        p("ПЛАН ОБУЧЕНИЯ", align="center"),
        p(xml=year, align="center"),
        table(
            [
                COMMON,
                [C("1. Обучение", across=4, bold=True)],
                ["1.1.", C(xml=word), "ИКЛО, ТИК", C(xml=p(xml=run("март") + _deleted(" – апрель")))],
                gone,
                came,
                [last, "Вебинар для резерва УИК", C(xml=p(xml=_deleted("ИКЛО, ") + run("ТИК"))), "октябрь"],
            ],
            WIDTHS,
        ),
    )


def _deleted(text: str) -> str:
    return f"<w:del {WHO}>{run(text, tag='w:delText')}</w:del>"


def _inserted(text: str) -> str:
    return f"<w:ins {WHO}>{run(text)}</w:ins>"


NOTED = flat(
    item("1", "Публичные слушания о границах участков", "ТИК|Администрация района", "до 20 января"),
    item("2", "Конкурс на лучшую организацию работы клубов избирателей", "ТИК", "Февраль"),
    item("3", "Месячник молодого избирателя", "ТИК|Библиотеки района", "со 2 по 28 февраля"),
    item("4", "Обучение актива клубов", "ТИК", "II квартал"),
)


@SHELF.lay(
    "footnotes_and_comments.docx",
    Expected(
        "План работы с населением Территориальной избирательной комиссии Ижморского района на 2026 год",
        2026,
        NOTED,
        "Территориальная избирательная комиссия Ижморского района",
        date(2025, 12, 18),
        "97/500-5",
        must_warn=(
            told("footnote of the title", "изменениями от 15 января"),
            told("footnote of a срок", "дата уточняется"),
            told("comment on an item", "уточнить у главы района"),
        ),
    ),
)
def footnotes_and_comments(path: Path) -> None:
    document = begin()
    footnotes(document, ["С изменениями от 15 января 2026 года.", "Точная дата уточняется решением комиссии."])
    rows = Layout(number="{}.").rows(NOTED)
    rows[1][3] = C(xml=p(xml=run("Февраль") + footnote(2)))
    name = "с населением Территориальной избирательной комиссии Ижморского района на 2026 год"
    put(
        document,
        approval("УТВЕРЖДЕН", "решением Территориальной избирательной", "комиссии Ижморского района"),
        approval("от 18 декабря 2025 г. № 97/500-5"),
        p("План работы", align="center"),
        p(xml=run(name) + footnote(1), align="center"),
        table([COMMON, *rows], WIDTHS),
    )
    words = document.tables[0].rows[1].cells[1].paragraphs[0].runs
    document.add_comment(words, text="Проверить и уточнить у главы района", author="Петров П.П.", initials="ПП")
    document.save(str(path))


CONTROLLED = [
    plain("I", "Организация", *take(ORGANISING, "1.", 0, 4, "ИКСК")),
    plain("II", "Просвещение", *take(CULTURE, "2.", 4, 8, "ИКСК")),
]


@SHELF.lay(
    "content_controls_around_all.docx",
    Expected(
        "План мероприятий Избирательной комиссии Ставропольского края на 2026 год",
        2026,
        CONTROLLED,
        "Избирательная комиссия Ставропольского края",
        date(2026, 1, 29),
        "107/1000-7",
    ),
)
def content_controls_around_all(path: Path) -> None:
    """Controls around the title, the table, a row, a cell, a paragraph of a cell and a run in it."""
    rows = Layout(section="{}. {}").rows(CONTROLLED)
    number, name, executors, term = rows[2]
    around_cell = cell(number, 1021) + _control(cell(name, 4536)) + cell(executors, 2268)
    around_run = C(xml=p(xml=_control(run(term))))
    rows[2] = f"<w:tr>{around_cell}{cell(around_run, 1814)}</w:tr>"
    rows[3] = _control(row(rows[3]))
    rows[7][1] = C(xml=_control(p(rows[7][1])) + p())
    write(
        path,
        approval(
            "УТВЕРЖДЕН",
            "постановлением Избирательной комиссии",
            "Ставропольского края",
            "от 29 января 2026 г. № 107/1000-7",
        ),
        _control(title("План мероприятий", "Избирательной комиссии Ставропольского края на 2026 год")),
        _control(table([COMMON, counted(4), *rows], WIDTHS)),
    )


def _control(content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="Поле"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
