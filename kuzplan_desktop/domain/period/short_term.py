"""A срок in a word for a narrow column: «год», «февр.», «II кв.», «до 15.03»."""

from datetime import date

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.period.period import Period, PeriodKind
from kuzplan_desktop.domain.wording import days_digits

MORE = "*"  # there is more to read: an отдельный план, «при необходимости»
_MONTHS = ("янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.", "нояб.", "дек.")
_FIXED = {
    PeriodKind.YEAR: "год",
    PeriodKind.PLAN_PERIOD: "год",
    PeriodKind.ELECTION: "выборы",
    PeriodKind.AS_NEEDED: "по необх.",
    PeriodKind.UNSPECIFIED: "–",
}
_EVERY = {1: "ежемес.", 3: "ежекв.", 6: "2 р. в год", 12: "год"}


def short_term(period: Period) -> str:
    """The срок in a word; its whole wording where no word says the same."""
    if period.kind is not PeriodKind.UNSPECIFIED and (period.other_year is not None or period.warnings):
        return period.text
    word = _FIXED.get(period.kind) or _word(period)
    if not word:
        return period.text
    more = period.separate_plan or (period.as_needed and period.kind is not PeriodKind.AS_NEEDED)
    return word + MORE * more


def _word(period: Period) -> str:
    if period.kind is PeriodKind.MONTHS:
        return _joined(period.ranges, dict(enumerate(_MONTHS, 1)))
    if period.kind is PeriodKind.QUARTERS:
        return f"{_joined(period.ranges, ROMAN)} кв."
    if period.kind is PeriodKind.HALF_YEAR:
        return f"{_joined(period.ranges, ROMAN)} полуг."
    if period.kind is PeriodKind.RECURRING:
        return _EVERY.get(period.every, "")
    if len(period.spans) == 1:
        return _days(*period.spans[0])
    return ""


def _joined(ranges: tuple[tuple[int, ...], ...], names: dict[int, str]) -> str:
    return ", ".join("–".join(names[number] for number in dict.fromkeys((each[0], each[-1]))) for each in ranges)


def _days(first: date | None, last: date) -> str:
    digits = days_digits(first or last, last).replace(f".{last.year:04}", "")
    return digits if first else f"до {digits}"
