"""Days in the wording of a срок: dates, deadlines, ranges of days, weekdays and parts of a month, and lists of them."""

import calendar as days_of
import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from kuzplan_desktop.domain.lazy_pattern import lazy_pattern
from kuzplan_desktop.domain.period.period_words import MONTH_NAMES, TIME_WORD

Span = tuple[date | None, date]


class DaysKind(StrEnum):
    """What a wording of days asks for."""

    DATE = "date"
    RANGE = "date_range"
    DEADLINE = "deadline"


class Days(NamedTuple):
    """The days that a wording names: each span is due once; a deadline has no first day. `years` are those it names."""

    kind: DaysKind
    spans: tuple[Span, ...]
    years: frozenset[int]


_MONTH = "(?P<month>" + "|".join(sorted((re.escape(name) for name in MONTH_NAMES), key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?: ?(?P<year>(?:19|20)\d\d|\d\d(?= ?г\b))(?: ?(?:года|году|год|г)\b\.?)?| ?т\. ?г\b\.?| текущего года)?"
_WORDED = lazy_pattern(rf"(?P<day>\d{{1,2}}) {_MONTH}{_YEAR}")
_DIGITS = lazy_pattern(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4}|\d{2}))?\.?(?: ?(?:года|г)\b\.?)?")
_BARE = lazy_pattern(r"(?P<day>\d{1,2})\.?(?![\d.:])")
_MINUTES = r"(?:00|1[3-9]|[2-5]\d)"  # what may be minutes and is no month
_CLOCK = rf"(?:\d{{1,2}}:\d\d|\d{{1,2}}[.-]{_MINUTES})"
_WORDED_HOUR = r"(?: ?(?:час\w*|ч)\b\.?)"
_HOURS = lazy_pattern(
    rf"(?:(?:\bв |\bс )\d{{1,2}}[.:-]\d\d|\b{_CLOCK}(?:-{_CLOCK})?){_WORDED_HOUR}?$|\b\d{{1,2}}{_WORDED_HOUR}$"
)
_HOUR_AND_PLACE = lazy_pattern(rf"(.*\d(?: ?г(?:ода)?\.?)?)[ ,]+{_CLOCK}[ ,]+([^\d]*)")
HALF_A_YEAR = 150  # days by which a deadline must stand earlier to be of the year after
MOST_TAILS = 4  # hours and places behind a day
_IN_BRACKETS = lazy_pattern(r"\([^()\d]*\)")
_BEFORE = lazy_pattern(r"(?:в период|целый месяц|ежегодно,?|проводится|дата(?: проведения)?:?) ")
_UNTIL = lazy_pattern(r"(?:в срок |срок |не позже, чем )?(?:до|к|не позднее(?: чем)?|не позже|по) ")
_END_OF_YEAR = lazy_pattern(r"(?:до|к) конца?у? (?:(?P<year>(?:19|20)\d\d) )?(?:года|г)\b\.?")
_END_OF_MONTH = lazy_pattern(rf"(?:до|к) конца?у? {_MONTH}{_YEAR}")
_ORDINALS = {"перв": 1, "втор": 2, "трет": 3, "четверт": 4, "пят": 5, "последн": -1}
_WEEKDAYS = {"понедельник": 0, "вторник": 1, "сред": 2, "четверг": 3, "пятниц": 4, "суббот": 5, "воскресень": 6}
_WEEKDAY = lazy_pattern(
    r"(?:в |каждое )?(?P<which>перв|втор|трет|четверт|пят|последн)\w* "
    rf"(?P<day>понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)\w* (?:месяца )?{_MONTH}{_YEAR}"
)
_PART = lazy_pattern(
    r"(?:в |во )?(?P<which>перв|втор|трет|[123](?!\d))\w*(?:-?(?:я|й|ю|ой|ей))? "
    rf"(?P<part>декад|половин)\w* {_MONTH}{_YEAR}"
)
_DECADES = {1: (1, 10), 2: (11, 20), 3: (21, 31)}
_HALVES = {1: (1, 15), 2: (16, 31)}
_PLACE = lazy_pattern(r",? (?:г|с|п|пос|ул|д)\. ?[а-я][^\d]*$|(?<=\d|г|а), (?![^,]*\b(?:до|с|по|и)\b)[а-я][^\d,]*$")


