"""The editor: what is known about the activity of the current row, and where it is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.store.document.plan_file import News
from kuzplan_desktop.ui.base.plain import plain_label
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor.unfinished_file import LEAVE, STAY, UnfinishedFile

if TYPE_CHECKING:
    from kuzplan_desktop.ui.editor.pages import ActivityPages

CHOOSE = "Выберите пункт плана слева: здесь появятся его отметки и мероприятия."
UNSAVED = "Закрыть, не записав введенное?"
RESTORED = ("Незаконченная запись восстановлена: пункт {}.", "Незаконченные записи восстановлены: пункты {}.")


class EditorPane(QWidget):
    """Follows the session: shows the activity that is chosen, in the working quarter, as the document stands now.

    `activity_wanted` asks the window for the row in which something begun waits. The pages are made when an
    activity is chosen for the first time.
    """

    activity_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editorPane")
        self.setMinimumWidth(300)
        self._session = session
        self._uid = ""
        self._pages: ActivityPages | None = None
        self._unfinished = UnfinishedFile(session.file.path)
        self.empty = plain_label(CHOOSE, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(24)
        self.empty.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        session.activity_chosen.connect(self._choose)
        session.quarter_changed.connect(self._refresh)
        session.day_changed.connect(self._refresh)
        session.changed.connect(self._hear)
        self._choose(session.activity)

    @property
    def pages(self) -> ActivityPages:
        """The head and the pages of the activity."""
        if self._pages is None:
            from kuzplan_desktop.ui.editor.pages import ActivityPages

            self._pages = ActivityPages(self._session, self._unfinished)
            self._stack.addWidget(self._pages)
        return self._pages

    def show_page(self, number: int | None = None) -> None:
        """Put the keyboard into a page (0 «Исполнение», 1 «Пункт плана», 2 «История»), else into the one shown."""
        if self._activity() is None:
            self.empty.setFocus()
        else:
            self.pages.take_focus(self.pages.tabs.currentIndex() if number is None else number)

    def begin_event(self) -> None:
        """Open the form for a new event of the chosen activity."""
        if self._activity() is not None:
            self.pages.begin_event()

    def edit_event(self, uid: str) -> None:
        """Open the form of a stored event of the chosen activity."""
        if self._activity() is not None:
            self.pages.edit_event(uid)

    def unsaved(self) -> list[str]:
        """The activities (uids) under which something was begun and neither stored nor given up."""
        return self._pages.unsaved() if self._pages else []

    def flush(self) -> None:
        """Store what is being typed: before undo, before a report, before the end."""
        if self._pages is not None:
            self._pages.flush()

    def may_close(self) -> bool:
        """Store what is being typed and ask about forms that were begun; False if the person goes back to them."""
        self.flush()
        unsaved = self.unsaved()
        if not unsaved or self._session.read_only:
            return True
        numbers = ", ".join(dict.fromkeys(self._number(uid) for uid in unsaved))
        if self._session.ask(UNSAVED, f"Начато и не записано в пункте плана: {numbers}.", yes=LEAVE, no=STAY):
            self.pages.forget_unsaved()
            return True
        self.show_unfinished()
        self.pages.execution.tell_missing()
        return False

    def restore_unfinished(self) -> str:
        """Go on with the forms that were open when the program came to an end. A sentence; "" if there were none."""
        if self._session.read_only:
            return ""
        kept = self._unfinished.read()
        if not kept:
            return ""
        from kuzplan_desktop.ui.editor.unfinished import from_kept

        forms, terms = from_kept(kept)
        known = {activity.uid: activity.number for activity in self._session.document.plan.activities()}
        forms = {uid: form for uid, form in forms.items() if uid in known}
        terms = {uid: term for uid, term in terms.items() if uid in known}
        numbers = [known[uid] for uid in dict.fromkeys((*forms, *terms))]
        if not numbers:
            return ""
        self.pages.take_unfinished(forms, terms)
        return RESTORED[len(numbers) > 1].format(", ".join(numbers))

    def show_unfinished(self) -> None:
        """Go to the row in which something begun waits."""
        unsaved = self.pages.unsaved()
        if unsaved and self._uid not in unsaved:
            self.activity_wanted.emit(unsaved[-1])

    def _number(self, uid: str) -> str:
        activity = self._find(uid)
        return activity.number if activity else "?"

    def _choose(self, uid: str) -> None:
        self._uid = uid
        self._refresh()

    def _hear(self, news: News) -> None:
        if news.structure or self._uid in news.activities:
            self._refresh()

    def _refresh(self, *_: object) -> None:
        """Show the chosen activity as the document stands now."""
        activity = self._activity()
        if activity is not None:
            self.pages.show_activity(activity)
            self._stack.setCurrentWidget(self.pages)
            return
        if self._pages is not None:
            self._pages.put_aside()
        self._stack.setCurrentWidget(self.empty)

    def _activity(self) -> Activity | None:
        return self._find(self._uid) if self._uid else None

    def _find(self, uid: str) -> Activity | None:
        from kuzplan_desktop.ui.editor.situation import find_activity

        return find_activity(self._session.document, uid)
