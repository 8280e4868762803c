"""A colleague with a sheet program: takes a form, writes into its cells by item and column, sends it back."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.reporting.blank_form import EVENTS, GUIDE, MARK_CAPTIONS, MARKS
from kuzplan_desktop.exchange.blank_form.reading import BlankFormReading, collect, read_blank_form, take_in
from kuzplan_desktop.reports.blank_form.workbook import write_blank_form
from kuzplan_desktop.store.document.blank_forms import begin_blank_form
from kuzplan_desktop.store.document.plan_file import PlanFile

TODAY = date(2022, 4, 1)
MARK_LETTERS = dict(zip(MARK_CAPTIONS, "ABCDEFGHI", strict=True))


class Form:
    """A form in a file, open in a sheet program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book: Workbook = load_workbook(path)
        self.marks: Worksheet = self.book[MARKS]
        self.events: Worksheet = self.book[EVENTS]

    @cached_property
    def event_letters(self) -> dict[str, str]:
        columns = enumerate(read_blank_form(self.path).blank.event_captions, 1)
        return {key: get_column_letter(at) for at, key in columns}

    def sign(self, name: str) -> None:
        self.book[GUIDE]["B7"].value = name

    def row_of(self, number: str, quarter: str = "I") -> int:
        return next(row for row in self._rows() if self._named(row) == (number, quarter))

    def _rows(self) -> Iterator[int]:
        yield from range(2, self.marks.max_row + 1)

    def _named(self, row: int) -> tuple[str, str]:
        return str(self.marks.cell(row, 1).value), str(self.marks.cell(row, 4).value).split(",")[0]

    def mark(self, number: str, quarter: str = "I", **cells: Any) -> int:
        row = self.row_of(number, quarter)
        for key, value in cells.items():
            self.marks[f"{MARK_LETTERS[key]}{row}"].value = value
        return row

    def event(self, row: int, activity: Any = "1.2.4", starts_on: Any = date(2022, 3, 14), **cells: Any) -> None:
        for key, value in {"activity": activity, "starts_on": starts_on, "form": "семинар", **cells}.items():
            name = key if key in self.event_letters else f"audience:{key.replace('_', ' ')}"
            self.events[f"{self.event_letters[name]}{row}"].value = value

    def send(self, name: str = "заполнен.xlsx") -> Path:
        target = self.path.with_name(name)
        self.book.save(target)
        return target


def new_form(file: PlanFile, folder: Path, period: str = "2022-Q1", *, own: bool = True) -> Form:
    target = folder / "бланк.xlsx"
    write_blank_form(begin_blank_form(file, parse_reporting_period(period), own=own), target)
    return signed(target)


def signed(path: Path) -> Form:
    form = Form(path)
    form.sign("Петрова А.И.")
    return form


def read(file: PlanFile, sent: Path) -> BlankFormReading:
    return collect(read_blank_form(sent), file, TODAY)


def take(file: PlanFile, sent: Path) -> BlankFormReading:
    reading = read(file, sent)
    take_in(file, reading)
    return reading


def told(reading: BlankFormReading) -> list[str]:
    return [str(one) for one in reading.complaints]
