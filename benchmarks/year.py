"""A scroll step over the calendar of 47 items and 4,000 events to its repaint; beside it a plain tree of its cells."""

import time
from dataclasses import replace
from datetime import date, timedelta

from benchmarks.common import alternate, say, until_painted, workplace
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_fields import Event, EventStatus
from kuzplan_desktop.domain.year.outline import YearFilter, YearMemo, year_outline

EVENTS, STEPS = 4000, 40
TODAY = date(2022, 5, 20)


def document_of(events: int) -> Document:
    """The supplied plan with `events` events spread over its items and its year, every fifth one planned."""
    from contextlib import closing

    from kuzplan_desktop import paths
    from kuzplan_desktop.store.changes.snapshot import read_document
    from kuzplan_desktop.store.door.reader import own_copy

    with closing(own_copy(paths.SEED_PLAN)) as memory:
        document = read_document(memory)
    items = [activity.uid for activity in document.plan.activities()]
    found: dict[str, list[Event]] = {}
    for number in range(events):
        uid = items[number % len(items)]
        status = EventStatus.HELD if number % 5 else EventStatus.PLANNED
        day = date(2022, 1, 1) + timedelta(days=number * 364 // events)
        event = Event(
            f"e{number}", uid, status, day, form="семинар", title=f"Занятие {number}", place=f"Дом {number % 90}"
        )
        found.setdefault(uid, []).append(replace(event, people=number % 60))
    return replace(document, events={uid: tuple(one) for uid, one in found.items()})


def main() -> None:
    """Measure."""
    with workplace():
        from PySide6.QtGui import QStandardItem, QStandardItemModel
        from PySide6.QtWidgets import QTreeView

        from kuzplan_desktop.ui.calendar.year_model import COLUMNS, YearModel
        from kuzplan_desktop.ui.calendar.year_view import YearView
        from kuzplan_desktop.ui.shell.app import application

        application()
        document = document_of(EVENTS)
        began = time.perf_counter()
        model = YearModel()
        model.show_rows(year_outline(document, YearMemo().items(document, TODAY), YearFilter.ALL), document, TODAY)
        made = time.perf_counter() - began
        ours = YearView(model)
        ours.today = TODAY
        ours.expandAll()
        plain, cells = QTreeView(), QStandardItemModel(len(model.nodes), COLUMNS)
        for row in range(len(model.nodes)):
            for column in range(COLUMNS):
                cells.setItem(row, column, QStandardItem("12 из 40"))
        plain.setModel(cells)
        for view in (ours, plain):
            view.resize(1280, 500)
            view.show()
            view.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)

        def scroll(view: QTreeView) -> float:
            bar = view.verticalScrollBar()
            seconds = 0.0
            for _ in range(STEPS):
                step = bar.value() + 60
                seconds += until_painted(view.viewport(), lambda to=step: bar.setValue(to if to < bar.maximum() else 0))
            return seconds / STEPS

        mine, theirs = alternate(3, lambda: scroll(ours), lambda: scroll(plain))
        whole = until_painted(ours.viewport(), ours.viewport().update)
        say("a scroll step over the calendar", mine * 1000, theirs * 1000, unit="ms", beside="a plain QTreeView")
        print(f"rows of {EVENTS} events made: {made * 1000:.1f} ms; the whole view painted: {whole * 1000:.1f} ms")


if __name__ == "__main__":
    main()
