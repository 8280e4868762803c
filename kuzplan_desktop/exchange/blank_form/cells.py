"""What stands in the cells of a form -> days, numbers, texts, ticks; what is not understood is told by its address."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.limits import checked_day
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.domain.reporting.blank_form import NOT_REQUIRED, clipped
from kuzplan_desktop.domain.typed.hygiene import checked
from kuzplan_desktop.domain.typed.reading import TypedDays, read_day, read_hours, read_number, read_when
from kuzplan_desktop.domain.wording import searchable, uncapitalised
from kuzplan_desktop.exchange.blank_form.excel_reading import Sheet, SheetCell

T = TypeVar("T")
DONE_WORDS = frozenset(("да", "+", "х", "x", "v", "✓", "✔", "☑", "√", "1", "выполнено", "сделано", "yes"))
EMPTY_WORDS = frozenset(("", "нет", "-", "–", "—", "0", "не выполнено", "no"))
FIRST_SERIAL, LAST_SERIAL = 32_874, 73_050  # 1 January 1990 and 31 December 2099 as a sheet counts days
HEADER_AMONG = 30  # rows in which the captions are looked for
LONGEST_QUOTED = 60  # letters of a cell that a complaint repeats


@dataclass(frozen=True, slots=True)
class Complaint:
    """What could not be understood, or is doubtful. `cell` is an address, empty for a whole sheet."""

    sheet: str
    cell: str
    sentence: str

    def __str__(self) -> str:
        place = f"{self.sheet}, ячейка {self.cell}" if self.cell else self.sheet
        return f"{place}: {uncapitalised(self.sentence)}"


@dataclass(slots=True)
class SheetRow:
    """A row of a form: its cells by the keys of their columns. What `read` refuses is complained of and `failed`."""

    sheet: str
    number: int
    columns: Mapping[str, str]
    cells: Mapping[str, SheetCell]
    complaints: list[Complaint]
    failed: set[str] = field(default_factory=set)

    def read(self, key: str, reader: Callable[[Any], T], consequence: str = "") -> T | None:
        """What `reader` makes of the value of a cell; None if it refuses it, with a complaint and its consequence."""
        cell = self.cells.get(key)
        try:
            if cell is not None and cell.wrong:
                raise PlanError(cell.wrong + ".", "Впишите его вместо формулы." if "формула" in cell.wrong else "")
            return reader(cell.value if cell is not None else None)
        except PlanError as error:
            self.complain(key, str(error) + consequence)
            self.failed.add(key)
            return None

    def holds(self, key: str) -> bool:
        """True if the form has the column and its cell, empty or not, was understood."""
        return key in self.columns and key not in self.failed

    def complain(self, key: str, sentence: str) -> None:
        """Tell something about a cell."""
        self.complaints.append(Complaint(self.sheet, f"{self.columns.get(key, '')}{self.number}", sentence))

    def is_empty(self, *, but: str) -> bool:
        """True if nothing stands in any cell but that one."""
        return not any(cell.wrong or plain_text(cell.value).strip() for key, cell in self.cells.items() if key != but)

    def word(self, key: str) -> str:
        """What stands in a cell that was filled in by the program, as a text; formulas and errors are none."""
        cell = self.cells.get(key)
        return "" if cell is None or cell.value is None else " ".join(plain_text(cell.value).split())


def rows_of(sheet: Sheet, captions: Mapping[str, str], complaints: list[Complaint]) -> Iterator[SheetRow]:
    """The rows under the captions of `sheet`, wherever these have been moved to."""
    wanted = {_searchable(caption): key for key, caption in captions.items()}
    heads = [
        (number, {wanted[name]: cell for cell in cells.values() if (name := _searchable(cell.value)) in wanted})
        for number, cells in sheet.rows[:HEADER_AMONG]
    ]
    top, head = max(heads, key=lambda one: len(one[1]), default=(0, {}))
    if len(head) * 2 < len(captions):
        complaints.append(Complaint(sheet.name, "", "Нет строки с заголовками столбцов, лист не прочитан."))
        return
    for key in captions:
        if key not in head and key != "key":
            complaints.append(Complaint(sheet.name, "", f"Нет столбца «{captions[key]}», он не прочитан."))
    letters = {key: cell.address.rstrip("0123456789") for key, cell in head.items()}
    keys = {letter: key for key, letter in letters.items()}
    for number, cells in sheet.rows:
        if number > top:
            own = {
                keys[letter]: cell for cell in cells.values() if (letter := cell.address.rstrip("0123456789")) in keys
            }
            yield SheetRow(sheet.name, number, letters, own, complaints)


def _searchable(value: Any) -> str:
    return " ".join(searchable(value).split()) if isinstance(value, str) else ""


def plain_text(value: Any) -> str:
    """A value as a person reads it in its cell."""
    if isinstance(value, dt.datetime | dt.date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def text(caption: str, *, one_line: bool) -> Callable[[Any], str]:
    """A reader of texts for the field `caption`."""

    def read(value: Any) -> str:
        if isinstance(value, dt.date | dt.time | dt.timedelta | bool):
            raise PlanError(
                f"«{clipped(plain_text(value), LONGEST_QUOTED)}» – не текст: программа таблиц поняла его по-своему.",
                "Задайте ячейке текстовый формат и впишите снова.",
            )
        return checked(plain_text(value), caption, one_line=one_line).strip()

    return read


def day(year: int) -> Callable[[Any], dt.date | None]:
    """A reader of days; those without a year are of `year`."""

    def read(value: Any) -> dt.date | None:
        known = _known_day(value)
        return known or read_day(_day_words(value), year)

    return read


def when(year: int) -> Callable[[Any], TypedDays | None]:
    """A reader of a day or several; those without a year are of `year`."""

    def read(value: Any) -> TypedDays | None:
        known = _known_day(value)
        return TypedDays(known, known) if known else read_when(_day_words(value), year)

    return read


def _known_day(value: Any) -> dt.date | None:
    """The day of a cell that holds one for the sheet itself, also one that it does not show as a date."""
    if isinstance(value, dt.datetime):
        return checked_day(value.date())
    if isinstance(value, dt.date):
        return checked_day(value)
    if _is_number(value) and FIRST_SERIAL <= value <= LAST_SERIAL:
        return dt.date(1899, 12, 30) + dt.timedelta(days=int(value))
    return None


def _day_words(value: Any) -> str:
    """The words of a day that the sheet took for a text or a number."""
    if not _is_number(value):
        return _short(value, "Дата")
    if isinstance(value, float) and not str(value).endswith(".1"):  # 14.1: of January, or 14.10 of October
        return str(value)
    raise PlanError(f"Дата «{value}» не понята.", "Напишите ее так: 14.03.2022.")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def number(least: int) -> Callable[[Any], int | None]:
    """A reader of whole numbers from `least`."""

    def read(value: Any) -> int | None:
        words = plain_text(value)
        if isinstance(value, bool | dt.date | dt.time | dt.timedelta) or len(words) > LONGEST_QUOTED:
            raise PlanError(f"«{clipped(words, LONGEST_QUOTED)}» – не число.", "Напишите целое число, например 37.")
        return read_number(words, least)

    return read


def minutes(value: Any) -> int | None:
    """The minutes of a length in hours: 1,5, «2 ч», 1:30 as text or as the time of day that a sheet makes of it."""
    if isinstance(value, dt.datetime):
        raise PlanError("Продолжительность не понята: в ячейке дата.", "Напишите часы, например 1,5 или 1:30.")
    if isinstance(value, dt.time):
        return value.hour * 60 + value.minute
    if isinstance(value, dt.timedelta):
        return read_hours(f"{value.total_seconds() / 3600:.2f}")
    if isinstance(value, float):
        return read_hours(f"{value:.2f}")
    return read_hours(_short(value, "Продолжительность"))


def state(value: Any) -> MarkState | None:
    """The state of a mark: «да», «+», «х» and the like; «не требуется»; nothing."""
    if isinstance(value, bool):
        return MarkState.DONE if value else None
    word = searchable(" ".join(plain_text(value).split())).rstrip(".")
    if word in DONE_WORDS:
        return MarkState.DONE
    if word in EMPTY_WORDS:
        return None
    if word == NOT_REQUIRED:
        return MarkState.NOT_REQUIRED
    raise PlanError(
        f"«{clipped(plain_text(value), LONGEST_QUOTED)}» не понято.",
        "Выберите «да», «не требуется» или оставьте пусто.",
    )


def _short(value: Any, what: str) -> str:
    """The text of a cell in which only a few letters make sense."""
    words = plain_text(value)
    if len(words) > LONGEST_QUOTED:
        raise PlanError(f"{what} «{clipped(words, LONGEST_QUOTED)}» не понята.")
    return re.sub(r"\s+", " ", words).strip()
