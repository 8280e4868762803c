"""What a Report holds: head, rows, subtotals, figures, signatures."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.calendar import Campaign, parse_reporting_period
from kuzplan_desktop.domain.commission import Commission, Role, Signatory
from kuzplan_desktop.domain.marks import Event, EventStatus, Mark, MarkState
from kuzplan_desktop.reports.paper.letterhead import signatures
from kuzplan_desktop.reports.paper.report import TEXT_WIDTH, RowKind, Signature, Sums
from kuzplan_desktop.reports.paper.sentences import figures_line
from tests.reports.filled import document_with, done, filled_document, held, plan_of_2022
from tests.reports.small import APRIL, FIRST_QUARTER, YEAR_LONG, item, report_of, row_of, small

DAY = date(2022, 3, 14)


def test_the_rows_are_the_plan_with_a_heading_for_each_branch_and_the_total() -> None:
    rows = report_of(filled_document(), own=False).rows
    kinds = [row.kind for row in rows]
    assert [kinds.count(kind) for kind in RowKind] == [3, 9, 47, 0, 0, 1]
    assert [row.number for row in rows if row.kind is RowKind.ACTIVITY] == [
        activity.number for activity in plan_of_2022().activities()
    ]
    assert rows[0].title.startswith("Раздел I. Организация обучения")
    assert (rows[1].number, rows[1].title) == ("1.1", "Организационные мероприятия")
    assert rows[-1].kind is RowKind.TOTAL


def test_the_own_report_holds_the_own_items_and_no_empty_branch() -> None:
    rows = report_of(filled_document()).rows
    assert sum(row.kind is RowKind.ACTIVITY for row in rows) == 18
    assert [row.number for row in rows if row.kind is RowKind.SUBSECTION] == ["1.2", "1.4", "2.1", "2.2", "2.3", "3.1"]


def test_the_executors_have_a_column_in_the_report_on_the_whole_plan_alone() -> None:
    own, whole = report_of(filled_document()), report_of(filled_document(), own=False)
    assert [column.key for column in own.columns] == [
        "number", "title", "period", "done", "events", "people", "state", "note",
    ]  # fmt: skip
    assert {column.key for column in whole.columns} - {column.key for column in own.columns} == {"executors"}


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("cumulative", [True, False])
def test_the_columns_fill_the_width_of_the_page(own: bool, cumulative: bool) -> None:
    columns = report_of(small(), "2022-Q2", own=own, cumulative=cumulative).columns
    assert sum(column.width for column in columns) == pytest.approx(TEXT_WIDTH, abs=0.05)
    assert min(column.width for column in columns) >= 14


@pytest.mark.parametrize("own", [True, False])
def test_the_figures_are_those_of_the_document_and_of_the_rows(own: bool) -> None:
    document = filled_document()
    report = report_of(document, own=own)
    assert report.figures == document.figures(FIRST_QUARTER, APRIL, own)
    assert report.figures_line == f"I квартал 2022 года: {figures_line(report.figures)}"
    assert report.rows[-1].sums == Sums(report.figures.events, report.figures.people)


@pytest.mark.parametrize("kind", [RowKind.SECTION, RowKind.SUBSECTION])
def test_the_subtotals_of_either_level_add_up_to_the_total(kind: RowKind) -> None:
    report = report_of(filled_document(), "2022-Q2", cumulative=True)
    branches = [row for row in report.rows if row.kind is kind]
    assert sum((row.sums for row in branches), Sums()) == report.rows[-1].sums
    assert sum((row.year or Sums() for row in branches), Sums()) == report.rows[-1].year


def test_what_was_done_is_the_text_of_the_mark_and_the_events() -> None:
    events = [
        held("1.1.1", DAY, form="семинар", title="Итоги", place="г. Топки", audiences={"члены УИК": 37}),
        held("1.1.1", date(2022, 2, 1), form="ВКС", people=5),
    ]
    document = small(marks=[done("1.1.1", 1, "Первое.\n\nВторое.", note="к сведению")], events=events)
    row = row_of(report_of(document), "1.1.1")
    assert row.done == (
        "Первое.",
        "Второе.",
        "01.02.2022, ВКС, 5 чел.",
        "14.03.2022, г. Топки, семинар «Итоги», 37 чел. (члены УИК – 37)",
    )
    assert row.sums == Sums(2, 42)
    assert row.note == ("к сведению",)
    assert row.text("done") == "\n".join(row.done)


def test_a_mark_with_a_date_begins_with_it() -> None:
    document = small(marks=[done("1.1.1", 1, "Размещено 5 статей", day=DAY)])
    assert row_of(report_of(document), "1.1.1").done == ("14.03.2022 – Размещено 5 статей",)


@pytest.mark.parametrize(("day", "said"), [(None, "работа проводилась"), (DAY, "работа проводилась 14.03.2022")])
def test_a_tick_without_words_says_what_was_ticked(day: date | None, said: str) -> None:
    assert row_of(report_of(small(marks=[done("1.1.1", 1, day=day)])), "1.1.1").done == (said,)


def test_a_tick_beside_an_event_says_nothing_more() -> None:
    document = small(marks=[done("1.1.1", 1)], events=[held("1.1.1", DAY, form="квиз")])
    assert row_of(report_of(document), "1.1.1").done == ("14.03.2022, квиз",)


def test_what_was_due_and_not_held_is_said_and_what_was_not_due_is_a_dash() -> None:
    report = report_of(small(item("1", YEAR_LONG), item("2", "Февраль"), item("3", "Май")))
    assert [row_of(report, number).done for number in "123"] == [
        ("не проводилось в отчетном периоде",),
        ("не проводилось в отчетном периоде",),
        ("–",),
    ]
    assert [row_of(report, number).state for number in "123"] == [
        "срок не истек", "не выполнено в срок", "срок не наступил",
    ]  # fmt: skip


def test_an_item_of_elections_that_were_not_held() -> None:
    row = row_of(report_of(small(item("1", "В период подготовки и проведения выборов"))), "1")
    assert (row.done, row.state) == (("–",), "не требуется (выборы не проводились)")


def test_an_excused_quarter_says_so_and_why_once() -> None:
    mark = Mark("m", "1", 1, MarkState.NOT_REQUIRED, None, "", "Нет заявок.")
    row = row_of(report_of(small(item("1", "I квартал"), marks=[mark])), "1")
    assert (row.done, row.state, row.note) == (("–",), "не требуется (Нет заявок)", ())


def test_an_excused_quarter_of_a_longer_item_says_so_in_the_notes_alone() -> None:
    marks = [Mark("m", "1", 1, MarkState.NOT_REQUIRED, None, "", "Нет заявок\nв УИК"), done("1", 2)]
    row = row_of(report_of(small(item("1"), marks=marks)), "1")
    assert (row.done, row.state, row.note) == (("–",), "срок не истек", ("не требуется: Нет заявок", "в УИК"))
    row = row_of(report_of(small(item("1"), marks=marks), "2022-H1", today=date(2022, 7, 5)), "1")
    assert row.done == ("II кв.: работа проводилась",)
    assert row.note == ("I кв., не требуется: Нет заявок", "в УИК")


def test_a_months_report_tells_of_a_quarters_mark_only_what_is_known_of_the_month() -> None:
    marks = [done("1", 1, "Собраны материалы"), done("2", 1, "Встреча", day=DAY), done("3", 1, note="по графику")]
    document = small(item("1"), item("2"), item("3", "Март"), marks=marks)
    told = {}
    for month in ("2022-01", "2022-03"):
        report = report_of(document, month)
        told[month] = [row_of(report, number).done[0] for number in "123"]
    undated = "нет сведений: отметка за квартал без даты"
    assert told["2022-01"] == [undated, "не проводилось в отчетном периоде", undated]
    assert told["2022-03"] == [undated, "14.03.2022 – Встреча", "работа проводилась"]
    assert report.figures_line.startswith("Март 2022 года: по плану 3 пункта, проводилась работа по 2, нет сведений 1,")


def test_only_what_was_held_in_the_period_counts() -> None:
    events = [
        held("1.1.1", date(2022, 4, 1), form="позже"),
        held("1.1.1", date(2022, 3, 30), date(2022, 4, 2), form="последний день во II квартале"),
        held("1.1.1", date(2021, 12, 30), date(2022, 1, 3), form="последний день в I квартале", people=4),
        Event("p", "1.1.1", EventStatus.PLANNED, DAY, form="план", people=9),
        Event("c", "1.1.1", EventStatus.CANCELLED, DAY, form="отмена", people=9),
    ]
    row = row_of(report_of(small(events=events)), "1.1.1")
    assert row.done == ("30.12.2021–03.01.2022, последний день в I квартале, 4 чел.",)
    assert row.sums == Sums(1, 4)
    assert [line.event.form for line in row.events] == ["последний день в I квартале"]


def test_a_late_report_says_what_an_early_one_would_have_said() -> None:
    marks, events = [done("1", 1, "Начато")], [held("1", DAY, form="квиз", people=3)]
    later = [*marks, done("1", 4, "Закончено")], [*events, held("1", date(2022, 11, 1), form="квест")]
    early = report_of(small(item("1"), marks=marks, events=events))
    late = report_of(small(item("1"), marks=later[0], events=later[1]), today=date(2023, 1, 9))
    assert late.rows == early.rows
    assert late.figures == early.figures


def test_a_report_before_the_period_has_ended_names_its_day() -> None:
    document = small(item("1", "Февраль"))
    assert report_of(document).as_of == ""
    early = report_of(document, today=date(2022, 2, 20))
    assert early.as_of.replace("\u00a0", " ") == "по состоянию на 20 февраля 2022 г."
    assert row_of(early, "1").state == "срок не истек"


def test_a_report_of_several_quarters_tells_them_apart() -> None:
    marks = [done("1", 1, "Начато", note="зимой"), done("1", 2), done("1", 3, "Строка\nи еще"), done("1", 4)]
    document = small(item("1"), marks=marks, events=[held("1", date(2022, 11, 5), form="квиз")])
    row = row_of(report_of(document, "2022", today=date(2023, 1, 9)), "1")
    assert row.done == ("I кв.: Начато", "II кв.: работа проводилась", "III кв.: Строка", "и еще", "05.11.2022, квиз")
    assert row.note == ("I кв.: зимой",)


def test_figures_since_the_year_began_stand_beside_those_of_a_later_quarter() -> None:
    events = [held("1", DAY, count=2, people=10), held("1", date(2022, 5, 1), people=7), held("1", date(2022, 8, 1))]
    document = small(item("1"), events=events)
    report = report_of(document, "2022-Q2", cumulative=True)
    row = row_of(report, "1")
    assert (row.sums, row.year) == (Sums(1, 7), Sums(3, 17))
    keys = ("events", "people", "year_events", "year_people")
    assert [row.value(key) for key in keys] == [1, 7, 3, 17]
    assert [(column.group, column.caption) for column in report.columns if column.figure] == [
        ("За II квартал", "мероприятий"),
        ("За II квартал", "участников"),
        ("С начала года", "мероприятий"),
        ("С начала года", "участников"),
    ]


@pytest.mark.parametrize("period", ["2022-Q1", "2022-H1", "2022-9M", "2022"])
def test_a_period_that_begins_with_the_year_needs_no_second_pair(period: str) -> None:
    report = report_of(small(), period, cumulative=True)
    assert [column.key for column in report.columns if column.figure] == ["events", "people"]
    assert "нарастающим" not in report.title


def test_a_month_counts_the_events_of_the_month() -> None:
    events = [held("1", date(2022, 2, 28), people=1), held("1", DAY, people=2)]
    assert row_of(report_of(small(item("1"), events=events), "2022-03"), "1").sums == Sums(1, 2)


def test_an_item_that_was_taken_out_of_the_plan_is_told_as_such() -> None:
    out = item("1", excluded="постановление от 01.02.2022 № 5")
    row = row_of(report_of(small(out, item("2"), marks=[done("1", 1, "До того")])), "1")
    assert row.state == "исключено из плана"
    assert row.note[0] == "исключено из плана: постановление от 01.02.2022 № 5"
    assert row.done == ("До того",)


def test_work_outside_the_due_time_and_a_changed_due_time_are_remarked() -> None:
    moved = item("2", "Февраль", period_override="Май", period_reason="письмо ИККО от 01.02.2022")
    document = small(item("1", "Май"), moved, item("3", completed_on=DAY), marks=[done("1", 1, "Раньше срока")])
    report = report_of(document)
    assert row_of(report, "1").note == ("вне срока",)
    assert row_of(report, "2").note == ("срок по плану: Февраль; изменен: письмо ИККО от 01.02.2022",)
    assert row_of(report, "2").period == "Май"
    assert row_of(report, "3").note == ("завершено 14.03.2022",)


def test_headings_and_the_total_speak_as_the_head_line_does() -> None:
    campaign = Campaign("c", "Выборы", "", date(2022, 6, 1), date(2022, 9, 11))
    elections = item("3", "В период подготовки и проведения выборов")
    document = small(item("1", "Февраль"), item("2", "Март"), elections, marks=[done("1", 1)])
    assert report_of(document).rows[-1].state.replace("\u00a0", " ") == "работа по 1 из 2 пунктов"
    document = replace(document, campaigns=(campaign,))
    assert report_of(document).rows[-1].state.replace("\u00a0", " ") == "работа по 1 из 2 пунктов"
    second = report_of(document, "2022-Q2", today=date(2022, 7, 5))
    assert second.rows[-1].state.replace("\u00a0", " ") == "работа по 0 из 1 пункта"
    assert second.figures_line.startswith("II квартал 2022 года: по плану 1 пункт, проводилась работа по 0,")


def test_a_plan_without_items_is_told_in_a_sentence() -> None:
    foreign = small(item("1", executors="ИККО"))
    assert (report_of(foreign).rows, report_of(foreign).tables[0].nothing) == (
        (),
        "В плане нет пунктов, которые исполняет комиссия.",
    )
    assert len(report_of(foreign, own=False).rows) == 4


def test_the_head_of_a_report() -> None:
    report = report_of(filled_document())
    assert report.commission == "Территориальная избирательная комиссия Топкинского муниципального округа"
    assert report.addressee == "Избирательная комиссия Кемеровской области – Кузбасса"
    assert "2022\u00a0г. №\u00a0_" in report.dateline
    assert report.heading == "ОТЧЕТ"
    assert report.preparer == "Исп. Е.А.\u00a0Тимофеева, тел. 8 (38454) 4-12-34"
    assert report.made_on == APRIL


def test_the_addressee_may_be_entered_and_the_regional_commission_has_none() -> None:
    document = filled_document()
    entered = replace(document, settings={"addressee": " Управление "})
    assert report_of(entered).addressee == "Управление"
    regional = replace(document, commission=Commission("c", "ИККО", Role.IKKO))
    assert report_of(regional).addressee == ""


@pytest.mark.parametrize(
    ("settings", "preparer"),
    [({}, ""), ({"preparer": "И.О. Фамилия"}, "Исп. И.О.\u00a0Фамилия"), ({"preparer_phone": "1-23"}, "Тел. 1-23")],
)
def test_the_preparer_is_printed_as_far_as_known(settings: dict[str, str], preparer: str) -> None:
    assert report_of(small(settings=settings)).preparer == preparer


def test_without_names_the_lines_are_to_be_filled_in_by_hand() -> None:
    assert signatures((), APRIL) == (Signature("Председатель", ""), Signature("Секретарь", ""))


def test_the_latest_in_office_signs_and_others_follow() -> None:
    people = (
        Signatory("a", "председатель", "А.А. Первый", date(2020, 1, 1)),
        Signatory("b", "и. о. председателя", "Б.Б. Второй", date(2022, 3, 1)),
        Signatory("c", "председатель", "В.В. Будущий", date(2022, 5, 1)),
        Signatory("d", "бухгалтер", "Г.Г. Третий"),
    )
    assert signatures(people, APRIL) == (
        Signature("И. о. председателя", "Б.Б.\u00a0Второй"),
        Signature("Секретарь", ""),
        Signature("Бухгалтер", "Г.Г.\u00a0Третий"),
    )
    assert signatures(people, date(2022, 5, 1))[0].name == "В.В.\u00a0Будущий"


def test_who_signs_is_asked_on_the_calendar_day_even_after_the_plans_year() -> None:
    people = (
        Signatory("a", "Председатель", "А.А. Старый"),
        Signatory("b", "Председатель", "Б.Б. Новый", date(2023, 1, 5)),
    )
    report = report_of(small(signatories=people), "2022", today=date(2023, 1, 10))
    assert report.signatures[0].name == "Б.Б.\u00a0Новый"
    assert report.as_of == ""


def test_what_the_program_says_has_no_yo() -> None:
    document = document_with(replace(plan_of_2022(), sections=()), commission=None)
    for activity_period in ("Февраль", YEAR_LONG, "Май", "по мере необходимости", "что-то", ""):
        filled = small(item("1", activity_period, completed_on=DAY, period_override="Март"), marks=[done("1", 1)])
        for key in ("2022-Q1", "2022-9M", "2022", "2022-03", "2022-01-10..2022-02-20"):
            for report in (report_of(filled, key, own=False), report_of(document, key, today=date(2022, 1, 15))):
                assert "ё" not in repr(report).casefold()


@given(
    st.lists(
        st.tuples(st.sampled_from("123"), st.integers(1, 365), st.integers(0, 9), st.integers(0, 99)), max_size=20
    ),
    st.sampled_from(["2022-Q1", "2022-Q3", "2022-H1", "2022-9M", "2022", "2022-05", "2022-02-10..2022-04-20"]),
)
def test_rows_and_line_of_figures_always_agree(facts: list[tuple[str, int, int, int]], period: str) -> None:
    events = [
        replace(
            held(number, date.fromordinal(date(2021, 12, 31).toordinal() + day), count=count, people=people),
            uid=str(at),
        )
        for at, (number, day, count, people) in enumerate(facts)
    ]
    report = report_of(small(item("1"), item("2", "Май"), item("3", "Февраль"), events=events), period, cumulative=True)
    activities = [row for row in report.rows if row.kind is RowKind.ACTIVITY]
    assert sum((row.sums for row in activities), Sums()) == report.rows[-1].sums
    assert report.rows[-1].sums == Sums(report.figures.events, report.figures.people)
    assert sum(row.state == "не выполнено в срок" for row in activities) == report.figures.late
    missing = sum(row.done == ("не проводилось в отчетном периоде",) for row in activities)
    assert missing == report.figures.no_information


def test_the_period_of_a_report_is_named_in_its_properties() -> None:
    assert (
        report_of(small(), parse_reporting_period("2022-H1")).name == "Отчет за I полугодие 2022 года – Топкинская ТИК"
    )
