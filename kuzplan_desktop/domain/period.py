"""Period: the wording of a срок -> kind, months, dates, modifiers."""

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import QUARTERS, ROMAN, quarter_of
from kuzplan_desktop.domain.period_words import Named, named_halves, named_months, named_quarters, normalise, take_years
from kuzplan_desktop.domain.wording import MONTHS, date_words


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
    empty, campaigns decide) are of the plan's year. `is_list` tells a list of months or quarters, each of which
    is due, from a range that is due once. `every` is the number of months between two occasions of a recurring
    one (1, 3, 6, 12). `warnings` are Russian sentences for the person who checks the plan.
    """

    text: str
    kind: PeriodKind
    months: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    is_list: bool = False
    separate_plan: bool = False
    as_needed: bool = False
    every: int = 0
    warnings: tuple[str, ...] = ()


_SEPARATE_PLAN = r"(?:по|согласно|в соответствии с) отдельн(?:ому|ым|ыми) (?:план|график)(?:у|ам|ом|ами)\b"
_SEPARATE = re.compile(rf"\({_SEPARATE_PLAN}[^(),;\d]*\)|\b{_SEPARATE_PLAN}")
_IF_NEEDED = re.compile(r"\(?\b(?:при|по мере) необходимости\b\)?")
_AS_NEEDED = re.compile(
    r"по (?:запрос|заявк|обращени)(?:у|е|ю|ам|ям)|по мере поступления(?: [а-я]+){0,3}|по согласованию(?: с [^,;]+)?"
)
_YEAR = re.compile(
    r"(?:(?:в )?течени[еи]|на протяжении) (?:всего )?(?:календарного )?года|весь год|постоянно|на постоянной основе"
)
_YEAR_WORDS = frozenset(("", "в", "на", "в течение", "в течении", "в течение всего", "весь"))
_PLAN_PERIOD = re.compile(
    r"(?:в течени[еи] )?(?:весь|всего) (?:планов(?:ый|ого) )?периода?(?: (?:действия|реализации) плана)?"
)
_ELECTION = re.compile(
    r"(?:(?:в|на) )?(?:период|ходе) (?:подготовки (?:и |к )?|организации и )?(?:проведени[яю] )?"
    r"(?:выбор(?:ов|ам)|избирательн(?:ой|ых) кампани[йи]|един(?:ого|ых) дн(?:я|ей) голосования)"
    r"(?: (?!(?:до|после|за|не|по|с)\b)[а-я«»\"-]+)*"
)
_OUTSIDE = re.compile(r"(?:в )?межвыборн(?:ый|ые) периоды?|в период между выборами")
_EVERY = {"ежедневно": 1, "еженедельно": 1, "ежемесячно": 1, "ежеквартально": 3, "ежегодно": 12}
_TIMES = re.compile(
    r"(?:не (?:реже|менее) )?(?:(?P<times>\d|одного|двух) )?раза? в (?P<unit>неделю|месяц|квартал|полугодие|год)"
)
_UNIT_MONTHS = {"неделю": 1, "месяц": 1, "квартал": 3, "полугодие": 6, "год": 12}
_TIMES_A_YEAR = {1: 12, 2: 6, 4: 3}
_EVERY_WORDS = {1: "каждый месяц", 3: "каждый квартал", 6: "каждое полугодие", 12: "раз в год"}

LONGEST_SHOWN = 60
_NOT_GIVEN = "Срок не указан."
_NOT_UNDERSTOOD = "Срок «{text}» не распознан: выберите его смысл."
_OTHER_YEAR = "В сроке назван {named} год, а план составлен на {year} год."
_WRAPS = "Срок «{text}» переходит через конец года: в план {year} года входят обе его части."


@lru_cache(maxsize=8192)
def parse_period(text: str, year: int) -> Period:
    """The meaning of the wording `text` in a plan of `year`. Never raises: what is not understood is UNKNOWN."""
    words = normalise(text)
    if not words.strip("-– ()"):
        return Period(text, PeriodKind.UNSPECIFIED, warnings=(_NOT_GIVEN,))
    words, separate = _SEPARATE.subn(" ", words)
    words, needed = _IF_NEEDED.subn(" ", words)
    words = " ".join(words.split()).strip(" .,;")
    if words:
        meaning = _core(text, words, year)
    elif needed:
        meaning = Period(text, PeriodKind.AS_NEEDED)
    else:
        meaning = _all_year(text, PeriodKind.YEAR)
    as_needed = bool(needed) or meaning.kind is PeriodKind.AS_NEEDED
    return meaning._replace(separate_plan=bool(separate), as_needed=as_needed)


def _core(text: str, words: str, year: int) -> Period:
    """The meaning of `words`, normalised and without modifiers."""
    plain, years = take_years(words)
    if _YEAR.fullmatch(plain) or (years and plain in _YEAR_WORDS):
        found = _all_year(text, PeriodKind.YEAR)
    elif _PLAN_PERIOD.fullmatch(plain):
        found = _all_year(text, PeriodKind.PLAN_PERIOD)
    elif _ELECTION.fullmatch(plain):
        found = Period(text, PeriodKind.ELECTION)
    elif _OUTSIDE.fullmatch(plain):
        found = Period(text, PeriodKind.OUTSIDE_ELECTIONS)
    elif _AS_NEEDED.fullmatch(plain):
        found = Period(text, PeriodKind.AS_NEEDED)
    else:
        enumerated = None if len(set(years)) > 1 else _enumerated(text, plain, year)  # across years a range is longer
        found = _recurring(text, plain) or enumerated or _unknown(text)
    foreign = tuple(_OTHER_YEAR.format(named=named, year=year) for named in dict.fromkeys(years) if named != year)
    return found._replace(warnings=found.warnings + foreign)


def _all_year(text: str, kind: PeriodKind) -> Period:
    return Period(text, kind, quarters=QUARTERS)


def _unknown(text: str) -> Period:
    return Period(text, PeriodKind.UNKNOWN, warnings=(_NOT_UNDERSTOOD.format(text=_shown(text)),))


def _shown(text: str) -> str:
    """`text` in one line of a warning."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else line[:LONGEST_SHOWN] + "…"


