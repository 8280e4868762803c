"""Rows of a plan's table as people make them: merged downwards, headed anew, with signatures and notes among them."""

from dataclasses import replace

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.plan.meaning import draft_of
from kuzplan_desktop.exchange.plan.whole_words import one_line
from kuzplan_desktop.exchange.source.grid import Grid, GridCell, GridParagraph, GridRow, GridTable
from tests.exchange.plan.shapes.word import UP, C
from tests.exchange.plan.small import CAPTIONS, DECREE, TITLE, in_word, item, items, page, told


def of_cells(*rows: str) -> str:
    """Rows of a page, cells parted by bars."""
    return "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows)


FIRST = ["1.1", "Семинар", "ТИК", "Май"]


def test_what_is_merged_downwards_belongs_to_each_item() -> None:
    rows = [["1.1", "А", C("ТИК", down=True), C("Май", down=True)], ["1.2", "Б", UP, UP], ["1.3", "В", UP, "Июнь"]]
    draft = in_word(*rows)
    assert items(draft) == [("1.1", "А", "ТИК", "Май"), ("1.2", "Б", "ТИК", "Май"), ("1.3", "В", "ТИК", "Июнь")]
    assert draft.warnings == ()


def test_a_note_that_is_merged_downwards_belongs_to_each_item() -> None:
    rows = (
        '<tr><td>1.1</td><td>А</td><td>ТИК</td><td>Май</td><td rowspan="2">По согласованию</td></tr>'
        "<tr><td>1.2</td><td>Б</td><td>ТИК</td><td>Май</td></tr>"
    )
    draft = page(rows, captions=(*CAPTIONS, "Примечание"))
    assert [one.notes for one in draft.activities()] == [(("Примечание", "По согласованию"),)] * 2


def test_a_cell_that_is_merged_over_a_heading_is_told() -> None:
    rows = [
        ["1.1.1", "А", "ТИК", C("Май", down=True)],
        ["1.2", C("Лекции", bold=True), "", UP],
        ["1.2.1", "Б", "ТИК", UP],
    ]
    draft = in_word(*rows)
    assert [one[0] for one in items(draft)] == ["1.1.1", "1.2.1"]
    assert item(draft, "1.2.1").period_text == "Май"
    assert "Ячейка «Май» стоит и у заголовка «Лекции»" in told(draft)


def test_a_number_that_is_merged_over_two_rows_makes_one_item_and_is_told() -> None:
    rows = [[C("1.1", down=True), C("А", down=True), "ТИК", "Май"], [UP, UP, "УИК", "Июнь"], ["1.2", "Б", "ТИК", "Май"]]
    draft = in_word(*rows)
    assert items(draft) == [("1.1", "А", "ТИК, УИК", "Май, Июнь"), ("1.2", "Б", "ТИК", "Май")]
    assert "Строка без номера присоединена к строке «1.1»" in told(draft)


SIGNED = "Председатель комиссии|||П.П. Петров"


@pytest.mark.parametrize(
    "rows",
    [
        ("1.1|Семинар|ТИК|Май", "Председатель комиссии|||П.П. Петров"),
        ("1.1|Семинар|ТИК|Май", "|Председатель комиссии|П.П. Петров|"),
        ("1.1|Семинар|ТИК|Май", "|Председатель комиссии П.П. Петров||"),
        ("1.1|Семинар|ТИК|Май", "Секретарь комиссии П.П. Петров|||", "М.П.|||"),
    ],
)
def test_a_signature_within_the_table_is_no_part_of_the_plan_and_is_told(rows: tuple[str, ...]) -> None:
    draft = page(of_cells(*rows))
    assert items(draft) == [("1.1", "Семинар", "ТИК", "Май")]
    assert [len(section.subsections) for section in draft.sections] == [1]
    for word in ("комиссии", "П.П. Петров"):
        assert word in told(draft)


def test_an_item_about_a_chair_is_an_item() -> None:
    draft = page(of_cells("1|Председатель комиссии П.П. Петров ведет прием|ТИК|Май", "|Прием ведет секретарь|ТИК|Май"))
    assert [one[1] for one in items(draft)] == [
        "Председатель комиссии П.П. Петров ведет прием",
        "Прием ведет секретарь",
    ]


def across(text: str) -> str:
    return f'<tr><td colspan="4">{text}</td></tr>'


def test_a_note_within_the_table_is_told_and_its_abbreviations_are_read() -> None:
    rows = of_cells("1.1|Семинар|ТИК|Май") + across("Примечание: сроки уточняются") + across("ТИК – комиссии")
    draft = page(rows)
    assert items(draft) == [("1.1", "Семинар", "ТИК", "Май")]
    assert len(draft.sections) == len(draft.sections[0].subsections) == 1
    assert draft.abbreviations == (("ТИК", "комиссии"),)
    assert "Строка не вошла в план: «Примечание: сроки уточняются»." in told(draft)


