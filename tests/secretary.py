"""A secretary at the real window, by mouse or by keyboard alone: the deeds of which her half-year is made."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.ui.colleague.compare_view import CompareView
from kuzplan_desktop.ui.commission.campaigns_dialog import CampaignsDialog
from kuzplan_desktop.ui.dossier.writing_dialog import WriteDossierDialog
from kuzplan_desktop.ui.events.attachments_dialog import AttachmentsDialog
from kuzplan_desktop.ui.events.events_page import EventsPage
from kuzplan_desktop.ui.events.rows import EventColumn
from kuzplan_desktop.ui.import_plan.preview import PlanPreview
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.palette.command_palette import CommandPalette
from kuzplan_desktop.ui.plan.cells import PlanColumn
from kuzplan_desktop.ui.planning.next_year_dialog import NextYearDialog
from kuzplan_desktop.ui.report.send_dialog import SendDialog
from kuzplan_desktop.ui.shell.windows import Windows
from kuzplan_desktop.ui.upkeep.backups_view import BackupsView
from tests.hand import Hand

if TYPE_CHECKING:
    from datetime import date

    from kuzplan_desktop.domain.document import Document
    from kuzplan_desktop.ui.base.settings import Settings

TICK, WORK, EVENT, REPORT, SENT = "a tick", "«Что сделано»", "an event", "a report", "«Сдан»"
MOST_STEPS = 12  # from anywhere to a button of the message bar
JOBS = (TICK, WORK, EVENT, REPORT, SENT)


class Secretary(ABC):
    """What she does; how is the matter of `ByMouse` and `ByKeyboard`. `settings` are hers on this computer."""

    def __init__(self, settings: Settings) -> None:
        self.hand = Hand()
        self._settings = settings
        self._windows: Windows | None = None

    @property
    def window(self) -> MainWindow:
        """The window of her document."""
        assert self._windows is not None
        return self._windows.opened[-1]

    @property
    def document(self) -> Document:
        """Her document as it stands now."""
        return self.window.session.document

    def uid(self, number: str) -> str:
        """The uid of the item that bears a number."""
        return self.document.plan.find(number)[0].uid

    def start(self, day: date) -> None:
        """Start the program on a day."""
        self._windows = Windows(self._settings, day=day)
        self._windows.begin(None)
        self.hand.wait(QApplication.activeWindow, "the window")

    def begin(self, begun: str, name: str) -> None:
        """The first start: her commission, named by a word `begun` of its `name`, and the plan that is supplied."""
        assert self._windows is not None
        page = self._windows.first_start
        assert page is not None
        self._name_commission(page.commission, begun)
        assert page.commission.name == name
        self._begin(page.begin)
        self.hand.wait(lambda: self._windows and self._windows.opened, "the window of the new document")

    def stop(self) -> None:
        """Leave the program; nobody asks anything."""
        assert self._windows is not None
        window, windows = self.window, self._windows
        window.session.answers = []
        self._close(window)
        self.hand.wait(lambda: not windows.opened, "the end of the program")
        self._windows = None

    def write_event(self, number: str, line: str) -> None:
        """Write an event down under an item, in one line."""
        self._go_to(number)
        before = len(self.document.events_of(self.uid(number)))
        with self.hand.job(EVENT):
            self._write_line(line)
        assert len(self.document.events_of(self.uid(number))) == before + 1, self.window.session.messages[-1:]
        self._leave_line()

    def write_event_from_anywhere(self, line: str) -> None:
        """Write an event down whose item is named in the line."""
        before = sum(map(len, self.document.events.values()))
        self._write_numbered_line(line)
        assert sum(map(len, self.document.events.values())) == before + 1
        self._leave_line()

    def tick(self, number: str) -> None:
        """Tick an item for the working quarter."""
        self._go_to(number)
        quarter = self.window.session.quarter
        with self.hand.job(TICK):
            self._tick(number, quarter)
        assert self.document.marks_of(self.uid(number))[quarter].state

    def write_work(self, number: str, text: str) -> None:
        """Write what was done on an item."""
        self._go_to(number)
        with self.hand.job(WORK):
            self._write_work(text)
        self._leave_work()
        written = self.document.marks_of(self.uid(number))[self.window.session.quarter]
        assert (written.text, written.state) == (text, MarkState.DONE)

    def report(self) -> None:
        """Make the report of the working quarter."""
        with self.hand.job(REPORT):
            self._make_report()
        self.hand.wait(lambda: "Отчет сохранен" in self.window.bar.sentence.text(), "the report")

    def send(self, outgoing: str) -> None:
        """Mark the report that was just made as sent."""
        with self.hand.job(SENT):
            self._open_sending()
            dialog = self.hand.wait(lambda: self.window.findChild(SendDialog), "the dialog «Сдан»")
            self.hand.wait(dialog.isActiveWindow, "the keyboard in it")
            self._name_letter(outgoing)
        self.hand.wait(lambda: "сдан" in self.window.bar.sentence.text(), "the word that it is kept")
        assert self.document.sent_reports[-1].outgoing_number == outgoing

    def merge(self, theirs: Path) -> None:
        """Unite the document with a colleague's file."""
        self.hand.while_open(lambda: self._name_file(theirs), self._begin_merging)
        view = self.hand.wait(lambda: self.window.findChild(CompareView), "what differs")
        self.hand.wait(view.isActiveWindow, "the keyboard in it")
        self._merge(view)
        self.hand.wait(lambda: "объединен" in self.window.bar.sentence.text(), "the word that it is done")

    def call_campaign(self, name: str, starts: str, votes: str) -> None:
        """Write an election campaign down."""
        self._open_campaigns()
        dialog = self.hand.wait(lambda: self.window.findChild(CampaignsDialog), "the campaigns")
        self.hand.wait(dialog.isActiveWindow, "the keyboard in them")
        self._write_campaign(dialog, name, starts, votes)
        self.hand.wait(lambda: self.document.campaigns, "the campaign")
        self._leave(dialog)

    def back_up(self) -> None:
        """Make a copy now."""
        view = self._backups()
        before = len(view.backups)
        self._make_copy(view)
        self.hand.wait(lambda: len(view.backups) > before, "the new copy")
        self._leave(view)

    def restore(self) -> None:
        """Go back to the newest copy."""
        view = self._backups()
        self._restore(view)
        self.hand.wait(lambda: "возвращен к копии" in view.notice.text(), "the word that it is done")
        self._leave(view)

    def attach(self, title: str, photo: Path) -> None:
        """Attach a photo to the event that is called so."""
        window = self.window
        if window.pages.shown != "events":
            self._turn_to_events()
        page = window.pages.currentWidget()
        assert isinstance(page, EventsPage)
        event = next(one for found in self.document.events.values() for one in found if one.title == title)
        self._choose_event(page, event.uid)
        self._open_attachments(page)
        dialog = self.hand.wait(lambda: window.findChild(AttachmentsDialog), "the attachments")
        self.hand.wait(dialog.isActiveWindow, "the keyboard in them")
        self.hand.while_open(lambda: self._name_file(photo), lambda: self._add_attachment(dialog))
        self.hand.wait(lambda: dialog.panel.list.count(), "the photo")
        self._leave(dialog)

    def hand_over(self) -> Path:
        """Write all that the commission has into one archive; where it lies."""
        self._open_dossier()
        dialog = self.hand.wait(lambda: self.window.findChild(WriteDossierDialog), "the dossier")
        self.hand.wait(dialog.go_on.isEnabled, "what is to be handed over")
        target = dialog.target
        self._write_dossier(dialog)
        self.hand.wait(target.is_file, "the archive")
        self.hand.wait(lambda: self.window.bar.isVisible(), "the word that it is done")
        self._come_back()
        return target

    def begin_next_year(self, plan: Path) -> None:
        """Begin the next year's document on the plan in an official document."""
        assert self._windows is not None
        windows, before = self._windows, self.window
        self._open_next_year()
        dialog = self.hand.wait(lambda: self.window.findChild(NextYearDialog), "the question of the next year")
        self.hand.wait(dialog.isActiveWindow, "the keyboard in it")
        self.hand.while_open(lambda: self._name_file(plan), lambda: self._choose_plan(dialog))
        preview = self.hand.wait(lambda: next(iter(windows.previews.shown.values()), None), "the plan that was read")
        self.hand.wait(preview.isActiveWindow, "the keyboard in it")
        self._take_plan(preview)
        self.hand.wait(dialog.isActiveWindow, "the question again")
        self._begin_year(dialog)
        self.hand.wait(dialog.open_made.isVisible, "the word that it is done")
        self._open_year(dialog)
        self.hand.wait(lambda: windows.opened and self.window is not before, "the window of the new document")

    def _backups(self) -> BackupsView:
        self._open_backups()
        view = self.hand.wait(lambda: self.window.findChild(BackupsView), "the backups")
        self.hand.wait(lambda: view.backups, "the list of backups")
        self.hand.wait(view.isActiveWindow, "the keyboard in it")
        self.hand.rest()
        return view

    def _leave(self, dialog: QWidget) -> None:
        """Close a dialog; the window comes to the front again, without a window manager too."""
        self._leave_dialog(dialog)
        self._come_back()

    def _come_back(self) -> None:
        """Wait for the window to be in front again; without a window manager it is told to."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
        self.hand.wait(self.window.isActiveWindow, "the window again")

    def _name_file(self, path: Path) -> None:
        """The field of the dialog has the keyboard already."""
        self.hand.type(str(path))
        dialog = QApplication.activeModalWidget()
        for _ in range(3):  # the first may only close the list that completes the name
            if dialog is not None and dialog.isVisible():
                self.hand.press("Return")

    # what mouse and keyboard do each in their own way

    @abstractmethod
    def _name_commission(self, field: QWidget, begun: str) -> None: ...

    @abstractmethod
    def _begin(self, button: QWidget) -> None: ...

    @abstractmethod
    def _close(self, window: MainWindow) -> None: ...

    @abstractmethod
    def _go_to(self, number: str) -> None: ...

    @abstractmethod
    def _write_line(self, line: str) -> None: ...

    @abstractmethod
    def _write_numbered_line(self, line: str) -> None: ...

    @abstractmethod
    def _leave_line(self) -> None: ...

    @abstractmethod
    def _tick(self, number: str, quarter: int) -> None: ...

    @abstractmethod
    def _write_work(self, text: str) -> None: ...

    @abstractmethod
    def _leave_work(self) -> None: ...

    @abstractmethod
    def _make_report(self) -> None: ...

    @abstractmethod
    def _open_sending(self) -> None: ...

    @abstractmethod
    def _name_letter(self, outgoing: str) -> None: ...

    @abstractmethod
    def _begin_merging(self) -> None: ...

    @abstractmethod
    def _merge(self, view: CompareView) -> None: ...

    @abstractmethod
    def _open_campaigns(self) -> None: ...

    @abstractmethod
    def _write_campaign(self, dialog: CampaignsDialog, name: str, starts: str, votes: str) -> None: ...

    @abstractmethod
    def _open_backups(self) -> None: ...

    @abstractmethod
    def _make_copy(self, view: BackupsView) -> None: ...

    @abstractmethod
    def _restore(self, view: BackupsView) -> None: ...

    @abstractmethod
    def _turn_to_events(self) -> None: ...

    @abstractmethod
    def _choose_event(self, page: EventsPage, uid: str) -> None: ...

    @abstractmethod
    def _open_attachments(self, page: EventsPage) -> None: ...

    @abstractmethod
    def _add_attachment(self, dialog: AttachmentsDialog) -> None: ...

    @abstractmethod
    def _open_dossier(self) -> None: ...

    @abstractmethod
    def _write_dossier(self, dialog: WriteDossierDialog) -> None: ...

    @abstractmethod
    def _open_next_year(self) -> None: ...

    @abstractmethod
    def _choose_plan(self, dialog: NextYearDialog) -> None: ...

    @abstractmethod
    def _take_plan(self, preview: PlanPreview) -> None: ...

    @abstractmethod
    def _begin_year(self, dialog: NextYearDialog) -> None: ...

    @abstractmethod
    def _open_year(self, dialog: NextYearDialog) -> None: ...

    @abstractmethod
    def _leave_dialog(self, dialog: QWidget) -> None: ...


def focused() -> QWidget:
    """The widget that has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


