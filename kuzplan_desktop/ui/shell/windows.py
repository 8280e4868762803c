"""Which windows are open: the first start, the commission's documents, colleagues' files beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.document.plan_file import BUSY, PlanFile
from kuzplan_desktop.store.door.archive import is_packed
from kuzplan_desktop.store.door.header import is_consolidated
from kuzplan_desktop.store.door.inspection import is_own
from kuzplan_desktop.store.opening import open_document
from kuzplan_desktop.ui.base.dropping import is_official
from kuzplan_desktop.ui.base.session import IN_USE, Message, Offer, Session, failure_message
from kuzplan_desktop.ui.base.settings import Settings
from kuzplan_desktop.ui.editor.unfinished_file import UnfinishedFile
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.shell.dossiers import Dossiers
from kuzplan_desktop.ui.shell.first_starts import FirstStarts
from kuzplan_desktop.ui.shell.previews import Previews

if TYPE_CHECKING:
    from datetime import date

    from kuzplan_desktop.ui.first_start.first_start import FirstStart
    from kuzplan_desktop.ui.region.region_window import RegionWindow

VERIFY_AFTER = 5000  # milliseconds: opening tests pages and references alone, hashes come when the plan is looked at
FOREIGN = "Файл открыт только для чтения: программа на этом компьютере с ним еще не работала."
FOREIGN_HINT = "Если это файл коллеги, смотрите его здесь. Если это ваш документ, работайте с ним."
MERGE = "Объединить с моим документом…"


class Windows(QObject):
    """Opens and closes windows. Expected failures are told in the window the user is looking at.

    `day` is the calendar day of the sessions; without one it is that of the computer.
    """

    def __init__(self, settings: Settings | None = None, *, day: date | None = None) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self._day = day
        self.opened: list[MainWindow] = []
        self.regions: list[RegionWindow] = []
        self.first_starts = FirstStarts(self)
        self.previews = Previews(self)
        self.dossiers = Dossiers(self)
        self.unshown: PlanError | None = None
        self._unopened: Path | None = None

    def begin(self, path: Path | None) -> None:
        """Open `path`, else the document used last, else the first start."""
        last = [item.path for item in self.settings.documents.recent][:1]
        wanted = [path, *last] if path else last
        if not any(self.open(place) for place in wanted):
            self.show_first_start()
        trouble = paths.without_folder()
        if trouble and not any(window.colleague for window in self.opened):  # there it is told with the choice
            self.tell(PlanError(trouble, "Проверьте права на папку и место на диске."))

    def come_back(self, path: Path | None) -> None:
        """What a second start of the program asks for: a document, which may be open, or to see the program."""
        if path is not None:
            self.open(path)
            return
        if self.first_start is not None and self.first_start.isVisible():
            self.first_starts.show(None)
        for window in (self.own_window(), *self.opened[-1:], *self.regions[-1:]):
            if window is not None:
                window.come_forward()
                return

    def open(self, path: Path, instead_of: MainWindow | None = None) -> MainWindow | RegionWindow | None:
        """Open a document: the user's own to work with, any other to look at, offering to work with it.

        The window `instead_of` is closed once the new one stands. None comes back, and the reason is told, if
        the file cannot be opened.
        """
        place = path.absolute()
        if is_official(place):
            self.previews.read(place, instead_of)
            return None
        if self.dossiers.take(place):
            return None
        if is_consolidated(place):
            return self.open_region(place)
        standing = self._standing(place)
        if standing is not None:
            return standing
        try:
            own = is_own(place)
            file = open_document(place, author=self.settings.author) if own else PlanFile.of_private_copy(place)
        except PlanError as error:
            self.tell(error, place)
            return None
        if not own and file.document.commission is None:
            file.close()
            self.previews.take_file(place, file.document.plan.year, instead_of)
            return None
        window = self.show_file(file, colleague=not own)
        if own and instead_of is not None:
            instead_of.close()
        if own:
            self._tell_notes(window)
        else:
            self._offer(window, place)
        return window

    def _offer(self, window: MainWindow, place: Path) -> None:
        """Ask what a file that this installation did not write is to her."""
        packed = is_packed(place)
        window.session.say(
            FOREIGN,
            " ".join(filter(None, (FOREIGN_HINT, *window.session.file.notes, paths.without_folder()))),
            action=("Смотреть", lambda: None),
            other=("Работать с этим файлом", lambda: self.adopt(window, packed=packed)),
            third=(MERGE, lambda: self.merge(place)) if self._has_own() else None,
        )

    def own_window(self) -> MainWindow | None:
        """The window in which the commission's own document was opened last."""
        return next((window for window in reversed(self.opened) if not window.colleague), None)

    def open_region(self, place: Path) -> RegionWindow | None:
        """Open a consolidated file beside the other windows; None, and the reason is told, if it is refused."""
        from kuzplan_desktop.ui.help.offering import add_help_menu
        from kuzplan_desktop.ui.region.region_session import RegionSession
        from kuzplan_desktop.ui.region.region_window import RegionWindow

        window = next((one for one in self.regions if one.session.path == place), None)
        if window is None:
            try:
                window = RegionWindow(RegionSession(place), self.settings)
            except PlanError as error:
                self.tell(error)
                return None
            made = window
            add_help_menu(made, "region")
            made.open_requested.connect(self.open)
            made.closed.connect(lambda: self.regions.remove(made))
            self.regions.append(made)
        window.come_forward()
        return window

    def open_colleague(self, path: Path) -> MainWindow | None:
        """Open a colleague's file beside the own one, to look at."""
        place = path.absolute()
        standing = self._standing(place)
        if standing is not None:
            return standing
        try:
            file = PlanFile.of_private_copy(place)
        except PlanError as error:
            self.tell(error, place)
            return None
        window = self.show_file(file, colleague=True)
        window.session.say(
            "Файл коллеги открыт только для чтения.",
            " ".join(file.notes),
            action=(MERGE, lambda: self.merge(place)) if self._has_own() else None,
        )
        return window

    def merge(self, path: Path) -> None:
        """«Объединить с моим документом»: compare a colleague's file with the document worked on last."""
        own = self.own_window()
        recent = [item.path for item in self.settings.documents.recent if item.path != path]
        if own is None and recent:
            opened = self.open(recent[0])
            own = opened if isinstance(opened, MainWindow) else None
        if own is None or own.colleague:
            self.tell(PlanError("Объединять пока не с чем.", "Сначала откройте свой документ."))
            return
        own.come_forward()
        own.commands.colleague.comparing.begin(path)

    def _has_own(self) -> bool:
        """True if there is a document of hers that a colleague's could be united with."""
        return bool(self.settings.documents.recent) or any(not window.colleague for window in self.opened)

    def _standing(self, place: Path) -> MainWindow | None:
        """The window in which a file is open already; it comes forward."""
        standing = next((window for window in self.opened if window.session.file.path == place), None)
        if standing is not None:
            standing.come_forward()
        return standing

    def adopt(self, viewed: MainWindow, *, packed: bool = False) -> None:
        """«Работать с этим файлом»: open for writing what was open for reading; one from an archive (`packed`) becomes
        a document in the folder of documents."""
        if packed:
            viewed.mending.begin_from(viewed.session.file.path)
        else:
            self.work_on(viewed.session.file.path, viewed)

    def work_on(self, path: Path, instead_of: MainWindow | None, message: Message | None = None) -> MainWindow | None:
        """Open a document of hers to work with, in place of a window, and show there what has been done."""
        place = path.absolute()
        standing = self._standing(place)
        if standing is not None and standing is not instead_of:
            return standing
        try:
            file = open_document(place, author=self.settings.author)
        except PlanError as error:
            self.tell(error, place)
            return None
        window = self.show_file(file, colleague=False)
        if instead_of is not None:
            instead_of.close()
        self._tell_notes(window, message)
        return window

    def _tell_notes(self, window: MainWindow, message: Message | None = None) -> None:
        """Tell once what was done before the document opened and what its opening found."""
        file = window.session.file
        restored = window.editor.restore_unfinished() if UnfinishedFile(file.path).read() else ""
        done = [message.sentence, message.hint] if message else []
        sentences = [*done, *(note for note in file.notes if note != BUSY), *([restored] if restored else [])]
        offer: Offer | None = ("Показать", window.editor.show_unfinished) if restored else None
        again = window.session.open_again
        if again:
            sentences = [*IN_USE, *sentences]
        elif file.read_only and not window.colleague and sentences:
            sentences.append("Чтобы вносить записи, сохраните его на этом компьютере.")
        if file.read_only and not window.colleague:
            offer = ("Сохранить как…", window.commands.file.save_as)
        if sentences:
            window.session.say(
                sentences[0], " ".join(filter(None, sentences[1:])), action=again or offer, other=again and offer
            )

    @property
    def first_start(self) -> FirstStart | None:
        """The page that makes a document, from its showing on until it has led to one."""
        return self.first_starts.page

    def show_first_start(self, instead_of: MainWindow | None = None) -> None:
        """Show the page that makes a document; `instead_of` is closed once there is one."""
        self.first_starts.show(instead_of)

    def tell(self, error: PlanError, unopened: Path | None = None) -> None:
        """Tell an expected failure where the user is looking, or in the first window that comes.

        Of a file that did not open (`unopened`) it is also told how it can be mended.
        """
        active = QApplication.activeWindow()
        if self.first_start is not None and self.first_start.isVisible():
            _tell_in(self.first_start, error, unopened)
        elif self.opened:
            _tell_in(active if isinstance(active, MainWindow) else self.opened[-1], error, unopened)
        elif self.regions:
            self.regions[-1].tell(error)
        else:
            self.unshown, self._unopened = error, unopened

    def tell_later(self) -> None:
        """Tell what could not be told while there was no window."""
        if self.unshown is not None:
            error, self.unshown = self.unshown, None
            self.tell(error, self._unopened)

    def show_file(self, file: PlanFile, *, colleague: bool) -> MainWindow:
        session = Session(file, remembered_quarter=self.settings.documents.quarter_of(file.path), day=self._day)
        window = MainWindow(session, self.settings, colleague=colleague)
        if file.read_only and BUSY in file.notes:
            session.open_again = ("Открыть снова", lambda: self.work_on(file.path, window))
        window.open_requested.connect(lambda path: self.open(path, None if colleague else window))
        window.colleague_requested.connect(self.open_colleague)
        window.work_requested.connect(lambda path, message: self.work_on(path, window, message))
        window.new_requested.connect(lambda: self.first_starts.show(None if colleague else window))
        window.plan_requested.connect(lambda path: self.previews.read(path, None if colleague else window))
        window.merge_requested.connect(self.merge)
        window.plan_wanted.connect(lambda path, taker: self.previews.read(path, taker=taker))
        if colleague:
            window.actions_by_name["merge"].setText("О&бъединить с моим документом…")
        window.closed.connect(lambda: self.opened.remove(window))
        self.opened.append(window)
        if not colleague and not file.read_only:
            window.copies.watch()
        window.come_forward()
        if not file.read_only:
            QTimer.singleShot(VERIFY_AFTER, window, lambda: window.mending.verify(file.path))
        self.tell_later()
        return window


def _tell_in(place: MainWindow | FirstStart, error: PlanError, unopened: Path | None) -> None:
    if unopened is not None:
        place.mending.explain(unopened, error)
    else:
        (place.session if isinstance(place, MainWindow) else place).tell(failure_message(error))
