"""The first start among the windows: where it leads, the sample it shows, the next year that it offers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kuzplan_desktop import paths
from kuzplan_desktop.domain.calendar import coming_year
from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.session import Message

if TYPE_CHECKING:
    from kuzplan_desktop.ui.first_start.first_start import FirstStart
    from kuzplan_desktop.ui.main_window.main_window import MainWindow
    from kuzplan_desktop.ui.region.region_window import RegionWindow
    from kuzplan_desktop.ui.shell.windows import Windows

SAMPLE = "Пример.sqlite"
THIS_IS_A_SAMPLE = ("Это пример: заполненный план выдуманной комиссии.", "Его можно смотреть, листать и печатать.")


class FirstStarts:
    """Shows `page`, one at a time; the window it was asked for in is closed once it has led to a document."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows
        self.page: FirstStart | None = None
        self._instead_of: MainWindow | None = None

    def show(self, instead_of: MainWindow | None) -> None:
        """Show the page, or bring it forward: something may be typed there."""
        from kuzplan_desktop.ui.first_start.first_start import FirstStart

        windows = self._windows
        self._instead_of = instead_of
        if self.page is not None and self.page.isVisible():
            self.page.raise_()
            self.page.activateWindow()
            return
        page = FirstStart(windows.settings)
        page.made.connect(lambda file: self._leave(windows.show_file(file, colleague=False)))
        page.open_requested.connect(lambda path: self._leave(windows.open(path)))
        page.sample_wanted.connect(self.show_sample)
        page.work_requested.connect(lambda path, message: self._leave(windows.work_on(path, None, message)))
        self.page = page
        page.show()
        if instead_of is not None:
            self._offer_next_year(page, instead_of)
        windows.tell_later()

    def show_sample(self) -> None:
        """A filled document to look at, beside the page; nothing of it stays."""
        from tempfile import TemporaryDirectory

        from kuzplan_desktop.store.copies.sample import write_sample

        try:
            with TemporaryDirectory(dir=paths.user_folder()) as folder:
                made = Path(folder) / SAMPLE
                write_sample(made)
                file = PlanFile.of_private_copy(made)
        except PlanError as error:
            self._windows.tell(error)
            return
        except OSError:
            self._windows.tell(PlanError("Пример не удалось создать.", "Проверьте место на диске."))
            return
        self._windows.show_file(file, colleague=True).session.say(*THIS_IS_A_SAMPLE)

    def _offer_next_year(self, page: FirstStart, window: MainWindow) -> None:
        """Whoever asks for a new document in an open one mostly means the same commission's next year."""
        document = window.session.document
        if document.commission is None:
            return
        year = coming_year(document.plan.year, window.session.day)
        page.tell(
            Message(
                f"Нужен план на {year} год той же комиссии, {short_name(document.commission.name)}?",
                "Подписанты, настройки и дополнительные мероприятия перейдут в новый документ.",
                ((f"Начать план {year}…", lambda: self._begin_next_year(window)),),
            )
        )

    def _begin_next_year(self, window: MainWindow) -> None:
        if self.page is not None:
            self.page.close()
        if window in self._windows.opened:
            window.come_forward()
            window.commands.plan.begin_next_year()

    def _leave(self, window: MainWindow | RegionWindow | None) -> None:
        if window is None:
            return
        if self.page is not None:
            self.page.deleteLater()
            self.page.close()
            self.page = None
        if self._instead_of in self._windows.opened and self._instead_of is not window:
            self._instead_of.close()
        self._instead_of = None
