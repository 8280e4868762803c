"""What looks like a plan and is none: minutes of a meeting, members with their terms, a form that nobody filled in."""

from pathlib import Path

from tests.exchange.plan.shapes.base import REFUSED
from tests.exchange.plan.shapes.later import SHELF, signature
from tests.exchange.plan.shapes.layout import approval, counted, heads, title
from tests.exchange.plan.shapes.sheets import book, lay, widths
from tests.exchange.plan.shapes.word import C, p, table, write


@SHELF.lay("refused_minutes_about_the_plan.docx", REFUSED)
def refused_minutes_about_the_plan(path: Path) -> None:
    """Minutes of the meeting that approved a plan: who was there is a table, the plan itself is not in it."""
    present = [
        ["1.", "Волкова Е.Е.", "председатель", "присутствует"],
        ["2.", "Рябова С.В.", "секретарь", "присутствует"],
        ["3.", "Титов А.А.", "член комиссии", "отсутствует (отпуск)"],
    ]
    write(
        path,
        title("ТЕРРИТОРИАЛЬНАЯ ИЗБИРАТЕЛЬНАЯ КОМИССИЯ", "ТЯЖИНСКОГО МУНИЦИПАЛЬНОГО ОКРУГА", "ПРОТОКОЛ № 12"),
        p("22 января 2026 года                                                      пгт. Тяжинский"),
        p("Присутствовали:"),
        table([heads("№", "Фамилия, инициалы", "Должность", "Явка"), *present], (1.2, 6, 5, 5)),
        p("ПОВЕСТКА ДНЯ:", bold=True),
        p("1. О Плане мероприятий территориальной избирательной комиссии на 2026 год. Докладчик – Рябова С.В."),
        p("2. О сроках представления отчетов участковых избирательных комиссий."),
        p("СЛУШАЛИ: Рябову С.В., которая предложила утвердить План мероприятий на 2026 год."),
        p("ГОЛОСОВАЛИ: «за» – 8, «против» – нет, «воздержались» – нет."),
        p("РЕШИЛИ: принять решение № 12/55 (прилагается)."),
        p(signature("Председатель", "Е.Е. Волкова")),
    )


@SHELF.lay("refused_members_with_terms_of_office.xlsx", REFUSED)
def refused_members_with_terms_of_office(path: Path) -> None:
    """Members of a commission: there are numbers, names and «Срок полномочий», and nothing is planned."""
    made, sheet = book("Состав")
    name = ("СОСТАВ", "территориальной избирательной комиссии Беловского городского округа", "на 1 января 2026 года")
    top = lay(sheet, [[C(line, across=5, bold=True, align="center")] for line in name], borders=False)
    people = ("Агеева А.А.", "Беляев Б.Б.", "Власова В.В.", "Гришин Г.Г.", "Дьякова Д.Д.", "Ершов Е.Е.")
    posts = ("Председатель", "Заместитель председателя", "Секретарь", *["Член комиссии"] * 3)
    who = ("собрание избирателей", "партия", "представительный орган")
    rows = [
        [f"{at}.", person, post, who[at % 3], "2025 – 2030"]
        for at, (person, post) in enumerate(zip(people, posts, strict=True), 1)
    ]
    captions = heads("№ п/п", "Фамилия, имя, отчество", "Должность", "Кем предложен", "Срок полномочий")
    lay(sheet, [captions, *rows], top=top + 1)
    widths(sheet, 7, 30, 28, 28, 18)
    made.save(str(path))


@SHELF.lay("refused_form_with_numbered_empty_rows.docx", REFUSED)
def refused_form_with_numbered_empty_rows(path: Path) -> None:
    """A form to be filled in: header, column numbers, rows «1.» to «8.» without a word."""
    captions = heads("№ п/п", "Наименование мероприятия", "Срок исполнения", "Ответственный", "Отметка о выполнении")
    write(
        path,
        approval(
            "УТВЕРЖДЕН", "решением территориальной избирательной комиссии", "__________________________", indent=8
        ),
        approval("от «___» __________ 20___ г. № ______", indent=8),
        title("План мероприятий", "территориальной избирательной комиссии", "на 20___ год"),
        table([captions, counted(5), *[[f"{at}.", "", "", "", ""] for at in range(1, 9)]], (1.5, 6.5, 3, 3.5, 3)),
        p(),
        p(signature("Председатель комиссии", "_______________")),
    )
