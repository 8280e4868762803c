"""what_to_do: everything that the start page tells of a document on a day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kuzplan_desktop.domain.calendar import ROMAN, Quarter, ReportingPeriod, default_today, quarter_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.doubts import Remark
from kuzplan_desktop.domain.figures.amounts import amounts_of
from kuzplan_desktop.domain.figures.line import add_up
from kuzplan_desktop.domain.figures.period import held_events
from kuzplan_desktop.domain.figures.year import YearStanding, standing
from kuzplan_desktop.domain.reporting.working_quarter import is_over
from kuzplan_desktop.domain.todo.groups import decide_group, passed_group, report_group, silent_group, term_groups
from kuzplan_desktop.domain.todo.items import ItemMemo, OwnItem, shares_by_uid
from kuzplan_desktop.domain.todo.nearest import nearest_days
from kuzplan_desktop.domain.todo.reports import report_fates
from kuzplan_desktop.domain.todo.terms import days_words
from kuzplan_desktop.domain.todo.values import (
    Fate,
    QuarterFigures,
    ReportFate,
    SectionStanding,
    TodoGroup,
    TodoKind,
    WhatToDo,
)
from kuzplan_desktop.domain.wording import date_words, day_digits, preposed

ABOVE = (TodoKind.LATE, TodoKind.DUE_SOON, TodoKind.PASSED)  # what is not told again for want of information


def what_to_do(
    document: Document,
    quarter: int,
    day: date,
    *,
    remarks: Iterable[Remark] = (),
    unfinished: Iterable[str] = (),
    copies: Iterable[str] = (),
    memo: ItemMemo | None = None,
    shown_on: date | None = None,
) -> WhatToDo:
    """What is to be done in the working `quarter`, 1 to 4, on the calendar day `day`, over the commission's own items.

    `remarks` are the doubts that were found (`domain.doubts`), `unfinished` the items (uids) under which something
    begun waits, `copies` the names of files that lie beside the document and hold something new. With a `memo` of an
    earlier call items of which nothing is new are not looked at again. States are told for `shown_on`, a day of a year
    that is over; without it for `day`, or the year's last.
    """
    year, today = document.plan.year, shown_on or default_today(day, document.plan.year)
    working, over = Quarter(year, quarter), is_over(document, day)
    looks_back = over and today == default_today(day, year)
    items = (memo or ItemMemo()).own_items(document, quarter_period(year, quarter), today)
    reports = report_fates(document, day)
    return WhatToDo(
        year=year,
        quarter=quarter,
        is_over=over,
        heading=f"План {year} года завершен" if over else preposed("Что сделать в", f"{ROMAN[quarter]} квартале"),
        sentence=_over_sentence(items, working, today) if over else _sentence(reports, working, day),
        figures=_figures(document, items, working),
        groups=(
            *(() if over else report_group(reports, day)),
            *decide_group(document, remarks, unfinished, copies),
            *_work_groups(document, items, working, day, today, over=over),
        ),
        nearest=() if over else nearest_days(document, items, reports, day),
        reports=reports,
        whole=_standing(items, looks_back=looks_back),
        sections=_sections(items, looks_back=looks_back),
    )


def _work_groups(
    document: Document, items: tuple[OwnItem, ...], working: Quarter, day: date, today: date, *, over: bool
) -> Iterator[TodoGroup]:
    """What there is to do about items; of a year that is over only what was planned and never answered."""
    pressing = [*(() if over else term_groups(items, today, day)), *passed_group(document, day)]
    yield from pressing
    if not over:
        above = frozenset(row.activity for group in pressing for row in group.rows if row.kind in ABOVE)
        yield from silent_group(document, items, working, day, above)


def _figures(document: Document, items: tuple[OwnItem, ...], working: Quarter) -> QuarterFigures:
    begun = ReportingPeriod("", date(working.year, 1, 1), working.last_day, "")
    amounts = amounts_of(held_events(document, begun, own=True))
    return QuarterFigures(add_up(shares_by_uid(items).values()), amounts.events, amounts.people)


def _standing(items: Sequence[OwnItem], *, looks_back: bool) -> YearStanding:
    """In which states the items are, as their rows in the plan tell it."""
    silent = [item.progress for item in items if looks_back and not item.was_touched]
    return standing((item.progress for item in items if not looks_back or item.was_touched), untouched=silent)


def _sections(items: tuple[OwnItem, ...], *, looks_back: bool) -> tuple[SectionStanding, ...]:
    by_section: dict[str, list[OwnItem]] = {}
    for item in items:
        by_section.setdefault(item.section.uid, []).append(item)
    return tuple(
        SectionStanding(found[0].section.number, found[0].section.title, _standing(found, looks_back=looks_back))
        for found in by_section.values()
    )


def _sentence(reports: tuple[ReportFate, ...], working: Quarter, day: date) -> str:
    """«Сегодня 20 мая 2022 г. Отчет за II квартал – до 5 июля, осталось 46 дней.»"""
    today = f"Сегодня {date_words(day)}"
    if day < date(working.year, 1, 1):
        today += f" План {working.year} года еще не начался."
    key = quarter_period(*working).key
    report = next(one for one in reports if one.period.key == key)
    left = ""
    if report.fate is Fate.DUE:
        days = (report.due - day).days
        left = f", осталось {days_words(days)}" if days else ": это сегодня"
    return f"{today} Отчет за {report.caption} – {report.words}{left}."


def _over_sentence(items: tuple[OwnItem, ...], working: Quarter, today: date) -> str:
    """On which day the states are told, for which quarter the figures; that nothing was written where that is so."""
    silent = bool(items) and not any(item.was_touched for item in items)
    told = f"Состояния показаны на {day_digits(today)}, показатели – за {working.caption}."
    return f"{told} Сведений нет." if silent else told
