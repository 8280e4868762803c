"""What a person typed, or the program itself printed -> days, a number, minutes; and how these are written back.

The one place for the window, the form (бланк) and the command line alike.
"""

import re
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import ReportingPeriod, parse_reporting_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.limits import LARGEST_NUMBER, checked_day
from kuzplan_desktop.domain.period.period_words import (
    MONTH_NAMES,
    named_halves,
    named_months,
    named_quarters,
    normalise,
    take_years,
)
from kuzplan_desktop.domain.wording import fold

_HINT = "Напишите ее так: 14.03.2022."
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_MONTH = "(?P<name>" + "|".join(sorted(MONTH_NAMES, key=len, reverse=True)) + r")\b\.?"
_NAMED_MONTH = re.compile(rf"[«\"„]?(?P<day>[0-9]{{1,2}})[»\"“]? ?{_MONTH} ?(?P<year>[0-9]?)")
_YEAR_WORD = re.compile(r"(?<=[0-9]) ?(?:года|году|год|г)\b\.?")
_HOUR = r"(?:[01]?[0-9]|2[0-3])"
_CLOCK = re.compile(
    rf"(?:(?<=[0-9]{{4}}),? (?:в )?{_HOUR}\.[0-5][0-9]|(?:,? (?:в )?|(?<=[0-9])t){_HOUR}:[0-5][0-9](?::[0-5][0-9])?)"
    rf"(?:-{_HOUR}[.:][0-5][0-9])?(?: ?ч\.?)?$"
)
_FROM_TO = re.compile(r"(?:период )?со? (?P<first>.+) по (?P<last>.+)")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_DASHED = re.compile(r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})(?:-(?P<year>[0-9]{4}|[0-9]{2}))?")
_RUN = re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4}|[0-9]{2})?")
_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})[.,/ ]+(?P<month>[0-9]{1,2})(?:[.,/ ]+(?P<year>[0-9]{4}|[0-9]{2}))?")
_DAY_ALONE = re.compile(r"(?P<day>[0-9]{1,2})")
_KEY_ALONE = re.compile("Q[1-4]|H[12]|9M")
_MONTH_ALONE = re.compile(rf"(?P<iso>[0-9]{{4}})-(?P<digits>[0-9]{{2}})|{_MONTH}(?: (?P<year>[0-9]{{4}}))?")


class TypedDays(NamedTuple):
    """The days from `first` to `last`, the same for one day; or all that is known is the month, `of_month`."""

    first: date
    last: date
    of_month: bool = False


def read_when(text: str, year: int) -> TypedDays | None:
    """The day, the days or the month that `text` names, None for blank text.

    14.03.2022, 14.3.22, 14/03/2022, 14032022, 2022-03-14, «14 марта 2022 г.» are days, 14.03 one of `year`; an hour
    behind a day is passed over. 14–16.03.2022, 30.03–02.04.2022, «с 14 по 16 марта» are several. 2022-10 and
    «октябрь 2022 года» are a month. PlanError with a sentence for everything else.
    """
    words = " ".join(_DASHES.sub("-", fold(text)).split()).strip(" .,;")
    if not words:
        return None
    words = _CLOCK.sub("", _YEAR_WORD.sub("", words))
    try:
        found = _month_alone(words, year) or _days(words, year)
    except ValueError:
        raise PlanError(f"Даты «{text.strip()}» нет в календаре.", _HINT) from None
    if found is None:
        raise PlanError(f"Дата «{text.strip()}» не понята.", _HINT)
    return found._replace(first=checked_day(found.first), last=checked_day(found.last))


def read_day(text: str, year: int) -> date | None:
    """The one day that `text` names as in `read_when`, None for blank text; PlanError for everything else."""
    found = read_when(text, year)
    if found is not None and (found.of_month or found.first != found.last):
        raise PlanError(f"Здесь нужен один день, а написано «{text.strip()}».", _HINT)
    return found and found.first


def days_of_event(when: TypedDays | None, last: date | None, year: int) -> dict[str, date | None]:
    """The fields of an event of which `when` was told as its day, its days or its month, and `last` as its last day.

    PlanError if two last days were told, or a month of another year than the plan's `year`.
    """
    if when is None or not when.of_month:
        first = when and when.first
        if when and when.first != when.last and last not in (None, when.last):
            raise PlanError(
                f"Последний день указан дважды: {write_day(when.last)} и {write_day(last)}.", "Уберите один."
            )
        ends_on = last or (when and when.last)
        return {"starts_on": first, "ends_on": None if ends_on == first else ends_on, "month": None}
    if when.first.year != year:
        raise PlanError(f"План составлен на {year} год, а месяц указан другого года.", "Проверьте год.")
    return {"starts_on": None, "ends_on": last, "month": when.first}


