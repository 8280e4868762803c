"""Schedule: when a срок asks for work in the plan's year, once, each time or through a span."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import (
    QUARTERS,
    Campaign,
    Quarter,
    ReportingPeriod,
    month_end,
    quarter_of,
    quarters_between,
)
from kuzplan_desktop.domain.period.period import Period, PeriodKind, months_of


class Rhythm(Enum):
    """The three kinds of activities by their срок: one time, each unit of a list, or work through a span."""

    ONCE = "once"
    EACH = "each"
    SPAN = "span"


class Unit(NamedTuple):
    """A stretch of time in which one mark is due: its quarters of the plan's year, its first and last day."""

    quarters: tuple[int, ...]
    first_day: date
    last_day: date


class Schedule(NamedTuple):
    """When an activity is due. `quarters` are those due, `boxes` those that show a box.

    `units` are the stretches of due time, several for a list, a recurring срок or several campaigns. `ends_on` is
    the day after which an unfinished activity is late; None where no such day is known: never late.
    `elections_missing` is true where nothing is due because of the campaigns, or the lack of them.
    """

    rhythm: Rhythm
    quarters: tuple[int, ...]
    boxes: tuple[int, ...]
    units: tuple[Unit, ...]
    ends_on: date | None
    elections_missing: bool = False

    @property
    def starts_on(self) -> date | None:
        """The first day on which the activity is due; None where the срок does not say."""
        return min((unit.first_day for unit in self.units), default=None)

    @property
    def last_day(self) -> date | None:
        """The last day on which the activity is due, though it may never be late; None where the срок does not say."""
        return max((unit.last_day for unit in self.units), default=None)

    def lies_within(self, period: ReportingPeriod, quarter: Quarter) -> bool:
        """True if the activity is due in `quarter`, and every such day lies in `period`."""
        spans = [
            (max(unit.first_day, quarter.first_day), min(unit.last_day, quarter.last_day))
            for unit in self.units
            if unit.first_day <= quarter.last_day and quarter.first_day <= unit.last_day
        ]
        return bool(spans) and all(period.holds(first) and period.holds(last) for first, last in spans)

    def asked_in(self, period: ReportingPeriod, year: int) -> frozenset[int]:
        """The quarters of `year` in which the activity is due within `period`: a month asks for that month's items."""
        asked = {
            quarter
            for unit in self.units
            if unit.first_day <= period.last_day and period.first_day <= unit.last_day
            for quarter in unit.quarters
        }
        return frozenset(asked.intersection(period.quarters(year)))


NEVER_DUE = Schedule(Rhythm.ONCE, (), (), (), None)


_SPANS = frozenset(
    (PeriodKind.YEAR, PeriodKind.PLAN_PERIOD, PeriodKind.ELECTION, PeriodKind.OUTSIDE_ELECTIONS)
    + (PeriodKind.AS_NEEDED, PeriodKind.UNSPECIFIED, PeriodKind.UNKNOWN)
)
_BY_CAMPAIGNS = (PeriodKind.ELECTION, PeriodKind.OUTSIDE_ELECTIONS)


@lru_cache(maxsize=8192)
def schedule(period: Period, campaigns: tuple[Campaign, ...], year: int) -> Schedule:
    """When `period` asks for work in the plan of `year`; `campaigns` decide for elections and the time between."""
    if period.kind is PeriodKind.ELECTION:
        units = _campaign_units(campaigns, year)
    elif period.kind is PeriodKind.OUTSIDE_ELECTIONS:
        busy = {quarter for campaign in campaigns for quarter in campaign.quarters(year)}
        units = tuple(_quarter_unit(year, quarter) for quarter in QUARTERS if quarter not in busy)
    else:
        units = _fixed_units(period, year)
    quarters = tuple(sorted({quarter for unit in units for quarter in unit.quarters}))
    by_campaigns = period.kind in _BY_CAMPAIGNS
    return Schedule(
        rhythm=_rhythm(period),
        quarters=quarters,
        boxes=quarters if quarters or by_campaigns or period.other_year is not None else QUARTERS,
        units=units,
        ends_on=_end(period, units, campaigns, year),
        elections_missing=by_campaigns and not units,
    )


