"""Period: the wording of a срок -> kind, months, dates, modifiers."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import QUARTERS, ROMAN, Quarter, quarter_of, quarters_between
from kuzplan_desktop.domain.lazy_pattern import lazy_pattern
from kuzplan_desktop.domain.period import period_rules as rules
from kuzplan_desktop.domain.period.period_dates import Days, Span, named_days
from kuzplan_desktop.domain.period.period_words import (
    MONTH_NAMES,
    named_halves,
    named_months,
    named_quarters,
    normalise,
    take_years,
)
from kuzplan_desktop.domain.wording import MONTHS, date_words, preposed, quoted


class PeriodKind(StrEnum):
    """Kinds of a срок, as the command line names them."""

    YEAR = "year"
    PLAN_PERIOD = "plan_period"
    ELECTION = "election"
    OUTSIDE_ELECTIONS = "outside_elections"
    MONTHS = "months"
    QUARTERS = "quarters"
    HALF_YEAR = "half_year"
    RECURRING = "recurring"
    DEADLINE = "deadline"
    DATE_RANGE = "date_range"
    DATE = "date"
    RELATIVE = "relative"
    AS_NEEDED = "as_needed"
    UNSPECIFIED = "unspecified"
    UNKNOWN = "unknown"


class Period(NamedTuple):
    """The meaning of a срок. `text` is the raw wording.

    `months` (1 to 12, in the order worded) and `quarters` (1 to 4, those the wording touches; for elections
    empty, campaigns decide) are of the plan's year. `ranges` are the months, quarters or half-years of each part of
    a list, one part where it is no list; `spans` are the days of each part of a wording of days, where a deadline has
    no first one; each part is due once. `other_year` is the year that is named where it is
    not the plan's: nothing is due then. `every` is the number of months between two occasions of a recurring one
    (1, 3, 6, 12). `warnings` are Russian sentences for the person who checks the plan.
    """

    text: str
    kind: PeriodKind
    months: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    ranges: tuple[tuple[int, ...], ...] = ()
    spans: tuple[Span, ...] = ()
    other_year: int | None = None
    separate_plan: bool = False
    as_needed: bool = False
    every: int = 0
    warnings: tuple[str, ...] = ()

    @property
    def is_list(self) -> bool:
        """True if several parts are named, each of which is due."""
        return len(self.ranges) > 1 or len(self.spans) > 1


_ENDS_WITH_YEAR = lazy_pattern(r"(?:19|20)\d\d ?(?:г|гг|год|года|годы|году)?\b\.?$")
LONGEST = 300  # letters: the longest wording that was met has 120
LONGEST_SHOWN = 60
_NOT_GIVEN = "Срок не указан."
_NOT_UNDERSTOOD = "Срок {text} не распознан: выберите его смысл."
_OTHER_YEAR = "В сроке назван {named} год, а план составлен на {year} год."
_WRAPS = "Срок {text} переходит через конец года: в план {year} года входят обе его части."


@lru_cache(maxsize=8192)
def parse_period(text: str, year: int) -> Period:
    """The meaning of the wording `text` in a plan of `year`. Never raises: what is not understood is UNKNOWN."""
    if len(text) > LONGEST:
        return _unknown(text)
    words = normalise(text)
    if not words.strip("-– ()"):
        return Period(text, PeriodKind.UNSPECIFIED, warnings=(_NOT_GIVEN,))
    words, modifiers = rules.take_modifiers(words)
    if words:
        meaning = _core(text, words, year)
    elif modifiers.as_needed:
        meaning = Period(text, PeriodKind.AS_NEEDED)
    else:
        meaning = _all_year(text, PeriodKind.YEAR)
    as_needed = modifiers.as_needed or meaning.kind is PeriodKind.AS_NEEDED
    return meaning._replace(separate_plan=modifiers.separate_plan, as_needed=as_needed)


def _core(text: str, words: str, year: int) -> Period:
    """The meaning of `words`, normalised and without modifiers."""
    month = _enumerated(text, words, year, worded_year=False) if words in MONTH_NAMES else None
    if month is not None:  # the commonest of all but «в течение года», and no other rule has to be asked
        return month
    plain, years = take_years(words)
    kind = rules.whole_kind(plain, years)
    if kind:
        found = Period(text, PeriodKind(kind), quarters=QUARTERS if kind in _ALL_YEAR else ())
    elif (every := rules.every_months(plain)) is not None:
        found = Period(text, PeriodKind.RECURRING, quarters=QUARTERS, every=every)
    elif (days := named_days(words, year)) is not None:
        return _of_days(text, days, year)
    else:
        plain = rules.without_place(plain)
        found = _enumerated(text, plain, year, worded_year=bool(years)) or _halves_and_quarters(text, plain, year)
    foreign = tuple(_OTHER_YEAR.format(named=named, year=year) for named in dict.fromkeys(years) if named != year)
    if found.is_list and len(years) < len(found.ranges) and not _ENDS_WITH_YEAR.search(words):
        return _unknown(text) if set(years) - {year} else found  # whose year it is, is not told
    found = _of_years(found, frozenset(years), year)
    return found._replace(warnings=found.warnings + foreign)


def _of_days(text: str, days: Days, year: int) -> Period:
    """The meaning of days: of those outside of the plan's year nothing is asked, and that is told."""
    spans = tuple(span for span in days.spans if (span[0] or span[1]).year <= year <= span[1].year)
    outside = sorted({day.year for span in days.spans for day in span if day} - {year})
    warnings = tuple(_OTHER_YEAR.format(named=named, year=year) for named in outside)
    kind = PeriodKind(days.kind)
    if not spans:
        first, last = days.spans[0][0], days.spans[-1][1]
        return Period(text, kind, starts_on=first, ends_on=last, other_year=outside[0], warnings=warnings)
    quarters = {
        quarter
        for first, last in spans
        for quarter in (quarters_between(first, last, year) if first else (quarter_of(last.month),))
    }
    return Period(
        text,
        kind,
        quarters=tuple(sorted(quarters)),
        starts_on=spans[0][0],
        ends_on=spans[-1][1],
        spans=spans,
        warnings=warnings,
    )