class ByMouse(Secretary):
    """She clicks; the keyboard is for what is written, and for Enter behind it."""

    def _name_commission(self, field: QWidget, begun: str) -> None:
        hand = self.hand
        hand.click(field)
        hand.type(begun)
        popup = hand.wait(QApplication.activePopupWidget, "the list of commissions")
        listed = popup.findChild(QWidget, "qt_scrollarea_viewport") or popup
        hand.click(listed, QPoint(30, 10))

    def _begin(self, button: QWidget) -> None:
        self.hand.click(button)

    def _close(self, window: MainWindow) -> None:
        self.hand.choose_in_menu(window.menuBar(), "Файл", "Закрыть")

    def _go_to(self, number: str) -> None:
        window, uid = self.window, self.uid(number)
        if window.pages.shown != "plan":
            self.hand.click(window.rail.buttons["plan"])
        close = window.toast.findChild(QToolButton)
        if close is not None and close.isVisible():  # it may lie over the row
            window.toast.fading.start()  # it does not fade under the mouse
            self.hand.click(close)
        tree, model = window.plan.tree, window.plan.model
        self.hand.scroll_to(tree, lambda: tree.viewport().rect().contains(tree.visualRect(model.index_of(uid))))
        cell = model.index_of(uid).siblingAtColumn(PlanColumn.TITLE)
        self.hand.click(tree.viewport(), tree.visualRect(cell).center())
        assert window.session.activity == uid

    def _write_line(self, line: str) -> None:
        entry = self.window.editor.pages.execution.line
        area = entry.field
        self.hand.click(area)
        self.hand.type(line)
        self.hand.press("Return")

    def _write_numbered_line(self, line: str) -> None:
        self.hand.click(self.window.rail.buttons["events"])
        page = self.window.pages.currentWidget()
        self.hand.click(page.line.field)  # type: ignore[union-attr]
        self.hand.type(line)
        self.hand.press("Return")

    def _leave_line(self) -> None:
        """It is empty again, and left when something else is clicked on."""

    def _tick(self, number: str, quarter: int) -> None:
        tree, column = self.window.plan.tree, PlanColumn(PlanColumn.PERIOD + quarter)
        cell = self.window.plan.model.index_of(self.uid(number)).siblingAtColumn(column)
        self.hand.click(tree.viewport(), tree.visualRect(cell).center())

    def _write_work(self, text: str) -> None:
        self.hand.click(self.window.editor.pages.execution.marks.form.text)
        self.hand.type(text)

    def _leave_work(self) -> None:
        self.hand.click_on(
            "Выполнено", self.window.editor.pages.execution.marks.form
        )  # wherever she clicks, it is stored

    def _make_report(self) -> None:
        self.hand.click(self.window.head.report_button)
        self.hand.click_on("Сохранить и открыть")

    def _open_sending(self) -> None:
        self.hand.click_on("Отчет сдан…")

    def _name_letter(self, outgoing: str) -> None:
        self.hand.type(outgoing)
        self.hand.click_on("Сохранить", self.window.findChild(SendDialog))

    def _begin_merging(self) -> None:
        self.hand.choose_in_menu(self.window.menuBar(), "Обмен", "Объединение с файлом коллеги")

    def _merge(self, view: CompareView) -> None:
        self.hand.click(view.merge_button)

    def _open_campaigns(self) -> None:
        self.hand.choose_in_menu(self.window.menuBar(), "Правка", "Избирательные кампании")

    def _write_campaign(self, dialog: CampaignsDialog, name: str, starts: str, votes: str) -> None:
        for field, text in ((dialog.name, name), (dialog.starts.line, starts), (dialog.votes.line, votes)):
            self.hand.click(field)
            self.hand.type(text)
        self.hand.click(dialog.save)

    def _open_backups(self) -> None:
        self.hand.choose_in_menu(self.window.menuBar(), "Файл", "Резервные копии")

    def _make_copy(self, view: BackupsView) -> None:
        self.hand.click(view.make_button)

    def _restore(self, view: BackupsView) -> None:
        self.hand.click(view.restore_button)

    def _turn_to_events(self) -> None:
        self.hand.click(self.window.rail.buttons["events"])

    def _choose_event(self, page: EventsPage, uid: str) -> None:
        table, place = page.table, page.model.row_of(uid)
        port, index = table.viewport(), page.model.index(place, EventColumn.FORM)
        self.hand.scroll_to(table, lambda: port.rect().contains(table.visualRect(index)))
        self.hand.click(port, table.visualRect(index).center())

    def _open_attachments(self, page: EventsPage) -> None:
        self.hand.click(page.attach)

    def _add_attachment(self, dialog: AttachmentsDialog) -> None:
        self.hand.click(dialog.panel.add)

    def _open_dossier(self) -> None:
        self.hand.choose_in_menu(self.window.menuBar(), "Файл", "Передать дела")

    def _write_dossier(self, dialog: WriteDossierDialog) -> None:
        self.hand.click(dialog.go_on)

    def _open_next_year(self) -> None:
        self.hand.choose_in_menu(self.window.menuBar(), "План", "План следующего года")

    def _choose_plan(self, dialog: NextYearDialog) -> None:
        self.hand.click(dialog.choose)

    def _take_plan(self, preview: PlanPreview) -> None:
        self.hand.click(preview.begin)

    def _begin_year(self, dialog: NextYearDialog) -> None:
        self.hand.click(dialog.begin)

    def _open_year(self, dialog: NextYearDialog) -> None:
        self.hand.click(dialog.open_made)

    def _leave_dialog(self, dialog: QWidget) -> None:
        self.hand.click_on("Закрыть", dialog)


