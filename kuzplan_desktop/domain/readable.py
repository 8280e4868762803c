"""A stored value in a reader's notation: «14.03.2022» for the ISO date, «1,5 ч» for ninety minutes."""

from datetime import date, datetime

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.events.event_fields import DAYS
from kuzplan_desktop.domain.reporting.due_dates import DUE_SETTINGS
from kuzplan_desktop.domain.wording import MONTHS

_DATES = DAYS - {"month"} | frozenset(
    ("date", "completed_on", "since", "votes_on", "approved_on", "sent_on", "given_on", "answered_on", "members_on")
)


def readable(field: str, text: str) -> str:
    """The value `text` of a field as a reader writes it, its lines kept; what is no such value stays as it is."""
    try:
        if text and (field in _DATES or field in DUE_SETTINGS.values()):
            return f"{date.fromisoformat(text):%d.%m.%Y}"
        if field == "month" and text:
            month = date.fromisoformat(text)
            return f"{MONTHS[month.month - 1]} {month.year}"
        if field == "minutes" and text:
            return f"{write_hours(int(text))} ч"
        if field == "quarter" and text:
            return ROMAN[int(text)]
    except (ValueError, KeyError):
        return text
    return text


def line_of(field: str, text: str) -> str:
    """The value `text` of a field as a reader writes it, in one line."""
    return readable(field, " ".join(text.split()))


def write_hours(minutes: int | None) -> str:
    """«1,5» for 90 minutes, «1:20» where hundredths of an hour do not tell the minutes, empty for None."""
    if minutes is None:
        return ""
    if minutes * 100 % 60:
        return f"{minutes // 60}:{minutes % 60:02}"
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def moment(at: str) -> str:
    """«14.03.2022 10:15» for an ISO moment, by the clock of whoever wrote it; empty for what is none."""
    try:
        return f"{datetime.fromisoformat(at):%d.%m.%Y %H:%M}"
    except ValueError:
        return ""
