"""Flat tables as files: sheets of one workbook, .csv files in a folder, events as a calendar."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import Event, EventStatus
from kuzplan_desktop.domain.events.event_text import event_name
from kuzplan_desktop.reports.excel.flat_sheets import sheets_xlsx
from kuzplan_desktop.reports.flat.tables import FlatTable
from kuzplan_desktop.reports.paper.plain_text import for_xml
from kuzplan_desktop.reports.paper.report import Value
from kuzplan_desktop.reports.paper.saving import save

LONGEST_LINE = 73  # bytes of a line of a calendar before it is folded (RFC 5545, 3.1)


def write_tables(tables: Sequence[FlatTable], target: Path) -> None:
    """Write the tables to an .xlsx file, or as .csv files into a folder, which is made where it is missing."""
    if target.suffix.lower() == ".xlsx":
        save(target, _workbook(tables))
        return
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PlanError(f"Папка «{target}» не создана.", "Выберите другую папку.") from error
    for table in tables:
        save(target / f"{table.name}.csv", csv_bytes(table))


def write_events(table: FlatTable, events: Iterable[tuple[str, Event]], target: Path) -> None:
    """Write events to a file by its ending: .xlsx, .csv, or .ics for a calendar."""
    made: dict[str, Callable[[], bytes]] = {
        ".xlsx": lambda: _workbook([table]),
        ".csv": lambda: csv_bytes(table),
        ".ics": lambda: calendar_bytes(events),
    }
    save(target, made[target.suffix.lower()]())


def _workbook(tables: Sequence[FlatTable]) -> bytes:
    return sheets_xlsx([(table.name, table.columns, table.rows) for table in tables])


def csv_bytes(table: FlatTable) -> bytes:
    """A table as Russian Excel opens it by a double click: UTF-8 with a mark, semicolons, decimal commas.

    A text that a sheet would take for a formula has an apostrophe before it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_plain(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _plain(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    if isinstance(value, str):
        return f"'{value}" if value.startswith(("=", "+", "-", "@")) else value
    return "" if value is None else str(value)


def calendar_bytes(events: Iterable[tuple[str, Event]]) -> bytes:
    """Events with a day, each with its commission or nothing, as whole days of a calendar (RFC 5545)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//KuzPlan//KuzPlan Desktop//RU"]
    for commission, event in events:
        lines += _calendar_event(commission, event)
    lines_of_file = [part for line in (*lines, "END:VCALENDAR") for part in _wrapped_line(line)]
    return ("\r\n".join(lines_of_file) + "\r\n").encode()


def _calendar_event(commission: str, event: Event) -> Iterator[str]:
    first = event.starts_on or event.ends_on
    last = event.ends_on or event.starts_on
    if first is None or last is None or event.status is EventStatus.CANCELLED:
        return
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}@kuzplan"
    yield f"DTSTAMP:{first:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{_after(last):%Y%m%d}"
    yield f"SUMMARY:{_escaped(': '.join(filter(None, (commission, event_name(event)))))}"
    if event.place.strip():
        yield f"LOCATION:{_escaped(event.place)}"
    yield f"STATUS:{'CONFIRMED' if event.status is EventStatus.HELD else 'TENTATIVE'}"
    yield "END:VEVENT"


def _after(day: date) -> date:
    """The day after one; the last that there is has none."""
    return day + timedelta(days=1) if day < date.max else day


def _escaped(text: str) -> str:
    words = for_xml(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return words.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _wrapped_line(line: str) -> Iterator[str]:
    """A line in pieces that the format allows; each further one begins with a space."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LONGEST_LINE:
            yield part
            part = " "
        part += letter
    yield part