class ByKeyboard(Secretary):
    """She has no mouse."""

    def _name_commission(self, field: QWidget, begun: str) -> None:
        self.hand.type(begun)
        self.hand.wait(QApplication.activePopupWidget, "the list of commissions")
        self.hand.press("Down", "Return")

    def _begin(self, button: QWidget) -> None:
        self.hand.press("Return")

    def _close(self, window: MainWindow) -> None:
        self.hand.press("Ctrl+Q")

    def _go_to(self, number: str) -> None:
        self._command(number)
        self.hand.wait(lambda: self.window.session.activity == self.uid(number), f"the row of {number}")
        self._come_back()

    def _write_line(self, line: str) -> None:
        self.hand.press("Ctrl+L")
        self.hand.type(line)
        self.hand.press("Return")

    _write_numbered_line = _write_line

    def _leave_line(self) -> None:
        self.hand.press("Escape")

    def _tick(self, number: str, quarter: int) -> None:
        self.hand.press("Space")

    def _write_work(self, text: str) -> None:
        self.hand.press("F2")
        self.hand.type(text)
        self.hand.press("Return")

    def _leave_work(self) -> None:
        """Enter has stored it."""

    def _make_report(self) -> None:
        self.hand.press("F9", "Return")

    def _open_sending(self) -> None:
        self._reach("Отчет сдан…")
        self.hand.press("Space")

    def _reach(self, caption: str) -> None:
        """Go to a button of the message bar."""
        button = self.hand.button(caption, self.window.bar)
        for _ in range(MOST_STEPS):
            if focused() is button:
                return
            self.hand.press("Tab" if self.window.bar.isAncestorOf(focused()) else "F6")
        raise AssertionError(f"no way by keys to «{caption}»")

    def _name_letter(self, outgoing: str) -> None:
        self.hand.type(outgoing)
        self.hand.press("Return")

    def _begin_merging(self) -> None:
        self.hand.press("Ctrl+Shift+M")

    def _merge(self, view: CompareView) -> None:
        self.hand.press("Ctrl+Return")

    def _open_campaigns(self) -> None:
        self._command("кампании")

    def _write_campaign(self, dialog: CampaignsDialog, name: str, starts: str, votes: str) -> None:
        self.hand.type(name)
        self.hand.press("Tab", "Tab")
        self.hand.type(starts)
        self.hand.press("Tab")
        self.hand.type(votes)
        self.hand.press("Return")

    def _open_backups(self) -> None:
        self.hand.press("Ctrl+B")

    def _make_copy(self, view: BackupsView) -> None:
        self.hand.press("Alt+С")

    def _restore(self, view: BackupsView) -> None:
        self.hand.press("Alt+В")

    def _turn_to_events(self) -> None:
        self.hand.press("Alt+4")

    def _choose_event(self, page: EventsPage, uid: str) -> None:
        for _ in range(MOST_STEPS):
            if page.table.hasFocus():
                break
            self.hand.press("F6")
        wanted = page.model.row_of(uid)
        self.hand.press("Ctrl+Home", *["Down"] * wanted)
        assert page.table.chosen_places() == [wanted]

    def _open_attachments(self, page: EventsPage) -> None:
        self.hand.press("Alt+Ж")

    def _add_attachment(self, dialog: AttachmentsDialog) -> None:
        self.hand.press("Alt+П")

    def _open_dossier(self) -> None:
        self._command("передать дела")

    def _write_dossier(self, dialog: WriteDossierDialog) -> None:
        self.hand.press("Alt+Д")

    def _open_next_year(self) -> None:
        self._command("следующего года")

    def _command(self, words: str) -> None:
        self.hand.press("Ctrl+K")
        palette = self.hand.wait(lambda: self.window.findChild(CommandPalette), "the palette")
        self.hand.wait(palette.isActiveWindow, "the keyboard in it")
        self.hand.type(words)
        self.hand.press("Return")

    def _choose_plan(self, dialog: NextYearDialog) -> None:
        self.hand.press("Alt+В")

    def _take_plan(self, preview: PlanPreview) -> None:
        self.hand.press("Alt+П")

    def _begin_year(self, dialog: NextYearDialog) -> None:
        self.hand.press("Alt+Н")

    def _open_year(self, dialog: NextYearDialog) -> None:
        self.hand.press("Return")

    def _leave_dialog(self, dialog: QWidget) -> None:
        self.hand.press("Escape")
