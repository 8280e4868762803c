"""A copied table of events: by its header, by content, from Excel's own HTML; what is doubtful or not understood."""

from datetime import date

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import EventStatus
from kuzplan_desktop.exchange.event_table.copied import MOST_LETTERS, MOST_ROWS, copied_grid
from kuzplan_desktop.exchange.event_table.reading import KNOWN, read_table
from kuzplan_desktop.exchange.event_table.rows import NO_ITEM
from tests.exchange.separate_plan.tables import document, planned

TODAY = date(2027, 6, 1)
HEADER = (
    "№ п/п",
    "Дата",
    "Пункт",
    "Форма",
    "Тема",
    "Место",
    "Участники",
    "члены ТИК",
    "Часы",
    "Состояние",
    "Ведет",
)


def tabs(*rows):
    return "\n".join("\t".join(row) for row in rows)


def read(text, *, html="", chosen="", events=()):
    return read_table(copied_grid(html, text), document(*events), TODAY, chosen)


def told(row):
    event = row.event
    people = {one.audience: one.people for one in event.attendance}
    return row.activity.number, event.status, event.starts_on, event.form, event.title, event.place, people


def test_columns_are_known_by_their_captions_in_any_order():
    row = (
        "1",
        "14.03",
        "1.2.4",
        "семинар",
        "«Списки»",
        "г. Топки",
        "члены УИК – 25; резерв УИК 4",
        "3",
        "1,5",
        "проведено",
        "Иванова",
    )
    for order in (list(range(len(HEADER))), list(range(len(HEADER)))[::-1]):
        (found,) = read(tabs([HEADER[at] for at in order], [row[at] for at in order])).rows
        people = {"члены УИК": 25, "резерв УИК": 4, "члены ТИК": 3}
        assert told(found) == ("1.2.4", EventStatus.HELD, date(2027, 3, 14), "семинар", "Списки", "г. Топки", people)
        assert (found.event.minutes, found.event.note, found.doubts) == (90, "Ведет: Иванова", ())


def test_without_a_header_a_row_is_a_line_that_was_typed():
    held, ahead = read(
        tabs(
            ("1", "28.05", "1.2.4", "семинар", "г. Топки", "члены УИК 25", "2 ч"),
            ("2", "3.09", "Организация и проведение мероприятий", "викторина «Право»", "школа № 1", "30 чел."),
        )
    ).rows
    people = {"члены УИК": 25}
    assert told(held) == ("1.2.4", EventStatus.HELD, date(2027, 5, 28), "семинар", "", "г. Топки", people)
    assert told(ahead) == ("2.2.2", EventStatus.PLANNED, date(2027, 9, 3), "викторина", "Право", "школа № 1", {})
    assert ahead.event.people == 30


def test_lines_of_a_mail_are_events_too():
    (row,) = read("1.2.4 28.05 семинар, г. Топки, члены УИК 25\n").rows
    assert told(row)[:3] == ("1.2.4", EventStatus.HELD, date(2027, 5, 28))


def test_cells_of_excel_are_read_from_its_html():
    html = (
        '<html><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><style>td{}</style></head>'
        "<body><table><tr><td>Дата</td><td>Мероприятие</td><td>Пункт</td></tr>"
        "<tr><td>14.03.2027</td><td>Семинар<br>«Списки»</td><td rowspan=2>1.2.4</td></tr>"
        "<tr><td>в марте</td><td>Лекция</td></tr></table></body></html>"
    )
    good, bad = read("Дата\tнеправда", html=html).rows
    assert (good.event.form, good.event.title, good.activity.number) == ("семинар", "Списки", "1.2.4")
    assert bad.refusal
    assert bad.activity.number == "1.2.4"


MERGED = (
    "1.2.4",
    "Семинар «Списки»",
    "г. Топки",
    "члены УИК – 25",
    "2 ч",
    "5",
)  # each over three rows, their days beside


def merged(header):
    """What Excel and LibreOffice tell of three rows whose cells but the first are merged downwards."""
    captions = "".join(f"<td>{caption}</td>" for caption in header)
    cells = "".join(f'<td rowspan="3">{text}</td>' for text in MERGED)
    first, *others = (f"<td>{day}</td>" for day in ("14.03", "15.03", "16.03"))
    rows = [captions, first + cells, *others] if header else [first + cells, *others]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


