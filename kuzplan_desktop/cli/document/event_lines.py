"""The commands of events as lines: one that is typed in a line and written down, and all of them in a table."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from kuzplan_desktop.cli.base import as_json, outline, values
from kuzplan_desktop.cli.base.addresses import activity_at
from kuzplan_desktop.cli.base.russian import Command
from kuzplan_desktop.cli.base.shared import file_argument, json_option, of_the_plan, reading, say, say_json, writing
from kuzplan_desktop.cli.base.values import OfYear
from kuzplan_desktop.cli.reports.tables import source_of
from kuzplan_desktop.domain.calendar import ReportingPeriod, default_today, parse_reporting_period
from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import EVENT_FIELDS, Event, EventStatus
from kuzplan_desktop.domain.events.event_text import event_days, event_name
from kuzplan_desktop.domain.figures.amounts import Amounts
from kuzplan_desktop.domain.figures.period import Figures, figures_of, own_forms
from kuzplan_desktop.domain.one_line.known import known_of
from kuzplan_desktop.domain.one_line.read_line import Understood, read_line
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.domain.words import EVENT_STATUSES
from kuzplan_desktop.reports.paper.sentences import hours_digits
from kuzplan_desktop.store.document.event_values import attended_of
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door.header import is_consolidated

Row = tuple[Activity, Event]


@click.command(cls=Command, short_help="Записать мероприятие одной строкой.")
@file_argument
@click.argument("line", metavar="СТРОКА", type=values.TEXT)
@click.option("--dry-run", is_flag=True, help="Только сказать, что понято.")
@click.option("--today", type=values.DAY, help="Какой день считать сегодняшним.")
@json_option
def add(file: Path, line: str, dry_run: bool, today: OfYear[date] | None, json_wanted: bool) -> None:
    """Записать мероприятие одной строкой: «1.2.4 28.05 семинар, г. Топки, члены УИК 25, 2 ч»."""
    if dry_run:
        with reading(file) as plan_file:
            document = plan_file.document
        _tell(_understood(document, line, today, json_wanted), document, json_wanted, uid=None)
        return
    with writing(file) as plan_file:
        understood = _understood(plan_file.document, line, today, json_wanted)
        uid = _write(plan_file, understood)
        document = plan_file.document
    _tell(understood, document, json_wanted, uid)


def _understood(document: Document, line: str, today: OfYear[date] | None, json_wanted: bool) -> Understood:
    """What the line says; PlanError if it cannot be written down so, or if anything in it is doubtful."""
    year = document.plan.year
    written = [event for events in document.events.values() for event in events]
    known = known_of(document.plan, written, today(year) if today else date.today(), own_forms(document))
    understood = read_line(line, known)
    if understood.number:
        activity_at(document.plan, understood.number)
    if understood.refusal or understood.doubts or not understood.number:
        if not json_wanted:
            say(_understood_lines(understood))
        doubt = next(iter(understood.doubts), "")
        unnamed = "" if understood.number else "Не сказано, к какому пункту плана это относится. Начните с его номера."
        raise PlanError(understood.refusal or unnamed or doubt)
    return understood


def _write(plan_file: PlanFile, understood: Understood) -> str:
    activity = activity_at(plan_file.document.plan, understood.number)
    event = understood.event
    nothing = Event("", "")
    told = {field.name: getattr(event, field.name) for field in EVENT_FIELDS}
    given = {name: value for name, value in told.items() if value != getattr(nothing, name)}
    return plan_file.events.hold(activity.uid, attendance=attended_of(event), **given)


def _tell(understood: Understood, document: Document, json_wanted: bool, uid: str | None) -> None:
    """Print what was understood and, if it was written down as `uid`, that it was."""
    if json_wanted:
        say_json(
            {
                "number": understood.number,
                "understood": [chip._asdict() for chip in understood.chips],
                "event": _json(understood.event),
                "written": uid is not None,
            }
        )
        return
    say(_understood_lines(understood))
    if uid is not None:
        say(outline.written_lines(document, activity_at(document.plan, understood.number), uid))


def _json(event: Event) -> as_json.Json:
    more = {name: getattr(event, name) for name in ("trained", "tested", "volunteers", "publications", "partners")}
    attached = [
        {"name": one.name, "media": one.media, "size": one.size, "caption": one.caption, "link": one.link}
        for one in event.attachments
    ]
    return {"status": event.status, **as_json.planned_json(event), **more, "attachments": attached}


def _understood_lines(understood: Understood) -> Iterator[str]:
    told = [outline.plain(f"{chip.caption}: {chip.value}") for chip in understood.chips if chip.value]
    yield "Понято: " + (" · ".join(told) or "ничего")


@click.command(cls=Command)
@file_argument
@click.option("--period", "asked", type=values.PERIOD, help=f"Без параметра – год плана. {values.PERIOD_HELP}")
@click.option("--own/--all", default=True, help="Пункты комиссии (так без параметра) или весь план.")
@click.option("-o", "output", type=values.EVENTS_FILE, help="Сохранить в файл .xlsx, .csv или .ics (календарь).")
@json_option
def events(
    file: Path, asked: OfYear[ReportingPeriod] | None, own: bool, output: Path | None, json_wanted: bool
) -> None:
    """Показать мероприятия таблицей; внизу итог, такой же, как в показателях и в отчете."""
    if output is not None:
        _write_events(file, asked, own, output)
        return
    if is_consolidated(file):
        _events_of_region(file, asked, own, json_wanted)
        return
    with reading(file) as plan_file:
        document = plan_file.document
    year = document.plan.year
    period = of_the_plan(document, asked) if asked else parse_reporting_period(f"{year:04}")
    found = figures_of(document, period, default_today(date.today(), year), own=own)
    rows = list(_rows(document, own))
    shown = [(activity, event) for activity, event in rows if event.last_day and period.holds(event.last_day)]
    if json_wanted:
        say_json(
            {
                "period": period.key,
                "events": [{"number": activity.number, **_json(event)} for activity, event in shown],
                "total": as_json.amounts_json(found.amounts),
            }
        )
        return
    say(_table(shown))
    say(_total(period, found, outside=len(rows) - len(shown)))


def _write_events(file: Path, asked: OfYear[ReportingPeriod] | None, own: bool, output: Path) -> None:
    from kuzplan_desktop.reports.flat.files import write_events

    with source_of(file, asked) as source:
        table = source.tables(own=own)[0]
        found = [
            (name if source.of_region else "", event)
            for name, document in source.documents
            for _, event in _rows(document, own)
            if event.last_day and source.period.holds(event.last_day)
        ]
    write_events(table, found, output)
    say([f"Мероприятия за {source.period.caption} сохранены: {output}. Строк: {len(table.rows)}."])


def _events_of_region(file: Path, asked: OfYear[ReportingPeriod] | None, own: bool, json_wanted: bool) -> None:
    """The events of all commissions, each with its commission."""
    with source_of(file, asked) as source:
        found = [
            (name, activity, event)
            for name, document in source.documents
            for activity, event in _rows(document, own)
            if event.last_day and source.period.holds(event.last_day)
        ]
    if json_wanted:
        rows = [{"commission": name, "number": activity.number, **_json(event)} for name, activity, event in found]
        total = as_json.amounts_json(source.amounts)
        say_json({"period": source.period.key, "events": rows, "total": total})
        return
    for name, activity, event in found:
        people = f"участников {event.participants}"
        yielded = (outline.plain(short_name(name)), activity.number, event_days(event), _words(event), people)
        click.echo("  ".join(yielded))
    amounts = source.amounts
    click.echo(f"Итого за {source.period.caption}: мероприятий {amounts.events}, участников {amounts.people}.")
    say(source.left_out)


def _rows(document: Document, own: bool) -> Iterator[Row]:
    """The events of the own items, or of all, in the plan's order."""
    for activity in document.plan.activities():
        if document.events_of(activity.uid) and (not own or document.is_own(activity)):
            yield from ((activity, event) for event in document.events_of(activity.uid))