def test_what_stands_last_in_the_table_without_items_is_told() -> None:
    draft = page(of_cells("1.1|Семинар|ТИК|Май") + across("Согласовано с администрацией округа"))
    assert len(draft.sections[0].subsections) == 1
    assert "Строка не вошла в план: «Согласовано с администрацией округа»." in told(draft)


def test_a_subsection_without_items_is_told() -> None:
    rows = of_cells("I.|Обучение||", "1.1.|Семинары||", "1.2.|Лекции||", "1.2.1|А|ТИК|Май")
    assert "Под заголовком «1.1 Семинары» нет ни одного пункта." in told(page(rows))


def test_a_header_that_is_repeated_in_other_words_is_no_item() -> None:
    rows = of_cells("1.1|А|ТИК|Май", "№|Мероприятия|Исполнители|Сроки исполнения", "1.2|Б|УИК|Июнь")
    draft = page(rows)
    assert items(draft) == [("1.1", "А", "ТИК", "Май"), ("1.2", "Б", "УИК", "Июнь")]
    assert "повторяется другими словами: «№ | Мероприятия | Исполнители | Сроки исполнения»" in told(draft)


def test_a_header_in_another_order_changes_the_columns_and_is_told() -> None:
    rows = of_cells("1.1|А|ТИК|Май", "№ п/п|Наименование мероприятия|Срок|Исполнитель", "1.2|Б|Июнь|УИК")
    draft = page(rows)
    assert items(draft) == [("1.1", "А", "ТИК", "Май"), ("1.2", "Б", "УИК", "Июнь")]
    assert "Отсюда столбцы стоят в другом порядке" in told(draft)


def test_a_further_table_with_a_slightly_other_header_is_of_the_plan() -> None:
    second = "<table>" + of_cells("№|Наименование|Исполнители|Сроки", "1.2|Б|УИК|Июнь") + "</table>"
    draft = page(of_cells("1.1|А|ТИК|Май"), after=second)
    assert [one[0] for one in items(draft)] == ["1.1", "1.2"]


def test_an_item_of_words_that_captions_have_is_an_item() -> None:
    draft = page(of_cells("|Мероприятия ко Дню молодого избирателя|Организаторы выборов|Февраль", "1|Б|ТИК|Май"))
    assert len(items(draft)) == 2


@pytest.mark.parametrize("mark", ["<sup>1</sup>", "¹", "*", "&lt;*&gt;"])
def test_the_mark_of_a_footnote_is_no_part_of_a_text_and_its_words_are_told(mark: str) -> None:
    after = f"<p>{mark} Срок уточняется.</p>"
    draft = page(of_cells(f"1.1{mark}|Семинар{mark}|ТИК{mark}|Февраль{mark}"), after=after)
    assert items(draft) == [("1.1", "Семинар", "ТИК", "Февраль")]
    assert "Сноска или примечание к пункту 1.1: «Срок уточняется.»." in told(draft)
    assert "не вошла" not in told(draft)


def test_a_mark_without_a_footnote_is_told() -> None:
    draft = page(of_cells("1.1|Семинар|ТИК|Февраль²"))
    assert item(draft, "1.1").period_text == "Февраль"
    assert "Знак «²» к пункту 1.1 снят: сноски к нему нет." in told(draft)


def test_a_square_metre_is_no_footnote() -> None:
    assert items(page(of_cells("1.1|Стенд на 5 м²|ТИК|Май")))[0][1] == "Стенд на 5 м²"


def test_an_item_with_a_step_that_says_nothing_more_stays_an_item() -> None:
    draft = page(
        "<tr><td>1</td><td>Семинары</td><td>ТИК</td><td>Май</td></tr>"
        "<tr><td>1.1</td><td>для председателей</td><td></td><td></td></tr>"
        "<tr><td>1.2</td><td>для секретарей</td><td>ТИК</td><td>Июнь</td></tr>"
        "<tr><td>2.1</td><td>Лекция</td><td>ТИК</td><td>Июль</td></tr>"
    )
    assert [one[:2] for one in items(draft)][0] == ("1", "Семинары")


def test_what_stands_far_above_the_plan_is_told_and_says_nothing_of_it() -> None:
    far = "<p>План работы на 1999 год</p>" + "<p>Пояснение к бюджету комиссии.</p>" * 1_500
    draft = page("<tr><td>1</td><td>Семинар</td><td>ТИК</td><td>Май</td></tr>", decree=far + DECREE)
    assert draft.title == TITLE
    assert "«План работы на 1999 год»" in told(draft)
    near = page("<tr><td>1</td><td>Семинар</td><td>ТИК</td><td>Май</td></tr>", decree="<p>План на 1999 год</p>")
    assert near.year == 1999


