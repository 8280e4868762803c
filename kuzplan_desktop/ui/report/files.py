"""Making a report and its files off the GUI thread: their names, how far the work is, and giving it up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kuzplan_desktop.domain.commission_names import safe_name, short_name
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.reporting.sent_reports import FORMATS, SentReport, sent_title
from kuzplan_desktop.ui.report.earlier_years import earlier_documents

if TYPE_CHECKING:
    from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice
    from kuzplan_desktop.reports.paper.report import Report
    from kuzplan_desktop.store.changes.steps import Step

PROGRAMS = {"pdf": "PDF", "xlsx": "Excel", "docx": "Word"}


class GivenUp(PlanError):
    """The user did not want to wait any longer."""


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """What the user asked for: the document as it was then, what of it, and the files it goes to, one to open first.

    `amends` is the sent report in whose place this one comes; `steps` is the журнал where that is reported; `earlier`
    are files among which documents of earlier years may be, where these stand beside.
    """

    document: Document
    choice: ReportChoice
    today: date
    files: tuple[Path, ...] = ()
    amends: SentReport | None = None
    steps: Sequence[Step] = ()
    earlier: Sequence[Path] = ()


class Job(QObject):
    """A piece of work that takes its time: `progressed` carries what is being made and the share that is done.

    Once `give_up` was called, the work ends with GivenUp the next time it tells of itself.
    """

    progressed = Signal(str, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given_up = False
        self._last = ("", -1.0)

    def give_up(self) -> None:
        """Let the work end soon; nothing more is written."""
        self._given_up = True

    def tell(self, what: str, share: float) -> None:
        """Tell how far the work is; on any thread."""
        if self._given_up:
            raise GivenUp("Отчет не сохранен: вы остановили работу.")
        if (what, round(share, 2)) != self._last:
            self._last = (what, round(share, 2))
            self.progressed.emit(what, share)


def report_name(document: Document, choice: ReportChoice, *, amended: bool = False) -> str:
    """«Отчет за I квартал 2022 – Топкинская ТИК», without an ending; an `amended` one is told apart from the former."""
    when = sent_title(choice.kind.name, choice.period.key)
    year = f" {choice.period.first_day.year}"
    if year not in when:
        when += year
    if amended:
        when += " (уточненный)"
    name = document.commission.name if document.commission else ""
    return safe_name(f"{when} – {short_name(name)}" if name else when)


def target_files(folder: Path, name: str, formats: str) -> tuple[Path, ...]:
    """The files of a report; the PDF stands first, because that is the one that gets signed.

    Signs that a file name may not have on every system are left out of `name`.
    """
    stem = stem_of(name)
    return tuple(folder / f"{stem}.{file_format}" for file_format in FORMATS if file_format in formats.split())


def stem_of(name: str) -> str:
    """The name of a report's files, without an ending, for what was typed."""
    stem = name.strip()
    for file_format in FORMATS:
        stem = stem.removesuffix(f".{file_format}")
    return safe_name(stem)


def free_name(folder: Path, name: str, formats: str) -> str:
    """`name` with « (2)» and so on, under which no file of the report stands yet."""
    names = (f"{stem_of(name)} ({number})" for number in count(2))
    return next(one for one in names if not any(file.exists() for file in target_files(folder, one, formats)))


def place_words(folder: Path, name: str, formats: str) -> str:
    """Where the files will lie, under what name if that is not the typed one, and which of them lie there already."""
    stem, typed = stem_of(name), " ".join(name.split())
    other = (
        "" if typed in (stem, *(f"{stem}.{file_format}" for file_format in FORMATS), "") else f" Имя файла: «{stem}»."
    )
    standing = ", ".join(file.name for file in target_files(folder, name, formats) if file.exists())
    return f"Папка: {folder}.{other}" + (f" Уже есть: {standing}." if standing else "")


def make_report(order: ReportOrder) -> Report:
    """The report that was asked for, with what an amended or a later one says of those that were sent."""
    from kuzplan_desktop.reports.kinds.report_kinds import build

    beside = earlier_documents(order.document, order.earlier) if order.earlier else ()
    return build(order.document, order.choice, order.today, steps=order.steps, amends=order.amends, beside=beside)


def write_files(order: ReportOrder, job: Job) -> ReportOrder:
    """Write the files of an order, which comes back, one after the other; runs off the GUI thread.

    PlanError if one cannot be written.
    """
    from kuzplan_desktop.reports import writing

    job.tell("Отчет составляется", 0)
    report = make_report(order)
    for file in order.files:
        writing.write(report, file, _telling(job, file.suffix))
    return order


def _telling(job: Job, suffix: str) -> Callable[[float], None]:
    what = f"Готовится {PROGRAMS[suffix.removeprefix('.')]}"
    return lambda share: job.tell(what, share)


def pages_of(order: ReportOrder, job: Job) -> tuple[str, bytes]:
    """The name of a report and its PDF, for the preview; runs off the GUI thread."""
    from kuzplan_desktop.reports.writing import as_bytes

    report = make_report(order)
    return report.name, as_bytes(report, "pdf", lambda share: job.tell("Готовятся страницы", share))
