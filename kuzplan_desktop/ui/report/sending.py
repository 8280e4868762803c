"""«Сдан»: asks for the day and the outgoing number of a report, and keeps it in the document with its files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.reporting.sent_reports import FORMATS, sent_title
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.report.files import ReportOrder, make_report
from kuzplan_desktop.ui.report.send_dialog import SendDialog

if TYPE_CHECKING:
    from kuzplan_desktop.reports.paper.report import Report

KEPT = ("pdf", "xlsx")  # also where no such file was saved
INTRO = (
    "Отчет останется в документе таким, каким он сдан: файлы, показатели и подписавшие. Если потом изменить что-то "
    "за этот период, программа предложит уточненный отчет."
)
NOT_WHOLE = (
    "Сданным отмечают отчет обо всех пунктах, а этот – только о тех, что показаны фильтром.",
    "Снимите в «Еще…» отметку «только то, что показано фильтром» и составьте отчет снова.",
)


class Packed(NamedTuple):
    """A report and the bytes of its files by their format."""

    report: Report
    files: Mapping[str, bytes]


class Sending(QObject):
    """Carries a report from the question to the document; `list_wanted` asks for the reports that were sent."""

    list_wanted = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def begin(self, order: ReportOrder) -> SendDialog | None:
        """Ask about the report of `order`; what comes after runs by itself.

        One on chosen items is not what the commission owes for the period: its figures would count as the whole.
        """
        choice = order.choice
        if choice.only is not None:
            self._session.say(*NOT_WHOLE)
            return None
        title = f"{sent_title(choice.kind.name, choice.period.key)}: {choice.kind.handed_in}"
        saved = tuple(file for file in order.files if file.is_file())
        window = QApplication.activeWindow() or self._window.window()
        dialog = SendDialog(title, INTRO, self._session.day, saved=saved, parent=window)

        def keep(day: date, number: str, ready: bool) -> None:
            files = saved if ready else ()
            self._session.run(
                lambda: packed_report(order, files),
                lambda packed: self._keep(order, packed, day, number),
                owner=self,
            )

        dialog.confirmed.connect(keep)
        dialog.open()
        return dialog

    def _keep(self, order: ReportOrder, packed: Packed, day: date, number: str) -> None:
        choice, report = order.choice, packed.report
        done = self._session.do(
            lambda: self._session.file.reports.send(
                kind=choice.kind.name,
                period=choice.period.key,
                own=choice.own,
                cumulative=choice.cumulative,
                sent_on=day,
                outgoing_number=number,
                figures=report.figures,
                signatories=[(one.position, one.name) for one in report.signatures],
                files=packed.files,
                replaces=order.amends.uid if order.amends else "",
            )
        )
        if done is not None:
            sent = next(one for one in self._session.document.sent_reports if one.uid == done)
            self._session.say(
                f"{sent.fate}.",
                "Файлы, показатели и подписавшие хранятся в документе.",
                action=("Сданные отчеты", self.list_wanted.emit),
                holds=lambda: any(one.uid == done for one in self._session.document.sent_reports),
            )


def packed_report(order: ReportOrder, saved: tuple[Path, ...]) -> Packed:
    """The report and its files: those of `saved` as they lie there, the others made now. Off the GUI thread."""
    from kuzplan_desktop.reports.writing import as_bytes

    report = make_report(order)
    ready = {file.suffix.removeprefix("."): file for file in saved}
    wanted = {*KEPT, *(file.suffix.removeprefix(".") for file in order.files)}
    files = {}
    for file_format in FORMATS:
        if file_format in ready:
            try:
                files[file_format] = ready[file_format].read_bytes()
            except OSError as error:
                raise PlanError(f"Файл «{ready[file_format].name}» не читается.", "Сохраните отчет снова.") from error
        elif file_format in wanted:
            files[file_format] = as_bytes(report, file_format)
    return Packed(report, files)
