"""What the actions about the plan itself do: next year, amendments, editing, approving, own items, the document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.plan.plan_values import decree_words
from kuzplan_desktop.ui.base.system import show_in_system

if TYPE_CHECKING:
    from kuzplan_desktop.domain.plan.amendment import Amendment
    from kuzplan_desktop.domain.plan.draft import PlanDraft
    from kuzplan_desktop.domain.plan.handed_plan import HandedPlan
    from kuzplan_desktop.ui.main_window.main_window import MainWindow
    from kuzplan_desktop.ui.planning.editing_window import EditingWindow
    from kuzplan_desktop.ui.planning.next_year_dialog import NextYearDialog

NO_COMMISSION = "В документе не указана комиссия."
SAY_COMMISSION = "Укажите ее: «Правка → Комиссия…»."
UNLOCK = "Открыть утвержденный план для правки?"
UNLOCK_MORE = (
    "Изменения утвердит новое постановление: до этого в отчетах стоит прежнее. Отметки и мероприятия остаются. "
    "Шаг можно отменить."
)
HAND_OUT = "Он закрыт для правки. Комиссиям его раздают файлом: «Обмен → Сохранить план для раздачи…»."
NOT_OWN = "Выбран пункт плана, а не дополнительное мероприятие комиссии."


class PlanCommands:
    """The slots about the plan of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def begin_next_year(self) -> None:
        """Begin the next year's document of the same commission."""
        dialog = self._next_year()
        if dialog is not None:
            dialog.open()

    def _next_year(self) -> NextYearDialog | None:
        from kuzplan_desktop.ui.planning.next_year_dialog import NextYearDialog

        self._window.flush()
        if self._session.document.commission is None:
            self._session.say(NO_COMMISSION, SAY_COMMISSION)
            return None
        dialog = NextYearDialog(self._session, self._window)
        dialog.begun.connect(self._window.open_requested.emit)
        dialog.reading_wanted.connect(lambda path: self._window.plan_wanted.emit(path, dialog))
        return dialog

    def use_plan_file(self, path: Path, year: int) -> None:
        """Take a plan file that was opened into this document, or begin the later year that it is for."""
        if year == self._session.document.plan.year:
            self.amend_by(path)
            return
        dialog = self._next_year()
        if dialog is not None:
            dialog.take_file(path, year)

    def use_draft(self, draft: PlanDraft, name: str) -> None:
        """The same with a plan that was read from an official document."""
        if draft.year == self._session.document.plan.year:
            self.take_draft(draft, name)
            return
        dialog = self._next_year()
        if dialog is not None:
            dialog.take_draft(draft, name)

    def amend(self) -> None:
        """Choose a changed plan, or one that was handed out again, and show what it changes."""
        from kuzplan_desktop.ui.base.dialogs import ANY_PLAN, choose_document
        from kuzplan_desktop.ui.base.dropping import is_official

        self._window.flush()
        path = choose_document(self._window, "Измененный план", self._session.file.path.parent, ANY_PLAN)
        if path is None:
            return
        if is_official(path):
            self._window.plan_wanted.emit(path, self)
        else:
            self.amend_by(path)

    def amend_by(self, path: Path) -> None:
        """Show what a plan file changes in the document."""
        from kuzplan_desktop.exchange.amendment.amending import read_handed

        self._session.run(
            lambda: read_handed(path), lambda handed: self._show_amendment(handed, path.name), owner=self._window
        )

    def take_draft(self, draft: PlanDraft, name: str) -> None:
        """Show what a plan that was read from an official document changes."""
        from kuzplan_desktop.exchange.amendment.amending import handed_draft

        self._show_amendment(handed_draft(draft), name)

    def come_back(self) -> None:
        """The document was given up, or is taken in: nothing is to be shown again."""

    def _show_amendment(self, handed: HandedPlan, name: str) -> None:
        from kuzplan_desktop.ui.planning.amend_window import AmendWindow

        view = AmendWindow.of(self._session, handed, name, self._window)
        if view is not None:
            view.amended.connect(self._tell_amendment)
            view.show()
            view.raise_()
            view.activateWindow()

    def _tell_amendment(self, done: Amendment) -> None:
        from kuzplan_desktop.domain.plan.amendment_words import amendment_summary

        self._tell_undoable(f"Изменения плана внесены: {done.by}.", amendment_summary(done))

    def _tell_undoable(self, sentence: str, hint: str = "") -> None:
        """Say what was done, with a button that undoes it until something else is done."""
        after = self._session.document
        self._session.say(
            sentence,
            hint,
            action=("Отменить", self._window.commands.edit.undo),
            holds=lambda: self._session.document is after,
        )

    def edit_plan(self) -> None:
        """Open the plan for editing, asking before an approved one is unlocked, and show it as a tree to edit."""
        session = self._session
        if session.document.plan.is_locked:
            if session.read_only:
                session.say("План утвержден и закрыт для правки.", "Этот документ открыт только для чтения.")
                return
            if not session.ask(UNLOCK, UNLOCK_MORE):
                return
            session.do(session.file.editing.unlock)
            if session.document.plan.is_locked:
                return
        self._window.flush()
        view = self._editing() or self._begin_editing()
        view.show()
        view.raise_()
        view.activateWindow()

    def _editing(self) -> EditingWindow | None:
        from kuzplan_desktop.ui.planning.editing_window import EditingWindow

        return self._window.findChild(EditingWindow)

    def _begin_editing(self) -> EditingWindow:
        from kuzplan_desktop.ui.planning.editing_window import EditingWindow

        view = EditingWindow(self._session, self._window)
        view.approve_wanted.connect(self.approve)
        return view

    def approve(self) -> None:
        """Ask for the decree that approves the plan or its changes."""
        from kuzplan_desktop.ui.planning.approve_dialog import ApproveDialog

        plan = self._session.document.plan
        if plan.is_locked:
            words = decree_words(plan.latest_decree)
            self._session.say(f"План уже утвержден: {words}.", "Изменения вносят через «План → Правка плана…».")
            return
        dialog = ApproveDialog(self._session, self._editing() or self._window)
        dialog.accepted.connect(self._tell_approval)
        dialog.open()

    def _tell_approval(self) -> None:
        plan = self._session.document.plan
        what = "Изменения плана утверждены" if plan.amendments else "План утвержден"
        self._session.say(f"{what}: {decree_words(plan.latest_decree)}.", HAND_OUT)

    def add_own(self) -> None:
        """Ask for an item of the commission's own and add it."""
        from kuzplan_desktop.ui.planning.own_item_dialog import OwnItemDialog

        self._window.flush()
        dialog = OwnItemDialog(self._session, self._window)
        dialog.accepted.connect(lambda: self._window.show_activity(dialog.uid))
        dialog.open()

    def edit_own(self) -> None:
        """Edit the chosen item, if it is one of the commission's own."""
        from kuzplan_desktop.ui.planning.own_item_dialog import OwnItemDialog

        item = self._chosen_own()
        if item is not None:
            self._window.flush()
            OwnItemDialog(self._session, self._window, item=item).open()

    def delete_own(self) -> None:
        """Delete the chosen item of the commission's own with all that was written down under it."""
        item = self._chosen_own()
        if item is not None and self._session.ask(
            f"Удалить мероприятие {item.number}?", "Его отметки и записи о проведенном уйдут вместе с ним."
        ):
            self._session.do(lambda: self._session.file.plan.delete_own(item.uid))

    def _chosen_own(self) -> Activity | None:
        """The chosen item, if the commission added it; else a sentence."""
        chosen = self._session.activity
        found = next((one for one in self._session.document.plan.activities() if one.uid == chosen), None)
        if found is None or not found.added:
            self._session.say(NOT_OWN, "Пункты утвержденного плана меняют через «План → Правка плана…».")
            return None
        return found

    def show_separate(self) -> None:
        """Write out or take in an отдельный план."""
        from kuzplan_desktop.ui.planning.separate_dialog import SeparatePlanDialog

        self._window.flush()
        dialog = SeparatePlanDialog(self._session, self._window)
        dialog.planned.connect(lambda number: self._tell_undoable(f"Запланировано мероприятий: {number}."))
        dialog.open()

    def write_document(self) -> None:
        """Write the plan as the official document: Word, PDF, OpenDocument."""
        from kuzplan_desktop.reports.official.plan import plan_paper
        from kuzplan_desktop.reports.official.writing import write_paper
        from kuzplan_desktop.ui.base.dialogs import PLAN_PAPERS, choose_report
        from kuzplan_desktop.ui.base.settings import documents_place, free_place

        self._window.flush()
        session = self._session
        plan = session.document.plan
        proposed = free_place(documents_place(), f"План на {plan.year} год").with_suffix(".docx")
        target = choose_report(self._window, "Официальный документ плана", proposed, PLAN_PAPERS)
        if target is None:
            return

        def done(_: None) -> None:
            session.say(
                f"План записан: {target.name}.",
                f"Папка: {target.parent}.",
                action=("Открыть", lambda: show_in_system(target)),
                other=("Открыть папку", lambda: show_in_system(target.parent)),
            )

        session.run(lambda: write_paper(plan_paper(plan), Path(target)), done, owner=self._window)
