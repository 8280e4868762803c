"""Quarter, ReportingPeriod, Campaign: the calendar of a plan's year."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.wording import MONTHS, MONTHS_GENITIVE, preposed

QUARTERS = (1, 2, 3, 4)
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
PLANS_ARE_MADE = 10  # the month from which the plan of the next year is worked at

_KEY = r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<nine>9M)|(?P<month>[0-9]{2})))?"
_REFUSED = "Отчетный период «{key}» не распознан."
_HINT = "Напишите его так: 2022-Q1, 2022-H1, 2022-9M, 2022, 2022-03 или 2022-01-10..2022-02-20."


def quarter_of(month: int) -> int:
    """The quarter, 1 to 4, that `month`, 1 to 12, belongs to."""
    return (month + 2) // 3


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month + 1, 1) - timedelta(days=1) if month < 12 else date(year, 12, 31)


class Quarter(NamedTuple):
    """A quarter of a year, `number` 1 to 4."""

    year: int
    number: int

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last_day(self) -> date:
        """The last day of the quarter."""
        return month_end(self.year, self.number * 3)

    @property
    def caption(self) -> str:
        """«I квартал»."""
        return f"{ROMAN[self.number]} квартал"


def quarters_between(first: date, last: date, year: int) -> tuple[int, ...]:
    """The quarters of `year` that the days from `first` to `last`, both included, touch."""
    if last.year < year or first.year > year:
        return ()
    lowest = quarter_of(first.month) if first.year == year else 1
    highest = quarter_of(last.month) if last.year == year else 4
    return QUARTERS[lowest - 1 : highest]


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """An отчётный период: `first_day` to `last_day`, both included, with its captions in Russian.

    `key` is the wording of the command line: 2022-Q1, 2022-H1, 2022-9M, 2022, 2022-03 or 2022-01-10..2022-02-20.
    `caption` is «I квартал 2022 года», the year «2022 год», 9 months «9 месяцев 2022 года»; it stands after «за».
    """

    key: str
    first_day: date
    last_day: date
    caption: str

    def quarters(self, year: int) -> tuple[int, ...]:
        """The quarters of `year` that the period touches."""
        return quarters_between(self.first_day, self.last_day, year)

    def holds(self, day: date) -> bool:
        """True if `day` lies in the period."""
        return self.first_day <= day <= self.last_day


def parse_reporting_period(key: str) -> ReportingPeriod:
    """The period that `key` names; PlanError with one Russian sentence for anything else."""
    known = key.strip().upper()
    try:
        if ".." in known:
            first, last = (_day(part) for part in known.split(".."))
            return _between(first, last)
        match = re.fullmatch(_KEY, known)
        if match is not None:
            return _named(known, match)
    except ValueError:
        pass
    raise PlanError(_REFUSED.format(key=key.strip()), _HINT)


def quarter_period(year: int, quarter: int) -> ReportingPeriod:
    """The reporting period of one quarter."""
    each = Quarter(year, quarter)
    return ReportingPeriod(f"{year:04}-Q{quarter}", each.first_day, each.last_day, f"{each.caption} {year} года")


def _named(key: str, match: re.Match[str]) -> ReportingPeriod:
    """The period of a key that is no pair of dates; ValueError for a month or a year that is none."""
    year = int(match["year"])
    first, last, words = 1, 12, ""
    if match["quarter"]:
        number = int(match["quarter"])
        first, last, words = number * 3 - 2, number * 3, f"{ROMAN[number]} квартал"
    elif match["half"]:
        number = int(match["half"])
        first, last, words = number * 6 - 5, number * 6, f"{ROMAN[number]} полугодие"
    elif match["nine"]:
        first, last, words = 1, 9, "9 месяцев"
    elif match["month"]:
        first = last = int(match["month"])
    start = date(year, first, 1)
    if match["month"]:
        words = MONTHS[first - 1]
    return ReportingPeriod(key, start, month_end(year, last), f"{words} {year} года" if words else f"{year} год")


def in_year(period: ReportingPeriod, years: int) -> ReportingPeriod:
    """The same period so many `years` later, or earlier; of 29 February the last day of that month."""
    first, last = (_years_on(day, years) for day in (period.first_day, period.last_day))
    if ".." in period.key:
        return _between(first, last)
    return parse_reporting_period(f"{first.year:04}{period.key[4:]}")


def _years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _between(first: date, last: date) -> ReportingPeriod:
    """The period of two dates; ValueError when they stand the wrong way round."""
    if last < first:
        raise ValueError
    key = f"{first.isoformat()}..{last.isoformat()}"
    ending = f"{last.day} {MONTHS_GENITIVE[last.month - 1]} {last.year} года"
    if first == last:
        return ReportingPeriod(key, first, last, ending)
    beginning = f"{first.day} {MONTHS_GENITIVE[first.month - 1]}"
    if first.year != last.year:
        beginning += f" {first.year} года"
    return ReportingPeriod(key, first, last, f"период {preposed('с', beginning)} по {ending}")


def _day(text: str) -> date:
    """The day of an ISO date with dashes; ValueError otherwise."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        raise ValueError
    return date.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class Campaign:
    """An избирательная кампания. `ends_on` may be empty: due from the start through the quarter of voting day."""

    uid: str
    name: str
    level: str
    starts_on: date
    votes_on: date
    ends_on: date | None = None

    @property
    def last_day(self) -> date:
        """The last day on which its work is due: the entered end, else the end of the quarter of voting day."""
        return self.ends_on or Quarter(self.votes_on.year, quarter_of(self.votes_on.month)).last_day

    def quarters(self, year: int) -> tuple[int, ...]:
        """The quarters of `year` that the campaign touches."""
        return quarters_between(self.starts_on, self.last_day, year)


def coming_year(year: int, day: date) -> int:
    """The year whose plan a commission begins on `day` after that of `year`: from October on the next one."""
    return max(year + 1, day.year + (day.month >= PLANS_ARE_MADE))


def default_today(today: date, year: int) -> date:
    """The day states are told for: the smaller of `today` and the last day of the plan's year."""
    return min(today, date(year, 12, 31))