def test_the_year_of_most_terms_is_taken_where_the_document_names_none() -> None:
    rows = [GridRow(tuple(GridCell(at, text) for at, text in enumerate(CAPTIONS)))]
    for number, when in enumerate(("20.05.2021", "21.05.2021", "май"), 1):
        texts = (str(number), "Семинар", "ТИК", when)
        rows.append(GridRow(tuple(GridCell(at, text) for at, text in enumerate(texts))))
    draft = draft_of(Grid((GridParagraph("Программа Дня молодого избирателя"), GridTable(tuple(rows)))))
    assert draft.year == 2021
    assert "взят 2021 год, который стоит в сроках" in told(draft)
    other = replace(rows[1], cells=(*rows[1].cells[:3], GridCell(3, "20.05.2022")))
    with pytest.raises(PlanError, match="не назван год"):
        draft_of(Grid((GridParagraph("Программа Дня молодого избирателя"), GridTable((*rows, other)))))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Библиотека-\nфилиал", "Библиотека-филиал"),
        ("городов-\nпобратимов", "городов-побратимов"),
        ("председа-\nтелей", "председателей"),
        ("вопро-\nсов", "вопросов"),
        ("организа-\nторами", "организаторами"),
    ],
)
def test_a_hyphen_at_a_lines_end_stays_between_two_nouns(typed: str, meant: str) -> None:
    assert one_line(typed) == meant


def test_a_doubt_about_the_term_of_an_item_without_a_number_names_its_row() -> None:
    draft = page("<tr><td></td><td>Семинар</td><td>ТИК</td><td>по звонку</td></tr>")
    assert "таблица 1, строка 2: Срок «по звонку» не распознан" in told(draft)
    assert "пункт , " not in told(draft)


def test_what_pages_say_of_themselves_is_no_heading_and_is_told() -> None:
    draft = page(of_cells("1.1|Семинар|ТИК|Май", "|Страница 1 из 2||", "1.2|Лекция|ТИК|Июнь"))
    assert [one[0] for one in items(draft)] == ["1.1", "1.2"]
    assert "Строка не вошла в план: «Страница 1 из 2»" in told(draft)


def test_a_misspelt_caption_is_read_and_told() -> None:
    draft = page(of_cells("1|Семинар|ТИК|Май"), captions=("№", "Наменование", "Ответсвенный", "Срок"))
    assert items(draft) == [("1", "Семинар", "ТИК", "Май")]
    assert "Слово «Ответсвенный» в заголовке таблицы написано с ошибкой" in told(draft)
    right = page(of_cells("1|Семинар|ТИК|Май"), captions=("№", "Наименование", "Oтветственный", "Срок"))
    assert items(right) == [("1", "Семинар", "ТИК", "Май")]
    assert "с ошибкой" not in told(right)


@pytest.mark.parametrize("pair", [("с", "по"), ("Дата начала", "Дата окончания"), ("Начало", "Конец")])
def test_two_columns_from_and_to_make_one_term(pair: tuple[str, str]) -> None:
    rows = of_cells("1|Семинар|ТИК|1 мая|9 мая", "2|Лекция|ТИК|5 июня|5 июня")
    draft = page(rows, captions=("№", "Мероприятие", "Исполнитель", *pair))
    assert [one.period_text for one in draft.activities()] == ["1 мая – 9 мая", "5 июня"]
    assert "составлен по нескольким столбцам" in told(draft)


def test_an_item_that_was_taken_out_is_no_heading_and_is_told() -> None:
    rows = of_cells("1.1|Семинар|ТИК|Май") + '<tr><td colspan="4">1.2. Исключен. – Решение № 7</td></tr>'
    draft = page(rows + of_cells("1.3|Лекция|ТИК|Июнь"))
    assert [one[0] for one in items(draft)] == ["1.1", "1.2", "1.3"]
    assert "Пункт 1.2 исключен из плана" in told(draft)


def test_a_total_that_counts_is_no_item() -> None:
    draft = page(of_cells("1|Семинар|ТИК|Май", "|Всего мероприятий||12"))
    assert [one[0] for one in items(draft)] == ["1"]
    assert "Всего мероприятий" in told(draft)


def test_a_dash_beside_an_executor_is_none() -> None:
    captions = ("№", "Мероприятие", "Исполнитель", "Соисполнитель", "Срок")
    draft = page(of_cells("1|Семинар|ТИК|–|Май", "2|Лекция|–|УИК|Май"), captions=captions)
    assert [one.executors_text for one in draft.activities()] == ["ТИК", "УИК"]
