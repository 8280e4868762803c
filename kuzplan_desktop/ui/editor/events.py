"""The events under an activity: a list, and what can be done with the chosen one."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.events.event_text import event_line, listed_look
from kuzplan_desktop.domain.marks import Event, EventStatus
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.wording import preposed, quoted
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor.situation import event_quarter, tick_goes_too
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.flowing_row import FlowingRow
from kuzplan_desktop.ui.fields.notice import Notice, Tone, bold_label
from kuzplan_desktop.ui.fields.plain import plain_tip

_UID = Qt.ItemDataRole.UserRole
_MOST_ROWS = 8


class EventList(QListWidget):
    """One line an event. Enter edits, Insert adds, Delete removes; an empty list says so."""

    edit_wanted = Signal(str)
    new_wanted = Signal()
    delete_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("eventList")
        self.setAccessibleName("Мероприятия пункта плана")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAlternatingRowColors(True)
        self.setSpacing(1)
        self.placeholder = ""
        self.itemDoubleClicked.connect(lambda item: self.edit_wanted.emit(item.data(_UID)))

    def chosen(self) -> str:
        """The uid of the current event, empty if there is none."""
        item = self.currentItem()
        return str(item.data(_UID)) if item else ""

    def choose(self, uid: str) -> None:
        """Make the event with this uid the current one."""
        for row in range(self.count()):
            if self.item(row).data(_UID) == uid:
                self.setCurrentRow(row)

    def fill(self, events: list[Event], year: int, dimmed: frozenset[str]) -> None:
        """Show `events`; those in `dimmed` in the colour of what is beside the point. The current one stays so."""
        chosen = self.chosen()
        self.clear()
        for event in events:
            line = event_line(event, listed_look(year))
            item = QListWidgetItem(f"{line}\n{event.title}" if event.title and event.form else line)
            item.setData(_UID, event.uid)
            item.setToolTip(plain_tip(_details(event)))
            font = item.font()
            font.setItalic(event.status is EventStatus.PLANNED)
            font.setStrikeOut(event.status is EventStatus.CANCELLED)
            item.setFont(font)
            if event.uid in dimmed or event.status is EventStatus.CANCELLED:
                item.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
            self.addItem(item)
        self.choose(chosen)
        self._fit()

    def _fit(self) -> None:
        rows = min(self.count(), _MOST_ROWS)
        around = 2 * self.spacing()
        height = sum(self.sizeHintForRow(row) + around for row in range(rows)) or 2 * self.fontMetrics().lineSpacing()
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)

    def sizeHint(self) -> QSize:
        """As narrow as the pane wants."""
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The list, or why it is empty."""
        super().paintEvent(event)
        if self.count() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            place = self.viewport().rect().adjusted(6, 0, -6, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.placeholder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Insert and Delete work on the current event."""
        uid = self.chosen()
        if event.key() == Qt.Key.Key_Insert:
            self.new_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and uid:
            self.edit_wanted.emit(uid)
        elif event.key() == Qt.Key.Key_Delete and uid:
            self.delete_wanted.emit(uid)
        else:
            super().keyPressEvent(event)


def _details(event: Event) -> str:
    """What the list's tip adds: title, participants by audience, description, note."""
    lines = [event.title]
    lines += [f"{item.audience} – {item.people} чел." for item in event.attendance]
    lines += [event.description, event.note]
    return "\n".join(line for line in lines if line)


class EventsPanel(QWidget):
    """The events of one activity in the working quarter, or in all of them."""

    new_wanted = Signal()
    edit_wanted = Signal(str)
    hold_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._activity: Activity | None = None
        self.all_quarters = QCheckBox("все &кварталы")
        self.list = EventList()
        self.new = push_button("&Записать мероприятие", "Ctrl+M")
        self.edit = push_button("&Изменить", "Enter")
        self.hold = push_button("П&роведено", "Запланированное мероприятие проведено")
        self.remove = push_button("&Удалить", "Del")
        self.part = push_button("Считать отдельно", "Это мероприятие снова считается само по себе")
        self.likely = Notice(tone=Tone.WARNING)
        self.same = push_button("Это одно и то же")
        self.differ = push_button("Это разные")
        self._pair: tuple[str, str] | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = FlowingRow(bold_label("Мероприятия"), self.all_quarters)
        top.add_gap()
        top.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.list)
        column.addLayout(left_row(self.edit, self.hold, self.remove, self.part))
        column.addWidget(self.likely)
        column.addLayout(left_row(self.same, self.differ))

    def _connect(self) -> None:
        self.all_quarters.toggled.connect(self._fill)
        self.list.currentItemChanged.connect(self._offer)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.new_wanted.connect(self._want_new)
        self.list.edit_wanted.connect(self._want_edit)
        self.list.delete_wanted.connect(self.delete)
        self.new.clicked.connect(self._want_new)
        self.edit.clicked.connect(lambda: self._want_edit(self.list.chosen()))
        self.hold.clicked.connect(lambda: self.hold_wanted.emit(self.list.chosen()))
        self.remove.clicked.connect(lambda: self.delete(self.list.chosen()))
        self.part.clicked.connect(self._part)
        self.same.clicked.connect(lambda: self._decide(same=True))
        self.differ.clicked.connect(lambda: self._decide(same=False))

    def show_activity(self, activity: Activity) -> None:
        """Show the events of `activity`."""
        self._activity = activity
        self._fill()

    def reveal(self, uid: str) -> None:
        """Make an event the current one, showing all quarters if it is not of the working one."""
        self.list.choose(uid)
        if self.list.chosen() != uid:
            self.all_quarters.setChecked(True)
            self.list.choose(uid)

    def reveal_written(self, activity: str, uid: str) -> None:
        """Make an event that was just written down the current one, if it stands under the activity shown."""
        if self._activity is not None and self._activity.uid == activity:
            self.reveal(uid)

    def _fill(self) -> None:
        if self._activity is None:
            return
        document, working = self._session.document, self._session.quarter
        year = document.plan.year
        events = (*document.events_of(self._activity.uid), *document.joined_of(self._activity.uid))
        others = frozenset(event.uid for event in events if event_quarter(event, year) not in (working, None))
        everything = self.all_quarters.isChecked()
        self.all_quarters.setVisible(bool(others))
        shown = [event for event in events if everything or event.uid not in others]
        self.list.placeholder = (
            "Мероприятий пока нет"
            if everything or not others
            else f"{preposed('В', f'{ROMAN[working]} квартале')} мероприятий пока нет"
        )
        self.list.fill(shown, year, others | {event.uid for event in events if event.same_as})
        self._tell_likely(self._activity.uid)
        self._offer()

    def _tell_likely(self, activity: str) -> None:
        """Point out the first two events that two people seem to have written down; only a person joins them."""
        file, year = self._session.file, self._session.document.plan.year
        pair = next(iter(self._session.do(lambda: file.events.likely_same(activity)) or ()), None)
        self._pair = (pair[0].uid, pair[1].uid) if pair else None
        lines = " и ".join(quoted(event_line(event, listed_look(year))) for event in pair or ())
        self.likely.tell(f"Похоже, одно мероприятие записали двое: {lines}." if pair else "")
        for button in (self.same, self.differ):
            button.setVisible(pair is not None and not self._session.read_only)

    def _decide(self, *, same: bool) -> None:
        pair = self._pair
        if pair is not None:
            self._session.do(lambda: self._session.file.events.tell_same(*pair, same))

    def _part(self) -> None:
        event = self._chosen()
        if event is not None and event.same_as:
            self._session.do(lambda: self._session.file.events.part(event.uid))

    def _chosen(self) -> Event | None:
        uid, document = self.list.chosen(), self._session.document
        if self._activity is None:
            return None
        events = (*document.events_of(self._activity.uid), *document.joined_of(self._activity.uid))
        return next((event for event in events if event.uid == uid), None)

    def _offer(self) -> None:
        """Enable what can be done with the current event."""
        event, writable = self._chosen(), not self._session.read_only
        self.new.setEnabled(writable)
        self.edit.setEnabled(event is not None)
        self.edit.setText("&Изменить" if writable else "Под&робно")
        self.remove.setEnabled(event is not None and writable)
        planned = event is not None and event.status is EventStatus.PLANNED
        self.hold.setVisible(planned and writable)
        self.part.setVisible(event is not None and bool(event.same_as) and writable)

    def _show_menu(self, place: QPoint) -> None:
        """What can be done with the event under the mouse."""
        if self.list.itemAt(place) is None:
            return
        menu = QMenu(self)
        menu.setObjectName("eventMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in (self.edit, self.hold, self.remove, self.part):
            if not button.isHidden():
                action = menu.addAction(button.text())
                action.setEnabled(button.isEnabled())
                action.triggered.connect(button.click)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _want_new(self) -> None:
        if not self._session.read_only:
            self.new_wanted.emit()

    def _want_edit(self, uid: str) -> None:
        self.edit_wanted.emit(uid)

    def delete(self, uid: str) -> None:
        """Delete an event; with the last held one of a quarter asks about the quarter's tick."""
        event = self._chosen()
        if event is None or event.uid != uid or self._session.read_only:
            return
        clear = tick_goes_too(self._session, event, "Удаляется последнее проведенное мероприятие этого квартала.")
        if clear is not None:
            self._session.do(lambda: self._session.file.events.delete(uid, clear_mark=clear))