@pytest.mark.parametrize("header", [("Дата", "Пункт", "Мероприятие", "Место", "Участники", "Часы", "члены ТИК"), ()])
def test_a_cell_merged_downwards_holds_for_its_rows_but_what_it_counts_is_written_once(header):
    first, *others = read("", html=merged(header)).rows
    assert told(first)[-1]["члены УИК"] == 25
    assert first.event.minutes == 120
    for day, row in zip((15, 16), others, strict=True):
        assert row.text == f"{day}.03 | 1.2.4 | Семинар «Списки» | г. Топки"
        assert told(row) == ("1.2.4", EventStatus.HELD, date(2027, 3, day), "семинар", "Списки", "г. Топки", {})
        assert (row.event.participants, row.event.minutes) == (0, None)
        for counted in ("«члены УИК – 25»", "«2 ч»", "«5»"):
            assert f"{counted} стоит в одной ячейке на несколько строк: записано только в первую." in row.doubts
    assert not any("на несколько строк" in doubt for doubt in first.doubts)


def test_a_bare_number_of_an_item_is_no_count():
    html = (
        "<table><tr><td>Дата<td>Пункт<td>Форма</tr>"
        "<tr><td>14.03<td rowspan=2>9<td>семинар</tr><tr><td>15.03<td>лекция</tr></table>"
    )
    assert [row.refusal for row in read("", html=html).rows] == ["Пункта плана «9» нет."] * 2


def test_a_text_that_a_person_gave_a_row_is_read_instead():
    text = tabs(("Дата", "Форма", "Пункт"), ("когда-то", "лекция", "2.2.2"), ("15.03", "семинар", "1.2.4"))
    grid = copied_grid("", text)
    assert read_table(grid, document(), TODAY).rows[0].text == "когда-то | лекция | 2.2.2"
    mended, untouched = read_table(grid, document(), TODAY, mended={0: "14.03 | лекция | 2.2.2 | 30 чел."}).rows
    assert told(mended)[:4] == ("2.2.2", EventStatus.HELD, date(2027, 3, 14), "лекция")
    assert (mended.event.participants, untouched.activity.number) == (30, "1.2.4")
    assert read_table(grid, document(), TODAY, mended={0: " "}).rows[0].refusal


@pytest.mark.parametrize(
    ("item", "number", "doubt"),
    [
        ("п. 1.2.4", "1.2.4", ""),
        ("1.2.4. Организация и проведение выездных семинаров", "1.2.4", ""),
        ("выездных семинаров", "1.2.4", ""),
        ("01.02.2004", "1.2.4", "Вместо номера пункта стоит дата 01.02.2004: это 1.2.4?"),
    ],
)
def test_an_item_is_named_by_number_or_words(item, number, doubt):
    (row,) = read(tabs(("Дата", "Форма", "Пункт плана"), ("14.03", "семинар", item))).rows
    assert (row.activity.number, row.refusal) == (number, "")
    assert row.doubts == ((doubt,) if doubt else ())


def test_what_is_doubtful_is_told_and_what_is_not_understood_has_a_reason():
    columns = ("Дата", "Пункт", "Форма", "Участники", "Состояние")
    rows = read(
        tabs(
            columns,
            ("14.03", "1.2.4", "сем", "около 20", "как-то"),
            ("когда-нибудь", "1.2.4", "семинар", "", ""),
            ("", "1.2.4", "семинар", "", ""),
            ("15.03", "9.9.9", "семинар", "", ""),
            ("15.03", "", "семинар", "", ""),
            ("15.03", "1.2.4", "", "", ""),
            ("5.09", "1.2.4", "семинар", "", "проведено"),
            ("Итого", "", "", "20", ""),
        )
    ).rows
    assert [bool(row.refusal) for row in rows] == [False] + [True] * 7
    doubts = " ".join(rows[0].doubts)
    for words in ("«семинар»?", "около 20", "«как-то»"):
        assert words in doubts
    reasons = ("не понята", "Не указана дата", "«9.9.9» нет", NO_ITEM, "что это за", "еще не наступило", "итог")
    for row, words in zip(rows[1:], reasons, strict=True):
        assert words in row.refusal
        assert row.text


def test_rows_without_an_item_belong_to_the_heading_above_or_to_the_chosen_one():
    text = tabs(("Дата", "Форма"), ("14.03", "семинар"), ("Пункт 2.2.2", ""), ("15.03", "лекция"))
    first, second = read(text).rows
    assert (first.refusal, second.activity.number) == (NO_ITEM, "2.2.2")
    assert read(text).asks_item
    first, second = read(text, chosen="a").rows
    assert (first.activity.number, second.activity.number) == ("1.2.4", "2.2.2")


