"""What a commission has reported for a period: its report is sent, or there are records, or its file tells nothing."""

from collections import Counter as Count
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.marks import Mark, held_in
from kuzplan_desktop.domain.reporting.report_kinds import PROGRESS
from kuzplan_desktop.domain.reporting.sent_reports import SentReport, latest
from kuzplan_desktop.domain.wording import plural


class Reported(StrEnum):
    """What a commission has handed in for a period, the first that fits."""

    SENT = "sent"  # its document says that the report was sent
    RECORDS = "records"  # something was written down for the period
    OLD = "old"  # its latest change was made before the period ended
    EMPTY = "empty"
    NONE = "none"  # nothing was handed in

    @property
    def is_handed_in(self) -> bool:
        """True if the commission counts among those that have reported."""
        return self in (Reported.SENT, Reported.RECORDS)


class HandedIn(NamedTuple):
    """What a commission has reported: `sent` is the report that was sent, `changed_on` the day of the latest change."""

    reported: Reported = Reported.NONE
    sent: SentReport | None = None
    changed_on: date | None = None

    @property
    def sent_on(self) -> date | None:
        """The day on which the report was sent."""
        return self.sent.sent_on if self.sent else None

    @property
    def words(self) -> str:
        """«сдан 04.04.2022 № 5», «файл от 02.04.2022», «не представила»."""
        day = f"{self.changed_on:%d.%m.%Y}" if self.changed_on else ""
        if self.reported is Reported.SENT:
            return f"сдан {self.sent.given}".rstrip() if self.sent else "сдан"
        if self.reported is Reported.RECORDS:
            return f"есть записи, файл от {day}" if day else "есть записи"
        if self.reported is Reported.OLD:
            return f"не представила: файл от {day}" if day else "не представила: день файла неизвестен"
        return "не представила: записей нет" if self.reported is Reported.EMPTY else "не представила"

    @property
    def short(self) -> str:
        """«сдан 04.04.2022», «записи 02.04.2022», «старый файл 02.03.2022», «записей нет»: for a narrow column."""
        day = self.sent_on if self.reported is Reported.SENT else self.changed_on
        dated = f" {day:%d.%m.%Y}" if day else ""
        return {
            Reported.SENT: f"сдан{dated}",
            Reported.RECORDS: f"записи{dated}",
            Reported.OLD: f"старый файл{dated}",
            Reported.EMPTY: "записей нет",
            Reported.NONE: "не представила",
        }[self.reported]


def handed_in(document: Document, period: ReportingPeriod, changed_on: date | None) -> HandedIn:
    """What a document whose latest change was made on a day reports for `period`."""
    sent = sent_report(document, period)
    if sent is not None:
        return HandedIn(Reported.SENT, sent, changed_on)
    if _has_records(document, period):
        return HandedIn(Reported.RECORDS, None, changed_on)
    is_old = changed_on is None or changed_on < period.last_day
    return HandedIn(Reported.OLD if is_old else Reported.EMPTY, None, changed_on)


def sent_report(document: Document, period: ReportingPeriod) -> SentReport | None:
    """The report that was sent for the period, of the own items rather than of all; None if none was."""
    found = (latest(document.sent_reports, PROGRESS.name, period.key, own=own) for own in (True, False))
    return next((one for one in found if one), None)


def _has_records(document: Document, period: ReportingPeriod) -> bool:
    """True if a mark or a held event of the period was written down, under whatever item."""
    if any(held_in(events, period) for events in document.events.values()):
        return True
    items = {item.uid: item for item in document.plan.activities()}
    quarters = period.quarters(document.plan.year)
    for uid, marks in document.marks.items():
        if uid in items:
            fitting: Iterable[Mark] = document.marks_in(items[uid], period).values()
        else:
            fitting = (mark for quarter, mark in marks.items() if quarter in quarters)
        if any(mark.state or mark.text.strip() or mark.note.strip() for mark in fitting):
            return True
    return False


def reported_line(found: Iterable[Reported]) -> str:
    """«представили 40 комиссий (отчет сдан 38, есть записи 2), не представили 6»."""
    number = Count(found)
    handed = number[Reported.SENT] + number[Reported.RECORDS]
    words = plural(handed, "комиссия", "комиссии", "комиссий")
    detail = f" (отчет сдан {number[Reported.SENT]}, есть записи {number[Reported.RECORDS]})" if handed else ""
    told = plural(handed, "представила", "представили", "представили")
    return f"{told} {handed} {words}{detail}, не представили {number.total() - handed}"