def named_days(words: str, year: int) -> Days | None:
    """The days that `words`, normalised, consists of in a plan of `year`; None when there is anything else in it."""
    text = " ".join(_IN_BRACKETS.sub(_without_time, words).split()).strip(" ,;")
    found = _read(text, year)
    bare = _bare(text) if found is None else text
    return found if bare == text else _read(bare, year)


def _read(text: str, year: int) -> Days | None:
    found = _whole(text, year)
    if found is not None:
        return found
    if ", до " in text or "; до " in text:
        return _deadlines(re.split(r"[,;] (?=до )", text), year)
    return _list_of_ranges(text, year)


def _without_time(found: re.Match[str]) -> str:
    """Nothing in place of brackets, or of a place, that say nothing of the time; others stay and are not understood."""
    return found[0] if TIME_WORD.search(found[0]) else " "


def _bare(text: str) -> str:
    """The wording without the place and the hour, which say nothing of the day."""
    before = ""
    for _ in range(MOST_TAILS):
        if before == text:
            break
        before = text
        text = _PLACE.sub(_without_time, text).strip(" ,;")
        hours = _HOURS.search(text)
        if hours and hours.start() and _has_day(text[: hours.start()]) and text[: hours.start()].rstrip()[-1] != "-":
            text = text[: hours.start()].strip(" ,;")
        trailing = _HOUR_AND_PLACE.fullmatch(text)
        if trailing and _has_day(trailing[1]) and not TIME_WORD.search(trailing[2]):
            text = trailing[1].strip(" ,;")
    return re.sub(r"(?:включительно|(?<!т\.)(?<!т\. )\bгг?\.?)$", "", text).strip(" ,;")


def _has_day(text: str) -> bool:
    return bool(_DIGITS.search(text) or _WORDED.search(text))


def _whole(text: str, year: int) -> Days | None:
    """A wording that is one thing."""
    for read in (_deadline, _weekday, _part_of_month, _range, _dates):
        found = read(text, year)
        if found is not None:
            return found
    return None


def _deadline(text: str, year: int) -> Days | None:
    whole_year = _END_OF_YEAR.fullmatch(text)
    if whole_year:
        named = int(whole_year["year"] or year)
        return Days(DaysKind.DEADLINE, ((None, date(named, 12, 31)),), frozenset({named} if whole_year["year"] else ()))
    month = _END_OF_MONTH.fullmatch(text)
    if month:
        named = _year_of(month["year"]) or year
        last = _month_end(named, MONTH_NAMES[month["month"]])
        return Days(DaysKind.DEADLINE, ((None, last),), frozenset({named} if month["year"] else ()))
    until = _UNTIL.match(text)
    if until is None:
        return None
    day = _day(text[until.end() :], year)
    return None if day is None else Days(DaysKind.DEADLINE, ((None, day[0]),), day[1])


def _deadlines(parts: list[str], year: int) -> Days | None:
    """«до 15 июля, до 15 января»: the later one that stands earlier in the calendar is of the year after."""
    spans: list[Span] = []
    years: frozenset[int] = frozenset()
    for part in parts:
        found = _deadline(part.strip(), year)
        if found is None:
            return None
        last = found.spans[0][1]
        if spans and not found.years and last < spans[-1][1]:
            if (spans[-1][1] - last).days < HALF_A_YEAR or (last.month, last.day) == (2, 29):
                return None
            last = last.replace(year=last.year + 1)
        spans.append((None, last))
        years |= found.years
    return Days(DaysKind.DEADLINE, tuple(spans), years)


def _weekday(text: str, year: int) -> Days | None:
    found = _WEEKDAY.fullmatch(text)
    if found is None:
        return None
    named = _year_of(found["year"]) or year
    month = MONTH_NAMES[found["month"]]
    weekday = _WEEKDAYS[found["day"]]
    which = _ORDINALS[found["which"]]
    last = _month_end(named, month)
    days = [day for number in range(1, last.day + 1) if (day := date(named, month, number)).weekday() == weekday]
    if which > len(days):
        return None
    day = days[which - 1] if which > 0 else days[-1]
    return Days(DaysKind.DATE, ((day, day),), frozenset({named} if found["year"] else ()))


def _part_of_month(text: str, year: int) -> Days | None:
    found = _PART.fullmatch(text)
    if found is None:
        return None
    which = _ORDINALS.get(found["which"]) or int(found["which"])
    first, last = (_DECADES if found["part"] == "декад" else _HALVES).get(which, (0, 0))
    if not first:
        return None
    named = _year_of(found["year"]) or year
    month = MONTH_NAMES[found["month"]]
    span = date(named, month, first), min(date(named, month, 28) + timedelta(days=last - 28), _month_end(named, month))
    return Days(DaysKind.RANGE, (span,), frozenset({named} if found["year"] else ()))


