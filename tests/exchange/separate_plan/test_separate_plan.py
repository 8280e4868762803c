"""«Отдельный план»: written out it is read back as the same events; a person's table tells its columns by words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import Attendance, Event
from kuzplan_desktop.domain.events.separate_plan import taken_for
from kuzplan_desktop.exchange.separate_plan.reading import planned_in, read_separate_plan
from kuzplan_desktop.exchange.source.grid import Grid, GridCell, GridParagraph, GridRow, GridTable
from kuzplan_desktop.reports.official.separate import separate_paper
from kuzplan_desktop.reports.official.writing import SEPARATE_FORMATS, paper_bytes, write_paper
from tests.exchange.separate_plan.tables import EVENTS, HEADER, ITEMS, document, grid, planned

DAY = date(2027, 1, 11)


def without_names(event: Event) -> Event:
    """An event but for the uids that a document gives."""
    attendance = tuple(replace(one, uid="") for one in event.attendance)
    return replace(event, uid="", activity="", attendance=attendance)


def read(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> list[Event]:
    """The events of a table without any doubt."""
    draft = planned_in(grid(*rows, header=header), document())
    assert draft.doubts == ()
    return [row.event for row in draft.rows]


def doubts_of(*rows: tuple[str, ...]) -> list[str]:
    """What is asked about a table."""
    return [doubt.text for doubt in planned_in(grid(*rows), document()).doubts]


@pytest.mark.parametrize("ending", SEPARATE_FORMATS)
def test_the_planned_events_are_read_back_under_their_items(ending: str, tmp_path: Path) -> None:
    known = document(*EVENTS)
    write_paper(separate_paper(known, ITEMS, DAY), tmp_path / f"план.{ending}")
    draft = read_separate_plan(tmp_path / f"план.{ending}", document())
    assert draft.doubts == ()
    for item in ITEMS:
        wanted = sorted((without_names(event) for event in EVENTS if event.activity == item.uid), key=repr)
        assert sorted(taken_for(draft, item.number, ()).new, key=repr) == wanted
    again = read_separate_plan(tmp_path / f"план.{ending}", known)
    assert taken_for(again, "1.2.4", known.events_of("a")).new == ()
    assert len(taken_for(again, "1.2.4", known.events_of("a")).known) == 3


names = st.sampled_from(("Выборы – 2027", "Мы выбираем", "Права граждан, 18 лет и старше", "Опыт № 5", ""))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.builds(
            planned,
            st.just(""),
            st.just("a"),
            st.dates(date(2027, 1, 1), date(2027, 12, 31)),
            form=st.sampled_from(("семинар", "семинар-совещание", "круглый стол", "квест", "день открытых дверей")),
            title=names,
            place=st.sampled_from(("г. Топки", "", "с. Шишино, ул. Ленина, 5", "каб. 205")),
            count=st.integers(1, 30),
            attendance=st.sampled_from(((), (Attendance("", "члены УИК", 25), Attendance("", "ветераны", 3)))),
            note=st.sampled_from(("", "Ответственный: Соколова Н.В.")),
        ),
        min_size=1,
        max_size=8,
        unique_by=lambda event: (event.starts_on, event.form, event.title, event.place),
    )
)
def test_any_planned_events_are_read_back(tmp_path: Path, events: list[Event]) -> None:
    write_paper(separate_paper(document(*events), ITEMS[:1], DAY), tmp_path / "план.docx")
    draft = read_separate_plan(tmp_path / "план.docx", document())
    assert draft.doubts == ()
    found = [row.event for row in draft.rows]
    assert sorted(found, key=repr) == sorted(map(without_names, events), key=repr)


def test_the_words_of_the_header_tell_the_columns_in_any_order() -> None:
    header = ("Категория участников", "Количество участников", "Наименование мероприятия", "Форма проведения",
              "Срок проведения", "Место проведения", "Ответственный", "Количество часов", "Финансирование")  # fmt: skip
    row = ("члены УИК", "25 чел.", "Работа с КОИБ", "семинар", "14 марта", "г. Топки", "Иванова", "1,5", "нет")
    (event,) = read(row, header=header)
    assert event == replace(
        planned("", "", date(2027, 3, 14), form="семинар", title="Работа с КОИБ", place="г. Топки", minutes=90),
        attendance=(Attendance("", "члены УИК", 25),),
        note="Ответственный: Иванова\nФинансирование: нет",
    )


@pytest.mark.parametrize(
    ("name", "form", "title"),
    [
        ("Семинар «День голосования»", "семинар", "День голосования"),
        ("семинар-совещание с членами УИК", "семинар-совещание", "с членами УИК"),
        ("Выездной семинар «Подсчет голосов»", "Выездной семинар", "Подсчет голосов"),
        ("День открытых дверей", "день открытых дверей", ""),
        ("квиз: Мой выбор", "квиз", "Мой выбор"),
    ],
)
def test_a_form_at_the_beginning_is_told_from_the_title(name: str, form: str, title: str) -> None:
    (event,) = read(("1", "14.03.2027", name, "", ""))
    assert (event.form, event.title) == (form, title)


@pytest.mark.parametrize(
    ("text", "attendance", "people"),
    [
        ("члены УИК – 25; резерв УИК – 10 чел.", (("члены УИК", 25), ("резерв УИК", 10)), None),
        ("члены УИК, резерв УИК", (("члены УИК", 0), ("резерв УИК", 0)), None),
        (
            "председатели, заместители, секретари УИК (40 чел.)",
            (("председатели, заместители, секретари УИК", 40),),
            None,
        ),
        ("30 человек", (), 30),
        ("члены УИК; всего 40", (("члены УИК", 40),), None),
        ("члены УИК – 25; наблюдатели; всего 40", (("члены УИК", 25), ("наблюдатели", 0)), 40),
    ],
)
def test_participants_are_categories_with_numbers_or_without(
    text: str, attendance: tuple[tuple[str, int], ...], people: int | None
) -> None:
    (event,) = read(("1", "14.03.2027", "семинар", "", text))
    assert [(one.audience, one.people) for one in event.attendance] == list(attendance)
    assert event.people == people


def test_participants_that_are_not_clear_stay_in_words() -> None:
    draft = planned_in(grid(("1", "14.03.2027", "семинар", "", "молодежь города, около 40")), document())
    assert [row.event.note for row in draft.rows] == ["Участники: молодежь города, около 40"]
    assert [row.event.people for row in draft.rows] == [None]
    assert "записаны в примечание" in draft.doubts[0].text


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ("в течение года", "Дата «в течение года» не понята"),
        ("март – май", "не понята"),
        ("31.02.2027", "нет в календаре"),
        ("14.03.2017", "слишком далека"),
        ("март 2026 года", "месяц указан другого года"),
        ("", "не указана дата"),
    ],
)
def test_days_that_are_not_understood_are_asked_and_never_guessed(days: str, sentence: str) -> None:
    draft = planned_in(grid(("1", days, "семинар «Итоги»", "", "")), document())
    assert draft.rows == ()
    ((place, text),) = draft.doubts
    assert place == "строка 1"
    assert sentence.lower() in text.lower()
    assert "Итоги" in text
    assert text.endswith("не взято.")


def test_rows_that_are_no_event_are_told() -> None:
    assert doubts_of(("Январь",), ("1", "2", "3", "4", "5"), HEADER, ("1", "14.03.2027", "", "г. Топки", "")) == [
        "Строка не понята: «Январь».",
        "Мероприятие без названия: не указано, что это за мероприятие, мероприятие не взято.",
    ]
    assert "форма не понята" in doubts_of(("1", "14.03.2027", "Поездка в село", "", ""))[0]


def test_events_of_another_item_are_passed_over_and_told() -> None:
    draft = planned_in(
        grid(("Пункт 1.2.4. Семинары",), ("1", "14.03.2027", "семинар", "", ""), ("2.2.2 Мероприятия",),
             ("1", "15.03.2027", "квиз", "", "")),
        document(),
    )  # fmt: skip
    found = taken_for(draft, "2.2.2", ())
    assert [event.form for event in found.new] == ["квиз"]
    assert [doubt.text for doubt in found.doubts] == ["Мероприятия пункта 1.2.4 пропущены: 1."]


def test_a_heading_between_two_tables_names_the_item_and_a_merged_day_holds_for_each_row() -> None:
    table = grid(("1", "14.03.2027", "семинар", "", "")).blocks[0]
    assert isinstance(table, GridTable)
    merged = GridRow((GridCell(0, "2"), GridCell(1, "", continues=True), GridCell(2, "лекция")), "строка 2")
    draft = planned_in(
        Grid((GridParagraph("Пункт 1.2.4"), GridTable((*table.rows, merged)), GridParagraph("Пункт 2.2.2"), table)),
        document(),
    )
    assert [(row.item, row.event.form, row.event.starts_on) for row in draft.rows] == [
        ("1.2.4", "семинар", date(2027, 3, 14)),
        ("1.2.4", "лекция", date(2027, 3, 14)),
        ("2.2.2", "семинар", date(2027, 3, 14)),
    ]


def test_what_a_cell_merged_downwards_counts_is_planned_once_and_told() -> None:
    head = (*HEADER, "Часы")
    (table,) = grid(("1", "14.03.2027", "семинар", "с. Шишино", "члены УИК – 40", "2"), header=head).blocks
    assert isinstance(table, GridTable)
    below = [
        GridRow((*map(GridCell, range(3), ("2", "15.03.2027", name)),
                 *(GridCell(at, "", continues=True) for at in (3, 4, 5))), place)
        for name, place in (("лекция", "строка 2"), ("квиз", "строка 3"))
    ]  # fmt: skip
    draft = planned_in(Grid((GridTable((*table.rows, *below)),)), document())
    told = [(row.event.form, row.event.place, row.event.attendance, row.event.minutes) for row in draft.rows]
    assert told == [
        ("семинар", "с. Шишино", (Attendance("", "члены УИК", 40),), 120),
        ("лекция", "с. Шишино", (), None),
        ("квиз", "с. Шишино", (), None),
    ]
    once = "стоит в одной ячейке на несколько строк: записано только в первую."
    assert [(doubt.place, doubt.text) for doubt in draft.doubts] == [
        (place, f"«{cell}» {once}") for place in ("строка 2", "строка 3") for cell in ("члены УИК – 40", "2")
    ]


def test_what_is_planned_or_held_already_is_not_planned_again() -> None:
    rows = [("1", "16.08.2027", "семинар “День голосования”", "г. Топки", "члены УИК – 7"),
            ("2", "17.08.2027", "семинар", "", ""), ("3", "17.08.2027", "Семинар", "", "")]  # fmt: skip
    found = taken_for(planned_in(grid(*rows), document()), "1.2.4", EVENTS)
    assert [event.starts_on for event in found.new] == [date(2027, 8, 17)]
    assert [event.starts_on for event in found.known] == [date(2027, 8, 16)]
    assert [doubt.text for doubt in found.doubts] == [
        "Мероприятие «16.08.2027, семинар «День голосования»» уже есть в документе с другими участниками, "
        "оно не изменено.",
        "Мероприятие «17.08.2027, семинар» указано дважды, второе не взято.",
    ]


def test_a_document_without_such_a_table_is_refused() -> None:
    with pytest.raises(PlanError, match="нет таблицы с мероприятиями"):
        planned_in(Grid((GridParagraph("Письмо"),)), document())


def test_the_chair_approves_and_every_item_has_its_heading() -> None:
    paper = separate_paper(document(*EVENTS), ITEMS, DAY)
    (block,) = paper.approval
    assert block.startswith("УТВЕРЖДАЮ\nПредседатель Топкинской территориальной избирательной комиссии\n")
    assert "Е.А.\u00a0Тимофеева" in block
    assert paper.title == "Отдельный план мероприятий по пунктам 1.2.4 и 2.2.2 Сводного плана на 2027 год"
    assert [row.cells[0] for row in paper.rows if row.level] == [
        "Пункт 1.2.4. Организация и проведение выездных семинаров",
        "Пункт 2.2.2. Организация и проведение мероприятий",
    ]
    assert [row.cells[1] for row in paper.rows if not row.level] == [
        "16.08.2027", "14–15.09.2027", "октябрь 2027 года", "12.06.2027", "сентябрь 2027 года"]  # fmt: skip
    assert paper.rows[1].cells[4:] == ("члены УИК – 25; резерв УИК", "Топкинская ТИК")
    assert paper.rows[3].cells[5] == "проводит ИККО – Кузбасса"


def test_an_item_without_planned_events_is_named() -> None:
    with pytest.raises(PlanError, match=r"По пункту 2\.2\.2 мероприятия не запланированы"):
        separate_paper(document(*EVENTS[:3]), ITEMS, DAY)


@pytest.mark.parametrize("ending", SEPARATE_FORMATS)
def test_the_same_events_give_the_same_bytes(ending: str) -> None:
    paper = separate_paper(document(*EVENTS), ITEMS, DAY)
    assert paper_bytes(paper, ending) == paper_bytes(paper, ending)