def _of_years(found: Period, years: frozenset[int], year: int) -> Period:
    """`found` in a plan of `year` where the wording names `years`: in another one nothing is due, in doubt unknown."""
    if years <= {year} or found.kind in (PeriodKind.AS_NEEDED, PeriodKind.UNKNOWN):
        return found
    if len(years) > 1 or found.kind in (PeriodKind.ELECTION, PeriodKind.OUTSIDE_ELECTIONS):
        return _unknown(found.text)
    return found._replace(months=(), quarters=(), other_year=min(years))


_ALL_YEAR = ("year", "plan_period")


def _all_year(text: str, kind: PeriodKind) -> Period:
    return Period(text, kind, quarters=QUARTERS)


def _unknown(text: str) -> Period:
    return Period(text, PeriodKind.UNKNOWN, warnings=(_NOT_UNDERSTOOD.format(text=_shown(text)),))


def _shown(text: str) -> str:
    """`text` in one line of a warning, in quotation marks."""
    line = " ".join(text.split())
    return quoted(line if len(line) <= LONGEST_SHOWN else line[:LONGEST_SHOWN] + "…")


_NAMES = {
    PeriodKind.MONTHS: named_months,
    PeriodKind.QUARTERS: named_quarters,
    PeriodKind.HALF_YEAR: named_halves,
}
_SIZES = {PeriodKind.MONTHS: 1, PeriodKind.QUARTERS: 3, PeriodKind.HALF_YEAR: 6}  # months in each that is named


