"""What a reader sees in a cell of a sheet: numbers and dates as their format shows them."""

import re
from datetime import date, datetime, time
from typing import Any

from kuzplan_desktop.domain.wording import MONTHS, day_digits


def shown(value: Any, notation: str) -> str:
    """A value as the format `notation` of its cell shows it; what no format says stands as it is."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, datetime | date):
        return _day(value, notation.lower())
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float):
        return _number(value, notation)
    return str(value)


def _day(value: datetime | date, notation: str) -> str:
    """«1.2» typed for an item becomes a date in Excel: its format tells what was typed."""
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\', "", notation)
    if "mmm" in bare and "d" not in bare:  # «мар.25» is a month, not its first day
        return f"{MONTHS[value.month - 1]} {value.year}" if "y" in bare else MONTHS[value.month - 1]
    if "d" in bare and "m" in bare and "y" not in bare and "mmm" not in bare:
        day = f"{value.day:02d}" if "dd" in bare else str(value.day)
        month = f"{value.month:02d}" if "mm" in bare else str(value.month)
        return f"{day}.{month}" if bare.index("d") < bare.index("m") else f"{month}.{day}"
    return day_digits(value if not isinstance(value, datetime) else value.date())


def _number(value: float, notation: str) -> str:
    decimals = re.search(r"0\.(0+)", notation)
    if decimals and "%" not in notation:
        return f"{value:.{min(len(decimals[1]), 9)}f}"
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else f"{value:.10g}"
