"""Every change says what it did, in a toast, with the way back; unless whoever made it said so already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kuzplan_desktop.domain.wording import uncapitalised
from kuzplan_desktop.store.document.saving import ELSEWHERE
from kuzplan_desktop.ui.base import undoing
from kuzplan_desktop.ui.base.session import Message, MessageTone

if TYPE_CHECKING:
    from collections.abc import Callable

    from kuzplan_desktop.domain.document import Document
    from kuzplan_desktop.store.document.plan_file import News
    from kuzplan_desktop.ui.base.session import Session

SILENT = ("Отменено", "Возвращено", ELSEWHERE)  # undo and redo name their step themselves, others undo their own
BACK = "Отменить"
TYPED_TEXT = "Запись текста"
TYPED = (", текст", ", примечание")
DEEDS = {"добавление": "Добавлено", "правка": "Изменено", "удаление": "Удалено", "перемещение": "Перемещено"}
BEGINNINGS = {"Отметка снята ": "Отметка снята", "Отметка ": "Отмечено", "Запись ": "Записано"}
SENTENCES = ("План ", "Отчет ", "Шаг ")  # labels that say all by themselves


class StepTeller(QObject):
    """Hears the changes of a session; `flush` stores what is being typed, before a step is taken back."""

    def __init__(self, session: Session, flush: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._flush = flush
        session.changed.connect(self._hear)

    def _hear(self, news: News) -> None:
        """Wait for the end of the gesture: it may have something better to say."""
        session = self._session
        if news.label not in SILENT:
            after, said = session.document, len(session.messages)
            QTimer.singleShot(0, self, lambda: self._tell(news.label, after, said))

    def _tell(self, label: str, after: Document, said: int) -> None:
        session = self._session
        if not session.do(lambda: True):  # closed meanwhile
            return
        if session.document is not after or any(_offers_back(message) for message in session.messages[said:]):
            return
        if label == TYPED_TEXT:
            label = session.file.undo_label or label  # which tells where it was typed
        session.say(
            done_sentence(label),
            action=(BACK, lambda: self._take_back(after)),
            holds=lambda: session.document is after,
            tone=MessageTone.DONE,
        )

    def _take_back(self, after: Document) -> None:
        """Undo the step that was told; if something was typed since, that is told first and may be undone then."""
        self._flush()
        if self._session.document is after:
            undoing.undo(self._session)


def _offers_back(message: Message) -> bool:
    return message.tone == MessageTone.DONE or any(caption == BACK for caption, _ in message.offers)


def done_sentence(label: str) -> str:
    """What a step did, by its label: «Отмечено: 1.2.5, II квартал.», «Удалено: мероприятие 1.2.4, 14.03.2022.»."""
    for beginning, verb in BEGINNINGS.items():
        if label.startswith(beginning):
            verb = "Записано" if label.endswith(TYPED) else verb
            return f"{verb}: {label.removeprefix(beginning)}."
    if label.startswith(SENTENCES):
        return f"{label}."
    what, _, deed = label.rpartition(", ")
    if deed in DEEDS:
        return f"{DEEDS[deed]}: {uncapitalised(what)}."
    return f"Записано: {uncapitalised(label)}."
