"""A report that was sent, for tests of what the window makes of it."""

from datetime import date

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.ui.base.session import MessageTone


def send(file, period="2022-Q1", *, files=None, **given):
    """Keep a report as sent on 5 April 2022 under number 12, with the figures of now. Returns its uid."""
    wanted = {"kind": "progress", "own": True, "cumulative": False, "outgoing_number": "12", **given}
    day = wanted.pop("sent_on", date(2022, 4, 5))
    return file.reports.send(
        **wanted,
        period=period,
        sent_on=day,
        figures=file.document.figures(parse_reporting_period(period), day, wanted["own"]),
        signatories=[("Председатель", "П.П. Петров")],
        files=files or {},
    )


def stands(message):
    """True for a message of the bar: what a step did is told in the toast, in passing."""
    return message.tone != MessageTone.DONE
