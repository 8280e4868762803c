"""What stands above and below the plan: decrees in one line, turned round, amended, agreed; titles of every kind."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, flat, plain, told
from tests.exchange.plan.shapes.further import COMMON, SHELF, TIK, WIDTHS, under_head
from tests.exchange.plan.shapes.layout import Layout, approval, title
from tests.exchange.plan.shapes.pools import CULTURE, INFORMING, ORGANISING, TRAINING, take
from tests.exchange.plan.shapes.word import C, p, table, write

SHORT = flat(*take(CULTURE, "", 0, 4, "ИК"))
TWO = [
    plain("1", "Обучение", *take(TRAINING, "1.", 0, 3, "ИК")),
    plain("2", "Информирование", *take(INFORMING, "2.", 0, 3, "ИК")),
]


@SHELF.lay(
    "decree_in_one_line.docx",
    Expected(
        "План работы территориальной избирательной комиссии Яшкинского района на 2026 год",
        2026,
        SHORT,
        TIK,
        date(2026, 1, 14),
        "182/911-5",
    ),
)
def decree_in_one_line(path: Path) -> None:
    line = (
        "Утвержден решением территориальной избирательной комиссии Яшкинского района от «14» января 2026г. №182/911-5"
    )
    name = title("ПЛАН РАБОТЫ", "территориальной избирательной комиссии Яшкинского района", "на 2026 год")
    under_head(path, p(line, indent=8) + name, SHORT)


@SHELF.lay(
    "decree_without_from.docx",
    Expected(
        "План мероприятий по правовому просвещению на 2026 год",
        2026,
        TWO,
        "Избирательная комиссия Ярославской области",
        date(2025, 12, 25),
        "112/877-8",
    ),
)
def decree_without_from(path: Path) -> None:
    """The day stands without «от», signs of the number stand apart."""
    head = approval("Приложение", "УТВЕРЖДЁН", "постановлением Избирательной комиссии", "Ярославской области")
    head += approval("25 декабря 2025 г.  №  112/877-8") + title("ПЛАН МЕРОПРИЯТИЙ", "по правовому просвещению")
    under_head(path, head + title("на 2026 год"), TWO)


@SHELF.lay(
    "decree_number_before_day.docx",
    Expected("План мероприятий по обучению на 2026 год", 2026, SHORT, TIK, date(2025, 12, 28), "45/210"),
)
def decree_number_before_day(path: Path) -> None:
    head = approval("Приложение № 1", "к решению территориальной избирательной комиссии", "Яшкинского района")
    head += approval("№ 45/210 от 28.12.2025 г.")
    under_head(path, head + title("План мероприятий", "по обучению на 2026 год"), SHORT)


@SHELF.lay(
    "agreed_and_approved_side_by_side.docx",
    Expected(
        "План совместной работы на 2026 год",
        2026,
        SHORT,
        TIK,
        date(2026, 1, 15),
        "3/12",
        must_warn=(told("who agreed", "согласован", "Управление образования"),),
    ),
)
def agreed_and_approved_side_by_side(path: Path) -> None:
    """The order of the office that agreed stands left of the decision that approved."""
    left = "СОГЛАСОВАНО\nприказом Управления образования\nот 12.01.2026 № 5-од"
    right = "УТВЕРЖДЕН\nрешением территориальной избирательной комиссии Яшкинского района\nот 15.01.2026 № 3/12"
    head = table([[C(left), C(right)]], borders=False)
    under_head(path, head + title("ПЛАН", "совместной работы", "на 2026 год"), SHORT)


@SHELF.lay(
    "amended_by_another_decree.docx",
    Expected(
        "Сводный план мероприятий на 2026 год",
        2026,
        TWO,
        "Избирательная комиссия Томской области",
        date(2025, 12, 18),
        "60/401",
        must_warn=(told("the edition", "70/455", "в редакции"),),
    ),
)
def amended_by_another_decree(path: Path) -> None:
    head = approval(
        "УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Томской области", "от 18 декабря 2025 г. № 60/401"
    )
    head += approval("(в редакции постановления Избирательной комиссии Томской области от 20 мая 2026 г. № 70/455)")
    under_head(path, head + title("СВОДНЫЙ ПЛАН", "мероприятий на 2026 год"), TWO)


@SHELF.lay(
    "chairman_approves.docx",
    Expected(
        "План работы Молодежной избирательной комиссии Яшкинского района на 2026 год",
        2026,
        SHORT,
        ("", TIK),
        must_warn=(told("no decree", "каким постановлением"), told("who approves", "И.И. Иванова")),
    ),
)
def chairman_approves(path: Path) -> None:
    head = approval("УТВЕРЖДАЮ", "Председатель территориальной избирательной", "комиссии Яшкинского района")
    head += approval("__________ И.И. Иванова", "«___» января 2026 года")
    name = title("План работы", "Молодежной избирательной комиссии", "Яшкинского района на 2026 год")
    under_head(path, head + name, SHORT, after=p("Секретарь МИК                    С.С. Сидоров"))


@SHELF.lay(
    "spaced_capitals_of_a_typical_plan.docx",
    Expected(
        ("Типовой план мероприятий территориальных избирательных комиссий на 2026 – 2029 годы"),
        2026,
        TWO,
        ("", "Избирательная комиссия Омской области"),
        years=(2026, 2027, 2028, 2029),
        must_warn=(told("a plan of four years", "2029"), told("no day, no number", "не проставлены", "проект")),
    ),
)
def spaced_capitals_of_a_typical_plan(path: Path) -> None:
    head = approval("УТВЕРЖДЕН", "постановлением Избирательной комиссии", "Омской области", "от ___ декабря 2025 г. №")
    head += title(
        "Т И П О В О Й   П Л А Н", "мероприятий территориальных избирательных комиссий", "на 2026 – 2029 годы"
    )
    under_head(path, head, TWO)


@SHELF.lay(
    "basic_measures_without_the_word_plan.docx",
    Expected(
        "Основные мероприятия избирательной комиссии по работе с молодежью во втором полугодии 2026 года",
        2026,
        SHORT,
        ("", "Избирательная комиссия"),
    ),
)
def basic_measures_without_the_word_plan(path: Path) -> None:
    name = title(
        "ОСНОВНЫЕ МЕРОПРИЯТИЯ", "избирательной комиссии по работе с молодежью", "во втором полугодии 2026 года"
    )
    under_head(path, name, SHORT)


@SHELF.lay(
    "schedule_with_a_period.docx",
    Expected("График проведения обучающих семинаров с 1 марта по 30 июня 2026 года", 2026, SHORT),
)
def schedule_with_a_period(path: Path) -> None:
    under_head(path, title("ГРАФИК", "проведения обучающих семинаров", "с 1 марта по 30 июня 2026 года"), SHORT)


@SHELF.lay(
    "title_before_the_approval.docx",
    Expected(
        "План мероприятий по повышению правовой культуры молодежи на 2026 год",
        2026,
        SHORT,
        TIK,
        date(2026, 1, 22),
        "5/31",
    ),
)
def title_before_the_approval(path: Path) -> None:
    name = title("План мероприятий по повышению", "правовой культуры молодежи", "на 2026 год")
    line = "(утвержден решением территориальной избирательной комиссии Яшкинского района от 22 января 2026 года № 5/31)"
    under_head(path, name + p(line, align="center"), SHORT)


@SHELF.lay(
    "name_of_the_commission_above.docx",
    Expected(
        "Календарный план мероприятий на 2026 год",
        2026,
        TWO,
        ("", TIK),
        must_warn=(told("what stands above", "ЯШКИНСКОГО РАЙОНА", "Яшкинского района"),),
    ),
)
def name_of_the_commission_above(path: Path) -> None:
    """A letterhead above; telephone and place are no part of the title."""
    head = title("ТЕРРИТОРИАЛЬНАЯ ИЗБИРАТЕЛЬНАЯ КОМИССИЯ", "ЯШКИНСКОГО РАЙОНА")
    head += p("652010, пгт. Яшкино, ул. Гагарина, 12, тел. 5-22-22", align="center")
    under_head(
        path, head + title("КАЛЕНДАРНЫЙ ПЛАН", "мероприятий на 2026 год") + p("пгт. Яшкино", align="center"), TWO
    )


@SHELF.lay(
    "signatures_and_who_drew_it_up_below.docx",
    Expected(
        "План учебы актива на 2026 год",
        2026,
        SHORT,
        TIK,
        date(2025, 12, 26),
        "9/44",
        (("УИК", "участковые избирательные комиссии"), ("МИК", "молодежная избирательная комиссия")),
        must_warn=(told("signature", "Иванова"), told("who drew it up", "5-22-23")),
    ),
)
def signatures_and_who_drew_it_up_below(path: Path) -> None:
    """Abbreviations with dashes of both kinds under «Список сокращений», then signatures and a telephone."""
    head = approval("УТВЕРЖДЕН решением территориальной избирательной комиссии Яшкинского района от 26.12.2025 N 9/44")
    below = (
        p("Список сокращений:")
        + p("УИК – участковые избирательные комиссии")
        + p("МИК - молодежная избирательная комиссия")
    )
    below += p("Председатель комиссии                И.И. Иванова") + p("Исп. Петрова П.П., тел. 5-22-23")
    under_head(path, head + title("План учебы актива на 2026 год"), SHORT, after=below)


@SHELF.lay(
    "abbreviations_above_the_table.docx",
    Expected(
        "План мероприятий на 2026 год",
        2026,
        SHORT,
        TIK,
        date(2025, 12, 26),
        "9/45",
        (("УИК", "участковые избирательные комиссии"), ("ТИК", TIK)),
    ),
)
def abbreviations_above_the_table(path: Path) -> None:
    head = approval("УТВЕРЖДЕН решением территориальной избирательной комиссии Яшкинского района от 26.12.2025 № 9/45")
    head += title("План мероприятий", "на 2026 год") + p("Принятые сокращения:")
    head += p("УИК – участковые избирательные комиссии;") + p(f"ТИК – {TIK}.")
    under_head(path, head, SHORT)


@SHELF.lay(
    "program_with_a_purpose_above.docx",
    Expected(
        "Программа «Молодой избиратель» на 2026 год",
        2026,
        SHORT,
        TIK,
        date(2025, 11, 5),
        "170/850",
        must_warn=(told("the purpose", "повышение уровня"),),
    ),
)
def program_with_a_purpose_above(path: Path) -> None:
    head = approval("Приложение к решению территориальной избирательной комиссии Яшкинского района")
    head += approval("от 5 ноября 2025 года № 170/850") + title("ПРОГРАММА", "«Молодой избиратель»", "на 2026 год")
    head += p("Цель: повышение уровня правовой культуры молодых и будущих избирателей.") + p("Задачи:")
    head += p("1. Обучение молодежи основам избирательного права.") + p("2. Создание условий для участия в выборах.")
    under_head(path, head, SHORT)


@SHELF.lay(
    "decree_as_rows_of_the_table.docx",
    Expected(
        "План организационных мероприятий на 2026 год",
        2026,
        flat(*take(ORGANISING, "", 0, 5, "ТИК")),
        TIK,
        date(2025, 12, 19),
        "177/890-5",
    ),
)
def decree_as_rows_of_the_table(path: Path) -> None:
    """Approval and title are rows without borders above the header of the same table."""
    block = "УТВЕРЖДЕН\nрешением территориальной избирательной комиссии\nЯшкинского района\nот 19.12.2025 № 177/890-5"
    rows = [["", "", C(block, across=2)], [C("ПЛАН\nорганизационных мероприятий\nна 2026 год", across=4, bold=True)]]
    write(path, table([*rows, COMMON, *Layout(number="{}.").rows(flat(*take(ORGANISING, "", 0, 5, "ТИК")))], WIDTHS))