def _month_alone(words: str, year: int) -> TypedDays | None:
    found = _MONTH_ALONE.fullmatch(words)
    if found is None:
        return None
    number = MONTH_NAMES[found["name"]] if found["name"] else int(found["digits"])
    first = date(int(found["iso"] or found["year"] or year), number, 1)
    return TypedDays(first, first, of_month=True)


def _days(words: str, year: int) -> TypedDays | None:
    """The day or days of `words`; ValueError for one that no calendar has."""
    words = _NAMED_MONTH.sub(_in_digits, words)
    for pattern in (_YEAR_FIRST, _DASHED, _RUN, _DAY_FIRST):
        if found := pattern.fullmatch(words.strip(" .")):
            day = _day(found, year)
            return TypedDays(day, day)
    ends = _FROM_TO.fullmatch(words)
    first, between, last = (ends["first"], "по", ends["last"]) if ends else _parted(words)
    return _between(first.strip(" ."), last.strip(" ."), year) if between else None


def _in_digits(found: re.Match[str]) -> str:
    """«14 марта 2» -> «14.03.2»."""
    return f"{found['day']}.{MONTH_NAMES[found['name']]:02}{'.' if found['year'] else ' '}{found['year']}"


def _parted(words: str) -> tuple[str, str, str]:
    """`words` parted where a range goes on: at «..», at a dash with spaces, at the only dash."""
    sign = ".." if ".." in words else " - " if " - " in words else "-"
    first, between, last = words.partition(sign)
    return first, between, last


def _between(first: str, last: str, year: int) -> TypedDays | None:
    """The days between two; what the first leaves out, month or year, is that of the last."""
    ending = _YEAR_FIRST.fullmatch(last) or _DAY_FIRST.fullmatch(last)
    beginning = _YEAR_FIRST.fullmatch(first) or _DAY_FIRST.fullmatch(first) or _DAY_ALONE.fullmatch(first)
    if ending is None or beginning is None:
        return None
    told = beginning.groupdict()
    last_day = _day(ending, _whole_year(told.get("year"), year))
    if "month" not in told:
        return TypedDays(last_day.replace(day=int(told["day"])), last_day)
    first_day = _day(beginning, last_day.year)
    if first_day > last_day and ending["year"] is None and told["year"] is not None:
        last_day = last_day.replace(year=last_day.year + 1)
    elif first_day > last_day and ending["year"] is not None and told["year"] is None:
        first_day = first_day.replace(year=first_day.year - 1)
    return TypedDays(first_day, last_day)


def _day(found: re.Match[str], year: int) -> date:
    """The day of a match; ValueError if there is none."""
    return date(_whole_year(found["year"], year), int(found["month"]), int(found["day"]))


def _whole_year(text: str | None, year: int) -> int:
    """The year that two or four digits mean, `year` where there are none."""
    if not text:
        return year
    return int(text) if len(text) == 4 else 2000 + int(text)


def write_day(day: date | None) -> str:
    """«14.03.2022», empty for None."""
    return f"{day:%d.%m.%Y}" if day else ""


def read_reporting_period(text: str, year: int | None = None) -> ReportingPeriod:
    """The отчетный период of a key (2022-Q1) or of a caption («I квартал 2022 года», «9 месяцев 2022 года»).

    One that names no year («I квартал», «март», Q1, 14.03) is of `year`, and none where that is not told.
    """
    try:
        return parse_reporting_period(text)
    except PlanError as refused:
        key = _key_of(text, year)
        with suppress(PlanError):
            return parse_reporting_period(key or "")
        raise refused from None


def _key_of(caption: str, year: int | None) -> str | None:
    """The key of the period that is called so; None for anything else."""
    if year is not None and _KEY_ALONE.fullmatch(caption.strip().upper()):
        return f"{year:04}-{caption.strip()}"
    words, years = take_years(normalise(caption).removeprefix("за "))
    if year is not None and words and not years:
        years = (year,)
    if len(years) == 1:
        units = ((named_quarters, "-Q{}"), (named_halves, "-H{}"), (named_months, "-{:02}"))
        if words in ("", "9 месяцев"):
            return f"{years[0]:04}{'-9M' if words else ''}"
        for names, ending in units:
            named = names(words)
            if named is not None and len(named.numbers) == 1:
                return f"{years[0]:04}{ending.format(named.numbers[0])}"
    try:
        found = read_when(caption, year or 0)  # no year of its own is no day
    except PlanError:
        return None
    return found and f"{found.first.isoformat()}..{found.last.isoformat()}"