def test_what_is_written_already_is_known_and_what_is_like_it_is_told():
    stands = planned("1", "a", date(2027, 8, 16), form="семинар", title="День голосования", place="г. Топки")
    columns = ("Дата", "Пункт", "Форма", "Тема", "Место")
    same = ("16.08", "1.2.4", "Семинар", "День голосования", "г. Топки")
    like = ("16.08", "1.2.4", "лекция", "Другое", "г. Топки")
    other = ("17.08", "1.2.4", "лекция", "Другое", "г. Топки")
    rows = read(tabs(columns, same, like, other, other), events=(stands,)).rows
    assert [row.known for row in rows] == [True, False, False, True]
    assert rows[0].doubts == (KNOWN,)
    assert "16.08.2027" in rows[1].doubts[0]
    assert not rows[2].doubts


@pytest.mark.parametrize(
    "text", ["", " \n\t\n", "а" * (MOST_LETTERS + 1), tabs(*[("14.03", "семинар")] * (MOST_ROWS + 1)), "1\t2\t3\n"]
)
def test_what_is_no_table_of_events_is_refused_in_a_sentence(text):
    with pytest.raises(PlanError) as error:
        read(text)
    assert error.value.sentence.endswith(".")
    assert error.value.hint


def test_html_without_end_leaves_the_text():
    html = "<table><tr><td>" + "x" * MOST_LETTERS
    assert read(tabs(("Дата", "Форма"), ("14.03", "семинар")), html=html, chosen="a").understood()


def test_an_event_is_no_header_whatever_its_words_begin_with():
    row = ("20.02.2027", "День молодого избирателя", "Тематический урок", "школа № 5")
    (found,) = read(tabs(row, row), chosen="a").rows[:1]
    assert found.text.startswith("20.02.2027")
    assert len(read(tabs(row, row), chosen="a").rows) == 2


def test_what_stands_above_the_header_is_told():
    (above, row) = read(
        tabs(("15.03", "1.2.4", "Лекция"), HEADER[:5], ("1", "14.03", "1.2.4", "семинар", "Списки"))
    ).rows
    assert "над заголовком" in above.refusal
    assert row.event.title == "Списки"


@pytest.mark.parametrize("people", ["1 200", "1\N{NO-BREAK SPACE}200", "1200 чел.", "1200,0"])
def test_people_in_a_column_of_a_category_are_counted_however_they_are_written(people):
    header, row = ("Дата", "Пункт", "Тема", "члены ТИК"), ("14.03", "1.2.4", "Списки", people)
    (found,) = read(tabs(header, row)).rows
    assert [(one.audience, one.people) for one in found.event.attendance] == [("члены ТИК", 1200)]


def test_thousands_of_participants_are_no_category():
    header, row = ("Дата", "Пункт", "Тема", "Участники"), ("14.03", "1.2.4", "Списки", "1 200")
    (found,) = read(tabs(header, row)).rows
    assert (found.event.people, found.event.attendance) == (1200, ())


@pytest.mark.parametrize("letters", ["(" * 900_000, "9" * 5_000])
def test_a_text_that_is_no_cell_is_refused_at_once(letters):
    with pytest.raises(PlanError, match="длиннее"):
        copied_grid(f"<table><tr><td>14.03</td><td>{letters}</td></tr></table>", "")
    with pytest.raises(PlanError):
        copied_grid("", f"14.03\t{letters}")


def test_a_part_of_a_name_that_names_an_item_is_to_be_looked_at():
    (activity,) = document().plan.find("1.2.4")
    words = " ".join(activity.title.split())[2:40]
    (found,) = read(tabs(("14.03", words, "семинар", "Списки"))).rows
    assert any("по части" in doubt for doubt in found.doubts) or found.activity is None


@pytest.mark.slow
def test_two_thousand_rows_of_one_day_are_read_in_time_by_their_number():
    rows = [("14.03", "1.2.4", f"Лекция {number} о порядке голосования", "г. Топки") for number in range(MOST_ROWS)]
    assert len(read(tabs(("Дата", "Пункт", "Тема", "Место"), *rows[: MOST_ROWS - 1])).rows) == MOST_ROWS - 1
