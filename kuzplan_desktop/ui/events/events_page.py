"""«Мероприятия»: all events of the document in a table, with filters above and sums below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from kuzplan_desktop.domain.events.event_fields import Event, EventStatus
from kuzplan_desktop.domain.figures.amounts import Amounts
from kuzplan_desktop.domain.readable import write_hours
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.ui.base.read_when_shown import ReadWhenShown
from kuzplan_desktop.ui.base.session import MessageTone, Session
from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.editor.attaching import attach
from kuzplan_desktop.ui.editor.event_lines import EventLines
from kuzplan_desktop.ui.editor.event_values import EventInput, check_event, input_of
from kuzplan_desktop.ui.editor.line_entry import LineEntry
from kuzplan_desktop.ui.events import occasions
from kuzplan_desktop.ui.events.attachments_dialog import AttachmentsDialog
from kuzplan_desktop.ui.events.event_filters import EventFilters
from kuzplan_desktop.ui.events.event_table import EventTable
from kuzplan_desktop.ui.events.events_model import EventTableModel
from kuzplan_desktop.ui.events.pasting import paste_table
from kuzplan_desktop.ui.events.rows import EventFilter
from kuzplan_desktop.ui.fields.buttons import push_button
from kuzplan_desktop.ui.fields.flowing_row import FlowingRow
from kuzplan_desktop.ui.fields.scaled_label import HEADING, ScaledLabel

NOTHING_YET = "Мероприятий пока нет. Запишите первое в строке вверху или выберите пункт плана (Ctrl+M)."
BESIDE, ABOVE = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
LETTERS_BESIDE = 20  # of the figures beside the buttons, at least
NOTHING_FOUND = "Таких мероприятий нет. Снимите фильтры или поищите другие слова."


class EventsPage(ReadWhenShown):
    """Reads the document when it is shown and after every change while it is. `event_wanted` asks for the form of an
    event: the uids of its item and of the event itself, `form_wanted` for that of one that was typed in the line.
    `pages_wanted` asks for the shown rows as pages: the uids of the events in their order, and the filter in words."""

    event_wanted = Signal(str, str)
    form_wanted = Signal(object)
    pages_wanted = Signal(object, str)

    def __init__(self, session: Session, lines: EventLines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("eventsPage")
        self.setAccessibleName("Мероприятия")
        self._session = session
        self.heading = ScaledLabel("Мероприятия", HEADING, bold=True)
        self.line = LineEntry(session, lines, self, apart=False)
        self.filters = EventFilters(self)
        self.model = EventTableModel(self)
        self.model.writable = not session.read_only
        self.table = EventTable(self.model, self)
        self.sums = ScaledLabel("", wrap=True)
        self.chosen_sums = ScaledLabel("", color=quiet_color, wrap=True)
        self.open = push_button("&Открыть", "Enter")
        self.hold = push_button("Про&ведено…", "Запланированное мероприятие проведено")
        self.repeat = push_button("&Повторить…", "Записать еще одно такое же мероприятие")
        self.copy = push_button("&Копировать", "Ctrl+C")
        self.attach = push_button("Вло&жения…", "Фотографии и сканы; их можно и перетащить мышью на мероприятие")
        self.remove = push_button("У&далить", "Del")
        self.everything = push_button("Снять фильтры")
        self.pages = push_button("П&росмотр…", "Показанные мероприятия как страницы: проверить, напечатать, сохранить")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        sums = QVBoxLayout()
        sums.setSpacing(1)
        sums.addWidget(self.sums)
        sums.addWidget(self.chosen_sums)
        deeds = FlowingRow(*self._shown_buttons())
        deeds.setSpacing(6)
        self._below = QBoxLayout(BESIDE)
        self._below.setSpacing(6)
        self._below.addLayout(sums, 1)
        self._below.addLayout(deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 10)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.line)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addLayout(self._below)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figures stand beside the buttons, or above them where that would leave them a word in each line."""
        super().resizeEvent(event)
        buttons = sum(one.sizeHint().width() + 6 for one in self._shown_buttons() if not one.isHidden())
        words = LETTERS_BESIDE * self.fontMetrics().averageCharWidth()
        self._below.setDirection(BESIDE if buttons + words <= self.width() else ABOVE)

    def _shown_buttons(self) -> tuple[QPushButton, ...]:
        return self.everything, self.pages, *self._buttons()

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.open, self.hold, self.repeat, self.attach, self.copy, self.remove

    def _connect(self) -> None:
        session, table = self._session, self.table
        session.changed.connect(self._hear)
        session.day_changed.connect(self._hear)
        self.line.form_wanted.connect(self.form_wanted)
        self.line.written.connect(lambda _, uid: table.choose(uid))
        self.line.left.connect(table.take_focus)
        self.filters.changed.connect(self.model.set_filter)
        self.filters.search_left.connect(table.take_focus)
        self.model.shown_anew.connect(self._tell)
        self.model.typed.connect(self._edit, Qt.ConnectionType.QueuedConnection)  # once the cell is closed
        table.chosen_anew.connect(self._tell_chosen)
        table.opened.connect(self.open_event)
        table.deleted.connect(self.delete_chosen)
        table.pasted.connect(self.paste_table)
        table.dropped.connect(lambda uid, paths: attach(session, uid, paths, shrink=True, owner=self))
        table.customContextMenuRequested.connect(self._show_menu)
        self.open.clicked.connect(lambda: self.open_event())
        self.hold.clicked.connect(self.hold_chosen)
        self.repeat.clicked.connect(self.repeat_chosen)
        self.attach.clicked.connect(self.show_attachments)
        self.copy.clicked.connect(table.copy)
        self.remove.clicked.connect(self.delete_chosen)
        self.everything.clicked.connect(self.filters.show_all)
        self.pages.clicked.connect(self.ask_for_pages)

    def take_focus(self) -> None:
        """Put the keyboard into the table."""
        self.table.take_focus()

    def show_event(self, uid: str) -> None:
        """Select an event, whatever the filters hide."""
        self._catch_up()
        if not self.table.choose(uid):
            self.filters.show_all()
            self.table.choose(uid)

    def show_words(self, words: str) -> None:
        """Show the events that hold all of these words, and no other filter."""
        self.filters.show_all()
        self.filters.search.setText(words)
        self.model.set_filter(self.filters.chosen)

    def open_event(self, uid: str = "") -> None:
        """Ask for the form of an event, of the chosen one where none is named."""
        event = self._event(uid) if uid else self._chosen()
        if event is not None:
            self.event_wanted.emit(event.activity, event.uid)

    def hold_chosen(self) -> None:
        """The chosen planned event took place."""
        event = self._chosen()
        if event is not None and event.status is EventStatus.PLANNED and not self._session.read_only:
            occasions.hold_planned(self._session, event, self)

    def repeat_chosen(self) -> None:
        """Write down another event like the chosen one; it is selected once it is there."""
        event = self._chosen()
        if event is not None and not self._session.read_only:
            before = {row.event.uid for row in self.model.rows}
            dialog = occasions.repeat_event(self._session, event, self)
            dialog.confirmed.connect(lambda _: self._choose_new(before))

    def show_attachments(self) -> None:
        """The attachments of the chosen event, in a dialog."""
        event = self._chosen()
        if event is not None:
            AttachmentsDialog(self._session, event, self).open()

    def delete_chosen(self) -> None:
        """Delete the chosen events; the one that stands there then is chosen."""
        events, places = [row.event for row in self.table.chosen()], self.table.chosen_places()
        if not events or self._session.read_only or not occasions.delete_events(self._session, events):
            return
        place = places[0]
        rows = self.model.rows
        if rows:
            self.table.choose(rows[min(place, len(rows) - 1)].event.uid)

    def paste_table(self) -> None:
        """Show what the copied table says; once it is written down, its first event is chosen."""
        if not self._session.read_only:
            paste_table(self._session, self, lambda uids: self.table.choose(uids[0]))

    def ask_for_pages(self) -> None:
        """Ask for the rows that are shown as pages."""
        self.pages_wanted.emit(tuple(row.event.uid for row in self.model.rows), self.filters.words())

    def _read(self) -> None:
        self.model.show_document(self._session.document)

    def _edit(self, uid: str, field: str, text: str) -> None:
        """What was typed into a cell means what it would in the form; what is wrong is said, and nothing is done."""
        event = self._event(uid)
        if event is None:
            return
        typed = input_of(event)
        texts = {**typed.texts, field: text}
        if field == "starts_on":
            texts |= {"ends_on": "", "month": ""}
        document = self._session.document
        checked = check_event(EventInput(typed.status, texts, typed.audiences), document.plan.year, self._session.day)
        if checked.errors:
            wrong = " ".join(dict.fromkeys(checked.errors.values()))
            self._session.say(f"Не записано. {wrong}", tone=MessageTone.FAILED)
            return
        occasions.store_change(self._session, event, checked, "Записано")

    def _tell(self) -> None:
        """The sum of what is shown, and what stands in an empty table."""
        model = self.model
        self.table.placeholder = NOTHING_FOUND if model.total else NOTHING_YET
        narrowed = model.filter != EventFilter()
        self.everything.setVisible(narrowed)
        whole = f" из {model.total}" if narrowed else ""
        self.sums.setText(f"Показано {len(model.rows)}{whole}: {sum_words(model.sum_of())}")
        self.pages.setEnabled(bool(model.rows))
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        """The sum of several selected rows; what can be done with the selection."""
        places = self.table.chosen_places()
        several = len(places) > 1
        words = f"Выбрано {len(places)}: {sum_words(self.model.sum_of(places))}" if several else ""
        self.chosen_sums.setText(words)
        self.chosen_sums.setVisible(several)
        event, writable = self._alone(places), not self._session.read_only
        self.open.setEnabled(event is not None)
        self.attach.setEnabled(event is not None)
        self.copy.setEnabled(bool(places))
        self.remove.setEnabled(bool(places) and writable)
        self.repeat.setEnabled(event is not None and writable)
        self.hold.setEnabled(event is not None and writable and event.status is EventStatus.PLANNED)

    def _chosen(self) -> Event | None:
        """The event that is chosen alone."""
        return self._alone(self.table.chosen_places())

    def _alone(self, places: Sequence[int]) -> Event | None:
        return self.model.rows[places[0]].event if len(places) == 1 else None

    def _event(self, uid: str) -> Event | None:
        return next((row.event for row in self.model.rows if row.event.uid == uid), None)

    def _choose_new(self, before: set[str]) -> None:
        made: Sequence[str] = [row.event.uid for row in self.model.rows if row.event.uid not in before]
        if made:
            self.table.choose(made[0])

    def _show_menu(self, place: QPoint) -> None:
        """What can be done with the chosen rows, where the mouse is."""
        if not self.table.indexAt(place).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._buttons():
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.popup(self.table.viewport().mapToGlobal(place))


def sum_words(amounts: Amounts) -> str:
    """«проведено 14 мероприятий, участников 340, обучено 37, 6 ч обучения»."""
    held = plural(amounts.events, "мероприятие", "мероприятия", "мероприятий")
    parts = (
        f"проведено {amounts.events} {held}",
        f"участников {amounts.people}",
        f"обучено {amounts.trained}" if amounts.trained else "",
        f"{write_hours(amounts.minutes)} ч обучения" if amounts.minutes else "",
    )
    return ", ".join(filter(None, parts))
