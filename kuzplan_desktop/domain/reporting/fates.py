"""What has become of the report on a quarter: sent, still due, overdue; in a few words, as a line tells it."""

from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import QUARTERS, Quarter, quarter_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.reporting.due_dates import due_date
from kuzplan_desktop.domain.reporting.report_kinds import PROGRESS
from kuzplan_desktop.domain.reporting.sent_reports import SentReport, latest, short_caption
from kuzplan_desktop.domain.reporting.working_quarter import OwedReport, is_over, is_sent, owed_reports
from kuzplan_desktop.domain.wording import MONTHS_GENITIVE, NBSP


class QuarterFate(NamedTuple):
    """What has become of a quarter's report, in `words`: «сдан 04.04», «до 5 июля», «просрочен на 7 дн.», «не сдан»."""

    words: str
    is_sent: bool = False
    is_late: bool = False


def quarter_fate(document: Document, quarter: Quarter, day: date) -> QuarterFate:
    """The fate of the report on `quarter` as it stands on the calendar day `day`."""
    period = quarter_period(*quarter)
    if is_sent(document, period):
        sent = _sent_progress(document, quarter)
        return QuarterFate(f"сдан {sent.sent_on:%d.%m}" if sent and sent.sent_on else "сдан", is_sent=True)
    due = due_date(period, document.settings)
    if due >= day:
        return QuarterFate(NBSP.join(("до", str(due.day), MONTHS_GENITIVE[due.month - 1])))
    if is_over(document, day):
        return QuarterFate("не сдан")
    return QuarterFate(f"просрочен на {(day - due).days}{NBSP}дн.", is_late=True)


def year_fates(document: Document, day: date) -> list[QuarterFate]:
    """The fates of the four quarters of the plan's year, in their order."""
    return [quarter_fate(document, Quarter(document.plan.year, number), day) for number in QUARTERS]


def fate_of(document: Document, quarter: Quarter) -> str:
    """When the report on `quarter` was sent; empty if it was not."""
    sent = _sent_progress(document, quarter)
    if sent is None:
        return ""
    return f"отчет сдан {sent.sent_on:%d.%m.%Y}" if sent.sent_on else "отчет сдан"


def _sent_progress(document: Document, quarter: Quarter) -> SentReport | None:
    key = quarter_period(*quarter).key
    found = (latest(document.sent_reports, PROGRESS.name, key, own=own) for own in (True, False))
    return next((one for one in found if one), None)


def countdown(document: Document, day: date) -> str:
    """The days until the nearest report that is not sent, and by how many one is overdue, or that the year is over.

    «отчет за I квартал через 12 дн.», «отчет за I квартал просрочен на 3 дн.».
    """
    if is_over(document, day):
        return f"План {document.plan.year} года завершен"
    owed = owed_reports(document)
    late = next((one for one in reversed(owed) if one.due < day), None)
    coming = next((one for one in owed if one.due >= day), None)
    late_words = f"{_report(late)} просрочен на {(day - late.due).days} дн." if late else ""
    if coming is None or (late and day - late.due <= coming.due - day):
        return late_words
    left = (coming.due - day).days
    words = f"{_report(coming)} через {left} дн." if left else f"{_report(coming)} сегодня"
    return f"{words}, {late_words}" if late else words


def _report(owed: OwedReport) -> str:
    return f"отчет за {short_caption(owed.period)}"


def waiting_last_report(document: Document, day: date) -> str:
    """What a window on the next year's plan says in January of the last report of `document`, of the year before.

    «Отчет за IV квартал 2022 года: до 9 января»; empty once it is sent, or is not waited for any more.
    """
    quarter = Quarter(document.plan.year, QUARTERS[-1])
    period = quarter_period(*quarter)
    if day <= period.last_day or is_over(document, day):
        return ""
    return f"Отчет за {period.caption}: {quarter_fate(document, quarter, day).words}"
