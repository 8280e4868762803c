"""What is decided in the region's window: whose a document is, steps back, backups; and who owes a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QInputDialog

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.figures.amounts import NO_CATEGORY, NO_FORM
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.domain.words import AUDIENCES, EVENT_FORMS
from kuzplan_desktop.store.commission_list import listed_commissions
from kuzplan_desktop.store.region.deciding import let_count
from kuzplan_desktop.store.region.naming import join_spelling, set_district
from kuzplan_desktop.store.region.region_backups import region_backups
from kuzplan_desktop.store.region.steps import Decided
from kuzplan_desktop.ui.base.dialogs import choose_document, choose_one
from kuzplan_desktop.ui.base.session import Message, MessageTone
from kuzplan_desktop.ui.region.sums import FORMS

if TYPE_CHECKING:
    from kuzplan_desktop.ui.region.contents import Contents
    from kuzplan_desktop.ui.region.region_window import RegionWindow

MOST_BACKUPS = 8  # offered at once


class Deciding:
    """The slots of these actions for one window, and their menu."""

    def __init__(self, window: RegionWindow) -> None:
        self._window = window
        menu = window.edit_menu
        menu.addSeparator()
        self.undo = self._action("&Отменить", "Ctrl+Z", lambda: self.switch(back=True))
        self.redo = self._action("&Вернуть", "Ctrl+Y", lambda: self.switch(back=False))
        window.tools.undo.clicked.connect(self.undo.trigger)
        window.tools.redo.clicked.connect(self.redo.trigger)
        menu.addSeparator()
        self.owing = self._action("С&копировать список не представивших", "Ctrl+Shift+C", self.copy_owing)
        self.former = self._action("&Прошлый год рядом…", "", self.show_former)
        self.backups = self._action("&Резервные копии…", "", self.go_back)
        menu.addSeparator()
        self.joined = self._action("&Считать форму или категорию как…", "Ctrl+J", self.join_spelling)
        self.joined.setEnabled(False)
        window.sums.itemActivated.connect(lambda *_: self.join_spelling())
        window.sums.currentItemChanged.connect(lambda *_: self.joined.setEnabled(bool(window.sums.chosen[1])))
        window.commissions.district_wanted.connect(self.ask_district)
        files = window.files
        files.chosen.connect(self.let_count)
        files.assigned.connect(self.assign)
        files.assign_wanted.connect(self.ask_whose)
        files.taken_out.connect(self.take_out)
        files.opened.connect(window.open_requested.emit)

    def _action(self, text: str, key: str, slot: object) -> QAction:
        action = self._window.edit_menu.addAction(text)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda *_: slot())  # type: ignore[operator]
        return action

    def show_contents(self, contents: Contents) -> None:
        """Name the steps that undo and redo would switch."""
        tools = self._window.tools
        for action, button, verb, label in (
            (self.undo, tools.undo, "Отменить", contents.undo),
            (self.redo, tools.redo, "Вернуть", contents.redo),
        ):
            button.name("", f"{verb}: {label}" if label else verb)
            for one in (action, button):
                one.setEnabled(label is not None)
            action.setText(f"&{verb}: {label.replace('&', '&&')}" if label else f"&{verb}")
        self.owing.setEnabled(contents.region is not None)

    def let_count(self, document: str) -> None:
        """Let one of the rival documents of a commission count, and say it."""
        if self._window.session.decide(lambda file: let_count(file, document)):
            self._tell("Выбранный документ комиссии считается.", is_step=True)

    def switch(self, *, back: bool) -> None:
        """Undo the latest step, or redo, and say which."""
        label = self._window.contents.undo if back else self._window.contents.redo
        self._window.events.keep()
        if label and self._window.session.switch(back=back):
            self._tell(f"{'Отменено' if back else 'Возвращено'}: {label}.")

    def assign(self, document: str, commission: str) -> None:
        """Say whose a document is."""
        if self._window.session.assign(document, commission):
            self._tell("Решение записано.", is_step=True)

    def ask_whose(self, document: str) -> None:
        """Ask whose a document is, and say it."""
        names = [short_name(entry.name) for entry in listed_commissions()]
        name, sure = QInputDialog.getItem(
            self._window, "Чей это документ", "Комиссия из списка или название другой:", names, 0, editable=True
        )
        if sure and name.strip():
            self.assign(document, name)

    def take_out(self, document: str, out: bool) -> None:
        """Take a document out of all figures, or put it back."""
        if self._window.session.take_out(document, out=out):
            sentence = "Документ исключен: в показатели он не входит." if out else "Документ снова входит в показатели."
            self._tell(sentence, is_step=True)

    def ask_district(self, commissions: list[str]) -> None:
        """Ask for the district of commissions and write it down."""
        region = self._window.contents.region
        if region is None:
            return
        current = {line.district for line in (*region.lines, *region.missing) if line.key in commissions}
        first = current.pop() if len(current) == 1 else ""
        names = list(dict.fromkeys([first, *(one.name for one in region.districts)]))
        name, sure = QInputDialog.getItem(
            self._window, "Округ", f"Округ выбранных комиссий ({len(commissions)}):", names, 0, editable=True
        )
        if sure and self._window.session.decide(lambda file: set_district(file, commissions, name)):
            self._tell("Округ записан.", is_step=True)

    def join_spelling(self) -> None:
        """Ask what the chosen form or category stands for and count it so; or which spelling of it stands alone."""
        contents, (group, written) = self._window.contents, self._window.sums.chosen
        region, is_form = contents.region, group == FORMS
        if not written or region is None:
            return
        found, words = (region.event_forms, EVENT_FORMS) if is_form else (region.audiences, AUDIENCES)
        joined = contents.spellings.event_forms if is_form else contents.spellings.audiences
        apart = {f"Отдельно: {one}": one for one, meant in joined.items() if meant == written}
        others = dict.fromkeys((*words, *found)).keys() - {written, NO_FORM, NO_CATEGORY}
        what = "форму" if is_form else "категорию"
        name, sure = QInputDialog.getItem(
            self._window,
            "Разные написания",
            f"Считать {what} «{written}» в области как:",
            [written, *apart, *sorted(others, key=searchable)],
            0,
            editable=True,
        )
        if not sure or name == written:
            return
        kind = Decided.FORM if is_form else Decided.AUDIENCE
        told = (apart[name], apart[name]) if name in apart else (written, name)
        if self._window.session.decide(lambda file: join_spelling(file, kind, *told)):
            how = "отдельно" if name in apart else f"как «{name}»"
            self._tell(f"«{told[0]}» считается {how}.", "Документы комиссий не изменены.", is_step=True)

    def copy_owing(self) -> None:
        """Copy the commissions that have not reported for the period, as text for a letter."""
        region = self._window.contents.region
        if region is None:
            return
        lines = [f"{short_name(line.name)}: {line.handed.words}" for line in region.owing]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._tell(
            f"Скопировано, не представили за {region.period.caption}: {len(lines)}.", "Вставьте список в письмо."
        )

    def show_former(self) -> None:
        """Choose last year's consolidated file, whose sums stand beside; once more: take it away."""
        session = self._window.session
        if session.former is not None:
            session.set_former(None)
            return
        chosen = choose_document(self._window, "Сводный файл прошлого года", session.path.parent)
        if chosen is not None:
            session.set_former(chosen)

    def go_back(self) -> None:
        """Bring the file back to a backup that is chosen."""
        found = region_backups(self._window.session.path)[:MOST_BACKUPS]
        if not found:
            hint = "Они делаются перед добавлением файлов."
            self._window.show_message(Message("Резервных копий этого сводного файла пока нет.", hint))
            return
        options = [*(f"{one.made_at:%d.%m.%Y %H:%M}" for one in found), "Не возвращать"]
        chosen = choose_one("К какой копии вернуть сводный файл?", "Нынешний сохранится как еще одна копия.", options)
        if chosen < len(found) and self._window.session.restore(found[chosen].path):
            self._tell(f"Сводный файл возвращен к копии {options[chosen]}.")

    def _tell(self, sentence: str, hint: str = "", *, is_step: bool = False) -> None:
        """Say what was done; a step with the way back."""
        offers = (("Отменить", lambda: self.switch(back=True)),) if is_step else ()
        self._window.show_message(Message(sentence, hint, offers, tone=MessageTone.DONE))