def months_of(kind: PeriodKind, numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The months of the months, quarters or half-years `numbers`, in their order."""
    size = _SIZES[kind]
    return tuple(month for number in numbers for month in range((number - 1) * size + 1, number * size + 1))


def _halves_and_quarters(text: str, words: str, year: int) -> Period:
    """«1 полугодие, IV квартал»: each part is due; unknown where one of them is neither."""
    spans: list[Span] = []
    for part in re.split(r" ?[,;] ?", words):
        found = _enumerated(text, part, year, worded_year=False)
        if found is None or found.kind not in (PeriodKind.QUARTERS, PeriodKind.HALF_YEAR) or found.warnings:
            return _unknown(text)
        first, last = found.quarters[0], found.quarters[-1]
        spans.append((Quarter(year, first).first_day, Quarter(year, last).last_day))
    if len(spans) < 2 or spans != sorted(spans):
        return _unknown(text)
    quarters = sorted({quarter for first, last in spans if first for quarter in quarters_between(first, last, year)})
    return Period(text, PeriodKind.HALF_YEAR, quarters=tuple(quarters), spans=tuple(spans))


def _enumerated(text: str, words: str, year: int, *, worded_year: bool) -> Period | None:
    """Months, quarters or half-years, one, a range or a list; None for anything else.

    A range over the year's end lies in the plan's year with both its parts; in which two years, where the wording
    itself names one, is not told.
    """
    found = ((kind, named) for kind, names in _NAMES.items() if (named := names(words)) is not None)
    kind, named = next(found, (PeriodKind.UNKNOWN, None))
    if named is None or (named.wraps and worded_year):
        return None
    warnings = (_WRAPS.format(text=_shown(text), year=year),) if named.wraps else ()
    months = months_of(kind, named.numbers)
    return Period(
        text,
        kind,
        months=() if kind is PeriodKind.QUARTERS else months,
        quarters=tuple(sorted({quarter_of(month) for month in months})),
        ranges=named.ranges,
        warnings=warnings,
    )


_FIXED_MEANINGS = {
    PeriodKind.YEAR: "весь год",
    PeriodKind.PLAN_PERIOD: "весь период плана",
    PeriodKind.ELECTION: "во время избирательных кампаний",
    PeriodKind.OUTSIDE_ELECTIONS: "между избирательными кампаниями",
    PeriodKind.AS_NEEDED: "по мере необходимости",
    PeriodKind.UNSPECIFIED: "срок не указан",
    PeriodKind.UNKNOWN: "срок не распознан",
}


def period_meaning(period: Period) -> str:
    """One short Russian phrase that tells the user how the program understood the срок."""
    if period.other_year is not None and period.kind in (PeriodKind.YEAR, PeriodKind.PLAN_PERIOD):
        meaning = f"{period.other_year} год"
    else:
        meaning = _FIXED_MEANINGS.get(period.kind) or _worded(period)
        meaning += f" {period.other_year} года" if period.other_year is not None and period.ends_on is None else ""
    if period.separate_plan:
        meaning += ", по отдельному плану"
    if period.as_needed and period.kind is not PeriodKind.AS_NEEDED:
        meaning += ", при необходимости"
    return meaning


def understood(period: Period) -> str:
    """How the срок was understood and what is doubtful in it, as sentences; empty where the wording says just that."""
    meaning = period_meaning(period)
    known = period.kind not in (PeriodKind.UNKNOWN, PeriodKind.UNSPECIFIED)
    said = known and meaning.casefold() != period.text.strip().casefold()
    return " ".join(((f"Понято так: {meaning}.",) if said else ()) + period.warnings)


def _worded(period: Period) -> str:
    """The months, quarters, half-years, occasions or dates of a срок in words."""
    if len(period.spans) > 1 or (period.spans and not period.ranges):
        return ", ".join(_dates(first, last) for first, last in period.spans)
    if period.kind is PeriodKind.MONTHS:
        return _joined(period.ranges, dict(enumerate(MONTHS, 1)))
    if period.kind in _NAMED_AS:
        one, several = _NAMED_AS[period.kind]
        numbers = {number for each in period.ranges for number in each}
        return f"{_joined(period.ranges, ROMAN)} {one if len(numbers) == 1 else several}"
    if period.kind is PeriodKind.RECURRING:
        return rules.every_words(period.text, period.every)
    return _dates(period.starts_on, period.ends_on)


_NAMED_AS = {PeriodKind.QUARTERS: ("квартал", "кварталы"), PeriodKind.HALF_YEAR: ("полугодие", "полугодия")}


def _joined(ranges: tuple[tuple[int, ...], ...], names: Mapping[int, str]) -> str:
    """«март – май, октябрь – декабрь»."""
    return ", ".join(" – ".join(names[number] for number in dict.fromkeys((each[0], each[-1]))) for each in ranges)


def _dates(first: date | None, last: date | None) -> str:
    if first is None or last is None or first == last:
        day = first or last
        prefix = "до " if first is None else "с " if last is None else ""
        return f"{prefix}{date_words(day)}" if day is not None else "дата не определена"
    return f"{preposed('с', date_words(first))} по {date_words(last)}"