def read_quarter(text: str) -> int:
    """The quarter of «2», «II», «II квартал»; PlanError for everything else."""
    words = normalise(text)
    named = named_quarters(words) or named_quarters(f"{words} квартал")
    if named is None or len(named.numbers) != 1:
        raise PlanError(f"Нет такого квартала: {text.strip()}.", "Квартал – это число от 1 до 4.")
    return named.numbers[0]


_UNIT = (
    r"(?:чел(?:\.|овека?)?|участник(?:а|ов)?|шт(?:\.|ук[аи]?)?|раза?|мероприяти[еяй]|публикаци[яий]|волонтер(?:а|ов)?)"
)
_NUMBER = re.compile(rf"([0-9]+)(?:[.,]0{{1,2}})?{_UNIT}?")


def read_number(text: str, least: int = 0) -> int | None:
    """The whole number that `text` names, None for blank text.

    Spaces between the digits, a unit behind («37 чел.») and a nought behind a comma («25,0») do not matter. PlanError
    with a sentence for everything else and for numbers under `least`.
    """
    cleaned = "".join(fold(text).split())
    if not cleaned:
        return None
    found = _NUMBER.fullmatch(cleaned)
    if re.fullmatch("-[0-9]+", cleaned):
        raise PlanError(f"Наименьшее возможное число – {least}.")
    if found is None:
        whole = "целое " if re.fullmatch(r"-?[0-9]+[.,][0-9]+", cleaned) else ""
        raise PlanError(f"«{text.strip()}» – не {whole}число.", "Напишите целое число, например 37.")
    digits = found[1].lstrip("0") or "0"
    if len(digits) > len(str(LARGEST_NUMBER)) or int(digits) > LARGEST_NUMBER:
        raise PlanError(f"Число {found[1]} слишком велико.", "Проверьте, нет ли лишних цифр.")
    if int(digits) < least:
        raise PlanError(f"Наименьшее возможное число – {least}.")
    return int(digits)


def write_number(number: int | None) -> str:
    """The digits, empty for None."""
    return "" if number is None else str(number)


_HOURS = r"(?P<hours>[0-9]{1,4}(?:[.,][0-9]{1,2})?)"
_MINUTES = r"(?P<minutes>[0-9]{1,3}) ?мин(?:\.|ут[аы]?)?"
_HOUR_WORD = r" ?(?:(?:ак(?:ад)?\.? ?|академическ[а-я]+ )?ч(?:\.|аса?|асов)?)"
_LENGTHS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_HOURS}(?:{_HOUR_WORD})?",
        rf"(?P<hours>[0-9]{{1,4}}):(?P<minutes>[0-5][0-9])(?:{_HOUR_WORD})?",
        rf"{_HOURS}{_HOUR_WORD},? ?{_MINUTES}",
        _MINUTES,
    )
)


def read_hours(text: str) -> int | None:
    """The minutes that a length in hours means («1,5», «2 ч», «1:30», «2 ч 30 мин»), None for blank text.

    «2 ак. часа» are two hours: a report counts the hours as they were told. PlanError with a sentence for everything
    else.
    """
    cleaned = " ".join(fold(text).split())
    if not cleaned:
        return None
    for length in _LENGTHS:
        if found := length.fullmatch(cleaned):
            told = found.groupdict()
            hours = float((told.get("hours") or "0").replace(",", "."))
            return round(hours * 60) + int(told.get("minutes") or 0)
    raise PlanError(f"Продолжительность «{text.strip()}» не понята.", "Напишите часы, например 1,5 или 1:30.")


_ATTENDED = re.compile(r"(?P<audience>.*\S)\s*(?:[=:]|\s[-\u2010-\u2015]\s)(?P<people>[^=:]*)", re.DOTALL)


def read_attended(text: str) -> tuple[str, int]:
    """An audience and its people: «члены УИК=37», «члены УИК – 37», «члены УИК: 37 чел.»; PlanError otherwise."""
    found = _ATTENDED.fullmatch(text)
    people = read_number(found["people"]) if found else None
    if found is None or people is None:
        raise PlanError("Аудитория пишется с числом участников, например «члены УИК=37».")
    return found["audience"].strip(), people
