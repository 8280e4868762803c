"""What became of the reports that a commission owes for the year: sent, due, overdue."""

from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod, parse_reporting_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.reporting.due_dates import DUE_SETTINGS, due_date, entered_due_date
from kuzplan_desktop.domain.reporting.sent_reports import SentReport, latest, short_caption
from kuzplan_desktop.domain.reporting.working_quarter import is_over, is_sent
from kuzplan_desktop.domain.todo.terms import days_words
from kuzplan_desktop.domain.todo.values import Fate, ReportFate
from kuzplan_desktop.domain.wording import MONTHS_GENITIVE


def report_fates(document: Document, day: date) -> tuple[ReportFate, ...]:
    """The reports of each quarter, and those for which a day was entered or that were sent, by their last days; that on
    a quarter stands before that on the year which it ends."""
    year, settings = document.plan.year, document.settings
    over = is_over(document, day)
    fates = []
    for ending in DUE_SETTINGS:
        period = parse_reporting_period(f"{year:04}-{ending}" if ending else f"{year:04}")
        sent = _sent_on(document, period)
        if "-Q" in period.key or entered_due_date(period, settings) or sent:
            fates.append(_fate(document, period, sent, day, over=over))
    return tuple(sorted(fates, key=lambda one: (one.period.last_day, -one.period.first_day.toordinal())))


def _fate(document: Document, period: ReportingPeriod, sent: SentReport | None, day: date, *, over: bool) -> ReportFate:
    name, due = short_caption(period), due_date(period, document.settings)
    if sent is not None:
        return ReportFate(period, name, Fate.SENT, _sent_words(sent), due)
    if is_sent(document, period):
        return ReportFate(period, name, Fate.SENT, "вошел в отчет за больший период", due)
    if over:
        return ReportFate(period, name, Fate.NOT_SENT, "не отмечен сданным", due)
    if due < day:
        return ReportFate(period, name, Fate.OVERDUE, f"просрочен на {days_words((day - due).days)}", due)
    return ReportFate(period, name, Fate.DUE, f"до {day_words(due, document.plan.year)}", due)


def day_words(day: date, year: int) -> str:
    """«5 июля»; a day of another year than `year` says so."""
    words = f"{day.day} {MONTHS_GENITIVE[day.month - 1]}"
    return words if day.year == year else f"{words} {day.year} года"


def _sent_on(document: Document, period: ReportingPeriod) -> SentReport | None:
    """The report on exactly this period that was sent last, of the kind that is owed."""
    owed = [one for one in document.sent_reports if one.is_owed and one.period == period.key]
    found = [latest(owed, one.kind, one.period, own=one.own) for one in owed]
    return max((one for one in found if one), key=lambda one: (one.sent_on or date.min, one.uid), default=None)


def _sent_words(sent: SentReport) -> str:
    """«сдан 04.04.2022, исх. 01-12/34»."""
    day = f" {sent.sent_on:%d.%m.%Y}" if sent.sent_on else ""
    return f"сдан{day}" + (f", исх. {sent.outgoing_number}" if sent.outgoing_number else "")
