"""Which years and numbers a document takes; what lies outside them is a slip of the keyboard."""

from datetime import date

from kuzplan_desktop.domain.errors import PlanError

FIRST_YEAR, LAST_YEAR = 1990, 2099
MOST_PLAN_ROWS = 6_000  # sections, subsections and items; the approved plan has 59
LARGEST_NUMBER = 9_999_999  # of people, of events


def in_years(year: int) -> bool:
    """True for a year that a plan, a mark or an event may be of."""
    return FIRST_YEAR <= year <= LAST_YEAR


def checked_day(day: date) -> date:
    """`day`; PlanError if its year lies outside the limits."""
    if not in_years(day.year):
        raise PlanError(f"Год должен быть от {FIRST_YEAR} до {LAST_YEAR}, а не {day.year}.", "Проверьте дату.")
    return day
