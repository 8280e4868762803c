"""Forms from the window: one is written for the working quarter; a filled-in one is read, shown and taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from kuzplan_desktop.domain.commission_names import safe_name, short_name
from kuzplan_desktop.store.document.blank_forms import begin_blank_form
from kuzplan_desktop.ui.base.dialogs import SHEETS, choose_document, choose_target
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.settings import documents_place, free_place
from kuzplan_desktop.ui.colleague.collect_dialog import CollectDialog

if TYPE_CHECKING:
    from kuzplan_desktop.exchange.blank_form.reading import FilledBlankForm


def save_blank_form(session: Session, window: QWidget, *, own: bool) -> None:
    """Ask where the form of the working quarter is to lie, and write it off the GUI thread."""
    target = choose_target(window, "Бланк для заполнения", proposed_place(session), SHEETS)
    if target is not None:
        write_to(session, target, own=own)


def proposed_place(session: Session) -> Path:
    """«Бланк за I квартал 2022 – Топкинская ТИК.xlsx» among the documents, under a name that is free."""
    commission = session.document.commission
    whose = f" – {short_name(commission.name)}" if commission and commission.name else ""
    name = safe_name(f"Бланк за {session.period.caption.removesuffix(' года')}{whose}")
    return free_place(documents_place(), name, ".xlsx")


def write_to(session: Session, target: Path, *, own: bool) -> None:
    """Write the form of the working quarter to `target` and tell where it lies."""
    blank = session.do(lambda: begin_blank_form(session.file, session.period, own=own))
    if blank is None:
        return

    def work() -> Path:
        from kuzplan_desktop.reports.blank_form.workbook import write_blank_form as write

        write(blank, target)
        return target

    session.run(work, lambda _: _tell_written(session, target))


def _tell_written(session: Session, target: Path) -> None:
    session.say(
        f"Бланк записан: {target.name}.",
        "Отправьте его коллеге; заполненный верните через «Обмен – Собрать заполненный бланк…».",
        action=("Открыть папку", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.parent)))),
    )


def collect_blank_form(session: Session, window: QWidget) -> None:
    """Ask for a filled-in form and show what it would bring."""
    chosen = choose_document(window, "Собрать заполненный бланк", session.file.path.parent, SHEETS)
    if chosen is not None:
        read_from(session, chosen, window)


def read_from(session: Session, path: Path, window: QWidget | None) -> None:
    """Read a form off the GUI thread, then show what it would bring."""

    def work() -> FilledBlankForm:
        from kuzplan_desktop.exchange.blank_form.reading import read_blank_form

        return read_blank_form(path)

    def show(filled: FilledBlankForm) -> None:
        from kuzplan_desktop.exchange.blank_form.reading import collect

        reading = session.do(lambda: collect(filled, session.file, session.day))
        if reading is not None:
            CollectDialog(session, reading, window).open()

    session.run(work, show)
