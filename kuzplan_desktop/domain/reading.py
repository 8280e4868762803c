"""What a person typed -> a day, a number, minutes; and how these are written back."""

import re
from datetime import date

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.limits import LARGEST_NUMBER, checked_day

_DAY_FIRST = re.compile(r"(\d{1,2})[.,/\- ]+(\d{1,2})(?:[.,/\- ]+(\d{4}|\d{2}))?\.?(?: ?г\.?)?")
_RUN = re.compile(r"(\d\d)(\d\d)(\d{4}|\d\d)?")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def read_day(text: str, year: int) -> date | None:
    """The day that `text` names, None for blank text.

    14.03.2022, 14.3.22, 14/03/2022, 14032022 and 2022-03-14 are understood; 14.03 is a day of `year`.
    PlanError with a sentence for everything else.
    """
    cleaned = text.strip()
    if not cleaned:
        return None
    if parts := _YEAR_FIRST.fullmatch(cleaned):
        numbers = tuple(int(part) for part in parts.groups())
    elif parts := _DAY_FIRST.fullmatch(cleaned) or _RUN.fullmatch(cleaned):
        day, month, of_year = parts.groups()
        numbers = (_whole_year(of_year, year), int(month), int(day))
    else:
        raise PlanError(f"Дата «{cleaned}» не понята.", "Напишите ее так: 14.03.2022.")
    try:
        day = date(*numbers)
    except ValueError as error:
        raise PlanError(f"Даты «{cleaned}» нет в календаре.", "Напишите ее так: 14.03.2022.") from error
    return checked_day(day)


def _whole_year(text: str | None, year: int) -> int:
    """The year that two or four digits mean, `year` where there are none."""
    if not text:
        return year
    return int(text) if len(text) == 4 else 2000 + int(text)


def write_day(day: date | None) -> str:
    """«14.03.2022», empty for None."""
    return f"{day:%d.%m.%Y}" if day else ""


def read_number(text: str, least: int = 0) -> int | None:
    """The whole number that `text` names, None for blank text; spaces between the digits do not matter.

    PlanError with a sentence for everything else and for numbers under `least`.
    """
    cleaned = re.sub(r"[\s ]", "", text)
    if not cleaned:
        return None
    if not re.fullmatch(r"[0-9]+", cleaned):
        raise PlanError(f"«{text.strip()}» – не число.", "Напишите целое число, например 37.")
    number = int(cleaned)
    if number < least:
        raise PlanError(f"Наименьшее возможное число – {least}.")
    if number > LARGEST_NUMBER:
        raise PlanError(f"Число {cleaned} слишком велико.", "Проверьте, нет ли лишних цифр.")
    return number


def write_number(number: int | None) -> str:
    """The digits, empty for None."""
    return "" if number is None else str(number)


def read_hours(text: str) -> int | None:
    """The minutes that a length in hours means («1,5», «2 ч», «1:30»), None for blank text.

    PlanError with a sentence for everything else.
    """
    cleaned = re.sub(r"[\s ]*(ч\.?|час\w*)?$", "", text.strip())
    if not cleaned:
        return None
    if clock := re.fullmatch(r"(\d{1,4}):([0-5]\d)", cleaned):
        return int(clock[1]) * 60 + int(clock[2])
    if re.fullmatch(r"\d{1,4}([.,]\d{1,2})?", cleaned):
        return round(float(cleaned.replace(",", ".")) * 60)
    raise PlanError(f"Продолжительность «{text.strip()}» не понята.", "Напишите часы, например 1,5 или 1:30.")