def due_quarters(period: Period, campaigns: Iterable[Campaign], year: int) -> tuple[int, ...]:
    """The quarters of `year` in which the срок asks for a mark."""
    return schedule(period, tuple(campaigns), year).quarters


def markable_quarters(period: Period, campaigns: Iterable[Campaign], year: int) -> tuple[int, ...]:
    """The quarters that show a box: those due, or all four where the срок does not say when."""
    return schedule(period, tuple(campaigns), year).boxes


def _rhythm(period: Period) -> Rhythm:
    if period.kind in _SPANS:
        return Rhythm.SPAN
    return Rhythm.EACH if period.is_list or period.kind is PeriodKind.RECURRING else Rhythm.ONCE


def _campaign_units(campaigns: Iterable[Campaign], year: int) -> tuple[Unit, ...]:
    """One unit for each campaign that touches the year."""
    touching = ((campaign, campaign.quarters(year)) for campaign in campaigns)
    return tuple(Unit(quarters, each.starts_on, each.last_day) for each, quarters in touching if quarters)


def _fixed_units(period: Period, year: int) -> tuple[Unit, ...]:
    """The units of a срок that needs no campaigns; none where it does not say when, or names another year."""
    if period.other_year is not None:
        return ()
    if period.spans:
        return tuple(_day_unit(first, last, year) for first, last in period.spans)
    if period.ends_on is not None or period.starts_on is not None:
        first, last = period.starts_on or date(year, 1, 1), period.ends_on or date(year, 12, 31)
        return (Unit(period.quarters or quarters_between(first, last, year), first, last),)
    if period.kind is PeriodKind.RECURRING:
        size = 4 if period.every == 4 else max(1, period.every // 3)  # three times a year: in which quarters is open
        return tuple(_quarter_unit(year, *QUARTERS[start : start + size]) for start in range(0, len(QUARTERS), size))
    if period.ranges:
        return _listed_units(period, year)
    return (_quarter_unit(year, *period.quarters),) if period.quarters else ()


def _day_unit(first: date | None, last: date, year: int) -> Unit:
    """A unit of days, within the plan's year; a deadline shows the box of its own quarter."""
    last = min(last, date(year, 12, 31))
    if first is None:
        return Unit((quarter_of(last.month),), date(year, 1, 1), last)
    first = max(first, date(year, 1, 1))
    return Unit(quarters_between(first, last, year), first, last)


def _listed_units(period: Period, year: int) -> tuple[Unit, ...]:
    """A unit for each part of a list; parts of the same quarters are one unit, for they have the same boxes."""
    parts: dict[tuple[int, ...], list[int]] = {}
    for each in period.ranges:
        months = months_of(period.kind, each)
        parts.setdefault(tuple(sorted({quarter_of(month) for month in months})), []).extend(months)
    units = (
        Unit(quarters, date(year, min(months), 1), month_end(year, max(months))) for quarters, months in parts.items()
    )
    return tuple(sorted(units, key=lambda unit: (unit.first_day, unit.last_day)))


def _quarter_unit(year: int, *quarters: int) -> Unit:
    """A unit from the first of `quarters` to the last of them."""
    return Unit(quarters, Quarter(year, quarters[0]).first_day, Quarter(year, quarters[-1]).last_day)


def _end(period: Period, units: tuple[Unit, ...], campaigns: Iterable[Campaign], year: int) -> date | None:
    """The last day of the units; None where the срок or a campaign without an entered end leaves it open."""
    if period.kind is PeriodKind.ELECTION and any(
        campaign.ends_on is None for campaign in campaigns if campaign.quarters(year)
    ):
        return None
    return max((unit.last_day for unit in units), default=None)
