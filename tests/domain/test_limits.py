"""Which years and numbers a document takes, the same for the command line, the editor and the store."""

from collections.abc import Callable
from datetime import date

import pytest

from kuzplan_desktop.cli.base import values
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.events.event_rules import demand_possible
from kuzplan_desktop.domain.limits import LARGEST_NUMBER, in_years
from kuzplan_desktop.domain.typed import reading
from kuzplan_desktop.store.changes.change import is_fit


def taken(read: Callable[[], object]) -> bool:
    """True if `read` refuses nothing."""
    try:
        read()
    except PlanError:
        return False
    return True


@pytest.mark.parametrize(("year", "fits"), [(1989, False), (1990, True), (2022, True), (2099, True), (2100, False)])
def test_a_year_is_taken_everywhere_or_nowhere(year: int, fits: bool) -> None:
    day = date(year, 3, 14)
    assert in_years(year) is fits
    assert taken(lambda: values.of_year(reading.read_day)(day.isoformat())) is fits
    assert taken(lambda: reading.read_day(day.isoformat(), 2022)) is fits
    assert is_fit("event", "starts_on", day.isoformat()) is fits
    assert is_fit("plan", "year", year) is fits


@pytest.mark.parametrize(("number", "fits"), [(LARGEST_NUMBER, True), (LARGEST_NUMBER + 1, False)])
def test_a_number_is_taken_everywhere_or_nowhere(number: int, fits: bool) -> None:
    assert taken(lambda: values.whole_number(0)(str(number))) is fits
    assert taken(lambda: reading.read_number(str(number))) is fits
    event = Event("", "", starts_on=date(2022, 3, 14), people=number)
    assert taken(lambda: demand_possible(event, 2022)) is fits
