"""Plans of libraries, of a department of culture, of a school year: odd captions and sections."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, flat, item, plain, told
from tests.exchange.plan.shapes.layout import Layout, approval, heads, title
from tests.exchange.plan.shapes.opened import SHELF
from tests.exchange.plan.shapes.pools import LIBRARY, take
from tests.exchange.plan.shapes.word import p, table, write

LESSONS = take(LIBRARY, "", 0, 12, start=1)
LIBRARY_PLAN = [
    plain("", "Работа с читателями", *LESSONS[0:4]),
    plain("", "Массовая работа", *[one for one in LESSONS[4:8] if one[0] != "6"]),
    plain("", "Работа с фондом", *LESSONS[8:]),
]


@SHELF.lay(
    "library_sections_one_filled_cell.docx",
    Expected(
        "План работы школьной библиотеки МБОУ «Средняя общеобразовательная школа № 8» на 2025 год",
        2025,
        LIBRARY_PLAN,
        ("", "МБОУ «Средняя общеобразовательная школа № 8»"),
        must_warn=(told("number 6 is missing between 5 and 7", "6", "7")),
    ),
)
def library_sections_one_filled_cell(path: Path) -> None:
    """A section is a row of which only the first cell is filled; the numbers run on, one of them is missing."""
    layout = Layout(section="first", number="{}.")
    columns = heads("№", "Содержание работы", "Ответственный", "Дата проведения")
    write(
        path,
        title("План работы школьной библиотеки", "МБОУ «Средняя общеобразовательная школа № 8» на 2025 год"),
        table([columns, *layout.rows(LIBRARY_PLAN)], (4, 7, 3, 3)),
        p(),
        p("Педагог-библиотекарь                                   Иванова И.И."),
    )


def _feast(number: str, what: str, when: str, where: str, who: str) -> tuple:
    return item(number, what, who, when, {"Место": where} if where else {})


MAY = flat(
    _feast(
        "1",
        "Выставка «Избирательное право: страницы истории»",
        "01.- 08.05.25г.",
        "Краеведческий музей",
        "Иванова И.И.",
    ),
    _feast("2", "Митинг, посвященный 80-й годовщине Победы", "09.05.25г.", "Площадь Победы", "Петров П.П."),
    _feast("3", "Заседание клуба «Молодой избиратель»", "15.05.25г.", "РДК", ""),
    _feast("4", "Библиоакция «Читаем Конституцию»", "19 - 23.05.25г.", "ЦБС", "Сидорова С.С.|Иванова И.И."),
    _feast("5", "День открытых дверей в ТИК", "28.05.25г.", "", "Кузнецов К.К."),
)


@SHELF.lay(
    "culture_month_no_number_caption.docx",
    Expected(
        "План основных мероприятий отдела культуры администрации Топкинского муниципального округа на май 2025 года",
        2025,
        MAY,
        ("", "Отдел культуры администрации Топкинского муниципального округа"),
        must_warn=(told("no executor of item 3", "3", "Молодой избиратель"),),
    ),
)
def culture_month_no_number_caption(path: Path) -> None:
    layout = Layout(("n", "t", "s", "Место", "e"), join="\v")
    columns = heads("", "Наименование", "Сроки проведения", "Место", "Ответственные")
    write(
        path,
        approval("УТВЕРЖДАЮ", "Начальник отдела культуры", "______________ Н.Н. Новикова"),
        title(
            "ПЛАН ОСНОВНЫХ МЕРОПРИЯТИЙ",
            "отдела культуры администрации Топкинского муниципального округа",
            "на май 2025 года",
        ),
        table([columns, *layout.rows(MAY)], (1, 6, 3, 3, 4)),
    )


CLUB = [
    plain(
        "1",
        "Организационная работа",
        item("1.1", "Выборы совета клуба «Избиратель XXI века»", "Руководитель клуба Иванова И.И.", "сентябрь"),
        item("1.2", "Утверждение плана работы клуба на учебный год", "Совет клуба", "до 15 сентября"),
    ),
    plain(
        "2",
        "Просветительская работа",
        item("2.1", "Лекторий «Избирательное право от А до Я»", "Совет клуба|ТИК", "октябрь - апрель"),
        item("2.2", "Участие в олимпиаде «Софиум»", "Учителя обществознания", "ноябрь, март"),
        item("2.3", "Ролевая игра «Выборы мэра»", "Совет клуба", "январь 2026 года"),
        item("2.4", "Творческий отчет клуба", "Руководитель клуба Иванова И.И.", "май 2026 года"),
    ),
]


@SHELF.lay(
    "school_year_club.docx",
    Expected(
        "План работы клуба молодых избирателей «Избиратель XXI века» на 2025/2026 учебный год",
        2025,
        CLUB,
        ("", "МАОУ «Лицей № 3»"),
        date(2025, 8, 29),
        "114-од",
        years=(2025, 2026),
        must_warn=(told("a plan of a school year", "2026", "учебн"),),
    ),
)
def school_year_club(path: Path) -> None:
    layout = Layout(section="{}. {}", number="{}.")
    write(
        path,
        approval(
            "«УТВЕРЖДАЮ»", "Директор МАОУ «Лицей № 3»", "__________ С.С. Сидоров", "Приказ от 29.08.2025 г. № 114-од"
        ),
        title("ПЛАН РАБОТЫ", "клуба молодых избирателей «Избиратель XXI века»", "на 2025/2026 учебный год"),
        table([heads("п/п", "Мероприятия", "Ответственные", "Сроки"), *layout.rows(CLUB)], (1.5, 8, 4, 3.5)),
    )
