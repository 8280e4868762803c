"""Plans of schools, libraries and houses of culture."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes import office
from tests.exchange.plan.shapes.base import Expected, flat, item, items_of, plain, told
from tests.exchange.plan.shapes.later import SHELF, by_note
from tests.exchange.plan.shapes.layout import Layout, Row, approval, heads, title
from tests.exchange.plan.shapes.word import UP, C, p, table, write

TEACHER, HEADS = "Учитель обществознания", "Классные руководители"
SCHOOL = [
    plain(
        "",
        "Работа с обучающимися",
        item("а", "Классный час «Что такое выборы?»", HEADS, "Сентябрь", {"Класс": "5 – 7"}),
        item("б", "Выборы в совет старшеклассников", "Зам. директора по ВР", "3-я неделя октября", {"Класс": "8 – 11"}),
        item("в", "Викторина «Знатоки Конституции»", TEACHER, "12 декабря", {"Класс": "9"}),
        item("г", "Школьный этап олимпиады по избирательному праву", TEACHER, "до 1 февраля", {"Класс": "10 – 11"}),
    ),
    plain(
        "",
        "Работа с родителями",
        item("а", "Родительское собрание «Права и обязанности семьи»", HEADS, "1 раз в полугодие", {"Класс": "1 – 11"}),
        item("б", "Анкетирование родителей", "Педагог-психолог|социальный педагог", "Апрель"),
    ),
    plain(
        "",
        "Работа с педагогами",
        item("а", "Методический семинар «Урок избирательного права»", "", "Ноябрь"),
        item("б", "Участие в конкурсах ТИК", "Зам. директора по ВР|учителя истории", "В течение учебного года"),
    ),
]


@SHELF.lay(
    "school_order_after_the_council.docx",
    Expected(
        "План работы по правовому воспитанию обучающихся МБОУ «СОШ № 4» на 2025–2026 учебный год",
        2025,
        SCHOOL,
        "МБОУ «СОШ № 4»",
        date(2025, 9, 1),
        "187",
        years=(2025, 2026),
        must_warn=(told("a school year", "2026"), told("the council", "педагогическ", "29.08.2025")),
    ),
)
def school_order_after_the_council(path: Path) -> None:
    """Who considered and who approved stand side by side, а) б) restart, one executor is merged down over two."""
    left = "РАССМОТРЕН\nна заседании педагогического совета\nМБОУ «СОШ № 4»\n(протокол от 29.08.2025 № 1)"
    right = "УТВЕРЖДЕН\nприказом МБОУ «СОШ № 4»\nот 01.09.2025 № 187"
    rows = Layout(("n", "t", "Класс", "s", "e"), section="{1}", number="{})").rows(SCHOOL)
    rows[3][4], rows[4][4] = C(TEACHER, down=True), UP
    write(
        path,
        table([[C(left), "", C(right)]], (7, 2.5, 8), borders=False),
        p(),
        title("План работы", "по правовому воспитанию обучающихся", "МБОУ «СОШ № 4»", "на 2025–2026 учебный год"),
        table([heads("п/п", "Мероприятие", "Класс", "Сроки", "Ответственные"), *rows], (1, 7, 1.9, 3.6, 4)),
        p(),
    )


def _club(form: str, readers: str) -> dict[str, str]:
    return {"Форма проведения": form, "Читательское назначение": readers}


CLUB = [
    plain(
        "",
        "Информационно-просветительская работа",
        item("", "Закон и мы", "Отдел обслуживания", "ежемесячно", _club("Обзор", "Все группы")),
        item("", "Избиратель, знай свои права!", "Отдел обслуживания", "III кв.", _club("Памятка", "Взрослые")),
        item("", "Символы Отечества", "Юдина М.П.", "12 июня", _club("Выставка-просмотр", "Все группы")),
    ),
    plain(
        "",
        "Массовые мероприятия",
        item("", "Молодежь у избирательной урны", "Юдина М.П.|ТИК", "февраль", _club("Круглый стол", "Юношество")),
        item("", "Выбор сказочной страны", "Детский отдел", "весенние каникулы", _club("Игра", "Дети")),
        item(
            "", "Я голосую впервые", "Юдина М.П.", "2-я декада сентября", _club("Час вопросов и ответов", "Юношество")
        ),
    ),
    plain(
        "",
        "Издательская деятельность",
        item("", "Клубу «Голос» – пять лет", "Методист", "IV кв.", _club("Буклет", "Все группы")),
    ),
]


@SHELF.lay(
    "library_club_form_before_the_name.docx",
    Expected(
        "План работы клуба молодого избирателя «Голос» при центральной районной библиотеке на 2026 год",
        2026,
        CLUB,
        ("", "МБУК «ЦБС Яйского округа»"),
        must_warn=(
            told("no numbers", "номер", "нумер"),
            told("the purpose", "Цель"),
            told("who approves", "Савина"),
        ),
    ),
)
def library_club_form_before_the_name(path: Path) -> None:
    """No numbers; each direction is a heading of Word over a table with its own header, the form before the name."""
    captions = heads("Форма проведения", "Наименование мероприятия", "Читательское назначение", "Срок", "Ответственный")
    layout = Layout(("Форма проведения", "t", "Читательское назначение", "s", "e"), join="\v")
    blocks = []
    for _, name, parts in CLUB:
        blocks.append(p(name, before='<w:pStyle w:val="Heading2"/>'))
        blocks.append(table([captions, *layout.rows(flat(*parts[0][2]))], (3.3, 5.2, 3.2, 2.8, 3)))
        blocks.append(p())
    write(
        path,
        approval(
            "УТВЕРЖДАЮ",
            "Директор МБУК «ЦБС Яйского округа»",
            "_____________ Л.И. Савина",
            "«___» ____________ 2026 г.",
        ),
        title("План работы", "клуба молодого избирателя «Голос»", "при центральной районной библиотеке", "на 2026 год"),
        p("Цель: формирование у молодых читателей гражданской позиции и интереса к выборам."),
        p(),
        *blocks,
    )


def _hall(place: str, whom: str) -> dict[str, str]:
    return {"Место проведения": place, "Аудитория": whom}


POSTER = flat(
    item("", "Выставка плакатов «Пора на выборы»", "Фролова А.С.", "15.02–20.03", _hall("Фойе", "Все жители")),
    item("", "Квиз «Гражданин»", "Орлова И.В.|ТИК", "18.02 в 14-00", _hall("Малый зал", "Студенты техникума")),
    item("", "Открытие месячника молодого избирателя", "Орлова И.В.", "20 февраля", _hall("Большой зал", "Молодежь")),
    item("", "Концерт «Голос молодых»", "Фролова А.С.", "20 февраля", _hall("Большой зал", "Молодежь")),
    item("", "Кинолекторий «Как выбирали наши деды»", "Сельские клубы", "еженедельно", _hall("Кинозал", "Пенсионеры")),
    item(
        "", "Закрытие месячника, награждение", "Орлова И.В.|ТИК", "20 марта, 15-00", _hall("Большой зал", "Участники")
    ),
)


@SHELF.lay(
    "house_of_culture_day_over_two_events.docx",
    Expected(
        "План мероприятий Дома культуры «Горняк» в рамках месячника молодого избирателя (февраль – март 2026 года)",
        2026,
        POSTER,
        ("", "ДК «Горняк»"),
        must_warn=(told("no numbers", "номер", "нумер"), told("who approves", "Орлова", "утверждаю")),
    ),
)
def house_of_culture_day_over_two_events(path: Path) -> None:
    """The day is the first column, merged down over two events; the period of the plan stands in brackets."""
    captions = heads("Дата и время", "Название мероприятия", "Место проведения", "Аудитория", "Ответственный")
    rows = Layout(("s", "t", "Место проведения", "Аудитория", "e")).rows(POSTER)
    rows[2][0], rows[3][0] = C("20 февраля", down=True), UP
    write(
        path,
        approval("Утверждаю:", "директор ДК «Горняк»", "__________ И.В. Орлова"),
        title(
            "ПЛАН МЕРОПРИЯТИЙ",
            "Дома культуры «Горняк»",
            "в рамках месячника молодого избирателя",
            "(февраль – март 2026 года)",
        ),
        table([captions, *rows], (3, 5.5, 2.8, 3, 3.2)),
        p(),
    )


STAGE = "Этап"
ELECTIONS = flat(
    *[
        item("", name, who, term, {STAGE: stage})
        for stage, term, name, who in (
            ("Подготовительный", "1 – 5 сентября", "Издание приказа о проведении выборов", "Администрация"),
            ("Подготовительный", "до 10 сентября", "Формирование избирательной комиссии гимназии", "Совет учащихся"),
            ("Основной", "11.09–25.09", "Выдвижение и регистрация кандидатов", "Комиссия гимназии"),
            ("Основной", "28.09–14.10", "Агитация, дебаты кандидатов", "Кандидаты|классные руководители"),
            ("Основной", "15 октября", "Голосование с применением КОИБ", "Комиссия гимназии|ТИК"),
            ("Заключительный", "не позднее 20 октября", "Инаугурация президента гимназии", "Совет учащихся"),
        )
    ]
)


def _elections(begun: Path) -> None:
    rows: list[Row] = []
    stage = ""
    for one in items_of(ELECTIONS):
        first: str | C = UP if one[4][STAGE] == stage else C(one[4][STAGE], down=True, bold=True)
        stage = one[4][STAGE]
        rows.append([first, str(one[3]), one[1], ", ".join(one[2])])
    write(
        begun,
        approval("УТВЕРЖДЕН", "приказом директора", "МАОУ «Гимназия № 2»", "от 28.08.2026 № 214-О"),
        title(
            "План",
            "подготовки и проведения выборов президента",
            "ученического самоуправления МАОУ «Гимназия № 2»",
            "в 2026 году",
        ),
        table([heads(STAGE, "Сроки", "Содержание деятельности", "Ответственные"), *rows], (3.4, 3.4, 6.8, 4)),
        p(),
    )


@SHELF.lay(
    "school_elections_by_stages.doc",
    Expected(
        "План подготовки и проведения выборов президента ученического самоуправления МАОУ «Гимназия № 2» в 2026 году",
        2026,
        ELECTIONS,
        ("", "МАОУ «Гимназия № 2»", "Директор МАОУ «Гимназия № 2»"),
        date(2026, 8, 28),
        "214-О",
        must_warn=(told("no numbers", "номер", "нумер"),),
        also=(by_note(ELECTIONS, STAGE),),
    ),
    needs_office=True,
)
def school_elections_by_stages(path: Path) -> None:
    """Old Word; stages are merged down in the first column, сроки come before the contents, no numbers."""
    office.converted(_elections, ".docx", path)
