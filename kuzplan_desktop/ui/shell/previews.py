"""Plans that are read from official documents: from the choice of a file to the commission that begins with one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kuzplan_desktop.ui.shell.plan_ways import PlanWay, choose_way, window_of_year

if TYPE_CHECKING:
    from kuzplan_desktop.domain.plan.draft import PlanDraft
    from kuzplan_desktop.ui.import_plan.attempt import PlanAttempt
    from kuzplan_desktop.ui.import_plan.opening import PlanOpening
    from kuzplan_desktop.ui.import_plan.preview import PlanPreview
    from kuzplan_desktop.ui.main_window.main_window import MainWindow
    from kuzplan_desktop.ui.planning.next_year_dialog import NextYearDialog
    from kuzplan_desktop.ui.planning.plan_commands import PlanCommands
    from kuzplan_desktop.ui.shell.windows import Windows


class Previews:
    """The documents that are being read (`reading`) and the previews that are open (`shown`), by their paths."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows
        self.reading: dict[Path, PlanOpening] = {}
        self.shown: dict[Path, PlanPreview] = {}

    def read(
        self, place: Path, instead_of: MainWindow | None = None, *, taker: NextYearDialog | PlanCommands | None = None
    ) -> None:
        """Read an official document and show the plan in it; why it is none is told where the user is looking.

        `instead_of` is closed once a document was begun with that plan. `taker` takes the plan that was looked through.
        """
        from kuzplan_desktop.ui.import_plan.opening import PlanOpening

        standing = self.shown.get(place)
        if standing is not None:
            standing.raise_()
            standing.activateWindow()
        if standing is not None or place in self.reading:
            return
        opening = PlanOpening(place)
        self.reading[place] = opening
        opening.read.connect(lambda read: self._show(place, read, instead_of, taker))
        opening.refused.connect(self._windows.tell)
        if taker is not None:
            opening.refused.connect(taker.come_back)
        opening.ended.connect(lambda: self.reading.pop(place))
        opening.start()

    def _show(
        self,
        place: Path,
        read: PlanAttempt,
        instead_of: MainWindow | None,
        taker: NextYearDialog | PlanCommands | None,
    ) -> None:
        from kuzplan_desktop.ui.import_plan.preview import PlanPreview

        preview = PlanPreview(read, place.name)
        window = self._windows.own_window()
        if window is not None and read.draft is not None:
            preview.details.compare_with(window.session.document.plan)
        self.shown[place] = preview
        if taker is None:
            preview.begin_wanted.connect(lambda draft, name: self._go_on(preview, draft, name, instead_of))
        else:
            preview.begin.setText("Взять этот &план")
            preview.begin_wanted.connect(lambda draft, name: self._hand_over(preview, draft, name, taker))
            preview.closed.connect(taker.come_back)
        preview.closed.connect(lambda: self.shown.pop(place))
        preview.show()
        preview.activateWindow()

    def take_file(self, place: Path, year: int, instead_of: MainWindow | None) -> None:
        """A plan file that the region handed out: the open document goes on with it, or another one begins."""
        windows, window = self._windows, window_of_year(self._windows, year)
        way = choose_way(window, year, place.name)
        if window is not None and way in (PlanWay.NEXT_YEAR, PlanWay.AMENDMENT):
            window.come_forward()
            window.commands.plan.use_plan_file(place, year)
        elif way is PlanWay.OTHER_DOCUMENT:
            windows.show_first_start(instead_of)
            if windows.first_start is not None:
                windows.first_start.use_plan(place, year)

    def _hand_over(
        self, preview: PlanPreview, draft: PlanDraft, name: str, taker: NextYearDialog | PlanCommands
    ) -> None:
        preview.closed.disconnect(taker.come_back)
        preview.taken_over()
        taker.take_draft(draft, name)

    def _go_on(self, preview: PlanPreview, draft: PlanDraft, name: str, instead_of: MainWindow | None) -> None:
        """Another year of the commission whose document is open, its amendment, or a document of another one."""
        window = window_of_year(self._windows, draft.year)
        way = choose_way(window, draft.year, name)
        if window is not None and way in (PlanWay.NEXT_YEAR, PlanWay.AMENDMENT):
            preview.taken_over()
            window.come_forward()
            window.commands.plan.use_draft(draft, name)
        elif way is PlanWay.OTHER_DOCUMENT:
            self._begin(preview, draft, name, instead_of)

    def _begin(self, preview: PlanPreview, draft: PlanDraft, name: str, instead_of: MainWindow | None) -> None:
        """The first start asks for the commission; the preview stays until there is a document."""
        windows = self._windows
        windows.show_first_start(instead_of if instead_of in windows.opened else None)
        if windows.first_start is not None:
            windows.first_start.use_draft(draft, name)
            windows.first_start.made.connect(preview.taken_over)
