"""The items of a plan counted by hand: asked for in some days, worked on, late after them; years that are over alone.

What a срок asks for is known of the wordings below; a document with another one is recounted without its items.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from reliability.recount import Row, Tables, month_end, quarter_of

QUARTERS = (1, 2, 3, 4)
MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})[а-я]{{0,2}}\b")
DEADLINE = re.compile(rf"^до (\d+) ({'|'.join(MONTHS)})[а-я]+$")
DAYS = re.compile(rf"^с (\d+) по (\d+) ({'|'.join(MONTHS)})[а-я]+$")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class Unknown(Exception):
    """A срок whose meaning is not known here."""


@dataclass(frozen=True, slots=True)
class Due:
    """When an item is due: its units (quarters, first and last day); `each` must be done, or it runs through them."""

    units: tuple[tuple[tuple[int, ...], date, date], ...]
    each: bool = False
    span: bool = False
    open_end: bool = False


def items_of(tables: Tables, first: date, last: date, *, own: bool = True) -> Counter[str]:
    """How many items were asked for from `first` to `last`, worked on, late and so on. May be Unknown."""
    found: Counter[str] = Counter(planned=0, worked=0, no_information=0, late=0, outside=0)
    for item in tables.items:
        if own and not tables.is_own(item):
            continue
        planned, worked, late = _share(tables, item, first, last)
        found["planned"] += planned
        found["worked"] += planned and worked
        found["no_information"] += planned and not worked
        found["outside"] += worked and not planned
        found["late"] += late
    return found


def due_of(tables: Tables, item: Row) -> Due:
    """When an item is due. Unknown where the wording is none of those known here."""
    year, every = tables.year, (QUARTERS, date(tables.year, 1, 1), date(tables.year, 12, 31))
    text = " ".join((item["period_override"] or item["period_text"]).lower().replace("–", "-").split())
    text = text.replace("(по отдельному плану)", "").strip()
    if item["excluded"]:
        return Due(())
    if text in ("в течение года", "постоянно", "по отдельному графику"):
        return Due((every,), span=True)
    if text == "в период подготовки и проведения выборов":
        units = tuple(_stretch(year, *one[:2]) for one in tables.campaigns)
        return Due(units, span=True, open_end=not all(one[2] for one in tables.campaigns))
    if text in ("ежеквартально", "ежемесячно"):
        return Due(tuple(_of_quarters(year, quarter) for quarter in QUARTERS), each=True)
    if text == "1 раз в полугодие":
        return Due((_of_quarters(year, 1, 2), _of_quarters(year, 3, 4)), each=True)
    if found := re.match(r"^(i+v?)(?: - (i+v?))? квартал", text):
        numbers = range(ROMAN[found[1]], ROMAN[found[2] or found[1]] + 1)
        return Due((_of_quarters(year, *numbers),))
    if found := DEADLINE.match(text):
        last = date(year, MONTHS.index(found[2]) + 1, int(found[1]))
        return Due((((quarter_of(last),), date(year, 1, 1), last),))
    if found := DAYS.match(text):
        month = MONTHS.index(found[3]) + 1
        return Due((_stretch(year, date(year, month, int(found[1])), date(year, month, int(found[2]))),))
    if MONTH.sub("", text).strip(" ,") == "" and (named := MONTH.findall(text)):
        months = [MONTHS.index(one) + 1 for one in named]
        return Due(
            tuple(_stretch(year, date(year, one, 1), month_end(year, one)) for one in months), each=len(months) > 1
        )
    raise Unknown(text)


def _share(tables: Tables, item: Row, first: date, last: date) -> tuple[bool, bool, bool]:
    """Whether the days from `first` to `last` ask for an item, it was worked on in them, it is late after them."""
    due, marks, events = due_of(tables, item), tables.marks[item["uid"]], tables.events[item["uid"]]
    told = {quarter: state for quarter, state in _told(tables, item, due, first, last).items() if state}
    worked = any(first <= event["day"] <= last for event in events) or "done" in told.values()
    asked = {one for unit in due.units if unit[1] <= last and first <= unit[2] for one in unit[0]}
    asked &= {quarter for quarter in QUARTERS if _overlaps(tables.year, quarter, first, last)}
    excused = all(told.get(quarter) == "not_required" for quarter in asked)  # of nothing, too
    before = _told(tables, item, due, date(tables.year, 1, 1), first - timedelta(days=1))
    planned = not excused and (worked or not _is_done_before(tables, item, due, before, first, last))
    so_far = _told(tables, item, due, date(tables.year, 1, 1), last)
    if last >= date(tables.year, 12, 31):
        so_far = {quarter: mark["state"] for quarter, mark in marks.items()}
    return planned, worked, _is_late(due, {quarter: state for quarter, state in so_far.items() if state}, last)


def _told(tables: Tables, item: Row, due: Due, first: date, last: date) -> dict[int, str | None]:
    """The states of the marks that belong to the days from `first` to `last`, by quarter."""
    found = {}
    for quarter, mark in tables.marks[item["uid"]].items():
        begin, end = date(tables.year, quarter * 3 - 2, 1), month_end(tables.year, quarter * 3)
        if not _overlaps(tables.year, quarter, first, last):
            continue
        held = [event["day"] for event in tables.events[item["uid"]] if begin <= event["day"] <= end]
        spans = [(max(unit[1], begin), min(unit[2], end)) for unit in due.units if unit[1] <= end and begin <= unit[2]]
        if (first <= begin and end <= last) or mark["state"] == "not_required":
            tells = True
        elif mark["date"]:
            tells = first <= date.fromisoformat(mark["date"]) <= last
        elif held:
            tells = any(first <= day <= last for day in held)
        else:
            tells = bool(spans) and all(first <= one and other <= last for one, other in spans)
        if tells:
            found[quarter] = mark["state"]
    return found


def _is_done_before(
    tables: Tables, item: Row, due: Due, before: Mapping[int, str | None], first: date, last: date
) -> bool:
    """True if all that the days from `first` to `last` could ask for was done before."""
    if item["completed_on"] and date.fromisoformat(item["completed_on"]) < first:
        return True
    if due.span or first <= date(tables.year, 1, 1) or "done" not in before.values():
        return False
    if not due.each:
        return True
    return all(_is_met(unit, before) for unit in due.units if unit[1] <= last and first <= unit[2])


def _is_late(due: Due, states: Mapping[int, str], last: date) -> bool:
    """True if the end has passed by the end of `last`, and it was not done or excused."""
    boxes = {quarter for unit in due.units for quarter in unit[0]}
    if not boxes or (all(quarter in states for quarter in boxes) and not any(states[one] == "done" for one in boxes)):
        return False
    if due.each:
        return not all(_is_met(unit, states) for unit in due.units if unit[2] <= last)
    return "done" not in states.values() and not due.open_end and max(unit[2] for unit in due.units) <= last


def _is_met(unit: tuple[tuple[int, ...], date, date], states: Mapping[int, str | None]) -> bool:
    return any(states.get(one) == "done" for one in unit[0]) or all(states.get(one) for one in unit[0])


def _overlaps(year: int, quarter: int, first: date, last: date) -> bool:
    return date(year, quarter * 3 - 2, 1) <= last and first <= month_end(year, quarter * 3)


def _stretch(year: int, first: date, last: date) -> tuple[tuple[int, ...], date, date]:
    return tuple(one for one in QUARTERS if _overlaps(year, one, first, last)), first, last


def _of_quarters(year: int, *quarters: int) -> tuple[tuple[int, ...], date, date]:
    return quarters, date(year, quarters[0] * 3 - 2, 1), month_end(year, quarters[-1] * 3)
