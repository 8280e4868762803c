"""Which quarter needs work on a day, and which reports are owed."""

from dataclasses import replace
from datetime import date

import pytest

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.domain.reporting.sent_reports import SentReport
from kuzplan_desktop.domain.reporting.working_quarter import awaited_quarter, is_over, owed_reports, working_quarter

DOCUMENT = Document(Plan("plan", "Сводный план на 2022 год", 2022, "ИККО", None, "1"))


def sent(*periods: str, kind: str = "progress") -> Document:
    """A document whose reports on `periods` were sent."""
    found = (SentReport(period, kind, period, True, False, date(2022, 4, 4)) for period in periods)
    return replace(DOCUMENT, sent_reports=tuple(found))


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2021, 12, 31), 1),
        (date(2022, 3, 31), 1),
        (date(2022, 4, 4), 1),  # due tomorrow
        (date(2022, 4, 19), 1),  # 14 days past its due day
        (date(2022, 4, 20), 2),
        (date(2022, 7, 1), 2),
        (date(2022, 10, 19), 3),
        (date(2022, 10, 20), 4),
        (date(2023, 1, 10), 4),
        (date(2026, 8, 1), 4),
    ],
)
def test_a_quarter_that_has_just_ended_stays_while_its_report_is_waited_for(day: date, quarter: int) -> None:
    assert working_quarter(DOCUMENT, day) == quarter


@pytest.mark.parametrize(
    ("document", "day", "quarter"),
    [
        (sent("2022-Q1"), date(2022, 4, 1), 2),
        (sent("2022-Q1", kind="training"), date(2022, 4, 1), 1),  # another report than the one that is owed
        (sent("2022-Q1"), date(2022, 7, 1), 2),
        (sent("2022-H1"), date(2022, 7, 1), 3),  # the half-year's report tells of its second quarter
        (sent("2022-H1"), date(2022, 4, 1), 1),
        (sent("2022"), date(2023, 1, 2), 4),
    ],
)
def test_a_report_that_was_sent_ends_its_quarter(document: Document, day: date, quarter: int) -> None:
    assert working_quarter(document, day) == quarter


def test_the_days_that_the_region_entered_are_the_due_ones() -> None:
    document = replace(DOCUMENT, settings={"due_quarter_1": "2022-04-15"})
    assert working_quarter(document, date(2022, 4, 29)) == 1
    assert working_quarter(document, date(2022, 4, 30)) == 2
    assert awaited_quarter(2022, date(2022, 4, 20), {}) is None


def test_a_year_is_over_when_its_last_report_is_sent_or_waited_for_no_more() -> None:
    assert not is_over(DOCUMENT, date(2022, 12, 31))
    assert not is_over(DOCUMENT, date(2023, 1, 23))
    assert is_over(DOCUMENT, date(2023, 1, 24))
    assert is_over(sent("2022-Q4"), date(2023, 1, 1))
    assert not is_over(sent("2022-Q4"), date(2022, 12, 31))


def test_owed_are_the_quarters_and_what_a_day_was_entered_for() -> None:
    document = replace(sent("2022-Q1"), settings={"due_year": "2022-12-20"})
    owed = [(one.period.key, one.due) for one in owed_reports(document)]
    assert owed == [
        ("2022-Q2", date(2022, 7, 5)),
        ("2022-Q3", date(2022, 10, 5)),
        ("2022", date(2022, 12, 20)),
        ("2022-Q4", date(2023, 1, 9)),
    ]
