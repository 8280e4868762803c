"""What may stand behind an option: days, periods, quarters, numbers, texts; all else is refused in Russian."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import click

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.hygiene import clean
from kuzplan_desktop.domain.limits import LARGEST_NUMBER, checked_day
from kuzplan_desktop.domain.report_kinds import REPORT_KINDS, ReportKind
from kuzplan_desktop.reports.kinds.columns import OFFERED
from kuzplan_desktop.reports.writing import FORMATS

T = TypeVar("T")


class Value(click.ParamType[T]):
    """A kind of value, shown in the usage as `name` and read by `read`, which raises PlanError."""

    def __init__(self, name: str, read: Callable[[str], T]) -> None:
        self.name = name
        self._read = read

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> T:
        """The value that the text of a parameter means."""
        try:
            return self._read(value)
        except PlanError as error:
            self.fail(str(error), param, ctx)


def read_text(text: str) -> str:
    """`text` as a document takes it (domain/hygiene.py); PlanError if it is not in UTF-8."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise PlanError("Текст записан не в кодировке UTF-8.")
    return clean(text).strip()


def read_day(text: str) -> date:
    """The day written as 2022-03-14 or 14.03.2022."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text.strip())
    turned = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text.strip())
    parts = found.groups() if found else turned.groups()[::-1] if turned else ()
    try:
        day = date(*map(int, parts))
    except (TypeError, ValueError):
        raise PlanError(f"Нет такого дня: {text}.", "День пишется так: 2022-03-14 или 14.03.2022.") from None
    return checked_day(day)


def read_quarter(text: str) -> int:
    """The quarter 1 to 4."""
    if text not in ("1", "2", "3", "4"):
        raise PlanError(f"Нет такого квартала: {text}.", "Квартал – это число от 1 до 4.")
    return int(text)


def whole(least: int, most: int = LARGEST_NUMBER) -> Callable[[str], int]:
    """A reader of whole numbers from `least` to `most`."""

    def read(text: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", text) is None or not least <= int(text) <= most:
            raise PlanError(f"Нужно целое число от {least} до {most}, а не {text}.")
        return int(text)

    return read


def read_minutes(text: str) -> int:
    """The minutes of so many hours, written 2, 1.5 or 1,5."""
    if re.fullmatch(r"[0-9]{1,4}([.,][0-9]{1,2})?", text) is None:
        raise PlanError(f"Нужно число часов, например 2 или 1,5, а не {text}.")
    return round(Decimal(text.replace(",", ".")) * 60)


def read_audience(text: str) -> tuple[str, int]:
    """An audience and its people, written «члены УИК=37»."""
    name, _, people = text.rpartition("=")
    if not read_text(name):
        raise PlanError("Аудитория пишется с числом участников, например «члены УИК=37».")
    return read_text(name), whole(0)(people.strip())


def read_file(text: str) -> Path:
    """The path of a file."""
    if not text.strip():
        raise PlanError("Имя файла пустое.")
    return Path(text)


def file_named(what: str, *endings: str) -> Callable[[str], Path]:
    """A reader of the name of a file to be made, which must have one of `endings`; `what` is saved in it."""

    def read(text: str) -> Path:
        path = read_file(text)
        if path.suffix.lower() not in endings:
            raise PlanError(f"{what} сохраняется в файл {' или '.join(endings)}, а не в {text}.")
        return path

    return read


def one_of(*words: str) -> Callable[[str], str]:
    """A reader of one of `words`."""

    def read(text: str) -> str:
        if text not in words:
            raise PlanError(f"Здесь может стоять только {' или '.join(words)}, а не {text}.")
        return text

    return read


def read_report_kind(text: str) -> ReportKind:
    """The kind of report that is called so."""
    return REPORT_KINDS[one_of(*REPORT_KINDS)(text)]


def read_columns(text: str) -> tuple[str, ...]:
    """The keys of columns, with commas between them."""
    keys = tuple(part.strip() for part in text.split(",") if part.strip())
    unknown = [key for key in keys if key not in OFFERED]
    if unknown or not keys:
        known = ", ".join(OFFERED)
        raise PlanError(f"Нет такого столбца: {', '.join(unknown) or text}.", f"Столбцы отчета: {known}.")
    return keys


FILE = Value("ФАЙЛ", read_file)
NEW_FILE = Value("ФАЙЛ", file_named("Документ", ".sqlite"))
COPY_FILE = Value("ФАЙЛ", file_named("Копия", ".sqlite", ".zip"))
TEXT = Value("ТЕКСТ", read_text)
DAY = Value("ДЕНЬ", read_day)
PERIOD = Value("ПЕРИОД", parse_reporting_period)
QUARTER = Value("КВАРТАЛ", read_quarter)
NUMBER = Value("НОМЕР", read_text)
PEOPLE = Value("ЧИСЛО", whole(0))
COUNT = Value("ЧИСЛО", whole(1))
HOURS = Value("ЧАСЫ", read_minutes)
AUDIENCE = Value("АУДИТОРИЯ=ЧИСЛО", read_audience)
BLANK_FORM_FILE = Value("БЛАНК", file_named("Бланк", ".xlsx"))
REPORT_FILE = Value("ФАЙЛ", file_named("Отчет", *(f".{ending}" for ending in FORMATS)))
REPORT_KIND = Value("ВИД", read_report_kind)
COLUMNS = Value("СТОЛБЦЫ", read_columns)
ROLE = Value("tik|ikko", one_of("tik", "ikko"))
