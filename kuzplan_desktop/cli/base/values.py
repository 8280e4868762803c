"""What may stand behind an option: days, periods, quarters, numbers, texts; all else is refused in Russian."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.limits import FIRST_YEAR, LAST_YEAR, in_years
from kuzplan_desktop.domain.reporting.report_kinds import REPORT_KINDS, ReportKind
from kuzplan_desktop.domain.typed import reading
from kuzplan_desktop.domain.typed.hygiene import clean
from kuzplan_desktop.reports.kinds.columns import OFFERED
from kuzplan_desktop.reports.official.writing import PLAN_FORMATS, SEPARATE_FORMATS
from kuzplan_desktop.reports.writing import FORMATS

T = TypeVar("T")
OfYear = Callable[[int], T]
LEAP_YEAR = 2024


class Value(click.ParamType[T]):
    """A kind of value, shown in the usage as `name` and read by `read`, which raises PlanError."""

    def __init__(self, name: str, read: Callable[[str], T]) -> None:
        self.name = name
        self._read = read

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The kind of value as the usage shows it: what is typed as it stands keeps its small letters."""
        return self.name

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> T:
        """The value that the text of a parameter means."""
        try:
            return self._read(value)
        except PlanError as error:
            self.fail(str(error), param, ctx)


def read_text(text: str) -> str:
    """`text` as a document takes it (domain/typed/hygiene.py); PlanError if it is not in UTF-8."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise PlanError("Текст записан не в кодировке UTF-8.")
    return clean(text).strip()


def of_year(read: Callable[[str, int], T | None]) -> Callable[[str], OfYear[T]]:
    """A reader of what may leave out its year, which the plan tells; a day that no year has is refused at once."""

    def read_text_of(text: str) -> OfYear[T]:
        def of(year: int) -> T:
            found = read(text, year)
            if found is None:
                raise PlanError("День не указан.", "День пишется так: 2022-03-14 или 14.03.2022.")
            return found

        of(LEAP_YEAR)
        return of

    return read_text_of


def whole_number(least: int) -> Callable[[str], int]:
    """A reader of whole numbers from `least`."""

    def read(text: str) -> int:
        number = reading.read_number(text, least)
        if number is None:
            raise PlanError("Число не указано.", "Напишите целое число, например 37.")
        return number

    return read


def read_year(text: str) -> int:
    """The year of a plan."""
    if re.fullmatch(r"[0-9]{4}", text) is None or not in_years(int(text)):
        raise PlanError(f"Год плана – число от {FIRST_YEAR} до {LAST_YEAR}, а не {text}.")
    return int(text)


def read_minutes(text: str) -> int:
    """The minutes of so many hours, written 2, 1,5 or 1:30."""
    minutes = reading.read_hours(text)
    if minutes is None:
        raise PlanError("Продолжительность не указана.", "Напишите часы, например 1,5 или 1:30.")
    return minutes


def read_audience(text: str) -> tuple[str, int]:
    """An audience and its people, written «члены УИК=37»."""
    name, people = reading.read_attended(text)
    return read_text(name), people


def read_file(text: str) -> Path:
    """The path of a file."""
    if not text.strip():
        raise PlanError("Имя файла пустое.")
    return Path(text)


def read_target(text: str) -> Path:
    """A workbook or a folder; what has another ending is neither."""
    path = read_file(text)
    if path.suffix.lower() != ".xlsx" and path.suffix and not path.is_dir():
        raise PlanError(f"Таблицы сохраняются в файл .xlsx или в папку, а не в {text}.")
    return path


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


PERIOD_HELP = "Период: 2022-Q1, 2022-H1, 2022-9M, 2022, 2022-03…; без года («I квартал», март) – года плана."

FILE = Value("ФАЙЛ", read_file)
NEW_FILE = Value("ФАЙЛ", file_named("Документ", ".sqlite"))
TABLES = Value("КУДА", read_target)
EVENTS_FILE = Value("ФАЙЛ", file_named("Список мероприятий", ".xlsx", ".csv", ".ics"))
PHOTOS_FILE = Value("ФАЙЛ", file_named("Фотоприложение", ".pdf", ".docx"))
COPY_FILE = Value("ФАЙЛ", file_named("Копия", ".sqlite", ".zip"))
TEXT = Value("ТЕКСТ", read_text)
DAY = Value("ДЕНЬ", of_year(reading.read_day))
WHEN = Value("ДЕНЬ", of_year(reading.read_when))
PERIOD = Value("ПЕРИОД", of_year(reading.read_reporting_period))
QUARTER = Value("КВАРТАЛ", reading.read_quarter)
NUMBER = Value("НОМЕР", read_text)
PEOPLE = Value("ЧИСЛО", whole_number(0))
YEAR = Value("ГОД", read_year)
COUNT = Value("ЧИСЛО", whole_number(1))
HOURS = Value("ЧАСЫ", read_minutes)
AUDIENCE = Value("АУДИТОРИЯ=ЧИСЛО", read_audience)
BLANK_FORM_FILE = Value("БЛАНК", file_named("Бланк", ".xlsx"))
REPORT_FILE = Value("ФАЙЛ", file_named("Отчет", *(f".{ending}" for ending in FORMATS)))
REPORT_KIND = Value("ВИД", read_report_kind)
COLUMNS = Value("СТОЛБЦЫ", read_columns)
SEPARATE_PLAN = Value("ДОКУМЕНТ", file_named("Отдельный план", *(f".{ending}" for ending in SEPARATE_FORMATS)))
PLAN_DOCUMENT = Value("ДОКУМЕНТ", file_named("План", *(f".{ending}" for ending in PLAN_FORMATS)))
ROLE = Value("tik|ikko", one_of("tik", "ikko"))
