"""The editor: what is known about the activity of the current row, and where it is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.wording import quoted
from kuzplan_desktop.store.document.plan_file import News
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor.unfinished_file import LEAVE, STAY, UnfinishedFile
from kuzplan_desktop.ui.fields.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kuzplan_desktop.domain.marks import Event
    from kuzplan_desktop.ui.editor.event_lines import EventLines
    from kuzplan_desktop.ui.editor.pages import ActivityPages
    from kuzplan_desktop.ui.editor.several import SeveralPage

CHOOSE = "Выберите пункт плана слева: здесь появятся его отметки и мероприятия."
UNSAVED = "Закрыть, не записав введенное?"
RESTORED = ("Незаконченная запись восстановлена: пункт {}.", "Незаконченные записи восстановлены: пункты {}.")
LINE_RESTORED = "Незаконченная строка мероприятия восстановлена (Ctrl+L): {}."
LEAST = 300  # pixels; a narrower pane is none
KEEP_LINES_EVERY = 500  # milliseconds between two writings of a line that is being typed


class EditorPane(QWidget):
    """Follows the session: shows the activity that is chosen, in the working quarter, as the document stands now.

    `activity_wanted` asks the window for the row in which something begun waits, `line_wanted` for the line that stands
    under no row, `form_wanted` for the form of an event that was typed in a line (a FilledForm). The pages are made
    when an activity is chosen for the first time.
    """

    activity_wanted = Signal(str)
    line_wanted = Signal()
    form_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editorPane")
        self._session = session
        self._uid = ""
        self._chosen: tuple[str, ...] = ()
        self._several: SeveralPage | None = None
        self._pages: ActivityPages | None = None
        self._lines: EventLines | None = None
        self._keeping = QTimer(self, interval=KEEP_LINES_EVERY, singleShot=True)
        self._keeping.timeout.connect(self._keep_begun)
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

    def minimumSizeHint(self) -> QSize:
        """As wide as its fields, if that leaves more than half to what stands beside it."""
        least, beside = super().minimumSizeHint(), self.parentWidget()
        return QSize(min(max(least.width(), LEAST), beside.width() * 9 // 20 if beside else LEAST), least.height())

    @property
    def pages(self) -> ActivityPages:
        """The head and the pages of the activity."""
        if self._pages is None:
            from kuzplan_desktop.ui.editor.pages import ActivityPages

            self._pages = ActivityPages(self._session, self._unfinished, self.lines)
            self._pages.form_wanted.connect(self.form_wanted)
            self._stack.addWidget(self._pages)
        return self._pages

    @property
    def lines(self) -> EventLines:
        """The lines of this window in which events are typed."""
        if self._lines is None:
            from kuzplan_desktop.ui.editor.event_lines import EventLines

            self._lines = EventLines(self._session, self)
            self._lines.kept.connect(self._keep_soon)
        return self._lines

    @property
    def several(self) -> SeveralPage:
        """What stands here while several activities are selected."""
        if self._several is None:
            from kuzplan_desktop.ui.editor.several import SeveralPage

            self._several = SeveralPage(self._session)
            self._stack.addWidget(self._several)
        return self._several

    def show_several(self, uids: Sequence[str]) -> None:
        """Several activities (uids) are selected, or one at most again (none)."""
        self._chosen = tuple(uids)
        self._refresh()

    def show_page(self, number: int | None = None) -> None:
        """Put the keyboard into a page (0 «Исполнение», 1 «Пункт плана», 2 «История»), else into the one shown."""
        if self._chosen:
            self.several.take_focus()
        elif self._activity() is None:
            self.empty.setFocus()
        else:
            self.pages.take_focus(self.pages.tabs.currentIndex() if number is None else number)

    def begin_event(self, event: Event | None = None) -> bool:
        """Open the form for a new event of the chosen activity, with what is known of `event`; False if another one is
        open there."""
        self.show_several(())
        return self._activity() is not None and self.pages.begin_event(event)

    def edit_event(self, uid: str) -> None:
        """Open the form of a stored event of the chosen activity."""
        self.show_several(())
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
        """Store what is being typed and ask about forms that were begun; False if the person goes back to them.

        A line that was begun needs no question: it stands there again at the next start.
        """
        self.flush()
        if self._keeping.isActive():
            self._keep_begun()
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
        from kuzplan_desktop.ui.editor.unfinished import from_kept, lines_kept

        forms, terms = from_kept(kept)
        known = {activity.uid: activity.number for activity in self._session.document.plan.activities()}
        forms = {uid: form for uid, form in forms.items() if uid in known}
        terms = {uid: term for uid, term in terms.items() if uid in known}
        lines = {uid: text for uid, text in lines_kept(kept).items() if not uid or uid in known}
        if lines:
            self.lines.take(lines)
        if forms or terms:
            self.pages.take_unfinished(forms, terms)
        numbers = [known[uid] for uid in dict.fromkeys((*forms, *terms, *filter(None, lines)))]
        rows = RESTORED[len(numbers) > 1].format(", ".join(numbers)) if numbers else ""
        return f"{rows} {LINE_RESTORED.format(quoted(lines['']))}".strip() if "" in lines else rows

    def begun(self) -> list[str]:
        """The activities under which anything was begun, the latest last; "" for the line that stands under none."""
        return list(dict.fromkeys((*(self._lines.begun if self._lines else ()), *self.unsaved())))

    def begun_rows(self) -> list[str]:
        """The activities under which anything was begun."""
        return [uid for uid in self.begun() if uid]

    def show_unfinished(self) -> None:
        """Go to where something begun waits."""
        begun = self.begun()
        if begun and not begun[-1]:
            self.line_wanted.emit()
        elif begun and self._uid not in begun:
            self.activity_wanted.emit(begun[-1])

    def _keep_soon(self) -> None:
        if not self._keeping.isActive():
            self._keeping.start()

    def _keep_begun(self) -> None:
        """Write down the lines that were begun, and with them the forms."""
        self._keeping.stop()
        if self._session.read_only:
            return
        if self._pages is not None:
            self._pages.keep_unfinished()
        else:
            from kuzplan_desktop.ui.editor.unfinished import to_keep

            self._unfinished.keep(to_keep({}, {}, self.lines.begun))

    def _number(self, uid: str) -> str:
        activity = self._find(uid)
        return activity.number if activity else "?"

    def _choose(self, uid: str) -> None:
        self._uid = uid
        self._refresh()

    def _hear(self, news: News) -> None:
        if self._chosen or news.structure or self._uid in news.activities:
            self._refresh()

    def _refresh(self, *_: object) -> None:
        """Show the chosen activity as the document stands now."""
        activity = self._activity()
        if self._chosen:
            if self._pages is not None:
                self._pages.put_aside()
            self.several.show_activities(self._chosen)
            self._stack.setCurrentWidget(self.several)
            return
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
