"""The two reports of a region, asked for in its window: where to save them, made and written off the GUI thread."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from kuzplan_desktop.domain.commission_names import safe_name
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.domain.reporting.report_kinds import CONSOLIDATED, ReportKind, ReportOption
from kuzplan_desktop.reports.kinds.columns import ALWAYS
from kuzplan_desktop.reports.kinds.consolidated import KEYS, OFFERED_OF_REGION
from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_by_uid, read_documents, region_of
from kuzplan_desktop.store.region.heard_events import first_events
from kuzplan_desktop.store.region.reported import with_coverage
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
    menu.addSeparator()
    window.without_empty.setText("Б&ез пунктов, по которым нет сведений")
    window.cumulative.setText("С показателями с начала &года")
    known = _remembered(window)
    for name, action in (("without_empty", window.without_empty), ("cumulative", window.cumulative)):
        action.setCheckable(True)
        action.setChecked(bool(known.get(name)))
        menu.addAction(action)
    columns, chosen = menu.addMenu("С&толбцы"), known.get("columns")
    for key, caption in OFFERED_OF_REGION.items():
        action = window.columns[key] = columns.addAction(caption)
        action.setCheckable(True)
        action.setChecked(key in (chosen if isinstance(chosen, list) else KEYS))
    for action in (window.without_empty, window.cumulative, *window.columns.values()):
        action.toggled.connect(lambda *_: _remember(window))
    button.setMenu(menu)


def _remembered(window: RegionWindow) -> dict[str, object]:
    """What was chosen for the consolidated report before; what cannot be read is nothing."""
    try:
        known = json.loads(window.settings.reports.choice_of(CONSOLIDATED.name) or "{}")
    except ValueError:
        known = {}
    return known if isinstance(known, dict) else {}


def _remember(window: RegionWindow) -> None:
    """Keep what is chosen for the next start."""
    known = {
        "without_empty": window.without_empty.isChecked(),
        "cumulative": window.cumulative.isChecked(),
        "columns": [key for key, action in window.columns.items() if action.isChecked()],
    }
    window.settings.reports.remember_choice(CONSOLIDATED.name, json.dumps(known))


def chosen_columns(window: RegionWindow) -> tuple[str, ...] | None:
    """The keys of the chosen columns of the consolidated report; None for the usual ones."""
    chosen = [key for key, action in window.columns.items() if action.isChecked()]
    return None if set(chosen) == set(KEYS) - set(ALWAYS) else tuple(chosen)


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
    choice = ReportChoice(
        kind=kind,
        period=region.period,
        cumulative=window.cumulative.isChecked(),
        columns=chosen_columns(window),
        empty_rows=not window.without_empty.isChecked(),
    )

    def done(_: None) -> None:
        _tell_saved(window, "Отчет сохранен", target)

    window.bar.show_message(Message("Отчет составляется…"))
    start(lambda: _write(path, choice, region, picked, today, target, first), done, window.tell, owner=window)


def save_tables(window: RegionWindow) -> None:
    """Ask where to save the flat tables of the period and save them."""
    from kuzplan_desktop.ui.base.dialogs import choose_report

    region, session = window.contents.region, window.session
    if region is None:
        window.bar.show_message(Message("Таблицы составить не по чему.", "Сначала добавьте файлы комиссий."))
        return
    proposed = documents_place() / f"{safe_name(f'Таблицы {region.period.caption}')}.xlsx"
    target = choose_report(window, "Таблицы для расчетов", proposed, {"Excel (*.xlsx)": ".xlsx"})
    if target is not None:
        window.bar.show_message(Message("Таблицы составляются…"))
        start(
            lambda: _write_tables(session.path, region, target),
            lambda _: _tell_saved(window, "Таблицы сохранены", target),
            window.tell,
            owner=window,
        )


def _write_tables(path: Path, region: Region, target: Path) -> None:
    from kuzplan_desktop.reports.flat.files import write_tables
    from kuzplan_desktop.reports.flat.tables import flat_tables

    with ConsolidatedFile.open(path, read_only=True) as file:
        found = read_documents(file, plan_by_uid(file, region.plan.uid))
        documents = [(line.name, document) for line, document in found]
    write_tables(flat_tables(documents, region.period, region.today, own=True, of_region=True), target)


def _tell_saved(window: RegionWindow, what: str, target: Path) -> None:
    ways = (("Открыть", lambda: show_in_system(target)), ("Открыть папку", lambda: show_in_system(target.parent)))
    window.bar.show_message(Message(f"{what}: {target.name}.", f"Папка: {target.parent}", ways))


def _write(
    path: Path, choice: ReportChoice, region: Region, picked: dict[str, str], today: date, target: Path, first: int
) -> None:
    from kuzplan_desktop.reports.kinds.consolidated import with_first_events
    from kuzplan_desktop.reports.kinds.report_kinds import build
    from kuzplan_desktop.reports.writing import write

    examples: Mapping[str, str] = picked
    with ConsolidatedFile.open(path, read_only=True) as file:
        plan = plan_by_uid(file, region.plan.uid)
        if choice.cumulative and choice.kind.takes(ReportOption.CUMULATIVE):
            region = region_of(file, plan, region.period, region.today, cumulative=True)
        region = with_coverage(file, region)
        if first:
            examples = with_first_events(picked, first_events(file, plan.uid, region, first))
    write(build(region, choice, today, examples=examples), target)
