"""«Сведения об обучении»: the table, its list and the added columns tell the same."""

from datetime import date

import pytest

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.reports.kinds.columns import USUAL
from kuzplan_desktop.reports.kinds.model import build_report
from kuzplan_desktop.reports.kinds.summary import figures_report, training_report
from kuzplan_desktop.reports.kinds.training import TOTAL
from kuzplan_desktop.reports.paper.report import Report, Table, Value
from tests.reports.filled import held
from tests.reports.small import APRIL, FIRST_QUARTER, item, report_of, small

DAY = date(2022, 3, 14)
OF_THE_ISSUE = [
    held("1.2.4", DAY, form="семинар", people=30, minutes=120, title="первый"),
    held("1.2.4", DAY, form="семинар", minutes=60, audiences={"члены УИК": 10}),
    held("2.2.1", DAY, form="выставка", people=50, minutes=480),
    held("2.2.1", DAY, form="тестирование", people=112),
]


def _table(report: Report, key: str) -> Table:
    return next(table for table in report.tables if table.key == key)


def _values(table: Table, *keys: str) -> list[tuple[Value, ...]]:
    return [tuple(row.value(key) for key in ("title", *keys)) for row in table.rows]


def _document() -> Document:
    return small(item("1.2.4"), item("2.2.1"), events=OF_THE_ISSUE)


def test_every_place_tells_the_same_of_one_quarter() -> None:
    document = _document()
    progress = build_report(
        document, FIRST_QUARTER, own=True, today=APRIL, columns=(*USUAL, "trained", "hours", "tested")
    )
    report = training_report(document, FIRST_QUARTER, own=True, today=APRIL)
    assert [progress.rows[-1].value(key) for key in ("trained", "hours", "tested")] == [40, 3, 112]
    for table in (_table(progress, "training"), _table(report, "training")):
        assert _values(table, "people", "hours", "tested") == [
            ("члены УИК", 10, 1, None),
            ("категория не указана", 30, 2, 112),
            (TOTAL, 40, 3, 112),
        ]
    assert _values(_table(report, "events"), "people", "hours", "tested")[-1] == (
        "Всего: 3 мероприятия, из них обучающих 2",
        40,
        3,
        112,
    )
    assert report.figures_line == (
        "I квартал 2022 года: обучающих мероприятий 2, обучено 40 чел., часов 3, прошли тестирование 112"
    )
    said = "бученный дважды учтен дважды, в итоге часы каждого мероприятия – один раз"
    assert said in report.lines[0]
    assert said in _table(progress, "training").caption


def test_the_year_so_far_stands_beside_the_quarter() -> None:
    events = [held("1.1.1", date(2022, month, 1), form="ВКС", people=month, minutes=60) for month in (2, 5)]
    report = training_report(
        small(events=events), parse_reporting_period("2022-Q2"), own=True, today=date(2022, 7, 5), cumulative=True
    )
    assert _values(report.tables[0], "people", "hours", "year_people", "year_hours")[-1] == (TOTAL, 5, 1, 7, 2)
    assert report.tables[0].columns[1].group == "За II квартал"


def test_voters_are_not_trained() -> None:
    audiences = {"избиратели": 100, "молодые и будущие избиратели": 5}
    events = [held("1.1.1", DAY, form="семинар", audiences=audiences)]
    assert [table.key for table in report_of(small(events=events)).tables] == ["plan"]


def test_a_quiz_is_no_training_under_a_section_about_training_either() -> None:
    events = [held("1.1.1", DAY, form="викторина", audiences={"члены УИК": 5})]
    assert [table.key for table in report_of(small(events=events)).tables] == ["plan"]


@pytest.mark.parametrize("first", [1, 10])
def test_a_report_counts_the_training_of_its_period_alone(first: int) -> None:
    days = {DAY: first, date(2022, 5, 1): 7}
    events = [held("1.1.1", day, form="семинар", audiences={"СМИ": people}) for day, people in days.items()]
    report = report_of(small(events=events))
    assert _values(report.tables[1], "people") == [("СМИ", first), (TOTAL, first)]
    assert report.tables[1].caption.startswith("Сведения об обучении за I квартал 2022 года (")


MEMBERS = {"members_tik": "9", "members_uik": "170", "members_on": "2022-01-10"}


def _trained_in_february_and_may() -> Document:
    days = {date(2022, 2, 1): 40, date(2022, 5, 1): 50}
    events = [held("1.1.1", day, form="ВКС", audiences={"члены УИК": people}) for day, people in days.items()]
    return small(events=events, settings=MEMBERS)


def test_coverage_is_told_where_the_numbers_of_members_are_known() -> None:
    report = training_report(
        _trained_in_february_and_may(),
        parse_reporting_period("2022-Q2"),
        own=True,
        today=date(2022, 7, 5),
        cumulative=True,
    )
    table = _table(report, "coverage")
    keys = ("members", "trained", "percent", "year_trained", "year_percent")
    assert _values(table, *keys) == [
        ("члены ТИК", 9, 0, 0, 0, 0),
        ("члены УИК", 170, 50, 29, 90, 53),
        (TOTAL, 179, 50, 28, 90, 50),
    ]
    assert [column.group for column in table.columns[2:]] == ["За II квартал"] * 2 + ["С начала года"] * 2
    assert "10\u00a0января\u00a02022" in table.caption
    assert "обученный дважды учтен дважды" in table.caption


def test_without_numbers_of_members_there_is_no_word_of_coverage() -> None:
    document = _trained_in_february_and_may()
    bare = small(events=document.events["1.1.1"])
    report = training_report(bare, FIRST_QUARTER, own=True, today=APRIL)
    assert [table.key for table in report.tables] == ["training", "events"]
    assert not any("Охват" in line for line in figures_report(bare, FIRST_QUARTER, own=True, today=APRIL).lines)


def test_the_summary_tells_coverage_in_a_sentence() -> None:
    report = figures_report(_trained_in_february_and_may(), FIRST_QUARTER, own=True, today=APRIL)
    (line,) = report.lines
    assert line.startswith("Охват обучением – посещений от численности на 10")
    assert (
        "40 из\u00a0179 (22\u00a0%): члены ТИК – 0 из\u00a09 (0\u00a0%); члены УИК – 40 из\u00a0170 (24\u00a0%)."
        in line
    )