def _table(rows: Iterable[Row]) -> Iterator[str]:
    """The events in columns, what may be long behind these."""
    head = ("Пункт", "Дата", "Кол-во", "Участников", "Часов")
    lines = [(_cells(activity, event), _words(event)) for activity, event in rows]
    widths = [max(map(len, column)) for column in zip(head, *(cells for cells, _ in lines), strict=True)]
    if lines:
        yield f"{_in_columns(head, widths)}  Мероприятие"
    for cells, words in lines:
        yield f"{_in_columns(cells, widths)}  {words}"


def _cells(activity: Activity, event: Event) -> tuple[str, ...]:
    minutes = hours_digits(event.minutes) if event.minutes else ""
    numbers = (str(event.count), str(event.participants or ""), str(minutes))
    return outline.plain(activity.number), event_days(event), *numbers


def _in_columns(cells: Sequence[str], widths: Sequence[int]) -> str:
    texts, numbers = list(zip(cells, widths, strict=True))[:2], list(zip(cells, widths, strict=True))[2:]
    return "  ".join([*(text.ljust(width) for text, width in texts), *(text.rjust(width) for text, width in numbers)])


def _words(event: Event) -> str:
    status = "" if event.status is EventStatus.HELD else f"{EVENT_STATUSES[event.status]}: "
    return outline.plain(status + ", ".join(filter(None, (event_name(event), event.place))))


def _total(period: ReportingPeriod, found: Figures, outside: int) -> Iterator[str]:
    """What the held events come to, and what stands in the document besides."""
    amounts = found.amounts
    yield (
        f"Итого за {period.caption}, проведенных: мероприятий {amounts.events}, участников {amounts.people}, "
        f"обучено {amounts.trained}, часов обучения {hours_digits(amounts.minutes) or 0}, "
        f"прошли тестирование {amounts.tested}."
    )
    yield from _besides(found.not_own, outside, period)


def _besides(not_own: Amounts, outside: int, period: ReportingPeriod) -> Iterator[str]:
    if not_own.events or not_own.people:
        yield f"Не вошли мероприятия по чужим пунктам плана: {not_own.events}, участников {not_own.people}."
    if outside:
        lines = plural(outside, "запись", "записи", "записей")
        yield f"Не показано: {outside} {lines} без даты или не за {period.caption}."
