"""«Сравнение по годам»: each year's column is what that year's own document tells, item by item and altogether."""

from dataclasses import replace
from datetime import date

import pytest

from kuzplan_desktop.domain.calendar import in_year, parse_reporting_period
from kuzplan_desktop.domain.commission import Commission
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.figures.period import figures_of
from kuzplan_desktop.domain.plan.over_years import items_of_earlier
from kuzplan_desktop.reports.kinds.report_kinds import build
from kuzplan_desktop.reports.kinds.years import GONE, NO_YEARS
from kuzplan_desktop.reports.paper.report import Report, Row, RowKind, Table
from tests.reports.every_kind import JULY, choice, earlier_document, planned_document
from tests.reports.filled import filled_document

SECOND = parse_reporting_period("2022-Q2")


def report(*earlier: Document, period: str = "2022-Q2", own: bool = True) -> Report:
    return build(planned_document(), choice("years", period, own=own), JULY, beside=earlier)


def table(found: Report, key: str) -> Table:
    return next(one for one in found.tables if one.key == key)


def row(found: Table, title: str) -> Row:
    return next(one for one in found.rows if one.title == title)


@pytest.mark.parametrize("own", [True, False])
def test_each_year_tells_what_its_own_document_does(own: bool) -> None:
    before = [earlier_document(years) for years in (2, 1)]
    found = report(*reversed(before), own=own)
    years = table(found, "years")
    assert [column.caption for column in years.columns] == ["Показатель", "2020 год", "2021 год", "2022 год"]
    captions = {"events": "Мероприятий", "people": "Участников", "training_events": "Обучающих мероприятий"}
    for document in (*before, planned_document()):
        year = document.plan.year
        told = figures_of(document, in_year(SECOND, year - 2022), date(year, 12, 31) if year < 2022 else JULY, own=own)
        for key, caption in captions.items():
            assert row(years, caption).value(f"y{year}") == getattr(told.amounts, key)
        assert row(years, "Пунктов по плану").value(f"y{year}") == told.line.planned
        whole = row(table(found, "items"), "Всего")
        assert whole.value(f"eventsy{year}") == told.amounts.events
        assert whole.value(f"peopley{year}") == told.amounts.people
        drawn = [chart.series[0].values[chart.categories.index(f"{year} год")] for chart in found.charts]
        assert drawn == [told.amounts.events, told.amounts.people, told.amounts.trained]
        trained = table(found, "training")
        assert row(trained, "Всего").value(f"y{year}") == told.amounts.trained
    assert "2020 год – мероприятий" in found.figures_line
    assert "за II квартал 2020–2022 годов" in found.title


def test_the_rows_of_items_add_up_to_each_year() -> None:
    items = table(report(earlier_document(), own=False, period="2022"), "items")
    for column in items.columns[2:]:
        told = [one.value(column.key) for one in items.rows if one.kind is RowKind.ACTIVITY]
        assert sum(value for value in told if isinstance(value, int)) == row(items, "Всего").value(column.key)


def test_an_item_stands_beside_what_it_was_and_what_was_none_stands_below() -> None:
    items = table(report(earlier_document(), period="2022-H1"), "items")
    seminar = next(one for one in items.rows if one.number == "1.2.4")
    assert seminar.value("eventsy2021") == seminar.value("eventsy2022")
    assert seminar.value("peopley2021") != seminar.value("peopley2022")
    other = next(one for one in items.rows if one.number == "2.2.4")
    assert other.value("eventsy2021") is None
    heading = [one.title for one in items.rows].index(GONE)
    below = items.rows[heading + 1]
    assert below.title == "2021 год: Экскурсии в музей истории выборов"
    assert below.value("eventsy2021") == other.value("eventsy2022")
    assert below.value("eventsy2022") is None


def test_years_in_titles_do_not_hide_that_an_item_is_the_same() -> None:
    now, before = filled_document().plan, earlier_document().plan
    found = items_of_earlier(before, now)
    assert found["1.2.4"] == "1.2.4-2021"
    assert "2.2.4" not in found
    assert len(found) == len(list(now.activities())) - 1


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        ((), NO_YEARS),
        ((0,), "Документов на 2022 год два."),
        ((-1,), "Документ на 2023 год – не прежнего года."),
        ((1, 1), "Документов на 2021 год два."),
        ((1, 2, 3, 4, 5), "Рядом сравниваются не больше 5 лет."),
    ],
)
def test_what_cannot_stand_beside_is_refused(earlier: tuple[int, ...], said: str) -> None:
    with pytest.raises(PlanError) as refused:
        report(*map(earlier_document, earlier))
    assert refused.value.sentence == said


def test_another_commission_is_named() -> None:
    other = replace(earlier_document(), commission=Commission("c", "Тайгинская ТИК"))
    assert report(other).lines == ("Комиссия в документе 2021 года: Тайгинская ТИК.",)
    assert report(earlier_document()).lines == ()


@pytest.mark.parametrize(
    ("key", "earlier"),
    [
        ("2022-Q1", "2020-Q1"),
        ("2022", "2020"),
        ("2022-02", "2020-02"),
        ("2022-9M", "2020-9M"),
        ("2022-01-10..2022-02-20", "2020-01-10..2020-02-20"),
    ],
)
def test_a_period_is_the_same_part_of_another_year(key: str, earlier: str) -> None:
    assert in_year(parse_reporting_period(key), -2) == parse_reporting_period(earlier)


def test_the_last_day_of_february_stays_the_last() -> None:
    moved = in_year(parse_reporting_period("2024-02-29..2024-03-01"), -1)
    assert (moved.first_day, moved.last_day) == (date(2023, 2, 28), date(2023, 3, 1))
