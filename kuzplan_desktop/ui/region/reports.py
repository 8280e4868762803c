"""The two reports of a region, asked for in its window: where to save them, made and written off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from kuzplan_desktop.domain.commission_names import safe_name
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.domain.reporting.report_kinds import CONSOLIDATED, ReportKind
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_of
from kuzplan_desktop.store.region.heard_events import first_events
from kuzplan_desktop.ui.base.session import Message
from kuzplan_desktop.ui.base.settings import documents_place
from kuzplan_desktop.ui.base.system import show_in_system
from kuzplan_desktop.ui.base.tasks import start

if TYPE_CHECKING:
    from kuzplan_desktop.ui.region.region_window import RegionWindow

FIRST = 2  # events of each item, where she asks for the first ones


def add_choice(window: RegionWindow) -> None:
    """The consolidated report with the examples that were picked, or with the first events of each item."""
    button = window.tools.buttons[CONSOLIDATED.name]
    menu = QMenu(button)
    menu.addAction("С выбранными &примерами…").triggered.connect(lambda *_: save_report(window, CONSOLIDATED))
    menu.addAction(f"С первыми &мероприятиями пункта (до {FIRST})…").triggered.connect(
        lambda *_: save_report(window, CONSOLIDATED, first=FIRST)
    )
    button.setMenu(menu)


def save_report(window: RegionWindow, kind: ReportKind, *, first: int = 0) -> None:
    """Ask where to save a report and save it."""
    from kuzplan_desktop.ui.base.dialogs import choose_report

    region = window.contents.region
    if region is None:
        window.bar.show_message(Message("Отчет составить не по чему.", "Сначала добавьте файлы комиссий."))
        return
    proposed = documents_place() / f"{safe_name(f'{kind.beginning} {region.period.caption}')}.pdf"
    target = choose_report(window, kind.title, proposed)
    if target is not None:
        write_report(window, kind, region, target, first=first)


def write_report(window: RegionWindow, kind: ReportKind, region: Region, target: Path, *, first: int = 0) -> None:
    """Make and write a report in the background; its end is told in the window."""
    path, picked, today = window.session.path, window.contents.examples, window.session.day

    def done(_: None) -> None:
        window.bar.show_message(
            Message(
                f"Отчет сохранен: {target.name}.",
                f"Папка: {target.parent}",
                (("Открыть", lambda: show_in_system(target)), ("Открыть папку", lambda: show_in_system(target.parent))),
            )
        )

    window.bar.show_message(Message("Отчет составляется…"))
    start(lambda: _write(path, kind, region, picked, today, target, first), done, window.tell, owner=window)


def _write(
    path: Path, kind: ReportKind, region: Region, picked: dict[str, str], today: date, target: Path, first: int
) -> None:
    from kuzplan_desktop.reports.kinds.consolidated import with_first_events
    from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice, build
    from kuzplan_desktop.reports.writing import write

    examples: Mapping[str, str] = picked
    if first:
        with ConsolidatedFile.open(path, read_only=True) as file:
            heard = first_events(file, plan_of(file, region.plan.year).uid, region, first)
        examples = with_first_events(picked, heard)
    write(build(region, ReportChoice(kind=kind, period=region.period), today, examples=examples), target)