_BETWEEN = (
    lazy_pattern(r"(?:с|со) (?P<first>.+?) (?:по|до) (?P<last>.+)"),
    lazy_pattern(r"не ранее (?P<first>.+?),? (?:и )?не позднее (?P<last>.+)"),
    lazy_pattern(r"(?P<first>[^-]+?) ?- ?(?P<last>[^-]+)"),
)


def _range(text: str, year: int) -> Days | None:
    bare = _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text
    for pattern in _BETWEEN:
        found = pattern.fullmatch(bare)
        last = _day(found["last"], year) if found else None
        if found is None or last is None:
            continue
        first = _first(found["first"].strip(" ,"), last[0], last[1])
        if first is not None and first[0] <= last[0]:
            return Days(DaysKind.RANGE, ((first[0], last[0]),), first[1] | last[1])
    return None


def _first(text: str, last: date, years: frozenset[int]) -> tuple[date, frozenset[int]] | None:
    """The first day of a range: whole, or a number whose month the last day tells."""
    found = _day(text, last.year)
    if found is not None:
        return found
    bare = _BARE.fullmatch(text)
    if bare is None or not 1 <= int(bare["day"]) <= last.day:
        return None
    return last.replace(day=int(bare["day"])), years


def _dates(text: str, year: int) -> Days | None:
    """One day, or several in a list; numbers take the month of the day after them."""
    bare = _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text
    found = list(_listed(re.split(r" ?[,;] ?| и |(?<=\d{4}) (?=\d{1,2}\.\d{1,2}\.\d{4})", bare), year))
    if not found or any(one is None for one in found):
        return None
    known = [one for one in found if one is not None]
    days = [day for day, _ in known]
    if days != sorted(days):
        return None
    years = frozenset[int]().union(*(named for _, named in known))
    kind = DaysKind.DATE if len(days) == 1 else DaysKind.RANGE
    return Days(kind, tuple((day, day) for day in days), years)


def _listed(parts: list[str], year: int) -> Iterator[tuple[date, frozenset[int]] | None]:
    """The days of a list, from the last to the first and back in order."""
    after: tuple[date, frozenset[int]] | None = None
    found: list[tuple[date, frozenset[int]] | None] = []
    for part in reversed([part.strip() for part in parts if part.strip()]):
        day = _day(part, year)
        if day is None and after is not None:
            bare = _BARE.fullmatch(part)
            fits = bare is not None and 1 <= int(bare["day"]) <= _month_end(after[0].year, after[0].month).day
            day = (after[0].replace(day=int(part.strip(". "))), after[1]) if fits else None
        found.append(day)
        after = day or after
    return iter(reversed(found))


def _list_of_ranges(text: str, year: int) -> Days | None:
    """«с 1 по 10 марта, с 1 по 10 октября»: each range is a unit."""
    spans: list[Span] = []
    years: frozenset[int] = frozenset()
    parts = re.split(r"[,;] (?=со? \d)|[,;] (?=\d{1,2}(?:\.\d\d)? ?-)", text)
    for part in parts:
        found = _range(part, year) or _dates(part, year)
        if found is None:
            return None
        spans += found.spans
        years |= found.years
    return Days(DaysKind.RANGE, tuple(spans), years) if len(parts) > 1 else None


def _day(text: str, year: int) -> tuple[date, frozenset[int]] | None:
    """A day with its month, and the year that it names; None for one that is not in the calendar."""
    text = re.sub(r"(?:включительно|числа)$", "", text.strip(" ,;")).strip(" ,;")
    worded, digits = _WORDED.fullmatch(text), _DIGITS.fullmatch(re.sub(r"(?<=\d)\. (?=\d)", ".", text))
    found = worded or digits
    if found is None:
        return None
    month = MONTH_NAMES[found["month"]] if worded else int(found["month"])
    named = _year_of(found["year"])
    try:
        return date(year if named is None else named, month, int(found["day"])), frozenset({named} if named else ())
    except ValueError:
        return None


def _year_of(text: str | None) -> int | None:
    return None if not text else int(text) + (2000 if len(text) == 2 else 0)


def _month_end(year: int, month: int) -> date:
    return date(year, month, days_of.monthrange(year, month)[1])