def _recurring(text: str, words: str) -> Period | None:
    """«ежемесячно», «не реже 1 раза в квартал», «2 раза в год»; None for anything else."""
    every = _EVERY.get(words, 0)
    match = _TIMES.fullmatch(words)
    if match is not None:
        times = {"одного": 1, "двух": 2}.get(match["times"] or "1") or int(match["times"] or 1)
        every = _TIMES_A_YEAR.get(times, 0) if match["unit"] == "год" else _UNIT_MONTHS[match["unit"]]
    return Period(text, PeriodKind.RECURRING, quarters=QUARTERS, every=every) if every else None


def _enumerated(text: str, words: str, year: int) -> Period | None:
    """Months, quarters or half-years, one, a range or a list; None for anything else."""
    warning = (_WRAPS.format(text=_shown(text), year=year),)
    months = named_months(words)
    if months is not None:
        touched = tuple(sorted({quarter_of(month) for month in months.numbers}))
        return _listed(Period(text, PeriodKind.MONTHS, months.numbers, touched), months, warning)
    quarters = named_quarters(words)
    if quarters is not None:
        touched = tuple(sorted(quarters.numbers))
        return _listed(Period(text, PeriodKind.QUARTERS, quarters=touched), quarters, warning)
    halves = named_halves(words)
    if halves is not None:
        in_order = sorted(halves.numbers)
        covered = tuple(month for half in in_order for month in range(half * 6 - 5, half * 6 + 1))
        touched = tuple(quarter for half in in_order for quarter in (half * 2 - 1, half * 2))
        return _listed(Period(text, PeriodKind.HALF_YEAR, covered, touched), halves, warning)
    return None


def _listed(period: Period, named: Named, warning: tuple[str, ...]) -> Period:
    return period._replace(is_list=named.is_list, warnings=warning if named.wraps else ())


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
    meaning = _FIXED_MEANINGS.get(period.kind) or _worded(period)
    if period.separate_plan:
        meaning += ", по отдельному плану"
    if period.as_needed and period.kind is not PeriodKind.AS_NEEDED:
        meaning += ", при необходимости"
    return meaning


def _worded(period: Period) -> str:
    """The months, quarters, half-years, occasions or dates of a срок in words."""
    if period.kind is PeriodKind.MONTHS:
        return _joined([MONTHS[month - 1] for month in period.months], period.is_list)
    if period.kind is PeriodKind.HALF_YEAR:
        halves = [ROMAN[half] for half in sorted({(month + 5) // 6 for month in period.months})]
        return f"{_joined(halves, period.is_list)} {'полугодие' if len(halves) == 1 else 'полугодия'}"
    if period.kind is PeriodKind.QUARTERS:
        quarters = [ROMAN[quarter] for quarter in period.quarters]
        return f"{_joined(quarters, period.is_list)} {'квартал' if len(quarters) == 1 else 'кварталы'}"
    if period.kind is PeriodKind.RECURRING:
        return _EVERY_WORDS[period.every]
    return _dates(period.starts_on, period.ends_on)


def _joined(names: list[str], is_list: bool) -> str:
    return ", ".join(names) if is_list or len(names) < 2 else f"{names[0]} – {names[-1]}"


def _dates(first: date | None, last: date | None) -> str:
    if first is None or last is None or first == last:
        day = first or last
        prefix = "до " if first is None else "с " if last is None else ""
        return f"{prefix}{date_words(day)}" if day is not None else "дата не определена"
    return f"с {date_words(first)} по {date_words(last)}"
