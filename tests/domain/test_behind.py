"""What stands behind a figure is what it counts, and its sum is written as a person would write it."""

from datetime import date

import pytest

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.figures.behind import Figure, category_behind, figure_behind, form_behind
from kuzplan_desktop.store.document.plan_file import PlanFile

QUARTER = parse_reporting_period("2022-Q1")
DAY = date(2022, 3, 24)


@pytest.fixture
def file(tmp_path):
    with PlanFile.create(tmp_path / "plan.sqlite", commission="Топкинская ТИК") as made:
        yield made


def hold(file, people, day, **given):
    uid = file.document.plan.find("1.2.4")[0].uid
    file.events.hold(uid, **{"form": "семинар", **given}, starts_on=day, attendance={"члены УИК": (people, None)})


def sentence(file, figure):
    return figure_behind(file.document, QUARTER, DAY, figure, own=True).sentence


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ((), "0, 0 мероприятий."),
        ((37,), "37, 1 мероприятие."),
        ((37, 75), "112 = 37 + 75, 2 мероприятия."),
        ((1, 2, 3, 4, 5, 6, 7, 8, 9), "45 = 1 + 2 + 3 + 4 + 5 + 6 + 7 + еще 17, 9 мероприятий."),
    ],
)
def test_people_are_added_up_in_the_order_of_the_events(file, people, told):
    for at, number in enumerate(people):
        hold(file, number, date(2022, 2, 1 + at))
    assert sentence(file, Figure.PEOPLE) == told


def test_items_are_parted_into_those_that_were_worked_on_and_the_silent(file):
    before = file.document.figures(QUARTER, DAY, True)
    hold(file, 37, date(2022, 3, 14))
    planned, silent = before.planned, before.planned - 1
    assert sentence(file, Figure.PLANNED) == f"{planned} = 1 + {silent}: по 1 работа шла, по {silent} сведений нет."
    worked = figure_behind(file.document, QUARTER, DAY, Figure.WORKED, own=True)
    assert [(row.number, row.quarter) for row in worked.rows] == [("1.2.4", 1)]
    assert len(figure_behind(file.document, QUARTER, DAY, Figure.SILENT, own=True).rows) == silent


def test_an_event_of_several_adds_what_it_stands_for(file):
    hold(file, 40, date(2022, 3, 14), count=4)
    hold(file, 5, date(2022, 3, 15), form="квиз")
    events = figure_behind(file.document, QUARTER, DAY, Figure.EVENTS, own=True)
    assert events.sentence == "5 мероприятий."
    assert [row.value for row in events.rows] == [4, 1]
    assert form_behind(file.document, QUARTER, "семинар", own=True, people=True).sentence == "40, 4 мероприятия."
    behind = category_behind(file.document, QUARTER, "члены УИК", own=True)
    assert behind.sentence == "45 = 40 + 5, 5 мероприятий."
