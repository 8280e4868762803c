"""Old Word, OpenDocument and rich text, with what people do there: a text box, a continued table, merged quarters."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes import office
from tests.exchange.plan.shapes.base import Expected, flat, item, items_of, plain, told
from tests.exchange.plan.shapes.later import SHELF, signature
from tests.exchange.plan.shapes.layout import Layout, Row, counted, heads, title
from tests.exchange.plan.shapes.word import UP, C, p, table, text_box, write

MARK = "Отметка о выполнении"
HALF = [
    plain(
        "1",
        "Обеспечение деятельности комиссии",
        item(
            "1.1",
            "Отчет о поступлении и расходовании средств за 2025 год",
            "Бухгалтер",
            "до 20 января",
            {MARK: "вып. 16.01"},
        ),
        item("1.2", "Инвентаризация технологического оборудования", "Комиссия", "февраль", {MARK: "вып."}),
        item("1.3", "Утверждение номенклатуры дел", "Секретарь ТИК", "I квартал"),
    ),
    plain(
        "2",
        "Работа с участковыми комиссиями",
        item(
            "2.1",
            "Дополнительное зачисление в резерв составов УИК",
            "Комиссия|Секретарь ТИК",
            "по мере поступления предложений",
        ),
        item("2.2", "Обучение вновь назначенных членов УИК", "Председатель ТИК", "1 раз в квартал"),
        item("2.3", "Смотр-конкурс «Лучшая участковая комиссия»", "Комиссия", "1 марта – 15 мая"),
        item("2.4", "Выезды в участковые комиссии", "Члены ТИК", "ежемесячно (по графику)"),
    ),
]


def _half(begun: Path) -> None:
    layout = Layout(("n", "t", "s", "e", MARK), section="{}. {}", number="{}.", join=",\v")
    rows, sizes = layout.rows(HALF), (1.5, 7, 3.5, 3.2, 2.3)
    block = (
        "УТВЕРЖДЕН",
        "решением территориальной избирательной",
        "комиссии Ленинск-Кузнецкого городского округа",
        "от 26 декабря 2025 г. № 88/512-2",
    )
    write(
        begun,
        text_box("".join(p(line) for line in block)),
        title(
            "ПЛАН РАБОТЫ",
            "территориальной избирательной комиссии",
            "Ленинск-Кузнецкого городского округа",
            "на I полугодие 2026 года",
        ),
        table([heads("№ п/п", "Мероприятие", "Срок исполнения", "Исполнитель", MARK), counted(5), *rows[:6]], sizes),
        p("Продолжение таблицы", align="right"),
        table([counted(5), *rows[6:]], sizes),
        p(),
        p(signature("Председатель комиссии", "Ю.Ю. Захаров")),
    )


@SHELF.lay(
    "half_year_continued_table_text_box.doc",
    Expected(
        "План работы территориальной избирательной комиссии Ленинск-Кузнецкого городского округа "
        "на I полугодие 2026 года",
        2026,
        HALF,
        "Территориальная избирательная комиссия Ленинск-Кузнецкого городского округа",
        date(2025, 12, 26),
        "88/512-2",
        must_warn=(told("the signature", "Захаров"),),
    ),
    needs_office=True,
)
def half_year_continued_table_text_box(path: Path) -> None:
    """Old Word; approval in a text box; «Продолжение таблицы» with column numbers alone; some marks are filled."""
    office.converted(_half, ".docx", path)


QUARTERS = flat(
    item("1", "Оформление уголка «Наш выбор»", "Библиотекарь", "I квартал"),
    item("2", "Час гражданина «Россия выбирает»", "Библиотекарь|Совет молодежи", "I квартал"),
    item("3", "Викторина «Выборы от А до Я»", "Библиотекарь", "I квартал"),
    item("4", "Рекламный марафон «Читай! Думай! Выбирай!»", "Библиотекарь", "II квартал"),
    item("5", "Конкурс детских рисунков", "Библиотекарь|Дом творчества", "II квартал"),
    item("6", "Информационная палатка «Все на выборы»", "Библиотекарь|УИК № 812", "до 19 сентября"),
    item("7", "Фотоотчет в социальных сетях", "Совет молодежи", "ежемесячно"),
)


def _quarters(begun: Path) -> None:
    captions = heads("Срок", "№", "Мероприятие", "Ответственный", MARK)
    rows: list[Row] = Layout(("s", "n", "t", "e", MARK), join="\n").rows(QUARTERS)
    rows[0][0], rows[1][0], rows[2][0] = C("I квартал", down=True, bold=True), UP, UP
    rows[3][0], rows[4][0] = C("II квартал", down=True, bold=True), UP
    write(
        begun,
        title("План мероприятий сельской библиотеки № 12", "в помощь избирателю", "на 2026 год"),
        table([captions, *rows], (2.6, 1, 7, 3.9, 3), heads=1),
        p("Библиотекарь                              Крылова В.В."),
    )


@SHELF.lay(
    "village_library_quarters_merged_down.odt",
    Expected(
        "План мероприятий сельской библиотеки № 12 в помощь избирателю на 2026 год",
        2026,
        QUARTERS,
        must_warn=(told("the signature", "Крылова"),),
    ),
    needs_office=True,
)
def village_library_quarters_merged_down(path: Path) -> None:
    """OpenDocument; the срок is the first column and merged down, nobody approved it, the marks are empty."""
    office.converted(_quarters, ".docx", path)


SUMMER = "в период с 1 июня по 18 сентября"
IN_HEADING = ("", SUMMER, SUMMER.removeprefix("в период "))
PARTS = [
    plain(
        "I",
        "Мероприятия территориальной комиссии",
        item("1", "Семинар-совещание по итогам голосования", "ТИК", "октябрь – ноябрь"),
        item("2", "Интернет-викторина «Выборы в цифрах»", "ТИК|Молодежный парламент", "15.02–20.03"),
        item("3", "Прием граждан по личным вопросам", "Председатель ТИК", "по вторникам"),
    ),
    plain(
        "II",
        f"Мероприятия участковых комиссий ({SUMMER})",
        item("1", "Уточнение границ участков, адресов и телефонов", "УИК", IN_HEADING),
        item("2", "Встречи с первыми избирателями по месту жительства", "УИК|Советы ветеранов", IN_HEADING),
        item("3", "Проверка информационных стендов", "Председатели УИК", "до 10 сентября"),
    ),
]


def _parts(begun: Path) -> None:
    block = (
        "Приложение № 3",
        "к решению территориальной избирательной комиссии",
        "Калтанского городского округа",
        "от 19.12.2025 г. № 77/301",
    )
    first, second = (flat(*items_of([one])) for one in PARTS)
    write(
        begun,
        *[p(line, indent=9) for line in block],
        p(),
        title("ПЛАН", "основных организационно-массовых мероприятий", "на 2026\u00a0год"),
        p("I. Мероприятия территориальной комиссии", bold=True),
        table(
            [heads("№\u00a0п/п", "Наменование мероприятия", "Ответсвенный", "Срок выполнения"), *Layout().rows(first)],
            (1.5, 8, 4, 4),
        ),
        p(),
        p(f"II. Мероприятия участковых комиссий ({SUMMER})", bold=True),
        table(
            [
                heads("№", "Что проводится", "Срок", "Кто проводит"),
                *Layout(("n", "t", "s", "e"), shape=lambda text: text.replace("жительства", "житель\u00adства")).rows(
                    second
                ),
            ],
            (1.5, 8, 4, 4),
        ),
        p(),
    )


@SHELF.lay(
    "two_parts_with_misspelt_captions.rtf",
    Expected(
        "План основных организационно-массовых мероприятий на 2026 год",
        2026,
        PARTS,
        "Территориальная избирательная комиссия Калтанского городского округа",
        date(2025, 12, 19),
        "77/301",
        must_warn=(told("the срок stands in the heading", "в заголовке", SUMMER),),
    ),
    needs_office=True,
)
def two_parts_with_misspelt_captions(path: Path) -> None:
    """Rich text; «Наменование», «Ответсвенный»; the second table has срок before executors, mostly in its heading."""
    office.converted(_parts, ".docx", path)
