"""What has become of each quarter's report, in a few words, on a given day."""

from datetime import date

import pytest

from kuzplan_desktop.domain.calendar import Quarter
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.domain.reporting.fates import quarter_fate, waiting_last_report, year_fates
from kuzplan_desktop.domain.reporting.sent_reports import SentReport
from kuzplan_desktop.domain.wording import NBSP

PLAN = Plan("plan", "Сводный план на 2022 год", 2022, "ИККО", None, "1", sections=())


def document(*periods: str) -> Document:
    """A document whose reports on `periods` were sent on 4 April 2022."""
    sent = tuple(SentReport(period, "progress", period, True, False, date(2022, 4, 4)) for period in periods)
    return Document(PLAN, None, sent_reports=sent)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2022, 3, 1), ["до 5 апреля", "до 5 июля", "до 5 октября", "до 9 января"]),
        (date(2022, 7, 5), ["просрочен на 91 дн.", "до 5 июля", "до 5 октября", "до 9 января"]),
        (date(2022, 7, 12), ["просрочен на 98 дн.", "просрочен на 7 дн.", "до 5 октября", "до 9 января"]),
        (date(2024, 7, 12), ["не сдан"] * 4),
    ],
)
def test_a_report_is_due_then_overdue_and_of_a_year_that_is_over_not_sent(day: date, told: list[str]) -> None:
    assert [fate.words.replace(NBSP, " ") for fate in year_fates(document(), day)] == told


def test_only_what_is_overdue_is_late() -> None:
    assert [fate.is_late for fate in year_fates(document(), date(2022, 7, 12))] == [True, True, False, False]
    assert not any(fate.is_late for fate in year_fates(document(), date(2024, 7, 12)))


def test_a_report_that_was_sent_tells_the_day_also_when_a_longer_one_covers_it() -> None:
    fates = year_fates(document("2022-Q1", "2022-H1"), date(2022, 8, 1))
    assert [(fate.words, fate.is_sent) for fate in fates[:2]] == [("сдан 04.04", True), ("сдан", True)]
    assert not quarter_fate(document("2022-Q1"), Quarter(2022, 2), date(2022, 4, 5)).is_sent


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2022, 12, 31), ""),
        (date(2023, 1, 2), "Отчет за IV квартал 2022 года: до 9 января"),
        (date(2023, 1, 12), "Отчет за IV квартал 2022 года: просрочен на 3 дн."),
        (date(2023, 2, 20), ""),
    ],
)
def test_in_january_the_old_year_waits_for_its_last_report(day: date, told: str) -> None:
    assert waiting_last_report(document(), day).replace(NBSP, " ") == told
    assert waiting_last_report(document("2022-Q4"), day) == ""
