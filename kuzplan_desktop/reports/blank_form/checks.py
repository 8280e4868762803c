"""What the cells of a form offer and take: lists, days, numbers, as the checks of a sheet."""

from datetime import date

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.domain.limits import LARGEST_NUMBER

SERIAL_EPOCH = date(1899, 12, 30)  # the day 0 of a sheet, as far as the days after February 1900 are concerned


def offer(sheet: Worksheet, cells: str, choice: str, wrong: str, *, strict: bool = True) -> None:
    """Offer a list in `cells`; unless `strict`, other texts are taken after a warning."""
    check = DataValidation("list", formula1=choice, allow_blank=True, errorStyle="stop" if strict else "warning")
    check.showErrorMessage, check.errorTitle, check.error = True, "Бланк", wrong
    check.add(cells)
    sheet.add_data_validation(check)


def ask_day(sheet: Worksheet, cells: str, year: int) -> None:
    """Take days of the plan's year and the years beside it."""
    first, last = ((day - SERIAL_EPOCH).days for day in (date(year - 1, 1, 1), date(year + 1, 12, 31)))
    check = DataValidation("date", operator="between", formula1=str(first), formula2=str(last), allow_blank=True)
    check.showErrorMessage, check.errorTitle = True, "Бланк"
    check.error = f"Нужна дата около {year} года, например 14.03.{year}."
    check.add(cells)
    sheet.add_data_validation(check)


def ask_number(sheet: Worksheet, cells: str, kind: str, least: int) -> None:
    """Take numbers from `least`."""
    most = str(LARGEST_NUMBER)
    check = DataValidation(kind, operator="between", formula1=str(least), formula2=most, allow_blank=True)
    check.showErrorMessage, check.errorTitle = True, "Бланк"
    check.error = f"Нужно {'целое ' if kind == 'whole' else ''}число не меньше {least}."
    check.add(cells)
    sheet.add_data_validation(check)
