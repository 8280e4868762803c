"""Steps that could not be saved: they are told with what can be done, and nobody closes the window unasked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.ui.base.session import Message, MessageTone

if TYPE_CHECKING:
    from kuzplan_desktop.ui.main_window.main_window import MainWindow

LEAVE = (
    "Закрыть, записи будут ждать на этом компьютере",
    "Если закрыть, они войдут в документ, как только он снова откроется на этом компьютере.",
)
LOSE = ("Закрыть без последних записей", "Отложить их на этом компьютере тоже не удалось: если закрыть, они пропадут.")


class UnsavedSteps:
    """Hears whether the steps of a window's session are saved."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session
        self._leaves_steps = False
        self._session.saving_changed.connect(self._tell_saving)

    def _tell_saving(self) -> None:
        """Say that the file cannot be written and what can be done, or that all is saved again."""
        failure = self._session.file.unsaved
        if failure is None:
            saved = self._session.document
            self._session.say(
                self._session.file.unpublished or "Все записи сохранены.", holds=lambda: self._session.document is saved
            )
            return
        self._session.say(
            failure.sentence,
            f"{failure.hint} Можно продолжать работу: записи в памяти, программа сама пробует их сохранить.",
            action=("Записать снова", self._save_again),
            other=("Сохранить как…", self._window.commands.file.save_as),
            tone=MessageTone.FAILED,
        )

    def _save_again(self) -> None:
        """Write again because the user says so; what still stands in the way is told again."""
        self._session.save_again()
        if self._session.file.unsaved:
            self._tell_saving()

    def go_on_in(self, target: Path) -> bool:
        """Save the document with all its steps at `target` and ask to work there. False if it could not be written."""
        try:
            self._session.file.copy_to(target)
        except PlanError as error:
            self._session.say(
                error.sentence,
                error.hint,
                action=("Сохранить как…", self._window.commands.file.save_as),
                tone=MessageTone.FAILED,
            )
            return False
        self._leaves_steps = True
        message = Message(f"Документ сохранен: {target.name}.", f"Дальше вы работаете в нем. Папка: {target.parent}.")
        self._window.work_requested.emit(target, message)
        return True

    def may_leave(self) -> bool:
        """False if there are steps that could not be saved and the user wants to do something about them."""
        saving = self._session.file.saving
        if saving.unsaved is None or self._leaves_steps or self._session.do(saving.save_again):
            return True
        leave, detail = LEAVE if saving.keep_unsaved() else LOSE
        answer = self._session.choose(
            "Последние записи не сохранены в файл.", detail, ("Сохранить как…", leave, "Не закрывать")
        )
        return answer == 1 or (answer == 0 and self._window.commands.file.save_as())
