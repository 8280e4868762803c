"""The editor while several rows are selected: which these are, and one state for all of them in the working quarter."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.drawing.boxes import Box
from kuzplan_desktop.ui.editor.situation import asks_for_mark, offer_instead, say_skipped
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.notice import Notice, Tone
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.fields.scaled_label import ScaledLabel

WHY = "Почему не требуется"
WHY_NEEDED = "Напишите причину: она одна для всех выбранных пунктов."
STATES = {
    None: Box.EMPTY.value,
    MarkState.DONE: Box.DONE.value,
    MarkState.NOT_REQUIRED: Box.NOT_REQUIRED.value,
}


class SeveralPage(QWidget):
    """Marks the activities that are shown together, each time as one step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("severalPage")
        self._session = session
        self._uids: tuple[str, ...] = ()
        self.heading = ScaledLabel("", 1.2, bold=True, wrap=True)
        self.intro = plain_label(wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName("Выбранные пункты плана")
        self.list.setWordWrap(True)
        self.done = push_button("В&ыполнено")
        self.take_away = push_button("&Нет сведений", "Снять отметки; то, что написано, остается")
        self.not_required = push_button("Не &требуется")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(WHY)
        self.reason.setAccessibleName(WHY)
        self.notice = Notice(self.reason, Tone.ERROR)
        self._lay_out()
        self.done.clicked.connect(self._mark_done)
        self.take_away.clicked.connect(lambda: self._mark(self._uids, None))
        self.not_required.clicked.connect(self._mark_not_required)
        self.reason.returnPressed.connect(self._mark_not_required)
        self.reason.textEdited.connect(lambda _: self.notice.tell(""))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.not_required)
        row.addWidget(self.reason, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.intro)
        column.addLayout(left_row(self.done, self.take_away))
        column.addLayout(row)
        column.addWidget(self.notice)
        column.addWidget(self.list, 1)

    def show_activities(self, uids: Sequence[str]) -> None:
        """Show the selected activities as they stand in the working quarter."""
        if self._uids != tuple(uids):
            self._uids = tuple(uids)
            self.reason.clear()
            self.notice.tell("")
        document, quarter = self._session.document, self._session.quarter
        self.heading.setText(f"Выбрано пунктов: {len(self._uids)}")
        self.intro.setText(f"{ROMAN[quarter]} квартал, отметить все вместе:")
        chosen = {*self._uids}
        lines = []
        for activity in document.plan.activities():
            if activity.uid in chosen:
                mark = document.marks_of(activity.uid).get(quarter)
                state = mark.state if mark else None
                outside = state is None and not asks_for_mark(document, activity, quarter)
                words = Box.OUTSIDE.value if outside else STATES[state]
                lines.append(f"{activity.number} – {words}. {activity.title}")
        self.list.clear()
        self.list.addItems(lines)
        for part in (self.done, self.take_away, self.not_required, self.reason):
            part.setEnabled(not self._session.read_only)

    def take_focus(self) -> None:
        """Put the keyboard on the first deed; no letter that is typed changes anything there."""
        self.list.setFocus()

    def _within(self) -> tuple[list[str], list[str]]:
        """The activities whose срок asks for the working quarter, and the others."""
        document, quarter = self._session.document, self._session.quarter
        known = {one.uid: one for one in document.plan.activities()}
        there = [uid for uid in self._uids if uid in known]
        found = [uid for uid in there if asks_for_mark(document, known[uid], quarter)]
        return found, [uid for uid in there if uid not in found]

    def _mark_done(self) -> None:
        within, outside = self._within()
        quarter = self._session.quarter
        if within and not offer_instead(self._session, within, quarter):
            self._mark(within, MarkState.DONE)
        if outside:
            say_skipped(self._session, outside, quarter, about=self._uids)

    def _mark_not_required(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.notice.tell(WHY_NEEDED)
            self.reason.setFocus()
            return
        self._mark(self._uids, MarkState.NOT_REQUIRED, reason)

    def _mark(self, uids: Sequence[str], state: MarkState | None, note: str = "") -> None:
        file, quarter = self._session.file, self._session.quarter
        if note:
            self._session.do(lambda: file.marks.mark(uids, quarter, state=state, note=note))
        else:
            self._session.do(lambda: file.marks.mark(uids, quarter, state=state))
